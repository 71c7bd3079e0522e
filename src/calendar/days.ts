/**
 * The UTC calendar of a run. Model time is continuous, in days from the scenario's start date;
 * this file maps it to months and dates. No time zone other than UTC is ever consulted.
 */

const dayInMilliseconds = 86_400_000

/** Mean length of a year in days, for turning annual rates into daily ones. */
export const daysPerYear = 365.25
/** Mean length of a month in days. */
export const daysPerMonth = daysPerYear / 12
/** Mean length of a quarter in days. */
export const daysPerQuarter = daysPerYear / 4

/** Days from `start` to `date` (both ISO dates, UTC); negative when `date` is earlier. */
export function daysBetween(start: string, date: string): number {
  return (Date.parse(`${date}T00:00:00Z`) - Date.parse(`${start}T00:00:00Z`)) / dayInMilliseconds
}

/** ISO date of the day that begins `days` after `start`. */
export function dateAfter(start: string, days: number): string {
  return new Date(Date.parse(`${start}T00:00:00Z`) + Math.floor(days) * dayInMilliseconds)
    .toISOString()
    .slice(0, 10)
}

/** The months of a run. */
export interface MonthGrid {
  /** 'YYYY-MM': the opening month (the day before the start), then one per month of the run. */
  readonly labels: readonly string[]
  /** Model time at which month i ends; `ends[0]` is 0, the opening census. */
  readonly ends: readonly number[]
  /** Month of the year (0 January … 11) by whole day from the start. */
  readonly monthOfDay: Uint8Array
  /** Length of the run in days. */
  readonly horizon: number
}

/**
 * Lays out the months of a run.
 * @param start ISO date; must be the first of a month.
 * @param years horizon in years; rounded to whole months, at least one.
 */
export function monthGrid(start: string, years: number): MonthGrid {
  const first = new Date(`${start}T00:00:00Z`)
  const monthStart = (i: number) =>
    Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + i, first.getUTCDate())
  const months = Math.max(1, Math.round(years * 12))
  const labels: string[] = []
  const ends: number[] = []
  for (let i = 0; i <= months; i++) {
    ends.push((monthStart(i) - monthStart(0)) / dayInMilliseconds)
    labels.push(new Date(monthStart(i) - dayInMilliseconds).toISOString().slice(0, 7))
  }
  const horizon = ends[months] as number
  const monthOfDay = new Uint8Array(Math.ceil(horizon) + 1)
  for (let day = 0; day < monthOfDay.length; day++) {
    monthOfDay[day] = new Date(monthStart(0) + day * dayInMilliseconds).getUTCMonth()
  }
  return { labels, ends, monthOfDay, horizon }
}
