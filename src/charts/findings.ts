/** What a difference from the baseline may honestly be called, and how large a clear one is. */
import type { DifferenceRow } from '../experiments/tables.ts'
import { formatNumber, inUnit, roundingStep, unitFactor } from './text.ts'

export { isClear, type Verdict, verdictOf } from '../statistics/verdict.ts'

/** Size of a clear difference, rounded to what its widest interval supports and without a sign: '1,200' or '£45m'. */
export function sizeOf(row: DifferenceRow, factor = 1): string {
  const scale = unitFactor(row.unit) * factor
  const [value, low, high] = [row.mean, row.p05 ?? row.ci_low, row.p95 ?? row.ci_high].map(
    (each) => (each ?? 0) * scale,
  ) as [number, number, number]
  return inUnit(formatNumber(Math.abs(value), roundingStep(value, low, high)), row.unit)
}
