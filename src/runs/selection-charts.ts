/** From a finished selection to its chart. */
import type { Chart } from '../charts/kit/chart.ts'
import { labelOf } from '../experiments/metric-label.ts'
import { unitOf } from '../experiments/replications/summarise.ts'
import type { Selection, SelectionPlan } from '../experiments/selection/selection.ts'
import { standingsOf } from '../experiments/selection/standing.ts'
import { findMetric } from '../model/measures/metrics.ts'
import type { RunInputs } from '../run-folder/manifest.ts'
import { countedInOfSelection } from '../run-folder/selection-files.ts'
import { tool } from '../run-folder/tool.ts'
import type { LoadedScenario } from '../scenarios/load.ts'

/** The chart of a selection; none where nothing could be compared. */
export async function selectionCharts(
  { plan, scenarios }: { readonly plan: SelectionPlan; readonly scenarios: readonly LoadedScenario[] },
  inputs: RunInputs,
  outcome: Selection,
): Promise<readonly Chart[]> {
  const { selectionChart } = await import('../charts/selection.ts')
  const { metric, better, confidence } = plan.rule
  const counted = countedInOfSelection(metric)
  const titles = new Map(scenarios.map(({ name, values }) => [name, values.title]))
  const chart = selectionChart({
    metric: { id: metric, label: labelOf(metric, counted), unit: unitOf(findMetric, metric, counted) },
    better,
    rows: standingsOf(outcome, plan.rule, plan.seed).map((row) => ({
      ...row,
      title: titles.get(row.scenario) ?? row.scenario,
    })),
    confidence,
    hypothesis: plan.deterrence[0] ?? 'none',
    horizonYears: inputs.horizon_years,
    seed: plan.seed,
    toolVersion: tool.version,
  })
  return chart === undefined ? [] : [chart]
}
