/** Who of the opening stocks will set out for the UK again. */
import type { Groups } from '../../closed-form/groups.ts'
import type { Scenario } from '../../scenarios/schema/schema.ts'
import { Stage } from '../declaration/stages.ts'
import type { Parties } from '../parties.ts'

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
    const group = parties.group(party)
    perDay[group]! += parties.people(party) * rate * groups.reentryProbability[group]!
  }
  for (const party of exhausted)
    if (parties.stage(party) !== Stage.barrier) add(party, groups.departureRate[parties.group(party)]!)
  for (const party of detained) add(party, removed)
  return perDay
}
