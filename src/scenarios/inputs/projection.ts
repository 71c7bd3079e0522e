/**
 * What is to be expected of a scenario with inputs, day by day: small-boat arrivals, and the people awaiting a decision.
 * The stock is projected from the opening one with the flows that are given and, where none is, with the scenario's
 * own expectation; no later published stock is used.
 */
import { dateAfter, daysBetween, daysPerMonth, daysPerYear } from '../../model/calendar.ts'
import { StepFunction } from '../../model/parameters.ts'
import { isGiven, meanDaysOfMonth, spreadOverDays } from '../../model/pathway/given-arrivals.ts'
import type { Scenario } from '../schema.ts'
import type { Inputs } from './rows.ts'
import type { SeriesName } from './series.ts'

/** What is expected of a period. */
export interface Expected {
  readonly days: number
  /** Totals of people. */
  readonly smallBoats: number
  readonly withdrawals: number
  /** Mean number of people awaiting a decision. */
  readonly stock: number
  /** Whether the flows take everyone out of the stock before the period ends. */
  readonly runsOut: boolean
}

/** Expectations of any period up to the end of the last input. */
export type Projection = (period: { readonly from: string; readonly until: string }) => Expected

/** Projects a scenario with inputs. */
export function project(scenario: Scenario, inputs: Inputs): Projection {
  const { start, arrivals, crossing, decisions, stocks } = scenario
  const ends = Object.values(inputs).map((list) => daysBetween(start, list.at(-1)!.until))
  const days = Math.max(0, ...ends)
  const monthOf = (day: number) => Number(dateAfter(start, day).slice(5, 7)) - 1
  const boatWeight = (day: number) => crossing.month_shares[monthOf(day)]! / meanDaysOfMonth[monthOf(day)]!
  const given = (series: SeriesName, weight = (_day: number) => 1) =>
    spreadOverDays(inputs[series] ?? [], start, days, weight)
  const boats = given('small_boat_arrivals', boatWeight)
  const earlierBoats = spreadOverDays(arrivals.given.small_boat, start, days, boatWeight)
  const claims = given('asylum_claims_people')
  const earlierOther = spreadOverDays(arrivals.given.other_routes, start, days, () => 1)
  const withdrawals = given('initial_withdrawals')
  const closures = given('initial_administrative_outcomes')
  const staff = dailyRate(inputs, 'asylum_caseworking_staff_fte', scenario, decisions.caseworkers)
  const pace = dailyRate(inputs, 'decisions_per_caseworker_month', scenario, decisions.productivity)
  const withdrawalRate = new StepFunction(decisions.withdrawal_rate, start)
  const closureRate = new StepFunction(decisions.administrative_rate, start)
  const again = decisions.withdrawal_ends.claims_again

  const daily = {
    smallBoats: boats.slice(),
    withdrawals: withdrawals.slice(),
    stock: new Float64Array(days),
    short: new Float64Array(days),
  }
  let stock = stocks.awaiting_decision
  for (let day = 0; day < days; day++) {
    const first = (...lists: Float64Array[]) => lists.find((list) => isGiven(list, day))?.[day]
    const byBoat = first(boats, earlierBoats) ?? arrivals.small_boat[arrivals.path] * boatWeight(day)
    const byOther = first(earlierOther) ?? arrivals.other_routes[arrivals.path] / daysPerYear
    // New claims after a withdrawal are among the claims where these are given.
    const stays = isGiven(claims, day) ? 1 : 1 - again
    const entering = first(claims) ?? arrivals.claim_share * byBoat + byOther
    const decided = (staff(day) * pace(day) * stocks.people_per_case) / daysPerMonth
    const fixedWithdrawals = first(withdrawals) ?? 0
    const fixedClosures = first(closures) ?? 0
    const withdraws = isGiven(withdrawals, day) ? 0 : withdrawalRate.at(day) / daysPerYear
    const closes = isGiven(closures, day) ? 0 : closureRate.at(day) / daysPerYear
    const net = entering - decided - fixedWithdrawals * stays - fixedClosures
    const hazard = withdraws * stays + closes
    // Hazards act on the mean of the stock at the beginning and at the end of the day.
    const after = (stock * (1 - hazard / 2) + net) / (1 + hazard / 2)
    const mean = (stock + Math.max(0, after)) / 2
    daily.short[day] = after < 0 ? 1 : 0
    daily.smallBoats[day] = byBoat
    daily.withdrawals[day] = fixedWithdrawals + withdraws * mean
    daily.stock[day] = mean
    stock = Math.max(0, after)
  }
  return ({ from, until }) => {
    const [first, end] = [daysBetween(start, from), daysBetween(start, until)]
    const sum = (of: Float64Array) => of.slice(first, end).reduce((total, value) => total + value, 0)
    return {
      days: end - first,
      smallBoats: sum(daily.smallBoats),
      withdrawals: sum(daily.withdrawals),
      stock: sum(daily.stock) / (end - first),
      runsOut: sum(daily.short) > 0,
    }
  }
}

/** A schedule with a series in force for the periods it names, by day. */
function dailyRate(
  inputs: Inputs,
  series: SeriesName,
  scenario: Scenario,
  schedule: Scenario['decisions']['caseworkers'],
): (day: number) => number {
  const changes = (inputs[series] ?? []).map(({ from, until, value }) => ({
    from,
    until,
    value,
    given: true as const,
  }))
  const own = changes.length === 0 ? schedule.changes : schedule.changes.filter((change) => !change.given)
  const inForce = new StepFunction({ ...schedule, changes: [...own, ...changes] }, scenario.start)
  return (day) => inForce.at(day)
}
