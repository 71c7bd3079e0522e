/**
 * What was last published of a quantity by the end of a quarter, or between its published dates. Nothing later is used, save to fill
 * stocks that are not published at the origin itself, by interpolation.
 */
import {
  lastDayOf,
  quarterAfter,
  quarterOf,
  quarterOfMonth,
  quartersBetween,
} from '../../calendar/periods.ts'
import type { Published } from './published.ts'

/** Sum of numbers. */
export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** The last period of a series that is not after `limit`. @throws RangeError where there is none */
export function lastBy(series: ReadonlyMap<string, number>, limit: string): string {
  const last = [...series.keys()]
    .filter((period) => period <= limit)
    .sort()
    .at(-1)
  if (last === undefined) throw new RangeError(`nothing is published by ${limit}`)
  return last
}

/** A stock between its published dates, linear; at the ends the nearest. */
export function interpolated(series: ReadonlyMap<string, number>, date: string): number {
  const points = [...series].sort(([a], [b]) => (a < b ? -1 : 1))
  const after = points.find(([day]) => day >= date)
  const before = points.filter(([day]) => day <= date).at(-1)
  if (before === undefined || after === undefined) return (before ?? after)![1]
  const span = Date.parse(after[0]) - Date.parse(before[0])
  if (span === 0) return before[1]
  return before[1] + ((after[1] - before[1]) * (Date.parse(date) - Date.parse(before[0]))) / span
}

/** The financial year in which a quarter lies, as published: '2019/20'. */
export function financialYearOf(quarter: string): string {
  const year = Number(quarter.slice(0, 4)) - (quarter.endsWith('Q1') ? 1 : 0)
  return `${year}/${String((year + 1) % 100).padStart(2, '0')}`
}

/** Caseworkers in the quarter: the mean of its months, else the year's or month's figure last published before. */
export function staffAt(published: Published, quarter: string): number {
  const months = [...published.of('asylum_caseworking_staff_fte')]
  const own = months.filter(([month]) => quarterOfMonth(month) === quarter)
  if (own.length > 0) return sum(own.map(([, value]) => value)) / own.length
  const before = months.filter(([month]) => quarterOfMonth(month) < quarter).at(-1)
  if (before !== undefined) return before[1]
  const years = published.of('asylum_caseworking_staff')
  return years.get(lastBy(years, financialYearOf(quarter)))!
}

/** Dependants per main applicant among those awaiting a decision, at the last date published by the quarter: counted, else people over cases. */
export function dependantsPerMain(published: Published, quarter: string): number {
  const main = published.quarterly('awaiting_initial|main_applicant')
  const dependant = published.quarterly('awaiting_initial|dependant')
  const cases = published.quarterly('awaiting_initial_decision_cases')
  const last = lastBy(main, quarter)
  const counted = [...cases.keys()].filter((each) => each > last && each <= quarter).sort()
  const newer = counted.at(-1)
  if (newer !== undefined)
    return published.at('awaiting_initial_decision_people', newer) / cases.get(newer)! - 1
  return (dependant.get(last) ?? 0) / main.get(last)!
}

/**
 * Share of those awaiting a decision who have waited for more than six months: as published for the quarter, else between the
 * published dates and the bounds that cohorts of claims give, whose middle is taken.
 */
export function overSixMonthsShareAt(published: Published, quarter: string): number {
  const known = published.overSixMonths()
  const own = known.get(quarter)
  if (own !== undefined) return own
  const points = new Map([...known].map(([each, share]) => [lastDayOf(each), share]))
  const [low, high] = ['low', 'high'].map((end) =>
    published.of(`awaiting_over_6_months_cases_cohort_${end}`),
  ) as [ReadonlyMap<string, number>, ReadonlyMap<string, number>]
  for (const [day, least] of low) {
    const at = quarterOf(day)!
    const people = published.quarterly('awaiting_initial_decision_people').get(at)
    if (people === undefined || points.has(day)) continue
    const cases = people / (1 + dependantsPerMain(published, at))
    points.set(day, (least + (high.get(day) ?? least)) / 2 / cases)
  }
  return interpolated(points, lastDayOf(quarter))
}

/** A year of claims with its dependants per main applicant. */
interface YearOfClaims {
  readonly last: string
  readonly people: number
  readonly mains: number
}

/** The last four quarters of which dependants are published by a quarter: quarter by quarter, or a whole year together. */
function yearOfClaims(published: Published, quarter: string): YearOfClaims {
  const ratios = published.quarterly('dependants_per_main_applicant')
  const last = lastBy(ratios, quarter)
  const year = quartersBetween(quarterAfter(last, -3), last)
  const claims = (quarters: readonly string[]) =>
    quarters.map((each) => published.at('asylum_claims_people', each))
  const newer = [...published.of('dependants_per_main_applicant')]
    .flatMap(([period, ratio]) => {
      const months = /^(\d{4}-\d{2})\/(\d{4}-\d{2})$/.exec(period)
      return months === null
        ? []
        : [{ from: quarterOfMonth(months[1]!), to: quarterOfMonth(months[2]!), ratio }]
    })
    .filter(({ from, to }) => to > last && to <= quarter && quarterAfter(from, 3) === to)
    .at(-1)
  if (newer !== undefined) {
    const people = sum(claims(quartersBetween(newer.from, newer.to)))
    return { last: newer.to, people, mains: people / (1 + newer.ratio) }
  }
  const people = claims(year)
  return {
    last,
    people: sum(people),
    mains: sum(year.map((each, i) => people[i]! / (1 + ratios.get(each)!))),
  }
}

/** Dependants per main applicant of parties that did not come by small boat, of the last year published. */
export function dependantsOfOthers(
  published: Published,
  quarter: string,
  claimShare: number,
  dependantsSmallBoat: number,
): number {
  const { last, people, mains } = yearOfClaims(published, quarter)
  const boats = published.quarterly('small_boat_arrivals')
  const claimants =
    claimShare * sum(quartersBetween(quarterAfter(last, -3), last).map((each) => boats.get(each) ?? 0))
  const others = mains - claimants / (1 + dependantsSmallBoat)
  return others <= 0 ? dependantsSmallBoat : Math.max(0, (people - claimants) / others - 1)
}

/** Appeals: the tribunal’s count from its first date on, the Home Office’s stage count before. */
export function openAppeals(published: Published, date: string): number {
  const counted = published.of('ftt_asylum_open_caseload')
  const first = [...counted.keys()].sort()[0]!
  const stages = [...published.of('asylum_appeal_outstanding')].filter(([day]) => day < first)
  return interpolated(new Map([...stages, ...counted]), date)
}

/** Tribunal disposals a quarter: the tribunal’s figures from 2023/24, the Home Office’s determinations before. */
export function disposals(published: Published, quarter: string): number {
  const own = published.quarterly('ftt_asylum_disposals')
  const counted = [...own.keys()]
    .filter((each) => each <= quarter)
    .sort()
    .at(-1)
  if (counted !== undefined) return own.get(counted)!
  const years = published.of('ftt_asylum_disposals')
  if (quarter >= '2023-Q2') return years.get('2023/24')! / 4
  const determined = published.quarterly('appeals_determined')
  const last = lastBy(determined, quarter)
  return sum(quartersBetween(quarterAfter(last, -3), last).map((each) => determined.get(each)!)) / 4
}
