/** Who a new party is: nationality group, number of people, entitlement to support. Drawn once, in episode 0. */

import { pick } from '../../../closed-form/groups.ts'
import type { Scenario } from '../../../scenarios/schema/schema.ts'
import { Purpose } from '../../declaration/purposes.ts'
import { Flag } from '../../flags.ts'
import { largestParty } from '../../parties.ts'
import type { World } from '../../world.ts'
import { isSupportedIfEntitled } from '../support.ts'

/**
 * Creates a party outside the model. Whoever is there at the start is what the past has made of them.
 * @param shares cumulative shares of the nationality groups; @param dependants mean dependants per party.
 */
export function newParty(
  world: World,
  subject: number,
  shares: Float64Array,
  dependants: number,
  flags: number,
): number {
  const { draws, scenario, past } = world
  const madeBy = (flags & Flag.opening) === 0 ? scenario : past
  const group = pick(shares, draws.uniform(subject, 0, Purpose.group, 0))
  const people = drawPeople(world, madeBy, subject, dependants)
  let allFlags = flags
  if (draws.uniform(subject, 0, Purpose.entitled, 0) < madeBy.support.entitled_share)
    allFlags |= Flag.entitled
  if (draws.uniform(subject, 0, Purpose.section4, 0) < scenario.support.section4_share)
    allFlags |= Flag.section4
  const onAppeal = madeBy.support.appeal_share ?? 1
  if (onAppeal < 1 && !draws.chance(onAppeal, subject, 0, Purpose.supportedOnAppeal))
    allFlags |= Flag.unsupportedOnAppeal
  if (!isSupportedIfEntitled(world, subject)) allFlags |= Flag.unsupported
  return world.parties.create(subject, group, people, allFlags)
}

/** Number of people in a party with the given mean of dependants. */
export function drawPeople(
  { draws }: World,
  { arrivals }: Scenario,
  subject: number,
  dependants: number,
): number {
  const perFamily = arrivals.dependants_per_family
  if (draws.uniform(subject, 0, Purpose.family, 0) >= dependants / perFamily) return 1
  const more = geometric(draws.uniform(subject, 0, Purpose.dependants, 0), perFamily)
  return Math.min(largestParty, 1 + more)
}

/** A geometric number on 1, 2, … with the given mean, by inverse of its distribution. */
function geometric(u: number, mean: number): number {
  return mean <= 1 ? 1 : 1 + Math.floor(Math.log1p(-u) / Math.log1p(-1 / mean))
}
