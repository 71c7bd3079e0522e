/**
 * The system as published at the end of a quarter: the settings that open the model there. Nothing that describes a
 * later quarter is used, save to fill stocks that are not published at the origin itself, by interpolation.
 */
import { firstDayOf, lastDayOf, quarterAfter, quartersBetween } from '../../calendar/periods.ts'
import type { Setting } from '../../scenarios/document/settings.ts'
import {
  dependantsOfOthers,
  dependantsPerMain,
  disposals,
  interpolated,
  lastBy,
  openAppeals,
  overSixMonthsShareAt,
  staffAt,
  sum,
} from './last-published.ts'
import type { Published } from './published.ts'
import { plainSetting, setting } from './setting.ts'

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

/** What the settings of one origin are worked out from. */
interface Origin {
  readonly published: Published
  readonly quarter: string
  /** Its last day. */
  readonly date: string
  /** The four quarters up to it. */
  readonly lastYear: readonly string[]
  /** People per case awaiting a decision. */
  readonly peoplePerCase: number
  /** The number of a series in the quarter, and in the four quarters. */
  readonly at: (series: string) => number
  readonly yearly: (series: string) => number
}

/** Opens the model at the end of `quarter`. @throws RangeError where a stock that it needs is not published then */
export function originSettings(published: Published, quarter: string, base: OriginBase): Setting[] {
  const lastYear = quartersBetween(quarterAfter(quarter, -3), quarter)
  const origin: Origin = {
    published,
    quarter,
    date: lastDayOf(quarter),
    lastYear,
    peoplePerCase: 1 + dependantsPerMain(published, quarter),
    at: (series) => published.at(series, quarter),
    yearly: (series) => sum(lastYear.map((each) => published.at(series, each))),
  }
  return [
    plainSetting('name', originName(quarter)),
    plainSetting('title', `From the end of ${quarter}`),
    plainSetting('start', firstDayOf(quarterAfter(quarter))),
    ...stockSettings(origin, base),
    ...decisionSettings(origin),
    ...appealSettings(origin),
    ...arrivalSettings(origin, base),
    supportSetting(origin),
  ]
}

/** The opening stocks. */
function stockSettings({ published, quarter, date, peoplePerCase, at }: Origin, base: OriginBase): Setting[] {
  const awaiting = at('awaiting_initial_decision_people')
  const pool = interpolated(published.of('subject_to_removal_action'), date)
  const scale = pool / (published.of('subject_to_removal_action').get('2023-06-30') ?? pool)
  return [
    setting('stocks.awaiting_decision', awaiting, stocksSource, date, 'published'),
    setting(
      'stocks.people_per_case',
      peoplePerCase,
      'HO_ISS_2024Q3',
      `Main applicants and dependants, ${date}`,
    ),
    setting(
      'stocks.over_six_months_share',
      overSixMonthsShareAt(published, quarter),
      stocksSource,
      published.overSixMonths().has(quarter)
        ? `Of those awaiting a decision, ${date}`
        : `Not published for ${date}: between the last published date and the bounds from cohorts of claims`,
    ),
    ...overTwelve(published, quarter),
    setting('stocks.appeals_open', Math.round(openAppeals(published, date)), tribunal, openAppealsNote),
    setting('stocks.refusals_last_quarter', at('initial_refusals'), stocksSource, quarter, 'published'),
    setting('stocks.grants_last_quarter', at('initial_grants'), stocksSource, quarter, 'published'),
    setting('stocks.supported', at('supported_asylum_people'), stocksSource, date, 'published'),
    section4(published, date),
    ...(['value', 'low', 'high'] as const).map((end) =>
      plainSetting(`stocks.rights_exhausted.${end}`, Math.round(base.exhausted[end] * scale)),
    ),
  ]
}

/** Initial decisions: staff, their pace, and cases that end otherwise. */
function decisionSettings({ published, quarter, lastYear, peoplePerCase, yearly }: Origin): Setting[] {
  const meanAwaiting = sum(lastYear.map((each) => published.at('awaiting_initial_decision_people', each))) / 4
  const decided = yearly('initial_grants') + yearly('initial_refusals')
  const staff = staffAt(published, quarter)
  return [
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
  ]
}

/** Disposals of the tribunal, in the quarter before and from then on. */
const appealSettings = ({ published, quarter }: Origin): Setting[] =>
  ['appeals.disposals_per_quarter', 'stocks.disposals_last_quarter'].map((path) =>
    setting(
      path,
      Math.round(disposals(published, quarter)),
      tribunal,
      `The last year published by ${quarter}, a quarter of it`,
    ),
  )

/** Arrivals by route. */
function arrivalSettings({ published, quarter, lastYear, yearly }: Origin, base: OriginBase): Setting[] {
  // Not counted before 2018, when there were few: none is taken to have come.
  const counted = published.quarterly('small_boat_arrivals')
  const boats = sum(lastYear.map((each) => counted.get(each) ?? 0))
  const others =
    yearly('asylum_claims_people') -
    base.claimShare * boats -
    base.claimsAgainShare * yearly('initial_withdrawals')
  return [
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
      dependantsOfOthers(published, quarter, base.claimShare, base.dependantsSmallBoat),
      'HO_ISS_2024Q3',
      `Dependants per main applicant in the four quarters to ${quarter}, less small-boat claims`,
    ),
  ]
}

/** Supported people who are not in hotels. */
function supportSetting({ published, quarter, date, at }: Origin): Setting {
  const hotels = published.quarterly('hotel_people').get(quarter)
  return setting(
    'support.non_hotel_places',
    at('supported_asylum_people') - (hotels ?? 0),
    stocksSource,
    hotels === undefined
      ? 'Hotels are not published for this date: nobody is taken to be in one'
      : `Supported less hotels, ${date}`,
  )
}

const stocksSource = 'HO_ISS_2025Q4'
const staffSource = 'HO_TD_2023'
const tribunal = ['FM_2025_06', 'UKCLA_2024', staffSource]
const openAppealsNote =
  'The tribunal’s open caseload from March 2023, cases with an appeal outstanding before; between published dates interpolated'

const levels = (path: string, value: number, source: string | readonly string[], note: string) =>
  (['low', 'central', 'high'] as const).map((level) =>
    setting(`${path}.${level}`, Math.round(value), source, note),
  )

/** Standard deviation over mean. */
function variation(values: readonly number[]): number {
  const mean = sum(values) / values.length
  return Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / (values.length - 1)) / mean
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

/** Section 4 at the last date published by then, or at the first of all. */
function section4(published: Published, date: string): Setting {
  const series = published.of('support_type|Section 4')
  const days = [...series.keys()].sort()
  const last = days.filter((each) => each <= date).at(-1)
  const note = last === undefined ? `${days[0]}, the first published` : `The last published by ${date}`
  return setting('stocks.section4', series.get(last ?? days[0]!)!, 'HO_ISS_2024Q3', note)
}
