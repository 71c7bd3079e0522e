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
import type { Confidence } from '../../scenarios/schema/quantity.ts'
import { sum } from '../../statistics/scores.ts'
import { capitalised } from '../../words/text.ts'
import type { Published } from './published.ts'

/** A figure worked out from published points, with the sources of those points. */
export interface Figure {
  readonly value: number
  readonly sources: readonly string[]
  readonly note: string
  /** Published as it stands, or derived. */
  readonly confidence: Confidence
}

/** What is worked out from points, unless `confidence` says that it is published as it stands. */
const figure = (
  value: number,
  sources: readonly string[],
  note: string,
  confidence: Confidence = 'derived',
): Figure => ({ value, sources, note, confidence })

/** Sources of several series for the same periods, each once. */
export const sourcesOfAll = (
  published: Published,
  series: readonly string[],
  periods: readonly string[],
): readonly string[] => allOf(...series.map((each) => published.sourcesOf(each, periods)))

/** Sources of several lists, each once. */
export const allOf = (...lists: readonly (readonly string[])[]): readonly string[] => [
  ...new Set(lists.flat()),
]

/** The last period of a series that is not after `limit`; undefined where there is none. */
export const lastKnownBy = (series: ReadonlyMap<string, number>, limit: string): string | undefined =>
  [...series.keys()]
    .filter((period) => period <= limit)
    .sort()
    .at(-1)

/** The last period of a series that is not after `limit`. @throws RangeError where there is none */
export function lastBy(series: ReadonlyMap<string, number>, limit: string): string {
  const last = lastKnownBy(series, limit)
  if (last === undefined) throw new RangeError(`nothing is published by ${limit}`)
  return last
}

/** The published dates on both sides of a date; one where it is published itself, or lies beyond them all. */
export function datesAround(series: ReadonlyMap<string, number>, date: string): readonly string[] {
  const days = [...series.keys()].sort()
  const before = days.filter((day) => day <= date).at(-1)
  const after = days.find((day) => day >= date)
  return [...new Set([before ?? after!, after ?? before!])]
}

/** A stock between its published dates, linear; at the ends the nearest. */
export function interpolated(series: ReadonlyMap<string, number>, date: string): number {
  const [before, after] = datesAround(series, date)
  const first = series.get(before!)!
  if (after === undefined) return first
  const span = Date.parse(after) - Date.parse(before!)
  return first + ((series.get(after)! - first) * (Date.parse(date) - Date.parse(before!))) / span
}

/** Which dates a stock was taken from, in words. */
export const datesWords = (days: readonly string[], date: string): string => {
  if (days.length === 2) return `between ${days[0]} and ${days[1]}`
  return days[0] === date ? date : `${days[0]}, the nearest date published`
}

/** The financial year in which a quarter lies, as published: '2019/20'. */
export function financialYearOf(quarter: string): string {
  const year = Number(quarter.slice(0, 4)) - (quarter.endsWith('Q1') ? 1 : 0)
  return `${year}/${String((year + 1) % 100).padStart(2, '0')}`
}

/** Caseworkers in the quarter: the mean of its months, else the year's or month's figure last published before. */
export function staffAt(published: Published, quarter: string): Figure {
  const series = 'asylum_caseworking_staff_fte'
  const months = [...published.of(series)]
  const own = months.filter(([month]) => quarterOfMonth(month) === quarter)
  const of = (periods: readonly string[]) => published.sourcesOf(series, periods)
  if (own.length > 0) {
    const names = own.map(([month]) => month)
    const mean = sum(own.map(([, value]) => value)) / own.length
    return figure(mean, of(names), `Mean of ${names.join(', ')}`)
  }
  const before = months.filter(([month]) => quarterOfMonth(month) < quarter).at(-1)
  if (before !== undefined)
    return figure(before[1], of([before[0]]), `${before[0]}, the last published by ${quarter}`)
  const yearly = 'asylum_caseworking_staff'
  const years = published.of(yearly)
  const last = lastBy(years, financialYearOf(quarter))
  return figure(years.get(last)!, published.sourcesOf(yearly, [last]), `Staff of the financial year ${last}`)
}

/** Dependants per main applicant among those awaiting a decision, at the last date published by the quarter: counted, else people over cases. */
export function dependantsPerMain(published: Published, quarter: string): Figure {
  const main = published.quarterly('awaiting_initial|main_applicant')
  const dependant = published.quarterly('awaiting_initial|dependant')
  const cases = published.quarterly('awaiting_initial_decision_cases')
  const last = lastBy(main, quarter)
  const counted = [...cases.keys()].filter((each) => each > last && each <= quarter).sort()
  const newer = counted.at(-1)
  if (newer !== undefined)
    return figure(
      published.at('awaiting_initial_decision_people', newer) / cases.get(newer)! - 1,
      sourcesOfAll(
        published,
        ['awaiting_initial_decision_people', 'awaiting_initial_decision_cases'],
        [newer],
      ),
      `People over cases awaiting a decision, ${lastDayOf(newer)}`,
    )
  return figure(
    (dependant.get(last) ?? 0) / main.get(last)!,
    sourcesOfAll(published, ['awaiting_initial|main_applicant', 'awaiting_initial|dependant'], [last]),
    `Main applicants and dependants awaiting a decision, ${lastDayOf(last)}`,
  )
}

/** The bounds from cohorts of claims. */
const cohortEnds = [
  'awaiting_over_6_months_cases_cohort_low',
  'awaiting_over_6_months_cases_cohort_high',
] as const

/**
 * Share of those awaiting a decision who have waited for more than six months: as published for the quarter, else between the
 * published dates and the bounds that cohorts of claims give, whose middle is taken.
 */
export function overSixMonthsShareAt(published: Published, quarter: string): Figure {
  const known = published.overSixMonths()
  const own = known.get(quarter)
  const date = lastDayOf(quarter)
  const ofShare = (each: string) =>
    sourcesOfAll(published, ['awaiting_over_6_months', 'awaiting_initial_decision_people'], [each])
  if (own !== undefined) return figure(own, ofShare(quarter), `Of those awaiting a decision, ${date}`)
  const points = new Map([...known].map(([each, share]) => [lastDayOf(each), share]))
  const sources = new Map([...known].map(([each]) => [lastDayOf(each), () => ofShare(each)]))
  const [low, high] = [published.of(cohortEnds[0]), published.of(cohortEnds[1])]
  for (const [day, least] of low) {
    const at = quarterOf(day)!
    const people = published.quarterly('awaiting_initial_decision_people').get(at)
    if (people === undefined || points.has(day)) continue
    const perMain = dependantsPerMain(published, at)
    const cases = people / (1 + perMain.value)
    points.set(day, (least + (high.get(day) ?? least)) / 2 / cases)
    sources.set(day, () =>
      allOf(
        ...cohortEnds.map((series) => published.sourcesOf(series, [day])),
        published.sourcesOf('awaiting_initial_decision_people', [at]),
        perMain.sources,
      ),
    )
  }
  const days = datesAround(points, date)
  return figure(
    interpolated(points, date),
    allOf(...days.map((day) => sources.get(day)!())),
    `Share ${datesWords(days, date)}; published to ${lastDayOf([...known.keys()].sort().at(-1)!)}, bounds from cohorts of claims after`,
  )
}

/** A year of claims with its dependants per main applicant. */
interface YearOfClaims {
  readonly last: string
  readonly people: number
  readonly mains: number
  /** The periods of which dependants are used. */
  readonly periods: readonly string[]
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
        : [{ period, from: quarterOfMonth(months[1]!), to: quarterOfMonth(months[2]!), ratio }]
    })
    .filter(({ from, to }) => to > last && to <= quarter && quarterAfter(from, 3) === to)
    .at(-1)
  if (newer !== undefined) {
    const people = sum(claims(quartersBetween(newer.from, newer.to)))
    return { last: newer.to, people, mains: people / (1 + newer.ratio), periods: [newer.period] }
  }
  const people = claims(year)
  return {
    last,
    people: sum(people),
    mains: sum(year.map((each, i) => people[i]! / (1 + ratios.get(each)!))),
    periods: year,
  }
}

/** Dependants per main applicant of parties that did not come by small boat, of the last year published. */
export function dependantsOfOthers(
  published: Published,
  quarter: string,
  claimShare: number,
  dependantsSmallBoat: number,
): Figure {
  const { last, people, mains, periods } = yearOfClaims(published, quarter)
  const year = quartersBetween(quarterAfter(last, -3), last)
  const boats = published.quarterly('small_boat_arrivals')
  const claimants = claimShare * sum(year.map((each) => boats.get(each) ?? 0))
  const others = mains - claimants / (1 + dependantsSmallBoat)
  return figure(
    others <= 0 ? dependantsSmallBoat : Math.max(0, (people - claimants) / others - 1),
    allOf(
      published.sourcesOf('dependants_per_main_applicant', periods),
      sourcesOfAll(published, ['asylum_claims_people', 'small_boat_arrivals'], year),
    ),
    `Dependants per main applicant in the four quarters to ${last}, less small-boat claims`,
  )
}

/** Appeals: the tribunal’s count from its first date on, the Home Office’s stage count before. */
export function openAppeals(published: Published, date: string): Figure {
  const counted = published.of('ftt_asylum_open_caseload')
  const first = [...counted.keys()].sort()[0]!
  const stages = [...published.of('asylum_appeal_outstanding')].filter(([day]) => day < first)
  const points = new Map([...stages, ...counted])
  const days = datesAround(points, date)
  const kinds = days.map((day) =>
    counted.has(day) ? 'the tribunal’s open caseload' : 'cases with an appeal outstanding',
  )
  const what = [...new Set(kinds)].join(', then ')
  const sources = days.map((day) =>
    published.sourcesOf(counted.has(day) ? 'ftt_asylum_open_caseload' : 'asylum_appeal_outstanding', [day]),
  )
  return figure(
    interpolated(points, date),
    allOf(...sources),
    `${capitalised(what)}, ${datesWords(days, date)}`,
    days[0] === date ? 'published' : 'derived',
  )
}

/** Tribunal disposals a quarter: the tribunal’s figures from 2023/24, the Home Office’s determinations before. */
export function disposals(published: Published, quarter: string): Figure {
  const series = 'ftt_asylum_disposals'
  const own = published.quarterly(series)
  const counted = [...own.keys()]
    .filter((each) => each <= quarter)
    .sort()
    .at(-1)
  if (counted !== undefined)
    return figure(
      own.get(counted)!,
      published.sourcesOf(series, [counted]),
      counted === quarter ? quarter : `${counted}, the last published by ${quarter}`,
      counted === quarter ? 'published' : 'derived',
    )
  const year = '2023/24'
  if (quarter >= '2023-Q2')
    return figure(
      published.of(series).get(year)! / 4,
      published.sourcesOf(series, [year]),
      `The year ${year}, a quarter of it`,
    )
  const determined = published.quarterly('appeals_determined')
  const last = lastBy(determined, quarter)
  const quarters = quartersBetween(quarterAfter(last, -3), last)
  return figure(
    sum(quarters.map((each) => determined.get(each)!)) / 4,
    published.sourcesOf('appeals_determined', quarters),
    `Appeals determined in the four quarters to ${last}, a quarter of them`,
  )
}
