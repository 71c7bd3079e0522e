/** How large a clear difference from the baseline is, in words. */
import type { DifferenceRow } from '../../experiments/replications/tables.ts'
import { formatNumber, inUnit, roundingStep, unitFactor } from '../../words/numbers.ts'

/** Size of a clear difference, rounded to what its 95% interval supports, people to whole ones, and without a sign: '1,200' or '£45m'. */
export function sizeOf(row: DifferenceRow, factor = 1): string {
  const scale = unitFactor(row.unit) * factor
  const [value, low, high] = [row.mean, row.ci_low, row.ci_high].map((each) => (each ?? 0) * scale) as [
    number,
    number,
    number,
  ]
  const finest = row.unit === 'people' || row.unit === 'parties' ? 1 : 0
  const step = Math.max(finest, roundingStep(value, low, high))
  const size = finest === 1 && Math.abs(value) < 0.5 ? 'under 1' : formatNumber(Math.abs(value), step)
  return inUnit(size, row.unit)
}
