/**
 * The system as published at the end of a quarter: the settings that open the model there. Nothing that describes a
 * later quarter is used, save to fill stocks that are not published at the origin itself, by interpolation.
 */
import {
  firstDayOf,
  lastDayOf,
  quarterAfter,
  quarterOfMonth,
  quartersBetween,
} from '../../calendar/periods.ts'
import type { Setting } from '../../scenarios/document/settings.ts'
import type { Plain } from '../../scenarios/document/tree.ts'
import type { Confidence } from '../../scenarios/schema/quantity.ts'
import type { Published } from './published.ts'

/** What the baseline says of those quantities that an origin scales and does not replace. */
export interface OriginBase {
  /** Share of small-boat parties that claim. */
  readonly claimShare: number
  /** Of withdrawals, the share that ends in a new claim. */
  readonly claimsAgainShare: number
  readonly dependantsSmallBoat: number
  /** The exhausted stock: what the baseline assumes beside the published removal pool of June 2023. */
  readonly exhausted: { readonly low: number; readonly value: number; readonly high: number }
}

/** The name of the scenario that opens at the end of a quarter. */
export const originName = (quarter: string): string => `origin-${quarter.toLowerCase()}`

/** Opens the model at the end of `quarter`. @throws RangeError where a stock that it needs is not published then */
export function originSettings(published: Published, quarter: string, base: OriginBase): Setting[] {
  const at = (series: string) => published.at(series, quarter)
  const lastYear = quartersBetween(quarterAfter(quarter, -3), quarter)
  const yearly = (series: string) => sum(lastYear.map((each) => published.at(series, each)))
  const date = lastDayOf(quarter)

  const awaiting = at('awaiting_initial_decision_people')
  const meanAwaiting = sum(lastYear.map((each) => published.at('awaiting_initial_decision_people', each))) / 4
  const peoplePerCase = 1 + dependantsPerMain(published, quarter)
  const decided = yearly('initial_grants') + yearly('initial_refusals')
  const staff = staffAt(published, quarter)
  // Not counted before 2018, when there were few: none is taken to have come.
  const counted = published.quarterly('small_boat_arrivals')
  const boats = sum(lastYear.map((each) => counted.get(each) ?? 0))
  const others =
    yearly('asylum_claims_people') -
    base.claimShare * boats -
    base.claimsAgainShare * yearly('initial_withdrawals')
  const supported = at('supported_asylum_people')
  const hotels = published.quarterly('hotel_people').get(quarter)
  const pool = interpolated(published.of('subject_to_removal_action'), date)
  const scale = pool / (published.of('subject_to_removal_action').get('2023-06-30') ?? pool)

  return [
    plainSetting('name', originName(quarter)),
    plainSetting('title', `From the end of ${quarter}`),
    plainSetting('start', firstDayOf(quarterAfter(quarter))),
    setting('stocks.awaiting_decision', awaiting, stocksSource, date, 'published'),
    setting(
      'stocks.people_per_case',
      peoplePerCase,
      'HO_ISS_2024Q3',
      `Main applicants and dependants, ${date}`,
    ),
    setting(
      'stocks.over_six_months_share',
      at('awaiting_over_6_months') / awaiting,
      stocksSource,
      `Of those awaiting a decision, ${date}`,
    ),
    ...overTwelve(published, quarter),
    setting('stocks.appeals_open', Math.round(openAppeals(published, date)), tribunal, openAppealsNote),
    setting('stocks.refusals_last_quarter', at('initial_refusals'), stocksSource, quarter, 'published'),
    setting('stocks.grants_last_quarter', at('initial_grants'), stocksSource, quarter, 'published'),
    setting('stocks.supported', supported, stocksSource, date, 'published'),
    section4(published, date),
    ...(['value', 'low', 'high'] as const).map((end) =>
      plainSetting(`stocks.rights_exhausted.${end}`, Math.round(base.exhausted[end] * scale)),
    ),
    setting('decisions.caseworkers', staff, staffSource, `Mean of ${quarter}, or the last published before`),
    setting(
      'decisions.productivity',
      decided / peoplePerCase / staff / 12,
      [stocksSource, staffSource],
      `Grants and refusals of the four quarters to ${quarter} / people per case / FTE / 12`,
    ),
    setting(
      'decisions.quarterly_variation',
      variation(
        lastYear.map((each) => published.at('initial_grants', each) + published.at('initial_refusals', each)),
      ),
      stocksSource,
      `Of grants and refusals in the four quarters to ${quarter}`,
    ),
    setting(
      'decisions.withdrawal_rate',
      yearly('initial_withdrawals') / meanAwaiting,
      stocksSource,
      `Withdrawals of the four quarters to ${quarter} / mean stock`,
    ),
    setting(
      'decisions.administrative_rate',
      yearly('initial_administrative_outcomes') / meanAwaiting,
      stocksSource,
      `Administrative outcomes of the four quarters to ${quarter} / mean stock`,
    ),
    ...['appeals.disposals_per_quarter', 'stocks.disposals_last_quarter'].map((path) =>
      setting(
        path,
        Math.round(disposals(published, quarter)),
        tribunal,
        `The last year published by ${quarter}, a quarter of it`,
      ),
    ),
    ...levels(
      'arrivals.small_boat',
      boats,
      'HO_SB_TS',
      `Arrivals of the four quarters to ${quarter}${lastYear.every((each) => counted.has(each)) ? '' : '; none is taken to have come before 2018, when few did and they were not counted'}`,
    ),
    ...levels(
      'arrivals.other_routes',
      Math.max(0, others),
      ['HO_ISS_2025Q4', 'HO_SB_TS'],
      `Claims of the four quarters to ${quarter} less those of small-boat arrivals and new claims after withdrawal`,
    ),
    setting(
      'arrivals.dependants_other_routes',
      dependantsOfOthers(published, quarter, boats * base.claimShare, base.dependantsSmallBoat),
      'HO_ISS_2024Q3',
      `Dependants per main applicant in the four quarters to ${quarter}, less small-boat claims`,
    ),
    setting(
      'support.non_hotel_places',
      supported - (hotels ?? 0),
      stocksSource,
      hotels === undefined
        ? 'Hotels are not published for this date: nobody is taken to be in one'
        : `Supported less hotels, ${date}`,
    ),
  ]
}

const stocksSource = 'HO_ISS_2025Q4'
const staffSource = 'HO_TD_2023'
const tribunal = ['FM_2025_06', 'UKCLA_2024', staffSource]
const openAppealsNote =
  'The tribunal’s open caseload from March 2023, cases with an appeal outstanding before; between published dates interpolated'

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

/** A setting of a whole section or word, without provenance. */
function plainSetting(path: string, value: Plain): Setting {
  return { text: `${path}=${String(value)}`, path: path.split('.'), value }
}

/** A setting of a parameter, with provenance. */
export function setting(
  path: string,
  value: Plain,
  source: string | readonly string[],
  note: string,
  confidence: Confidence = 'derived',
): Setting {
  return {
    text: `${path}=${String(value)}`,
    path: path.split('.'),
    value,
    from: { source, confidence, note },
  }
}

const levels = (path: string, value: number, source: string | readonly string[], note: string) =>
  (['low', 'central', 'high'] as const).map((level) =>
    setting(`${path}.${level}`, Math.round(value), source, note),
  )

/** Standard deviation over mean. */
function variation(values: readonly number[]): number {
  const mean = sum(values) / values.length
  return Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / (values.length - 1)) / mean
}

/** Dependants per main applicant among those awaiting a decision, at the last date published by the quarter. */
function dependantsPerMain(published: Published, quarter: string): number {
  const main = published.quarterly('awaiting_initial|main_applicant')
  const dependant = published.quarterly('awaiting_initial|dependant')
  const last = lastBy(main, quarter)
  return (dependant.get(last) ?? 0) / main.get(last)!
}

/** The last period of a series that is not after `limit`. @throws RangeError where there is none */
function lastBy(series: ReadonlyMap<string, number>, limit: string): string {
  const last = [...series.keys()]
    .filter((period) => period <= limit)
    .sort()
    .at(-1)
  if (last === undefined) throw new RangeError(`nothing is published by ${limit}`)
  return last
}

/** Share over twelve months of those over six, where the ages of cases are published. */
function overTwelve(published: Published, quarter: string): Setting[] {
  const age = (band: string) => published.quarterly(`awaiting_initial_main_applicants_age|${band}`)
  const last = lastBy(age('12 months+'), quarter)
  const over = age('12 months+').get(last)!
  const between = age('6-12 months').get(last)!
  return [
    setting(
      'stocks.over_twelve_months_share',
      over / (over + between),
      staffSource,
      `Main applicants at the end of ${last}`,
    ),
  ]
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

/** The financial year in which a quarter lies, as published: '2019/20'. */
export function financialYearOf(quarter: string): string {
  const year = Number(quarter.slice(0, 4)) - (quarter.endsWith('Q1') ? 1 : 0)
  return `${year}/${String((year + 1) % 100).padStart(2, '0')}`
}

/** A stock between its published dates, linear; at the ends the nearest. */
function interpolated(series: ReadonlyMap<string, number>, date: string): number {
  const points = [...series].sort(([a], [b]) => (a < b ? -1 : 1))
  const after = points.find(([day]) => day >= date)
  const before = points.filter(([day]) => day <= date).at(-1)
  if (before === undefined || after === undefined) return (before ?? after)![1]
  const span = Date.parse(after[0]) - Date.parse(before[0])
  if (span === 0) return before[1]
  return before[1] + ((after[1] - before[1]) * (Date.parse(date) - Date.parse(before[0]))) / span
}

/** Appeals: the tribunal’s count from its first date on, the Home Office’s stage count before. */
function openAppeals(published: Published, date: string): number {
  const counted = published.of('ftt_asylum_open_caseload')
  const first = [...counted.keys()].sort()[0]!
  const stages = [...published.of('asylum_appeal_outstanding')].filter(([day]) => day < first)
  return interpolated(new Map([...stages, ...counted]), date)
}

/** Tribunal disposals a quarter: the tribunal’s figures from 2023/24, the Home Office’s determinations before. */
function disposals(published: Published, quarter: string): number {
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

/** Section 4 at the last date published by then, or at the first of all. */
function section4(published: Published, date: string): Setting {
  const series = published.of('support_type|Section 4')
  const days = [...series.keys()].sort()
  const last = days.filter((each) => each <= date).at(-1)
  const note = last === undefined ? `${days[0]}, the first published` : `The last published by ${date}`
  return setting('stocks.section4', series.get(last ?? days[0]!)!, 'HO_ISS_2024Q3', note)
}

/** Dependants per main applicant of parties that did not come by small boat, of the last year published. */
function dependantsOfOthers(
  published: Published,
  quarter: string,
  boatClaimants: number,
  dependantsSmallBoat: number,
): number {
  const ratios = published.quarterly('dependants_per_main_applicant')
  const last = lastBy(ratios, quarter)
  const year = quartersBetween(quarterAfter(last, -3), last)
  const people = year.map((each) => published.at('asylum_claims_people', each))
  const mains = sum(year.map((each, i) => people[i]! / (1 + ratios.get(each)!)))
  const boatMains = boatClaimants / (1 + dependantsSmallBoat)
  const others = mains - boatMains
  return others <= 0 ? dependantsSmallBoat : Math.max(0, (sum(people) - boatClaimants) / others - 1)
}
