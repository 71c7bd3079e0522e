/** What a difference from the baseline may honestly be called. */
import type { DifferenceRow } from '../experiments/tables.ts'
import { formatNumber, inUnit, roundingStep, unitFactor } from './text.ts'

/**
 * `none`: identical in every replication. `unclear`: the 95 % interval of the mean reaches zero.
 * `unknown`: too few replications for an interval. Otherwise the sign of the mean.
 */
export type Verdict = 'more' | 'fewer' | 'none' | 'unclear' | 'unknown'

/** The verdict on a row of differences. A missing row, or one without a mean, is `unknown`. */
export function verdictOf(row: DifferenceRow | undefined): Verdict {
  if (row === undefined || row.mean === null || row.ci_low === null || row.ci_high === null) return 'unknown'
  if (row.ci_low === 0 && row.ci_high === 0) return 'none'
  if (row.ci_low <= 0 && row.ci_high >= 0) return 'unclear'
  return row.mean > 0 ? 'more' : 'fewer'
}

/** Whether the verdict is a difference with a sign. */
export const isClear = (verdict: Verdict): boolean => verdict === 'more' || verdict === 'fewer'

/** Size of a clear difference, rounded to what its widest interval supports and without a sign: '1,200' or '£45m'. */
export function sizeOf(row: DifferenceRow, factor = 1): string {
  const scale = unitFactor(row.unit) * factor
  const [value, low, high] = [row.mean, row.p05 ?? row.ci_low, row.p95 ?? row.ci_high].map(
    (each) => (each ?? 0) * scale,
  ) as [number, number, number]
  return inUnit(formatNumber(Math.abs(value), roundingStep(value, low, high)), row.unit)
}
