/**
 * People on their way at the start, whom no published stock counts: as many as the scenario's own rates keep under way, a flow
 * times the mean time it takes.
 */

import { daysPerYear } from '../../calendar/days.ts'
import { meanDaysOfMonth } from '../../calendar/given-days.ts'
import type { Scenario } from '../../scenarios/schema/schema.ts'
import { Stage } from '../declaration/stages.ts'
import type { Groups } from '../parameters.ts'
import type { Parties } from '../parties.ts'

/** People who arrived by small boat before the start and are still to claim, at the level of the month before. */
export function arrivedBeforeClaim({ arrivals, crossing, start }: Scenario): number {
  const month = (Number(start.slice(5, 7)) + 10) % 12
  const perDay =
    (arrivals.small_boat[arrivals.path] * crossing.month_shares[month]!) / meanDaysOfMonth[month]!
  return perDay * arrivals.claim_share * arrivals.claim_delay_days
}

/** People who withdrew before the start and are still to claim again. */
export function claimingAgain({ decisions, stocks }: Scenario): number {
  const perDay = (decisions.withdrawal_rate.value * stocks.awaiting_decision) / daysPerYear
  return perDay * decisions.withdrawal_ends.claims_again * decisions.claims_again_days
}

/**
 * People a day, by nationality group, who are returned at the rates of the start and will set out again.
 * @param exhausted parties whose rights are exhausted; @param detained parties with removal directions pending
 */
export function returningAgain(
  { removals }: Scenario,
  groups: Groups,
  parties: Parties,
  exhausted: readonly number[],
  detained: readonly number[],
): Float64Array {
  const perDay = new Float64Array(groups.ids.length)
  const removed = removals.directions_days > 0 ? (1 - removals.cancelled_share) / removals.directions_days : 0
  const add = (party: number, rate: number) => {
    const group = parties.group[party]!
    perDay[group]! += parties.people[party]! * rate * groups.reentryProbability[group]!
  }
  for (const party of exhausted)
    if (parties.stage[party] !== Stage.barrier) add(party, groups.departureRate[parties.group[party]!]!)
  for (const party of detained) add(party, removed)
  return perDay
}
