/** Which interval a run can support, and the sentence that says so. */
import type { Spread } from '../experiments/tables.ts'
import type { ChartInput } from './results.ts'

/** Quantiles over replications, else the interval of the mean, else none. */
export type IntervalKind = 'replications' | 'mean' | 'none'

/** Replications below which quantiles are left blank, and below which nothing can be said of the mean. */
export const fewestForQuantiles = 20
export const fewestForMean = 2

/** The interval that every mark of this run’s charts shows. */
export function intervalKind(input: ChartInput): IntervalKind {
  if (input.replications >= fewestForQuantiles) return 'replications'
  return input.replications >= fewestForMean ? 'mean' : 'none'
}

/** A figure with its interval; `low` and `high` are absent where the row has none. */
export interface Estimate {
  readonly value: number
  readonly low?: number
  readonly high?: number
}

/** A row’s mean with the interval of the kind asked for, each times `factor`. Undefined where the mean is. */
export function estimateOf(row: Spread | undefined, kind: IntervalKind, factor = 1): Estimate | undefined {
  if (row === undefined || row.mean === null) return undefined
  const [low, high] = kind === 'replications' ? [row.p05, row.p95] : [row.ci_low, row.ci_high]
  if (kind === 'none' || low === null || high === null) return { value: row.mean * factor }
  return { value: row.mean * factor, low: low * factor, high: high * factor }
}

/** What the intervals are, where they come from and what they leave out. `bands` names the marks that show quantiles. */
export function intervalNote(input: ChartInput, bands: string): string {
  const count = input.replications
  switch (intervalKind(input)) {
    case 'replications':
      return `${bands} of ${count} replications, which differ by ${causes(input)}. Other parameters, and what the model leaves out, are not covered.`
    case 'mean':
      return `Mean of ${count} replications: too few for quantiles (${fewestForQuantiles} needed).`
    default:
      return 'One replication: chance cannot be told from effect, and no interval can be given.'
  }
}

/** For charts that show means alone: of how many replications, and where the spread is to be found. */
export function meansNote(input: ChartInput): string {
  return input.replications === 1
    ? 'One replication: chance cannot be told from effect.'
    : `Means over ${input.replications} replications; their spread is in results/monthly.csv.`
}

/** What makes replications differ. */
function causes({ parameterSets }: ChartInput): string {
  const drawn = 'chance, arrivals level, opening stocks and scheme opening dates'
  return parameterSets === undefined ? drawn : `parameters (${parameterSets}), ${drawn}`
}
