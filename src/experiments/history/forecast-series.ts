/** The published series of inputs that are forecast from their own past: how each is made, and what the next quarters bring. */
import { quarterAfter } from '../../calendar/periods.ts'
import { accommodationTypes, dispersalByQuarter } from './accommodation.ts'
import { InputForecasts, type Quarters } from './input-methods.ts'
import { allOf } from './last-published.ts'
import { type Published, quarterIn } from './published.ts'

/** A series that is forecast: what it is called, which published ones it is made of, and how. */
interface Forecastable {
  readonly label: string
  readonly madeOf: readonly string[]
  readonly of: (published: Published) => Quarters
}

/** The least that a series is taken to have been, so that it has a logarithm. */
const above = (least: number, values: Iterable<readonly [string, number]>): Quarters =>
  new Map([...values].map(([quarter, value]) => [quarter, Math.max(least, value)]))

/** Two series by quarter, put together where both are published. */
const together = (
  published: Published,
  [a, b]: readonly [string, string],
  how: (a: number, b: number) => number,
): Quarters => {
  const second = published.quarterly(b)
  return new Map(
    [...published.quarterly(a)].flatMap(([quarter, value]) => {
      const other = second.get(quarter)
      return other === undefined ? [] : [[quarter, how(value, other)] as const]
    }),
  )
}

/** A flow a year over the mean of the stocks awaiting a decision at the ends of its quarter. */
const ratePerYear = (published: Published, flow: string): Quarters => {
  const stock = published.quarterly(awaiting)
  return above(
    1e-3,
    [...published.quarterly(flow)].flatMap(([quarter, people]) => {
      const [before, after] = [stock.get(quarterAfter(quarter, -1)), stock.get(quarter)]
      return before === undefined || after === undefined
        ? []
        : [[quarter, (8 * people) / (before + after)] as const]
    }),
  )
}

const awaiting = 'awaiting_initial_decision_people'
const decisions = ['initial_grants', 'initial_refusals'] as const

/** Every series of inputs that is forecast. */
export const forecastInputSeries = {
  asylum_claims_people: {
    label: 'Asylum claims',
    madeOf: ['asylum_claims_people'],
    of: (published) => published.quarterly('asylum_claims_people'),
  },
  small_boat_arrivals: {
    label: 'Small-boat arrivals',
    madeOf: ['small_boat_arrivals'],
    of: (published) => above(1, published.quarterly('small_boat_arrivals')),
  },
  decided: {
    label: 'Grants and refusals',
    madeOf: decisions,
    of: (published) => together(published, decisions, (grants, refusals) => grants + refusals),
  },
  grant_rate: {
    label: 'Share granted',
    madeOf: decisions,
    of: (published) => together(published, decisions, (grants, refusals) => grants / (grants + refusals)),
  },
  withdrawal_rate: {
    label: 'Withdrawals per person awaiting',
    madeOf: ['initial_withdrawals', awaiting],
    of: (published) => ratePerYear(published, 'initial_withdrawals'),
  },
  administrative_rate: {
    label: 'Administrative outcomes per person awaiting',
    madeOf: ['initial_administrative_outcomes', awaiting],
    of: (published) => ratePerYear(published, 'initial_administrative_outcomes'),
  },
  ftt_asylum_disposals: {
    label: 'Disposals of the tribunal',
    madeOf: ['ftt_asylum_disposals'],
    of: (published) => above(1, published.quarterly('ftt_asylum_disposals')),
  },
  dispersal_places: {
    label: 'In dispersal accommodation',
    madeOf: accommodationTypes.dispersal,
    of: dispersalByQuarter,
  },
} as const satisfies Record<string, Forecastable>

/** A series that is forecast. */
export type ForecastInput = keyof typeof forecastInputSeries

/** What is worked out of what is published, once for each key. */
function workedOutOnce<Key, Value>(make: (published: Published, key: Key) => Value) {
  const known = new WeakMap<Published, Map<Key, Value>>()
  return (published: Published, key: Key): Value => {
    const own = known.get(published) ?? new Map<Key, Value>()
    known.set(published, own)
    if (!own.has(key)) own.set(key, make(published, key))
    return own.get(key)!
  }
}

/** The past forecasts of a series; undefined where nothing of it is published. */
export const inputForecasts = workedOutOnce((published, name: ForecastInput): InputForecasts | undefined => {
  const values = forecastInputSeries[name].of(published)
  return values.size === 0 ? undefined : new InputForecasts(values)
})

/** What the next quarters bring, by series; a series of which nothing is published by the origin is left out. */
export const forecastsAt = workedOutOnce(
  (published, origin: string): ReadonlyMap<ForecastInput, Quarters> =>
    new Map(
      (Object.keys(forecastInputSeries) as ForecastInput[]).flatMap((name) => {
        const next = inputForecasts(published, name)?.forecastAt(origin)
        return next === undefined ? [] : [[name, next] as const]
      }),
    ),
)

/** The sources of the past of a series that is forecast, up to an origin. */
export function sourcesOfForecast(
  published: Published,
  name: ForecastInput,
  origin: string,
): readonly string[] {
  return allOf(
    ...forecastInputSeries[name].madeOf.map((series) =>
      published.sourcesOf(
        series,
        [...published.of(series).keys()].filter(
          (period) => quarterIn(period) !== '' && quarterIn(period) <= origin,
        ),
      ),
    ),
  )
}
