/** From a finished sweep to its charts. */
import type { Chart } from '../charts/kit/chart.ts'
import type { Sweep } from '../experiments/sweep/sweep.ts'
import { contrastsOf } from '../experiments/sweep/sweep-contrasts.ts'
import { rolesOf } from '../experiments/sweep/sweep-roles.ts'
import { findMetric } from '../model/measures/metrics.ts'
import type { RunInputs } from '../run-folder/manifest.ts'
import { tool } from '../run-folder/tool.ts'
import type { LoadedScenario, SweepDocument } from '../scenarios/load.ts'
import { metricRows } from './sweep-summary.ts'

/** The charts of a sweep; none where a scenario has no replication to show. */
export async function chartsOfSweep(
  design: SweepDocument,
  scenarios: readonly LoadedScenario[],
  inputs: RunInputs,
  outcome: Sweep,
): Promise<readonly Chart[]> {
  if (outcome.points.some(({ sets }) => sets.some(({ replications }) => replications.length === 0))) return []
  const { sweepCharts } = await import('../charts/sweep/index.ts')
  const points = outcome.points.map(({ point }) => point)
  const roles = rolesOf(design, points)
  const differences = metricRows(design, outcome)
  const [baseline, ...others] = scenarios
  const input = {
    design,
    roles,
    metric: {
      id: design.chart.metric,
      label: findMetric(design.chart.metric)?.label ?? design.chart.metric,
      countedIn: differences[0]?.counted_in ?? '',
    },
    baselineTitle: baseline!.values.title,
    scenarios: others.map(({ name, values }) => ({ name, title: values.title })),
    points,
    differences,
    levels: outcome.summary.filter(
      (row) =>
        row.scenario === baseline!.name &&
        row.metric === design.chart.metric &&
        row.scheme === '' &&
        row.deterrence === 'none' &&
        row.counted_in === (differences[0]?.counted_in ?? ''),
    ),
    contrasts: contrastsOf(design, roles, outcome.points, findMetric).filter(
      ({ deterrence }) => deterrence === 'none',
    ),
    seed: String(inputs.seed),
    replications: inputs.replications,
    horizonYears: inputs.horizon_years,
    toolVersion: tool.version,
  }
  return sweepCharts.flatMap((make) => make(input) ?? [])
}
