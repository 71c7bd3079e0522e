/** The lines that parties stand in for transfer schemes, and how a party leaves a scheme before its transfer. */
import { Stage } from '../../declaration/stages.ts'
import { Transition } from '../../declaration/transitions.ts'
import { Flag } from '../../flags.ts'
import type { World } from '../../world.ts'
import { isLocated } from '../exhaustion.ts'
import { isEligible } from './eligibility.ts'
import type { SchemeState } from './scheme-state.ts'

/** Where a scheme takes people from. */
type SchemeStage = SchemeState['values']['stage']

/**
 * Puts a party into the line of every scheme that may take it at this stage: behind all others if it has been referred
 * before.
 */
export function joinSchemes(world: World, party: number, stage: SchemeStage): void {
  for (const scheme of world.schemes) {
    if (scheme.values.stage !== stage || world.now >= scheme.endsAt || wouldNotFind(world, scheme, party))
      continue
    if (isEligible(world, scheme, party)) {
      const priority = !world.parties.has(party, Flag.referred) ? 0 : 1
      scheme.eligible.request(party, world.parties.people(party), priority)
    }
  }
}

/** Whether a party that some scheme has sought in vain would not be found by this one either. */
function wouldNotFind(world: World, { values }: SchemeState, party: number): boolean {
  if (!world.parties.has(party, Flag.sought)) return false
  return !isLocated(world, party, values.referral.located_share)
}

/** Takes a party out of every scheme’s line. */
export function leaveSchemes(world: World, party: number): void {
  for (const scheme of world.schemes) {
    if (scheme.eligible.isWaiting(party)) scheme.eligible.leave(party)
  }
}

/** Whether the party is with a scheme that took it before a decision on its claim, which is still open. */
export function isClaimant(world: World, party: number): boolean {
  return world.parties.has(party, Flag.claimant)
}

/** The wait for a decision in the UK is over without one. */
export function endDecisionWait(world: World, party: number): void {
  const { parties } = world
  if (parties.waitSince(party) >= 0) world.decisionWait.cutShort(world.now - parties.waitSince(party))
}

/** Whether the scheme the party is with takes nobody any more. */
export function schemeHasEnded(world: World, party: number): boolean {
  return world.now >= schemeOf(world, party).endsAt
}

/** The scheme has ended before the party's transfer; a bed it holds is the caller's to release. */
export function endReferral(world: World, party: number): void {
  resume(world, party, Transition.scheme_ends_referral, Transition.scheme_ends_claim)
}

/** Takes a referred party out of the lines for a bed and a flight because a clock of its own comes before the transfer. */
export function abandonReferral(world: World, party: number): void {
  if (world.resources.beds.isWaiting(party)) world.resources.beds.leave(party)
  if (world.parties.stage(party) === Stage.scheme_detained) {
    leaveFlightLine(schemeOf(world, party), party)
    world.resources.beds.release(party)
  }
}

/** The scheme the party is in. */
export function schemeOf(world: World, party: number): SchemeState {
  return world.schemes[world.parties.scheme(party)]!
}

/** Moves a party out of a scheme, to the queue for a decision if its claim is open and to the community if not. */
export function resume(world: World, party: number, toContact: number, toClaim: number): void {
  world.move(party, isClaimant(world, party) ? toClaim : toContact)
}

/** Takes a party detained or held for transfer out of the line for a seat, or stops its notice. */
export function leaveFlightLine(scheme: SchemeState, party: number): void {
  if (!scheme.underNotice.delete(party)) scheme.flights.leave(party)
}
