/** What an option changes in a monthly series: its mean less the baseline’s, and the difference at the end in words. */

import { monthEnd } from '../../calendar/in-words.ts'
import type { DifferenceRow } from '../../experiments/replications/tables.ts'
import { findMetric } from '../../model/measures/metrics.ts'
import { isClear, verdictOf } from '../../statistics/verdict.ts'
import { finestStep, formatSigned, inUnit, roundingStep, unitFactor } from '../../words/numbers.ts'
import type { ChartInput } from './chart.ts'
import { findRow, monthsOf, type RowKey } from './find-rows.ts'
import { type Estimate, estimateOf } from './intervals.ts'

/** A point of a line over time. */
export interface Point {
  readonly x: string
  readonly y: number
}

/** Whether the months of a metric add up to the run: those of a flow or a cost do, those of a stock do not. @throws RangeError for any other */
export function addsUp(metric: string): boolean {
  const kind = findMetric(metric)?.kind
  if (kind === 'stock') return false
  if (kind === 'flow' || kind === 'cost') return true
  throw new RangeError(`${metric} is no stock, flow or cost`)
}

/**
 * An option’s monthly means less the baseline’s, times `factor`: of a stock at each month’s end; of what adds up the sum so far, so that
 * the last is the difference over the run.
 */
export function changeOf(input: ChartInput, key: RowKey, factor = 1): Point[] {
  const summed = addsUp(key.metric)
  const months = (of: RowKey) => monthsOf(input.monthly, of)
  const baseline = new Map(
    months({ ...key, scenario: input.baseline, deterrence: 'none' }).map(({ month, mean }) => [
      month,
      mean ?? 0,
    ]),
  )
  let sum = 0
  return months(key).map(({ month, mean }) => {
    const change = ((mean ?? 0) - (baseline.get(month) ?? 0)) * factor
    sum += change
    return { x: monthEnd(month), y: summed ? sum : change }
  })
}

/** The paired difference over the run, or at its end, with its interval. */
export function endOfChange(
  input: ChartInput,
  key: RowKey,
): { readonly row: DifferenceRow; readonly estimate: Estimate } | undefined {
  const row = findRow(input.differences, key)
  const estimate = row && estimateOf(row, unitFactor(row.unit))
  return row === undefined || estimate === undefined ? undefined : { row, estimate }
}

/** '−8 (−78 to +62), not clear'; '+£20m (+£18m to +£22m)'. */
export function changeInWords({ row, estimate }: NonNullable<ReturnType<typeof endOfChange>>): string {
  const { value, low, high } = estimate
  const verdict = verdictOf(row)
  if (verdict === 'none') return 'no difference'
  const step = Math.max(finestStep(row.unit), roundingStep(value, low, high))
  const text = (each: number) => inUnit(formatSigned(each, step), row.unit)
  const range = low === undefined || high === undefined ? '' : ` (${text(low)} to ${text(high)})`
  return `${text(value)}${range}${isClear(verdict) ? '' : ', not clear'}`
}
