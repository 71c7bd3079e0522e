/** What a scenario schedules besides capacities, as functions of model time. */
import { daysPerQuarter } from '../calendar/days.ts'
import { type Schedule, StepFunction } from '../calendar/step-function.ts'
import { delayed } from '../closed-form/lags.ts'
import type { Scenario } from '../scenarios/schema/schema.ts'
import { Purpose } from './declaration/purposes.ts'
import type { AddressedDraws } from './engine/random.ts'
import { gammaMultiplier } from './gamma.ts'

/** Schedules of a scenario, and of its past where that bears on people who are there at the start. */
export type Schedules = ReturnType<typeof compileSchedules>

/** Compiles the schedules of a scenario. */
export function compileSchedules(scenario: Scenario, past: Scenario) {
  const { decisions, appeals, crossing, support, costs, lags } = scenario
  const step = (schedule: Schedule) => new StepFunction(schedule, scenario.start)
  const maybe = (schedule: Schedule | undefined) => schedule && step(schedule)
  const before = (schedule: Schedule) => new StepFunction(schedule, past.start)
  return {
    productivity: step(decisions.productivity),
    disposals: step(delayed(appeals.disposals_per_quarter, lags.tribunal, scenario.start)),
    /** Most onward appeals a quarter. */
    onward: step(appeals.onward_per_quarter),
    /** Disposals a quarter before the start. */
    pastDisposals: before(past.appeals.disposals_per_quarter).at(0),
    /** Hazards a year of leaving the queue for a decision. */
    withdrawal: step(withdrawalRate(decisions)),
    closure: step(decisions.administrative_rate),
    /** Odds of a grant relative to those of the groups' own rates. */
    grantOdds: step(decisions.grant_odds),
    peoplePerBoat: step(crossing.people_per_boat),
    boatSupply: step(crossing.boats_per_crossable_day),
    interception: step(crossing.interception_share),
    /** Share of those entitled who are supported. */
    supported: step(support.supported_share),
    moveOn: step(support.move_on_days),
    /** That of the past, under which people granted before the start are supported. */
    pastMoveOn: before(past.support.move_on_days),
    nonHotelPlaces: step(support.non_hotel_places),
    /** Of dispersal accommodation, and what it gains a year besides. */
    dispersalPlaces: maybe(support.dispersal_places),
    dispersalGrowth: maybe(support.dispersal_growth),
    /** Supported people in no accommodation. */
    subsistenceOnly: maybe(support.subsistence_only),
    /** Pounds a year on programmes besides schemes. */
    programme: step(costs.programme),
  }
}

/** The hazard of withdrawing while waiting: that which is given and no other, where withdrawals go by decisions. */
function withdrawalRate({ withdrawal_by, withdrawal_rate }: Scenario['decisions']): Schedule {
  if (withdrawal_by === 'waiting') return withdrawal_rate
  return { value: 0, changes: withdrawal_rate.changes.filter(({ given }) => given) }
}

/** Multipliers on decisions per caseworker and on disposals, by quarter of the run. */
export interface QuarterMultipliers {
  readonly productivity: Float64Array
  readonly disposals: Float64Array
}

/** Draws the multipliers of a run. */
export function drawMultipliers(
  { decisions, appeals }: Scenario,
  draws: AddressedDraws,
  horizon: number,
): QuarterMultipliers {
  const multipliers = (variation: number, purpose: number) =>
    Float64Array.from({ length: Math.ceil(horizon / daysPerQuarter) + 1 }, (_, quarter) =>
      gammaMultiplier(draws.uniform(quarter, 0, purpose, 0), variation),
    )
  return {
    productivity: multipliers(decisions.quarterly_variation, Purpose.productivity),
    disposals: multipliers(appeals.quarterly_variation, Purpose.disposals),
  }
}
