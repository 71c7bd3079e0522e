/** Whole months between days and after them, in UTC. */

const parts = (day: string): [year: number, month: number, date: number] =>
  day.split('-').map(Number) as [number, number, number]

/** Months from the month of one day to that of another; negative where that is earlier. */
export function monthsBetween(from: string, to: string): number {
  const [[year, month], [otherYear, otherMonth]] = [parts(from), parts(to)]
  return 12 * (otherYear - year) + otherMonth - month
}

/** The day so many months later, or the last of its month where that is shorter. */
export function monthsLater(day: string, months: number): string {
  const [year, month, date] = parts(day)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}
