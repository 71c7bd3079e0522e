/** The one interval of the charts, and the sentences that name it. */
import type { Spread } from '../../experiments/replications/tables.ts'
import type { ChartInput } from './chart.ts'

/** Replications from which monthly series have the quantiles that a fan shows. */
export const fewestForQuantiles = 20

/** A figure with the 95% interval of its mean; `low` and `high` are absent where the row has none. */
export interface Estimate {
  readonly value: number
  readonly low?: number
  readonly high?: number
}

/** A row’s mean with its 95% interval, each times `factor`. Undefined where the mean is. */
export function estimateOf(row: Spread | undefined, factor = 1): Estimate | undefined {
  if (row === undefined || row.mean === null) return undefined
  const { ci_low: low, ci_high: high } = row
  if (low === null || high === null) return { value: row.mean * factor }
  return { value: row.mean * factor, low: low * factor, high: high * factor }
}

/** What stands above a column of figures: what they are, and what is in brackets. */
export const figuresHead = ({ replications }: ChartInput, what = 'mean'): string =>
  replications < 2 ? `${what}, one replication` : `${what} (95% interval)`

/** What the intervals are, where they come from and what they leave out. */
export function intervalNote(input: ChartInput): string {
  const count = input.replications
  if (count < 2) return 'One replication: chance cannot be told from effect, and no interval can be given.'
  return `95% intervals of the mean over ${count} replications, which differ by ${causes(input)}. Other parameters, and what the model leaves out, are not covered.`
}

/** What the bands of a fan are, where it has them. `bands` names them. */
export function bandNote(input: ChartInput, bands: string): string {
  const count = input.replications
  if (count < 2) return 'One replication: chance cannot be told from effect.'
  if (count < fewestForQuantiles)
    return `Mean of ${count} replications: too few for bands (${fewestForQuantiles} needed).`
  return `${bands} of ${count} replications, which differ by ${causes(input)}: a spread of possible runs, not the interval of a mean.`
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
