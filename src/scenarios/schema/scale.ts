/** A scenario at a share of national volume: the same pathway with proportionally fewer people and less capacity. For benchmarks and quick tests. */
import type { GivenPeriod } from '../../calendar/given-days.ts'
import type { Schedule } from '../../calendar/step-function.ts'
import type { Scenario } from './schema.ts'

/** Scales stocks, arrivals and capacities by `share`; rates, shares and times stay as they are. */
export function scaledScenario(scenario: Scenario, share: number): Scenario {
  const number = (value: number) => value * share
  const schedule = (of: Schedule): Schedule => ({
    value: of.value * share,
    changes: of.changes.map((change) => ({ ...change, value: change.value * share })),
  })
  const given = (of: readonly GivenPeriod[]) => of.map((each) => ({ ...each, value: each.value * share }))
  const level = <L extends { low: number; central: number; high: number }>(of: L): L => ({
    ...of,
    low: number(of.low),
    central: number(of.central),
    high: number(of.high),
  })
  const { arrivals, crossing, decisions, appeals, removals, support, stocks, costs } = scenario
  return {
    ...scenario,
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
      boats_per_crossable_day: schedule(crossing.boats_per_crossable_day),
      // The same spread beside the mean, as far as whole boats allow.
      boat_dispersion: Math.max(1, number(crossing.boat_dispersion)),
    },
    decisions: { ...decisions, caseworkers: schedule(decisions.caseworkers) },
    appeals: { ...appeals, disposals_per_quarter: schedule(appeals.disposals_per_quarter) },
    removals: {
      ...removals,
      beds: schedule(removals.beds),
      escort_teams: schedule(removals.escort_teams),
      other_users_per_day: number(removals.other_users_per_day),
    },
    costs: { ...costs, programme: schedule(costs.programme) },
    support: { ...support, non_hotel_places: schedule(support.non_hotel_places) },
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
    },
  }
}
