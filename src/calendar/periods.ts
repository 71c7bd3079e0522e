/** Periods as the evidence writes them, and the days they cover. All dates are UTC, as `YYYY-MM-DD`. */

/** How a period is written. */
export type PeriodKind = 'day' | 'month' | 'quarter' | 'half' | 'year' | 'financial year' | 'range'

/** A period with its first and last day. */
export interface Period {
  readonly kind: PeriodKind
  readonly first: string
  readonly last: string
}

/** The spellings that `parsePeriod` reads, for messages. */
export const periodForms =
  '2024-12-31, 2024-12, 2024-Q4, 2024-H1, 2024, 2023/24, or two of these as 2024-Q1/Q3 or 2010-2013'

const two = (number: number): string => String(number).padStart(2, '0')

/** A run of whole months of a year; month from 1 to 12. */
const months = (kind: PeriodKind, year: number, from: number, to: number): Period => ({
  kind,
  first: `${year}-${two(from)}-01`,
  last: new Date(Date.UTC(year, to, 0)).toISOString().slice(0, 10),
})

/** Whether a text is a calendar day that exists. */
const isDay = (text: string): boolean => {
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text
}

/** A period written as one. */
function single(text: string): Period | undefined {
  const parts = /^((?:19|20)\d{2})(?:-(?:Q([1-4])|H([12])|(\d{2})(-\d{2})?)|\/(\d{2}))?$/.exec(text)
  if (!parts) return undefined
  const [, yearText, quarter, half, month, day, next] = parts
  const year = Number(yearText)
  if (quarter) return months('quarter', year, Number(quarter) * 3 - 2, Number(quarter) * 3)
  if (half) return months('half', year, Number(half) * 6 - 5, Number(half) * 6)
  if (day) return isDay(text) ? { kind: 'day', first: text, last: text } : undefined
  if (month) return +month >= 1 && +month <= 12 ? months('month', year, +month, +month) : undefined
  if (next === undefined) return months('year', year, 1, 12)
  if (Number(next) !== (year + 1) % 100) return undefined
  return { kind: 'financial year', first: `${year}-04-01`, last: `${year + 1}-03-31` }
}

/** Where a text may be parted into two periods: `2024-Q1/Q3`, `2018/19-2023/24`, `2010-2013`. */
function* parts(text: string): Generator<readonly [string, string]> {
  for (const { index } of text.matchAll(/[/-]/g)) {
    const start = text.slice(0, index)
    const end = text.slice(index + 1)
    yield [start, /^Q[1-4]$/.test(end) ? `${start.slice(0, 4)}-${end}` : end]
  }
}

/** The period that a text names; undefined if it is none. A word before it, as in `claims 2013-2019`, is passed over. */
export function parsePeriod(text: string): Period | undefined {
  const bare = text.replace(/^[a-z]+ /, '')
  const one = single(bare)
  if (one) return one
  for (const [start, end] of parts(bare)) {
    const [from, to] = [single(start), single(end)]
    if (from && to && from.first <= to.last) return { kind: 'range', first: from.first, last: to.last }
  }
  return undefined
}

/** The quarter that a period is, or that it ends as its last day: `2024-12-31` is the stock of `2024-Q4`. Undefined for others. */
export function quarterOf(text: string): string | undefined {
  const period = parsePeriod(text)
  if (period?.kind !== 'quarter' && period?.kind !== 'day') return undefined
  const label = quarterOfMonth(period.last)
  return lastDayOf(label) === period.last ? label : undefined
}

/** First day of a quarter: `2024-Q4` → `2024-10-01`. Throws RangeError if it is no quarter. */
export const firstDayOf = (quarter: string): string => daysOf(quarter).first

/** Last day of a quarter: `2024-Q4` → `2024-12-31`. Throws RangeError if it is no quarter. */
export const lastDayOf = (quarter: string): string => daysOf(quarter).last

function daysOf(quarter: string): Period {
  const period = parsePeriod(quarter)
  if (period?.kind !== 'quarter') throw new RangeError(`"${quarter}" is no quarter, such as 2024-Q4`)
  return period
}

/** The quarter in which a month `YYYY-MM`, or a day of it, lies. */
export const quarterOfMonth = (month: string): string =>
  `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5, 7)) / 3)}`

/** The quarter so many after another; before it where `by` is below 0. */
export function quarterAfter(quarter: string, by = 1): string {
  const { year, number } = partsOf(quarter)
  const index = 4 * year + number - 1 + by
  return `${Math.floor(index / 4)}-Q${(((index % 4) + 4) % 4) + 1}`
}

/** The quarters from one to another, both included. */
export function quartersBetween(from: string, to: string): string[] {
  const quarters: string[] = []
  for (let quarter = from; quarter <= to; quarter = quarterAfter(quarter)) quarters.push(quarter)
  return quarters
}

function partsOf(quarter: string): { year: number; number: number } {
  const match = /^(\d{4})-Q([1-4])$/.exec(quarter)
  if (match === null) throw new RangeError(`quarter "${quarter}"; written as 2024-Q4`)
  return { year: Number(match[1]), number: Number(match[2]) }
}
