/** The inputs of a forecast where nobody gives them: each series by the method that was best in its own past. */
import { quarterAfter, quartersBetween } from '../../calendar/periods.ts'
import type { Setting } from '../../scenarios/document/settings.ts'
import type { Plain } from '../../scenarios/document/tree.ts'
import type { Input, Inputs } from '../../scenarios/inputs/input-rows.ts'
import { readPeriod } from '../../scenarios/inputs/period.ts'
import type { SeriesName } from '../../scenarios/inputs/series.ts'
import type { Scenario } from '../../scenarios/schema/schema.ts'
import { receiptsOf } from './appeal-intake.ts'
import { intakeAt } from './appeal-settings.ts'
import { type ForecastInput, forecastInputSeries, forecastsAt } from './forecast-series.ts'
import { inputsFrom } from './given.ts'
import { mostAhead, type Quarters } from './input-methods.ts'
import { forecastSource } from './input-sources.ts'
import type { InputRow } from './observed.ts'
import type { Published } from './published.ts'

/** People granted or refused in the next quarters: as forecast, or as staff and pace that are given decide them. */
function decidedWith(
  published: Published,
  origin: string,
  { decisions, stocks }: Opened,
  given: Inputs,
): Quarters {
  const next = forecastsAt(published, origin)
  const at = (name: ForecastInput, quarter: string) => next.get(name)?.get(quarter) ?? 0
  const stock = published.quarterly('awaiting_initial_decision_people')
  let waiting = published.at('awaiting_initial_decision_people', origin)
  const before = stock.get(quarterAfter(origin, -1)) ?? waiting
  const last = forecastInputSeries.decided.of(published).get(origin) ?? 0
  const pace = (2 * last) / (before + waiting)
  return new Map(
    [...(next.get('decided') ?? [])].map(([quarter, number]) => {
      const claims = claimsIn(given, quarter, at('asylum_claims_people', quarter))!
      const [withdrawn, closed] = ratesOfLeaving.map(([rate, series]) =>
        flowIn(given[series], quarter, (at(rate, quarter) / 4) * waiting),
      )
      const leaving = withdrawn! + closed!
      // Of the mean stock of the quarter, in which those decided leave evenly.
      const byPace = (pace * (waiting + claims / 2)) / (1 + pace / 2)
      const staff = rateIn(given.asylum_caseworking_staff_fte, quarter, decisions.caseworkers.value)!
      const each = rateIn(given.decisions_per_caseworker_month, quarter, decisions.productivity.value)!
      const people = workGiven(given, quarter)
        ? staff * each * 3 * stocks.people_per_case
        : Math.sqrt(number * byPace)
      const decided = Math.min(people, waiting + claims)
      waiting = Math.max(1, waiting + claims - decided - leaving)
      return [quarter, decided] as const
    }),
  )
}

/**
 * People granted or refused in the next quarters, as forecast: half by their number, by the method that was best, and half by the pace of
 * the last quarter for each person who awaits a decision, in logarithms. By number alone a queue that shrinks would be decided to nothing.
 * Not where staff or pace are given.
 */
export const decidedAhead = (
  published: Published,
  origin: string,
  opened: Opened,
  given: Inputs = {},
): Quarters =>
  new Map(
    [...decidedWith(published, origin, opened, given)].filter(([quarter]) => !workGiven(given, quarter)),
  )

/** What an opening says of decisions: those that staff make are cases. */
type Opened = Pick<Scenario, 'decisions' | 'stocks'>

/** Whether staff or pace are given in a quarter. */
const workGiven = (given: Inputs, quarter: string): boolean =>
  touched(given.asylum_caseworking_staff_fte, quarter) ||
  touched(given.decisions_per_caseworker_month, quarter)

/**
 * Disposals of the tribunal in the next quarters, as forecast: half by their number, by the method that was best, and half by what the
 * tribunal is then to receive, in logarithms. By number alone a small caseload would run out, or grow without end, wherever refusals change.
 * Refusals follow what is given of decisions and of the share granted.
 */
function disposalsAhead(published: Published, origin: string, opened: Opened, given: Inputs): Quarters {
  const next = forecastsAt(published, origin)
  const intake = intakeAt(published, origin)
  const decided = decidedWith(published, origin, opened, given)
  let before = published.at('initial_refusals', origin)
  return new Map(
    [...(next.get('ftt_asylum_disposals') ?? [])].map(([quarter, number]) => {
      const people = decided.get(quarter)
      const forecast = next.get('grant_rate')?.get(quarter)
      const granted = rateIn(given.initial_grant_rate_of_grants_plus_refusals, quarter, forecast)
      if (intake === undefined || people === undefined || granted === undefined) return [quarter, number]
      const refused = people * Math.max(0, 1 - granted)
      const received = receiptsOf(intake, refused, before) + intake.unexplained
      before = refused
      return [quarter, Math.sqrt(number * Math.max(1, received))]
    }),
  )
}

/** Small boats bring no more than this share of the claims of a quarter: the most in a year was half. Assumption. */
const mostByBoat = 0.75

/**
 * The inputs of the quarters after an origin: forecast, save where they are given.
 * @param given inputs that hold in place of forecasts, for the quarters that they touch
 */
export function inputsAhead(
  published: Published,
  origin: string,
  opened: Scenario,
  given: Inputs = {},
): Inputs {
  const next = forecastsAt(published, origin)
  const { decisions, stocks } = opened
  const people = decidedAhead(published, origin, opened, given)
  const disposed = disposalsAhead(published, origin, opened, given)
  const fte = decisions.caseworkers.value
  const placesGiven = given.dispersal_places !== undefined || given.non_hotel_places !== undefined
  const rows = quartersBetween(quarterAfter(origin), quarterAfter(origin, mostAhead)).flatMap((quarter) => {
    const at = (name: ForecastInput) => next.get(name)?.get(quarter)
    const [claims, boats, decided] = [
      at('asylum_claims_people'),
      at('small_boat_arrivals'),
      people.get(quarter),
    ]
    const of = (series: SeriesName, value: number | undefined): InputRow[] =>
      value === undefined || touched(given[series], quarter)
        ? []
        : [{ period: quarter, series, value, unit: '' }]
    const claimsGiven = flowIn(given.asylum_claims_people, quarter, undefined)
    return [
      ...of(
        'small_boat_arrivals',
        boats === undefined ? undefined : Math.min(boats, mostByBoat * (claimsGiven ?? claims ?? boats)),
      ),
      ...of('asylum_claims_people', claimsIn(given, quarter, claims)),
      ...of('asylum_caseworking_staff_fte', fte),
      ...of('decisions_per_caseworker_month', decided && decided / stocks.people_per_case / fte / 3),
      ...of(
        'initial_grant_rate_of_grants_plus_refusals',
        at('grant_rate') && Math.min(0.98, at('grant_rate')!),
      ),
      ...of('ftt_asylum_disposals', disposed.get(quarter)),
      ...of(
        'dispersal_places',
        placesGiven || stocks.dispersal === undefined ? undefined : at('dispersal_places'),
      ),
    ]
  })
  const forecast = inputsFrom(rows)
  const names = [...new Set([...Object.keys(forecast), ...Object.keys(given)])] as SeriesName[]
  return Object.fromEntries(
    names.map((name) => [
      name,
      [...(forecast[name] ?? []), ...(given[name] ?? [])].toSorted((a, b) => (a.from < b.from ? -1 : 1)),
    ]),
  )
}

/** Whether any of the periods lies in a quarter. */
const touched = (periods: readonly Input[] | undefined, quarter: string): boolean => {
  const { from, until } = readPeriod(quarter)!
  return (periods ?? []).some((each) => each.from < until && each.until > from)
}

/** What the months of a quarter come to: `ofQuarter` of a quarter's value each, given or otherwise. Undefined where a month has neither. */
function overMonths(
  periods: readonly Input[] | undefined,
  quarter: string,
  otherwise: number | undefined,
  [ofQuarter, ofMonth]: readonly [number, number],
): number | undefined {
  if (!touched(periods, quarter)) return otherwise
  return readPeriod(quarter)!.months.reduce<number | undefined>((total, month) => {
    const own = periods!.find(({ period }) => period.months.includes(month))
    const value = own?.value ?? otherwise
    if (total === undefined || value === undefined) return undefined
    return total + value * (own?.period.months.length === 1 ? ofMonth : ofQuarter)
  }, 0)
}

/** A number of a whole quarter, as given for it or its months, and otherwise for months not given. */
const flowIn = (periods: readonly Input[] | undefined, quarter: string, otherwise: number | undefined) =>
  overMonths(periods, quarter, otherwise, [1 / 3, 1])

/** The same of a rate or of staff, which is the mean of the months. */
const rateIn = (periods: readonly Input[] | undefined, quarter: string, otherwise: number | undefined) =>
  overMonths(periods, quarter, otherwise, [1 / 3, 1 / 3])

/** Claims of a quarter: those given, else those forecast, of which small boats that are given bring a share at most. */
const claimsIn = (given: Inputs, quarter: string, forecast: number | undefined): number | undefined =>
  flowIn(
    given.asylum_claims_people,
    quarter,
    forecast && Math.max(forecast, (flowIn(given.small_boat_arrivals, quarter, undefined) ?? 0) / mostByBoat),
  )

/** Rates of leaving the queue without a decision, and the series that are given in place of them. */
const ratesOfLeaving = [
  ['withdrawal_rate', 'initial_withdrawals'],
  ['administrative_rate', 'initial_administrative_outcomes'],
] as const

/** Rates of leaving the queue without a decision, as forecast: settings of their schedules. */
export function ratesAhead(published: Published, origin: string, given: Inputs = {}): Setting[] {
  const sourceOf = forecastSource(published, origin)
  const next = forecastsAt(published, origin)
  return ratesOfLeaving.map(([name, series]) => {
    const changes = [...(next.get(name) ?? [])].flatMap(([quarter, value]) => {
      if (touched(given[series], quarter)) return []
      const { from, until } = readPeriod(quarter)!
      return [{ from, until, value, given: true }]
    })
    const path = ['decisions', name, 'changes']
    return {
      text: `decisions.${name} as forecast`,
      path,
      value: changes as unknown as Plain,
      from: sourceOf(series),
    }
  })
}

/**
 * What a scenario says of dispersal accommodation that is forecast: its growth is in the forecast, not on top.
 * Nothing where dispersal places are given, or do not grow.
 */
export function housingAhead(
  published: Published,
  origin: string,
  { support }: Scenario,
  given: Inputs = {},
): Setting[] {
  if (support.dispersal_growth === undefined || given.dispersal_places !== undefined) return []
  const from = forecastSource(published, origin)('dispersal_places')
  return [
    {
      text: 'support.dispersal_growth as forecast',
      path: ['support', 'dispersal_growth'],
      value: 0,
      from: { ...from, note: 'Within the places in dispersal accommodation, which are forecast' },
    },
  ]
}
