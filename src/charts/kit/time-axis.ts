/** The time axis of every chart: ticks at years where the run is long, at months where it is short, in UTC. */
import { monthsBetween } from '../../calendar/months.ts'

/** Pixels that a year and that a month with its year need. */
const pixels = { year: 42, month: 72 }

/** Shortest span, in months, on which years alone tell ticks apart. */
const longSpan = 30

/**
 * Axis of the days `from` to `to` (YYYY-MM-DD) on `width` pixels: the first days of as many years, or months, as there is
 * room for.
 */
export function timeAxis(from: string, to: string, width: number) {
  const [first, last] = [new Date(from), new Date(to)]
  const months = Math.max(1, monthsBetween(from, to) + 1)
  const byYear = months >= longSpan
  const room = Math.max(1, Math.floor(width / (byYear ? pixels.year : pixels.month)))
  const least = Math.ceil(months / (byYear ? 12 : 1) / room)
  const steps = byYear ? [1, 2, 5, 10, 20] : [1, 2, 3, 6, 12]
  const step = (steps.find((each) => each >= least) ?? least) * (byYear ? 12 : 1)
  const start = 12 * first.getUTCFullYear() + (byYear ? 0 : first.getUTCMonth())
  const ticks: { year: number; month: number; date: number; utc: true }[] = []
  for (let month = Math.ceil(start / step) * step; ; month += step) {
    const day = new Date(Date.UTC(Math.floor(month / 12), month % 12, 1))
    if (day > last) break
    if (day >= first)
      ticks.push({ year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, date: 1, utc: true })
  }
  return {
    title: null,
    format: byYear ? '%Y' : '%b %Y',
    values: ticks,
    grid: false,
    labelFlush: false,
  }
}
