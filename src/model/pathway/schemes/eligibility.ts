/** Whom a scheme may take: its conditions, and the screening that misses some who should be kept out. */

import { Purpose } from '../../declaration/purposes.ts'
import { Flag } from '../../flags.ts'
import type { World } from '../../world.ts'
import { documentAt } from '../latent.ts'
import type { SchemeState } from './scheme-state.ts'

/** Whether the scheme may take the party now. */
export function isEligible(world: World, scheme: SchemeState, party: number): boolean {
  return !isExcluded(world, scheme, party) && hasReason(world, scheme, party) && passes(world, scheme, party)
}

/** Whether the scheme may take the party, but for its conditions that change with time. */
export function mayTake(world: World, scheme: SchemeState, party: number): boolean {
  return !isExcluded(world, scheme, party) && passes(world, scheme, party)
}

function isExcluded(world: World, scheme: SchemeState, party: number): boolean {
  const { parties } = world
  const { index, groups, values } = scheme
  if ((parties.schemeBarred(party) & (1 << index)) !== 0) return true
  if (!groups.has(parties.group(party))) return true
  if (values.eligibility.families === 'excluded' && parties.people(party) > 1) return true
  return !isAmongEligible(world, scheme, party)
}

function passes(world: World, scheme: SchemeState, party: number): boolean {
  return !isVulnerable(world, scheme, party) || isMissedByScreening(world, scheme, party)
}

/**
 * Whether the party is among the share that the scheme may take of those who fulfil its rules. The draw is the person's: who is eligible
 * at one share is at every larger one, in every scheme and every episode, so that more schemes make nobody eligible.
 */
function isAmongEligible(world: World, scheme: SchemeState, party: number): boolean {
  const { eligible_share: share = 1 } = scheme.values.eligibility
  return share >= 1 || world.draws.chance(share, world.parties.subject(party), 0, Purpose.eligible)
}

/** Whether the scheme’s conditions that change with time hold now. A document may come while the party waits in the line. */
export function hasReason(world: World, scheme: SchemeState, party: number): boolean {
  const { reasons, within_days } = scheme.values.eligibility
  if (scheme.values.stage === 'on_arrival' && world.now - world.parties.waitSince(party) > within_days)
    return false
  if (reasons.length === 0) return true
  if (reasons.includes('removal_cancelled') && world.parties.has(party, Flag.cancelled)) return true
  return reasons.includes('undocumented') && documentAt(world, party) > world.now
}

/** Whether the party should be screened out. Vulnerability is the person's: the same in every scheme and every episode. */
export function isVulnerable(world: World, scheme: SchemeState, party: number): boolean {
  return (
    world.draws.uniform(world.parties.subject(party), 0, Purpose.vulnerable) <
    scheme.values.eligibility.vulnerable_share
  )
}

function isMissedByScreening(world: World, scheme: SchemeState, party: number): boolean {
  const { parties } = world
  return scheme.draws.chance(
    scheme.values.eligibility.screening_miss_share,
    parties.subject(party),
    parties.episode(party),
    Purpose.screeningMiss,
    0,
  )
}

/** The scheme may not take the party again in this episode. */
export function bar(world: World, scheme: SchemeState, party: number): void {
  world.parties.setSchemeBarred(party, world.parties.schemeBarred(party) | (1 << scheme.index))
}
