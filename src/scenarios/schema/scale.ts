/** A scenario at a share of national volume: the same pathway with proportionally fewer people and less capacity. For benchmarks and quick tests. */
import { z } from 'zod'
import type { GivenPeriod } from '../../calendar/given-days.ts'
import type { Schedule } from '../../calendar/step-function.ts'
import { isAmount } from './quantity.ts'
import { type Scenario, scenarioSchema } from './schema.ts'

/** The values with every `amount` of the schema at a share. */
function withAmounts<T extends object>(values: T, { shape }: z.ZodObject, share: number): T {
  const parts = Object.entries(values).map(([key, value]) => {
    const part = shape[key] as z.ZodType
    const own = part instanceof z.ZodOptional ? (part.unwrap() as z.ZodType) : part
    if (isAmount(own)) return [key, scheduleAt(value as Schedule, share)]
    const isSection = own instanceof z.ZodObject && !('unit' in own.shape)
    return [key, isSection ? withAmounts(value as object, own, share) : value]
  })
  return Object.fromEntries(parts) as T
}

const scheduleAt = ({ value, changes }: Schedule, share: number): Schedule => ({
  value: value * share,
  changes: changes.map((change) => ({ ...change, value: change.value * share })),
})

/** Scales stocks, arrivals and all amounts, such as capacities, by `share`; rates, shares and times stay as they are. */
export function scaledScenario(national: Scenario, share: number): Scenario {
  const scenario = withAmounts(national, scenarioSchema, share)
  const number = (value: number) => value * share
  const given = (of: readonly GivenPeriod[]) => of.map((each) => ({ ...each, value: each.value * share }))
  const level = <L extends { low: number; central: number; high: number }>(of: L): L => ({
    ...of,
    low: number(of.low),
    central: number(of.central),
    high: number(of.high),
  })
  const { arrivals, cleared, crossing, removals, stocks } = scenario
  return {
    ...scenario,
    cleared: {
      awaiting_decision: number(cleared.awaiting_decision),
      appeals_open: number(cleared.appeals_open),
    },
    arrivals: {
      ...arrivals,
      small_boat: level(arrivals.small_boat),
      other_routes: level(arrivals.other_routes),
      given: {
        small_boat: given(arrivals.given.small_boat),
        other_routes: given(arrivals.given.other_routes),
      },
    },
    crossing: {
      ...crossing,
      // The same spread beside the mean, as far as whole boats allow.
      boat_dispersion: Math.max(1, number(crossing.boat_dispersion)),
    },
    removals: {
      ...removals,
      other_users_per_day: number(removals.other_users_per_day),
    },
    stocks: {
      ...stocks,
      awaiting_decision: Math.round(number(stocks.awaiting_decision)),
      appeals_open: Math.round(number(stocks.appeals_open)),
      rights_exhausted: {
        low: number(stocks.rights_exhausted.low),
        value: number(stocks.rights_exhausted.value),
        high: number(stocks.rights_exhausted.high),
      },
      refusals_last_quarter: number(stocks.refusals_last_quarter),
      grants_last_quarter: number(stocks.grants_last_quarter),
      disposals_last_quarter: number(stocks.disposals_last_quarter),
      detained: Math.round(number(stocks.detained)),
      supported: number(stocks.supported),
      section4: number(stocks.section4),
      ...(stocks.dispersal !== undefined && { dispersal: number(stocks.dispersal) }),
    },
  }
}
