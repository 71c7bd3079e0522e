/** A row of results/sensitivity.csv: what one parameter, or chance, does to one figure. */
import { isClear, type Verdict } from '../../statistics/verdict.ts'
import type { Measure } from './evaluate.ts'

/** What is told of a parameter: by itself at its ends (tornado), in elementary effects (Morris), in shares of the variance (Sobol). */
export const statisticNames = [
  'figure_at_low',
  'figure_at_high',
  'at_low',
  'at_high',
  'swing',
  'mu_star',
  'mu',
  'sigma',
  'effect_noise',
  'first_order',
  'total',
] as const
/** What is told of a figure over all parameter sets. */
export const wholeNames = ['mean', 'variance', 'noise_share'] as const
export type Statistic = (typeof statisticNames)[number] | (typeof wholeNames)[number]

/** Where the runs behind a row were made: in full, or in the first look that chose the parameters to be run in full. */
export const stages = ['full', 'screening'] as const

/** One number with its 95 % interval. */
export interface IndexRow extends Measure {
  /** Path of the parameter or name of the group; '' for the figure itself. */
  readonly parameter: string
  /** From 1, the most decisive first, among the parameters of a figure; null for the figure itself. */
  readonly rank: number | null
  readonly statistic: Statistic
  /** In the unit of the metric, or a share; null where it is not defined. */
  readonly value: number | null
  readonly ci_low: number | null
  readonly ci_high: number | null
  readonly stage: (typeof stages)[number]
  /** Replications of each parameter set. */
  readonly replications: number
  /** Of the ranking statistic: whether it is told from chance; null for all others. */
  readonly verdict: Verdict | null
}

/** The statistic that ranks the parameters of each method. */
export const rankedBy = { tornado: 'swing', morris: 'mu_star', sobol: 'total' } as const
export type Method = keyof typeof rankedBy

/** The rows of one figure with ranks: those that were run in full first, by the size of the ranking statistic, undefined ones last. */
export function ranked(rows: readonly Omit<IndexRow, 'rank'>[], method: Method): IndexRow[] {
  const isLate = ({ stage }: Pick<IndexRow, 'stage'>) => (stage === 'full' ? 0 : 1)
  const size = ({ value }: Pick<IndexRow, 'value'>) => (value === null ? -1 : Math.abs(value))
  const order = rows
    .filter(({ statistic }) => statistic === rankedBy[method])
    .toSorted((a, b) => isLate(a) - isLate(b) || size(b) - size(a))
    .map(({ parameter }) => parameter)
  const ranks = new Map(order.map((parameter, i) => [parameter, i + 1]))
  return rows
    .map((row) => ({ ...row, rank: ranks.get(row.parameter) ?? null }))
    .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
}

/** Whether a row that was run in full tells an effect from chance. */
export const isTold = ({ value, verdict, stage }: Pick<IndexRow, 'value' | 'verdict' | 'stage'>): boolean =>
  value !== null && verdict !== null && stage === 'full' && isClear(verdict)
