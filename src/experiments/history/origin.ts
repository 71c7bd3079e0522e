/**
 * The system as published at the end of a quarter: the settings that open the model there. Nothing that describes a
 * later quarter is used, save to fill stocks that are not published at the origin itself, by interpolation.
 */
import { firstDayOf, lastDayOf, quarterAfter, quartersBetween } from '../../calendar/periods.ts'
import type { Setting } from '../../scenarios/document/settings.ts'
import { sum } from '../../statistics/scores.ts'
import {
  allOf,
  datesAround,
  datesWords,
  dependantsOfOthers,
  dependantsPerMain,
  disposals,
  type Figure,
  interpolated,
  lastBy,
  openAppeals,
  overSixMonthsShareAt,
  sourcesOfAll,
  staffAt,
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
  /** Dependants per main applicant awaiting a decision. */
  readonly perMain: Figure
  /** The number of a series in the quarter, and in the four quarters. */
  readonly at: (series: string) => number
  readonly yearly: (series: string) => number
  /** The sources of series in the four quarters. */
  readonly yearSources: (...series: readonly string[]) => readonly string[]
}

/** Opens the model at the end of `quarter`. @throws RangeError where a stock that it needs is not published then */
export function originSettings(published: Published, quarter: string, base: OriginBase): Setting[] {
  const lastYear = quartersBetween(quarterAfter(quarter, -3), quarter)
  const origin: Origin = {
    published,
    quarter,
    date: lastDayOf(quarter),
    lastYear,
    perMain: dependantsPerMain(published, quarter),
    at: (series) => published.at(series, quarter),
    yearly: (series) => sum(lastYear.map((each) => published.at(series, each))),
    yearSources: (...series) => sourcesOfAll(published, series, lastYear),
  }
  return [
    plainSetting('name', originName(quarter)),
    plainSetting('title', `From the end of ${quarter}`),
    plainSetting('start', firstDayOf(quarterAfter(quarter))),
    ...stockSettings(origin),
    ...exhaustedSettings(origin, base),
    ...decisionSettings(origin),
    ...appealSettings(origin),
    ...arrivalSettings(origin, base),
    supportSetting(origin),
  ]
}

/** The opening stocks. */
function stockSettings(origin: Origin): Setting[] {
  const { published, quarter, date, perMain } = origin
  const appeals = openAppeals(published, date)
  return [
    counted(origin, 'stocks.awaiting_decision', 'awaiting_initial_decision_people', date),
    setting('stocks.people_per_case', 1 + perMain.value, perMain.sources, perMain.note),
    worked('stocks.over_six_months_share', overSixMonthsShareAt(published, quarter)),
    ...overTwelve(published, quarter),
    worked('stocks.appeals_open', { ...appeals, value: Math.round(appeals.value) }),
    counted(origin, 'stocks.refusals_last_quarter', 'initial_refusals', quarter),
    counted(origin, 'stocks.grants_last_quarter', 'initial_grants', quarter),
    counted(origin, 'stocks.supported', 'supported_asylum_people', date),
    section4(published, date),
  ]
}

/** The exhausted stock, as the published removal pool was over the one that the baseline's is from; nothing where that is the nearest. */
function exhaustedSettings({ published, date }: Origin, { exhausted }: OriginBase): Setting[] {
  const series = 'subject_to_removal_action'
  const pool = published.of(series)
  const days = datesAround(pool, date)
  const ofBaseline = pool.get(baselinePool)
  if (ofBaseline === undefined || (days.length === 1 && days[0] === baselinePool)) return []
  const scale = interpolated(pool, date) / ofBaseline
  const sources = allOf(published.sourcesOf(series, [...days, baselinePool]), ['assumption'])
  const note = `As assumed beside the removal pool of ${baselinePool}, times that ${datesWords(days, date)} over it`
  return (['value', 'low', 'high'] as const).map((end) =>
    setting(`stocks.rights_exhausted.${end}`, Math.round(exhausted[end] * scale), sources, note),
  )
}

/** Initial decisions: staff, their pace, and cases that end otherwise. */
function decisionSettings(origin: Origin): Setting[] {
  const { published, quarter, lastYear, perMain, yearly, yearSources } = origin
  const decided = yearly('initial_grants') + yearly('initial_refusals')
  const staff = staffAt(published, quarter)
  return [
    worked('decisions.caseworkers', staff),
    setting(
      'decisions.productivity',
      decided / (1 + perMain.value) / staff.value / 12,
      allOf(yearSources(...decisions), perMain.sources, staff.sources),
      `Grants and refusals of the four quarters to ${quarter} / people per case / FTE / 12`,
    ),
    setting(
      'decisions.quarterly_variation',
      variation(
        lastYear.map((each) => published.at('initial_grants', each) + published.at('initial_refusals', each)),
      ),
      yearSources(...decisions),
      `Of grants and refusals in the four quarters to ${quarter}`,
    ),
    ...endedOtherwise(origin, decided),
  ]
}

/** Cases that end without a decision. Withdrawals in both readings: by people who wait, and by cases that are taken up. */
function endedOtherwise({ published, quarter, lastYear, yearly, yearSources }: Origin, decided: number) {
  const awaiting = 'awaiting_initial_decision_people'
  const meanAwaiting = sum(lastYear.map((each) => published.at(awaiting, each))) / 4
  const withdrawn = yearly('initial_withdrawals')
  return [
    setting(
      'decisions.withdrawal_rate',
      withdrawn / meanAwaiting,
      yearSources('initial_withdrawals', awaiting),
      `Withdrawals of the four quarters to ${quarter} / mean stock`,
    ),
    setting(
      'decisions.withdrawn_share',
      withdrawn / (withdrawn + decided),
      yearSources('initial_withdrawals', ...decisions),
      `Withdrawals of the four quarters to ${quarter} over these and grants and refusals. Not used where withdrawals go by waiting`,
    ),
    setting(
      'decisions.administrative_rate',
      yearly('initial_administrative_outcomes') / meanAwaiting,
      yearSources('initial_administrative_outcomes', awaiting),
      `Administrative outcomes of the four quarters to ${quarter} / mean stock`,
    ),
  ]
}

/** Disposals of the tribunal, in the quarter before and from then on. */
function appealSettings({ published, quarter }: Origin): Setting[] {
  const disposed = disposals(published, quarter)
  return ['appeals.disposals_per_quarter', 'stocks.disposals_last_quarter'].map((path) =>
    worked(path, { ...disposed, value: Math.round(disposed.value) }),
  )
}

/** Arrivals by route. */
function arrivalSettings(origin: Origin, base: OriginBase): Setting[] {
  const { published, quarter, lastYear, yearly, yearSources } = origin
  // Not counted before 2018, when there were few: none is taken to have come.
  const counts = published.quarterly('small_boat_arrivals')
  const boats = sum(lastYear.map((each) => counts.get(each) ?? 0))
  const whole = lastYear.every((each) => counts.has(each))
  const assumed = whole ? [] : ['assumption']
  const others =
    yearly('asylum_claims_people') -
    base.claimShare * boats -
    base.claimsAgainShare * yearly('initial_withdrawals')
  return [
    ...levels(
      'arrivals.small_boat',
      boats,
      allOf(yearSources('small_boat_arrivals'), assumed),
      `Arrivals of the four quarters to ${quarter}${whole ? '' : '; none is taken to have come before 2018, when few did and they were not counted'}`,
    ),
    ...levels(
      'arrivals.other_routes',
      Math.max(0, others),
      allOf(yearSources('asylum_claims_people', 'small_boat_arrivals', 'initial_withdrawals'), assumed),
      `Claims of the four quarters to ${quarter} less those of small-boat arrivals and new claims after withdrawal`,
    ),
    worked(
      'arrivals.dependants_other_routes',
      dependantsOfOthers(published, quarter, base.claimShare, base.dependantsSmallBoat),
    ),
  ]
}

/** Supported people who are not in hotels. */
function supportSetting({ published, quarter, date, at }: Origin): Setting {
  const hotels = published.quarterly('hotel_people').get(quarter)
  return setting(
    'support.non_hotel_places',
    at('supported_asylum_people') - (hotels ?? 0),
    allOf(
      sourcesOfAll(published, ['supported_asylum_people', 'hotel_people'], [quarter]),
      hotels === undefined ? ['assumption'] : [],
    ),
    hotels === undefined
      ? 'Hotels are not published for this date: nobody is taken to be in one'
      : `Supported less hotels, ${date}`,
  )
}

/** The day of the removal pool that the exhausted stock of the baseline is from. */
const baselinePool = '2023-06-30'

const decisions = ['initial_grants', 'initial_refusals'] as const

/** The setting of a figure worked out from points. */
const worked = (path: string, { value, sources, note, confidence }: Figure): Setting =>
  setting(path, value, sources, note, confidence)

/** The setting of a number that is published of the quarter as it stands. */
const counted = ({ published, quarter, at }: Origin, path: string, series: string, note: string): Setting =>
  setting(path, at(series), published.sourcesOf(series, [quarter]), note, 'published')

const levels = (path: string, value: number, sources: readonly string[], note: string) =>
  (['low', 'central', 'high'] as const).map((level) =>
    setting(`${path}.${level}`, Math.round(value), sources, note),
  )

/** Standard deviation over mean. */
function variation(values: readonly number[]): number {
  const mean = sum(values) / values.length
  return Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / (values.length - 1)) / mean
}

/** Share over twelve months of those over six, where the ages of cases are published. */
function overTwelve(published: Published, quarter: string): Setting[] {
  const bands = ['12 months+', '6-12 months'].map((band) => `awaiting_initial_main_applicants_age|${band}`)
  const last = lastBy(published.quarterly(bands[0]!), quarter)
  const [over, between] = bands.map((band) => published.quarterly(band).get(last)!) as [number, number]
  return [
    setting(
      'stocks.over_twelve_months_share',
      over / (over + between),
      sourcesOfAll(published, bands, [last]),
      `Main applicants at the end of ${last}`,
    ),
  ]
}

/** Section 4 at the last date published by then, or at the first of all. */
function section4(published: Published, date: string): Setting {
  const name = 'support_type|Section 4'
  const series = published.of(name)
  const days = [...series.keys()].sort()
  const last = days.filter((each) => each <= date).at(-1)
  const day = last ?? days[0]!
  const sources = published.sourcesOf(name, [day])
  if (day === date) return setting('stocks.section4', series.get(day)!, sources, date, 'published')
  const note = `${day}, ${last === undefined ? 'the first published' : `the last published by ${date}`}`
  return setting('stocks.section4', series.get(day)!, sources, note)
}
