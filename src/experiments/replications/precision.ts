/** When enough replications have been run: the half-width of the interval of each named metric is small enough. */
import type { ReplicationSet } from './replication-set.ts'
import { type FindMetric, summarise } from './summarise.ts'
import type { SummaryRow } from './tables.ts'

/** What precision is asked for. At least one of `relative` and `absolute` is given; either suffices for a metric. */
export interface PrecisionRule {
  /** Metric ids. */
  readonly metrics: readonly string[]
  /** Half-width of the 95 % interval as a share of the mean's size. */
  readonly relative?: number
  /** Half-width in the metric's own unit. */
  readonly absolute?: number
  /** How many of the last replications it must have held at, one by one, before it counts as reached (Hoad, Robinson and Davies 2010); 0 unless given. */
  readonly lookAhead?: number
  /** Whether as many replications again, with luck of their own, are run to confirm it. */
  readonly confirm?: true
}

/** The largest number of replications of a rule: those that it stops at, and those that confirm it. */
export const mostUnder = ({ confirm }: PrecisionRule): number => mostReplications * (confirm ? 2 : 1)

/** How many replications are added at a time under a precision rule, and the number at which to give up. */
export const batchSize = 20
export const mostReplications = 1000

/** One metric's precision: the half-width reached and the one allowed; null where there is no interval. */
export interface PrecisionReached {
  readonly scenario: string
  readonly deterrence: string
  readonly metric: string
  readonly scheme: string
  readonly counted_in: string
  readonly half_width: number | null
  readonly allowed: number | null
  readonly reached: boolean
}

/** The precision of every row of the named metrics. A metric that is never defined is not reached. */
export function precisionOf(summary: readonly SummaryRow[], rule: PrecisionRule): PrecisionReached[] {
  return summary
    .filter(({ metric }) => rule.metrics.includes(metric))
    .map(({ scenario, deterrence, metric, scheme, counted_in, mean, ci_low, ci_high }) => {
      const half = ci_low === null || ci_high === null ? null : (ci_high - ci_low) / 2
      const allowed =
        mean === null ? null : Math.max((rule.relative ?? 0) * Math.abs(mean), rule.absolute ?? 0)
      const reached = half !== null && allowed !== null && half <= allowed
      return { scenario, deterrence, metric, scheme, counted_in, half_width: half, allowed, reached }
    })
}

/** What a block of replications says of a precision that others had reached. */
export interface Confirmation {
  /** Number of the block’s first replication. */
  readonly from: number
  readonly replications: number
  readonly precision: readonly PrecisionReached[]
}

/**
 * The precision of all replications up to a number; with a look-ahead it is reached where it has held at each of the last
 * counts too, so that one lucky count does not stop a run.
 */
export function precisionHeld(
  sets: readonly ReplicationSet[],
  upTo: number,
  rule: PrecisionRule,
  find: FindMetric,
): PrecisionReached[] {
  const { lookAhead = 0 } = rule
  const at = (count: number) => precisionOfBlock(sets, 0, count, rule, find)
  const now = at(upTo)
  if (now.some(({ reached }) => !reached)) return now
  const held = new Set(now.map(keyOf))
  for (let count = upTo - lookAhead; count < upTo; count++) {
    const reached = new Set(at(count).flatMap((row) => (row.reached ? keyOf(row) : [])))
    for (const key of held) if (!reached.has(key)) held.delete(key)
  }
  return now.map((row) => ({ ...row, reached: held.has(keyOf(row)) }))
}

/** The precision of the replications from one number to before another, by themselves. */
export const precisionOfBlock = (
  sets: readonly ReplicationSet[],
  from: number,
  to: number,
  rule: PrecisionRule,
  find: FindMetric,
): PrecisionReached[] =>
  precisionOf(
    summarise(
      sets.map((set) => set.between(from, to)),
      find,
    ),
    rule,
  )

const keyOf = ({ scenario, deterrence, metric, scheme, counted_in }: PrecisionReached): string =>
  [scenario, deterrence, metric, scheme, counted_in].join('\t')
