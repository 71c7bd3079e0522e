/** From a finished comparison to its charts. */
import { historyEnd, publishedHistory } from '../charts/history/history.ts'
import type { Chart, ChartScheme, Strength } from '../charts/kit/chart.ts'
import { loadSeries, sources } from '../evidence/load.ts'
import type { CurveRow } from '../experiments/break-even/deterrence-curve.ts'
import type { Comparison } from '../experiments/replications/replicate.ts'
import type { Tables } from '../experiments/replications/tables.ts'
import type { RunInputs } from '../run-folder/manifest.ts'
import { tool } from '../run-folder/tool.ts'
import { comparedSchemes } from '../scenarios/compared-schemes.ts'
import type { LoadedScenario } from '../scenarios/load.ts'
import { hasStay } from '../scenarios/schema/scheme.ts'
import { setsText } from './ensemble.ts'

/** Files of published series that a chart may show before the start of a run, and as far as its arrivals are given. */
export const historyFiles = [
  'awaiting_initial_decision_quarterly',
  'appeals_ftt_tribunal',
  'supported_population_quarterly',
  'small_boats_monthly',
]

/** The tables that charts show. */
export type Shown = Tables & { readonly curve?: readonly CurveRow[] | undefined }

/** The charts of a run; none where a scenario has no replication to show. */
export const chartsOfComparison = async (
  scenarios: readonly LoadedScenario[],
  inputs: RunInputs,
  { sets, tables, curve }: Comparison & { readonly curve?: readonly CurveRow[] },
): Promise<readonly Chart[]> =>
  sets.some(({ replications }) => replications.length === 0)
    ? []
    : chartsShowing(scenarios, inputs, { ...tables, curve })

/** The charts of tables. */
export async function chartsShowing(
  scenarios: readonly LoadedScenario[],
  inputs: RunInputs,
  tables: Shown,
): Promise<readonly Chart[]> {
  const { chartsOf } = await import('../charts/index.ts')
  const nameSource = (id: string) => {
    const source = sources().get(id)
    return source === undefined ? id : `${source.publisher}, ${source.title}`
  }
  return chartsOf({
    scenarios: scenarios.map((scenario) => ({
      name: scenario.name,
      title: scenario.values.title,
      schemes: schemesOf(scenario, scenarios, inputs.baseline),
    })),
    baseline: inputs.baseline,
    deterrence: inputs.deterrence,
    seed: String(inputs.seed),
    replications: inputs.replications,
    horizonYears: inputs.horizon_years,
    start: scenarios[0]!.values.start,
    toolVersion: tool.version,
    priceBase: scenarios[0]!.values.costs.price_base,
    summary: tables.summary,
    differences: tables.differences,
    monthly: tables.monthly,
    incidence: tables.incidence,
    ...(tables.transferred && { transferred: tables.transferred }),
    curve: tables.curve ?? [],
    ...(inputs.with && { layer: inputs.with.name }),
    ...(inputs.ensemble && { parameterSets: setsText(inputs.ensemble, inputs.replications) }),
    ...(tables.ifOpen && { ifOpen: tables.ifOpen }),
    ...(tables.sinceOpening && { sinceOpening: tables.sinceOpening }),
    ...(tables.uncertainty && { uncertainty: tables.uncertainty }),
    strengths: strengthsOf(scenarios[0]!),
    history: publishedHistory(historyFiles.flatMap(loadSeries), historyEnd(scenarios[0]!.values), nameSource),
  })
}

/** What charts know of a scenario’s schemes. */
function schemesOf(
  scenario: LoadedScenario,
  all: readonly LoadedScenario[],
  baseline: string,
): Record<string, ChartScheme> {
  const compared = comparedSchemes(scenario, all, baseline)
  return Object.fromEntries(
    Object.entries(scenario.values.schemes).map(([id, terms]) => [
      id,
      { label: terms.label, isCompared: compared.includes(id), hasStay: hasStay(terms) },
    ]),
  )
}

/** Strength of every deterrence hypothesis that the baseline has, with its range. */
function strengthsOf({ values }: LoadedScenario): Record<string, Strength> {
  return Object.fromEntries(
    Object.entries(values.deterrence).map(([name, { strength }]) => [
      name,
      { low: strength.low, value: strength.value, high: strength.high },
    ]),
  )
}
