/** When enough replications have been run: the half-width of the interval of each named metric is small enough. */
import type { SummaryRow } from './tables.ts'

/** What precision is asked for. At least one of `relative` and `absolute` is given; either suffices for a metric. */
export interface PrecisionRule {
  /** Metric ids. */
  readonly metrics: readonly string[]
  /** Half-width of the 95 % interval as a share of the mean's size. */
  readonly relative?: number
  /** Half-width in the metric's own unit. */
  readonly absolute?: number
}

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
