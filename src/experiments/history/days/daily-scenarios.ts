/**
 * The crossing process of the model over 2022 to 2024 and nothing else of it: who arrives on which day depends on nothing that
 * happens later, so that stocks, other routes and claims are set to none.
 */
import { dateAfter, daysBetween } from '../../../calendar/days.ts'
import type { ArrivalsByDay } from '../../../model/measures/daily-arrivals.ts'
import type { Plain } from '../../../scenarios/document/tree.ts'
import type { LoadedScenario, Setting } from '../../../scenarios/load.ts'
import { sum } from '../../../statistics/scores.ts'
import type { Published } from '../published.ts'
import { plainSetting, setting } from '../setting.ts'
import { monthOf, monthShares } from './daily.ts'

/** Years that are compared: the first and the last. */
export const dailyYears = { first: 2022, last: 2024 } as const

/** Years before them from which the weather of the out-of-sample variant is derived. */
const earlierYears = { first: 2019, last: 2021 } as const

/**
 * What a run is given of the record. In sample and out of sample: arrivals and people per boat of each year; weather and month
 * shares of the same three years, which are the baseline's own, or of the three before. Unconditional: the mean of the
 * three years only, with the baseline's weather.
 */
export const dailyVariants = ['in-sample', 'out-of-sample', 'unconditional'] as const
export type DailyVariant = (typeof dailyVariants)[number]

const prefix = 'daily-'

/** The name of a variant's scenario. */
export const dailyName = (variant: DailyVariant): string => `${prefix}${variant}`

/** Whether the scenario of that name is one of these. */
export const isDailyName = (name: string): boolean => dailyVariants.some((each) => name === dailyName(each))

/** The scenario of each variant. @param load loads the baseline with settings */
export function dailyScenarios(
  published: Published,
  load: (settings: readonly Setting[]) => LoadedScenario,
): LoadedScenario[] {
  const { value } = load([]).values.crossing.people_per_boat
  return dailyVariants.map((variant) =>
    load([
      plain('name', dailyName(variant)),
      plain('title', `Crossings by day, ${variant}`),
      plain('start', `${dailyYears.first}-01-01`),
      ...nothingElse,
      ...settingsOf(published, variant, value),
    ]),
  )
}

/** @param baseLoad people per boat where none are short, as the baseline has it for 2024 */
function settingsOf(published: Published, variant: DailyVariant, baseLoad: number): Setting[] {
  const record = (from: number, to = from) => recordOf(published, `${from}-01-01`, `${to + 1}-01-01`)
  const total = (days: ArrivalsByDay) => ({ people: sum(days.people), boats: sum(days.boats) })
  const years = Array.from({ length: dailyYears.last - dailyYears.first + 1 }, (_, i) => dailyYears.first + i)
  const load = (days: ArrivalsByDay) => total(days).people / total(days).boats
  // What fuller boats add on days when they are short is left out, as the baseline leaves it out for 2024.
  const perBoat = (days: ArrivalsByDay) => round((load(days) * baseLoad) / load(record(2024)), 2)
  if (variant === 'unconditional') {
    const all = record(dailyYears.first, dailyYears.last)
    const mean = Math.round(total(all).people / years.length)
    return [
      ...(['low', 'central', 'high'] as const).map((level) =>
        setting(`arrivals.small_boat.${level}`, mean, source, 'Mean of 2022-2024'),
      ),
      setting(
        'crossing.people_per_boat',
        perBoat(all),
        source,
        'People over boats, 2022-2024, less what shortages add',
      ),
    ]
  }
  const given = years.map((year) => ({
    from: `${year}-01-01`,
    until: `${year + 1}-01-01`,
    value: total(record(year)).people,
  }))
  const [first, ...later] = years
  return [
    setting('arrivals.given.small_boat', given, source, 'Arrivals of each year'),
    setting(
      'crossing.people_per_boat',
      perBoat(record(first!)),
      source,
      'People over boats of each year, less what shortages add',
    ),
    plain(
      'crossing.people_per_boat.changes',
      later.map((year) => ({ from: `${year}-01-01`, value: perBoat(record(year)) })),
    ),
    ...(variant === 'in-sample' ? [] : earlierWeather(published)),
  ]
}

/** Month shares and the weather chains as the baseline has them, from the years before. */
function earlierWeather(published: Published): Setting[] {
  const { first, last } = earlierYears
  const note = `As the baseline derives it, from ${first}-${last}`
  const days = recordOf(published, `${first}-01-01`, `${last + 1}-01-01`)
  const chance = (after: boolean) =>
    Array.from({ length: 12 }, (_, month) => {
      const those = days.people.flatMap((number, day) =>
        day > 0 && monthOf(days.start, day) === month && days.people[day - 1]! > 0 === after ? [number] : [],
      )
      // A month without such a day tells nothing: even odds are taken.
      return those.length === 0 ? 0.5 : round(those.filter((number) => number > 0).length / those.length, 3)
    })
  return [
    setting(
      'crossing.month_shares',
      monthShares(days).map((share) => round(share, 4)),
      source,
      note,
    ),
    setting('crossing.crossable_after_not', chance(false), source, note),
    setting('crossing.crossable_after_crossable', chance(true), source, note),
  ]
}

const source = 'HO_SB_TS'

/** Arrivals of the published record from a date to the day before another. @throws RangeError where a day is missing */
export function recordOf(published: Published, from: string, until: string): ArrivalsByDay {
  const dates = Array.from({ length: daysBetween(from, until) }, (_, day) => dateAfter(from, day))
  const read = (series: string) => {
    const values = published.of(series)
    return dates.map((date) => {
      const value = values.get(date)
      if (value === undefined) throw new RangeError(`${series} is not published for ${date}`)
      return value
    })
  }
  return { start: from, people: read('small_boat_arrivals'), boats: read('small_boats') }
}

/** The record of the years that are compared. */
export const comparedRecord = (published: Published): ArrivalsByDay =>
  recordOf(published, `${dailyYears.first}-01-01`, `${dailyYears.last + 1}-01-01`)

function plain(path: string, value: Plain): Setting {
  return plainSetting(path, value, `${path} of the crossings by day`)
}

/** Nothing but crossings. */
const nothingElse: readonly Setting[] = [
  'arrivals.claim_share',
  'arrivals.other_routes.low',
  'arrivals.other_routes.central',
  'arrivals.other_routes.high',
  'removals.beds',
  'removals.other_users_per_day',
  'stocks.awaiting_decision',
  'stocks.appeals_open',
  'stocks.rights_exhausted.low',
  'stocks.rights_exhausted.value',
  'stocks.rights_exhausted.high',
  'stocks.refusals_last_quarter',
  'stocks.grants_last_quarter',
  'stocks.disposals_last_quarter',
  'stocks.detained',
  'stocks.supported',
  'stocks.section4',
].map((path) => plain(path, 0))

const round = (value: number, digits: number) =>
  Math.round(value * Math.pow(10, digits)) / Math.pow(10, digits)
