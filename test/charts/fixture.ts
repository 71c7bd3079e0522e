/** Plausible tables of a run, made from closed forms: no model, no random numbers. */
import { readFileSync } from 'node:fs'
import { publishedHistory } from '../../src/charts/history/history.ts'
import type { ChartInput } from '../../src/charts/kit/chart.ts'
import type {
  DifferenceRow,
  MonthlyRow,
  SummaryRow,
  UncertaintyRow,
} from '../../src/experiments/replications/tables.ts'

export interface FixtureScenario {
  readonly name: string
  readonly title: string
  /** Size of the option’s effect, 0 for none. */
  readonly effect: number
  /** Share of replications in which its scheme opens; undefined where it has no scheme. */
  readonly opens?: number
}

export const currentPolicy: FixtureScenario = { name: 'current-policy', title: 'Current policy', effect: 0 }
export const returnHubs: FixtureScenario = {
  name: 'return-hubs',
  title: 'Return hubs',
  effect: 1,
  opens: 0.8,
}

const file = new URL('../../src/evidence/uk/awaiting_initial_decision_quarterly.csv', import.meta.url)
const history = publishedHistory(
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [period, series, value, , source_id] = line.split(',') as [string, string, string, string, string]
      return { period, series, value: Number(value), source_id }
    }),
  '2025-01-01',
  () => 'Home Office, Immigration system statistics, year ending December 2025',
)

/** Quantiles shown, as standard normal deviates. */
const deviates = { p05: -1.645, p25: -0.674, p50: 0, p75: 0.674, p95: 1.645 }

/** Normal spread around `mean`, not below `floor`, with blanks where replications are too few. */
function spread(mean: number, deviation: number, replications: number, floor = Number.NEGATIVE_INFINITY) {
  const quantile = (key: keyof typeof deviates) =>
    replications < 20 ? null : Math.max(floor, mean + deviates[key] * deviation)
  const half = (2 * deviation) / Math.sqrt(replications)
  return {
    mean,
    ci_low: replications < 2 ? null : mean - half,
    ci_high: replications < 2 ? null : mean + half,
    p05: quantile('p05'),
    p25: quantile('p25'),
    p50: quantile('p50'),
    p75: quantile('p75'),
    p95: quantile('p95'),
    replications,
  }
}

/** As `spread` where a scheme opens; zero in the replications, the lowest, where it does not. */
function openingSpread(mean: number, deviation: number, replications: number, opens: number) {
  const open = spread(mean, deviation, replications, 0)
  const quantile = (value: number | null, share: number) => (value === null || share > 1 - opens ? value : 0)
  return {
    ...open,
    mean: opens * mean,
    p05: quantile(open.p05, 0.05),
    p25: quantile(open.p25, 0.25),
    p50: quantile(open.p50, 0.5),
    p75: quantile(open.p75, 0.75),
    p95: quantile(open.p95, 0.95),
  }
}

/** Metric, unit, level under current policy, spread over replications, effect of an option of size 1, spread of the difference. */
const outcomes: readonly (readonly [string, string, number, number, number, number])[] = [
  ['returns.voluntary', 'people', 61_400, 5200, -60, 120],
  ['returns.enforced', 'people', 21_300, 1900, -140, 90],
  ['returns.total', 'people', 82_700, 6900, 240, 190],
  ['arrivals.small_boat', 'people', 187_000, 41_000, 0, 0],
  ['backlog.decision', 'people', 71_300, 27_000, 4, 60],
  ['stock.rights_exhausted', 'people', 58_900, 9400, -610, 300],
  ['barriers.arisen', 'people', 12_600, 2100, -95, 140],
  ['lost_contact', 'people', 18_200, 1700, 110, 420],
  ['support.supported', 'people', 84_800, 21_000, -260, 210],
  ['detention.occupancy', 'people', 2100, 60, 24, 18],
  ['wait.decision.median', 'days', 214, 61, 0.1, 1.4],
  ['wait.return.median', 'days', 402, 38, -6.2, 4],
  ['days.detained', 'days', 3_650_000, 110_000, 42_000, 31_000],
  ['cost.total', 'GBP', 21_400_000_000, 3_900_000_000, 412_000_000, 130_000_000],
]

const schemeOutcomes: readonly (readonly [string, string, number, number])[] = [
  ['returns.from_scheme', 'people', 440, 190],
  ['scheme.transferred', 'people', 610, 220],
  ['scheme.brought_back', 'people', 96, 41],
  ['days.in_scheme', 'days', 128_000, 52_000],
]

/** Tables for these scenarios, the first of which is the baseline. */
export function fixture(
  scenarios: readonly FixtureScenario[] = [currentPolicy, returnHubs],
  replications = 200,
  deterrence: readonly string[] = ['none'],
): ChartInput {
  const [baseline] = scenarios as [FixtureScenario]
  const summary: SummaryRow[] = []
  const differences: DifferenceRow[] = []
  const monthly: MonthlyRow[] = []
  for (const scenario of scenarios) {
    for (const preset of scenario === baseline ? ['none'] : deterrence) {
      const effect = scenario.effect * (preset === 'none' ? 1 : 1.5)
      const key = { scenario: scenario.name, deterrence: preset, scheme: '' }
      const opens = scenario.opens ?? 0
      for (const [metric, unit, level, deviation, change, changeDeviation] of outcomes) {
        const of = {
          ...key,
          metric,
          unit,
          counted_in: unit === 'people' ? ('people' as const) : ('' as const),
        }
        summary.push({ ...of, ...spread(level + effect * change, deviation, replications, 0) })
        if (scenario === baseline) continue
        const difference = spread(effect * change, Math.abs(effect) * changeDeviation, replications)
        const above = difference.mean > 0 ? 0.9 : difference.mean < 0 ? 0.1 : 0.5
        differences.push({
          ...of,
          baseline: baseline.name,
          ...difference,
          share_of_replications_above_zero: above,
        })
      }
      for (const [metric, unit, level, deviation] of schemeOutcomes) {
        const values = spread(opens * effect * level, Math.abs(opens * effect) * deviation, replications, 0)
        for (const scheme of scenario.opens === undefined ? [''] : ['', 'hub']) {
          const countedIn = unit === 'people' ? ('people' as const) : ('' as const)
          const of = { ...key, scheme, metric, unit, counted_in: countedIn }
          summary.push({ ...of, ...values })
          if (scenario === baseline) continue
          differences.push({
            ...of,
            baseline: baseline.name,
            ...values,
            share_of_replications_above_zero: 0.9,
          })
        }
      }
      for (let index = 0; index <= 60; index++) {
        const month = new Date(Date.UTC(2024, 11 + index, 1)).toISOString().slice(0, 7)
        const at = { scenario: scenario.name, deterrence: preset, month }
        const backlog = 124_802 - 53_500 * (1 - Math.exp(-index / 22)) + effect * index * 0.07
        monthly.push({
          ...at,
          ...{ metric: 'backlog.decision', scheme: '', counted_in: 'people', unit: 'people' },
          ...spread(backlog, 3500 * Math.sqrt(index), replications, 0),
        })
        if (scenario.opens === undefined) continue
        const open = Math.max(0, Math.min(1, (index - 12) / 24))
        for (const [metric, level, deviation, unit] of [
          ['scheme.places', 125 * effect, 0, 'places'],
          ['scheme.occupancy', 96 * effect, 20, 'people'],
          ['scheme.queue', 58 * effect, 16, 'people'],
        ] as const) {
          monthly.push({
            ...at,
            ...{
              metric,
              scheme: 'hub',
              counted_in: unit === 'people' ? ('people' as const) : ('' as const),
              unit,
            },
            ...openingSpread(level * open, deviation * open * effect, replications, opens),
          })
        }
      }
    }
  }
  return {
    scenarios: scenarios.map(({ name, title }) => ({ name, title })),
    baseline: baseline.name,
    deterrence,
    seed: '2025',
    replications,
    horizonYears: 5,
    priceBase: '2024/25',
    start: '2025-01-01',
    toolVersion: '0.1.0',
    summary,
    differences,
    monthly,
    incidence: [],
    history,
  }
}

/** The run as one with an ensemble of 50 parameter sets; shares of parameters go round these. */
export function withEnsemble(
  input: ChartInput,
  shares: readonly (readonly [low: number, share: number, high: number])[] = [
    [0.62, 0.78, 0.9],
    [0, 0.12, 0.31],
    [0.3, 0.45, 0.57],
  ],
): ChartInput {
  const rows = (table: readonly (SummaryRow | DifferenceRow)[]) =>
    table.map((row, i): UncertaintyRow => {
      const [share_low, share_parameters, share_high] = shares[i % shares.length]!
      const { scenario, deterrence, metric, scheme, counted_in, unit, mean, replications } = row
      const sd_total = Math.abs(mean ?? 0) / 3
      return {
        ...{ scenario, deterrence, metric, scheme, counted_in, unit, mean, replications, sd_total },
        baseline: 'baseline' in row ? row.baseline : '',
        sd_parameters: sd_total * Math.sqrt(share_parameters),
        sd_chance: sd_total * Math.sqrt(1 - share_parameters),
        ...{ share_low, share_parameters, share_high, members: 50 },
      }
    })
  return {
    ...input,
    parameterSets: '50 parameter sets, fitted at 2024-Q4',
    uncertainty: [...rows(input.summary), ...rows(input.differences)],
  }
}

/** Nine options beside the baseline, as when every built-in scenario is compared. */
export const everyOption: readonly FixtureScenario[] = [
  currentPolicy,
  returnHubs,
  { name: 'rwanda-style', title: 'Rwanda-style partnership', effect: 4, opens: 0.4 },
  { name: 'italy-albania-style', title: 'Italy–Albania-style protocol', effect: 2, opens: 0.9 },
  { name: 'one-in-one-out', title: 'One-in-one-out exchange', effect: 3, opens: 1 },
  { name: 'gang-disruption', title: 'Action against smuggling gangs', effect: 0.5 },
  { name: 'faster-decisions', title: 'Faster decisions', effect: -6 },
  { name: 'more-tribunal-capacity', title: 'More tribunal capacity', effect: 5 },
  { name: 'returns-cooperation', title: 'Returns cooperation with countries of origin', effect: 8 },
  { name: 'combined', title: 'Combined package', effect: 9, opens: 0.8 },
]

/** The fixture with cost and returns of some options set by hand: £ million and people, both with ± a tenth. */
export function costing(
  outcomes: Readonly<Record<string, readonly [cost: number, returns: number]>>,
): ChartInput {
  const input = fixture(everyOption, 30)
  const own = (scenario: string) => outcomes[scenario]
  const around = (mean: number) => ({
    mean,
    ci_low: mean - Math.abs(mean) / 10,
    ci_high: mean + Math.abs(mean) / 10,
  })
  const rows = input.differences.map((row) => {
    const set = own(row.scenario)
    if (row.metric === 'cost.total') return { ...row, ...around((set?.[0] ?? 1) * 1e6) }
    return row.metric === 'returns.total' ? { ...row, ...around(set?.[1] ?? -5) } : row
  })
  const ratios = rows
    .filter(({ metric }) => metric === 'cost.total')
    .map((row) => {
      const set = own(row.scenario)
      const ratio = set === undefined || set[0] < 0 ? null : (set[0] * 1e6) / set[1]
      const note = set === undefined ? 'not defined: fewer returns' : 'not defined: more returns at less cost'
      const half = Math.abs(ratio ?? 0) / 5
      return {
        ...row,
        ...{ metric: 'cost.per_additional_return', unit: 'GBP per person', mean: ratio },
        ...(ratio === null
          ? { ci_low: null, ci_high: null, note }
          : { ci_low: ratio - half, ci_high: ratio + half }),
      }
    })
  return { ...input, differences: [...rows, ...ratios] }
}
