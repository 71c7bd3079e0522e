/** Arrivals that are given for periods, spread over days: compiled once, before the first day of a run. */
import { daysBetween } from './days.ts'

/** A number for a period; `until` is the first day after it. */
export interface GivenPeriod {
  readonly from: string
  readonly until: string
  readonly value: number
}

/** A number for each day of a run; NaN on days for which nothing is given. */
export type GivenDays = Float64Array

/**
 * Spreads the number of each period over its days in proportion to their weights; evenly if these are all zero.
 * @param days days of the run; @param weight of a day, counted from the start, which may lie outside the run
 */
export function spreadOverDays(
  periods: readonly GivenPeriod[],
  start: string,
  days: number,
  weight: (day: number) => number,
): GivenDays {
  const spread = new Float64Array(days).fill(Number.NaN)
  for (const { from, until, value } of periods) {
    const first = daysBetween(start, from)
    const end = daysBetween(start, until)
    let total = 0
    for (let day = first; day < end; day++) total += weight(day)
    for (let day = first; day < Math.min(end, days); day++)
      spread[day] = total > 0 ? (value * weight(day)) / total : value / (end - first)
  }
  return spread
}

/** Mean days of each month, January to December. */
export const meanDaysOfMonth = [31, 28.25, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** Whether something is given for a day. */
export const isGiven = (days: GivenDays, day: number): boolean => !Number.isNaN(days[day]!)
