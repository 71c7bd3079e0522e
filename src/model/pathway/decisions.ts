/**
 * Claims and initial decisions. In: a claim. It waits for a caseworker while the clocks of withdrawal and
 * administrative closure run. Out: grant, refusal with or without an appeal, or one of the ends of withdrawal.
 */

import { Event } from '../declaration/events.ts'
import { Purpose } from '../declaration/purposes.ts'
import { Stage } from '../declaration/stages.ts'
import { Transition } from '../declaration/transitions.ts'
import { Tie } from '../engine/event-list.ts'
import { Flag } from '../parties.ts'
import type { World } from '../world.ts'
import { awaitTribunal } from './appeals.ts'
import { exhaust, exhaustOutOfContact, exhaustRemovable } from './exhausted.ts'
import { closureAt, startHazards, withdrawalAt } from './hazards.ts'
import {
  abandonReferral,
  endClaimWithScheme,
  endDecisionWait,
  isClaimant,
  joinSchemes,
  leaveSchemes,
} from './schemes/schemes.ts'
import { startMoveOn } from './support.ts'

/** The party lodges its claim, from arrival or after a withdrawal. */
export function lodgeClaim(world: World, party: number): void {
  const again = world.parties.stage[party] === Stage.claiming_again
  if (again) world.parties.startEpisode(party)
  world.move(party, again ? Transition.lodges_new_claim : Transition.lodges_claim)
  startHazards(world, party)
  world.parties.waitSince[party] = world.now
  queueClaim(world, party)
}

/** Queues a party in `awaiting_decision` for a caseworker, and makes a small-boat arrival known to the schemes that take such. */
export function queueClaim(world: World, party: number): void {
  awaitCaseworker(world, party)
  const { stage, flags } = world.parties
  if (stage[party] === Stage.awaiting_decision && (flags[party]! & Flag.byBoat) !== 0)
    joinSchemes(world, party, 'on_arrival')
}

/** Queues a party in `awaiting_decision` for a caseworker: in its old place, if its claim was with a scheme meanwhile. */
export function awaitCaseworker(world: World, party: number): void {
  const { caseworkers } = world
  const turn = caseworkers.isAside(party) ? caseworkers.comeBack(party) : caseworkers.request(party)
  if (turn === 'waiting') startClaimClock(world, party, Number.POSITIVE_INFINITY)
}

/**
 * Starts the earliest clock of an open claim: its decision, its withdrawal or its closure. The last two go on while a caseworker
 * has the case.
 */
function startClaimClock(world: World, party: number, decided: number): void {
  const withdraws = withdrawalAt(world, party)
  const closes = closureAt(world, party)
  if (decided <= withdraws && decided <= closes) world.startClock(party, decided, Event.decided, Tie.release)
  else if (withdraws <= closes) world.startClock(party, withdraws, Event.withdraws)
  else world.startClock(party, closes, Event.closes)
}

/** A caseworker takes up the case. The work is exponential, with a mean of one decision. */
export function startDecision(world: World, party: number): void {
  world.stopClock(party)
  leaveSchemes(world, party)
  world.move(party, Transition.starts_decision)
  const decided = world.decidedAt(world.exponential(party, Purpose.decisionEffort))
  startClaimClock(world, party, decided)
}

/** The initial decision is made. */
export function decide(world: World, party: number): void {
  const { parties, scenario } = world
  if (parties.waitSince[party]! >= 0) world.decisionWait.ended(world.now - parties.waitSince[party]!)
  if (world.chance(world.grantProbability(party), party, Purpose.granted)) {
    world.move(party, Transition.granted_initially)
    startMoveOn(world, party)
  } else if (world.chance(scenario.appeals.lodged_share, party, Purpose.appeals)) {
    world.move(party, Transition.refused_will_appeal)
    awaitLodging(world, party)
  } else {
    exhaust(world, party, Transition.refused_no_appeal, Transition.refused_no_appeal_lost)
  }
  world.caseworkers.release(party)
}

/** Starts the wait of a party in `lodging_appeal`. */
export function awaitLodging(world: World, party: number): void {
  const delay = world.scenario.appeals.lodging_days * world.exponential(party, Purpose.lodging)
  world.startClock(party, world.now + delay, Event.lodgesAppeal, Tie.seize)
}

/** The appeal is lodged. */
export function lodgeAppeal(world: World, party: number): void {
  world.move(party, Transition.lodges_appeal)
  world.parties.waitSince[party] = world.now
  awaitTribunal(world, party)
}

/** The claim is withdrawn while it waits or a caseworker has it. */
export function withdraw(world: World, party: number): void {
  let isWithCaseworker = false
  if (isClaimant(world, party)) {
    abandonReferral(world, party)
    endDecisionWait(world, party)
  } else isWithCaseworker = leaveQueue(world, party)
  moveWithdrawn(world, party)
  endClaimWithScheme(world, party)
  world.parties.scheme[party] = -1
  if (isWithCaseworker) world.caseworkers.release(party)
}

function moveWithdrawn(world: World, party: number): void {
  const ends = world.scenario.decisions.withdrawal_ends
  const u = world.uniform(party, Purpose.withdrawalEnd)
  if (u < ends.lost_contact) {
    exhaustOutOfContact(world, party, Transition.withdraws_lost)
  } else if (u < ends.lost_contact + ends.departed) {
    world.move(party, Transition.withdraws_departs)
  } else if (u < ends.lost_contact + ends.departed + ends.removable) {
    exhaustRemovable(world, party, Transition.withdraws_removable)
  } else {
    world.move(party, Transition.withdraws_again)
    awaitNewClaim(world, party)
  }
}

/** Starts the wait of a party in `arrived` that came by small boat or has come again. */
export function awaitFirstClaim(world: World, party: number): void {
  const delay = world.scenario.arrivals.claim_delay_days * world.exponential(party, Purpose.claimDelay)
  world.startClock(party, world.now + delay, Event.claims, Tie.seize)
}

/** Starts the wait of a party in `claiming_again`. */
export function awaitNewClaim(world: World, party: number): void {
  const delay =
    world.scenario.decisions.claims_again_days * world.exponential(party, Purpose.claimsAgainDelay)
  world.startClock(party, world.now + delay, Event.claims, Tie.seize)
}

/** The claim is closed administratively while it waits or a caseworker has it. */
export function closeClaim(world: World, party: number): void {
  const isWithCaseworker = leaveQueue(world, party)
  world.move(party, Transition.is_closed)
  if (isWithCaseworker) world.caseworkers.release(party)
}

/** Ends the wait for a decision. @returns whether a caseworker has the case, who is to be released after the party has moved on */
function leaveQueue(world: World, party: number): boolean {
  const isWithCaseworker = world.parties.stage[party] === Stage.in_decision
  if (!isWithCaseworker) {
    world.caseworkers.leave(party)
    leaveSchemes(world, party)
  }
  endDecisionWait(world, party)
  return isWithCaseworker
}
