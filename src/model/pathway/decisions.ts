/**
 * Claims and initial decisions. In: a claim. It waits for a caseworker while the clocks of withdrawal and
 * administrative closure run. Out: grant, refusal with or without an appeal, or one of the ends of withdrawal.
 */

import type { WithdrawalStage } from '../declaration/claim-transitions.ts'
import { Event } from '../declaration/events.ts'
import { Purpose } from '../declaration/purposes.ts'
import { type DecisionStage, Stage, type StageId, stageIds } from '../declaration/stages.ts'
import { Transition } from '../declaration/transitions.ts'
import { Tie } from '../engine/event-list.ts'
import { Flag } from '../flags.ts'
import { Origin, originOf } from '../subjects.ts'
import type { Step, World } from '../world.ts'
import { exhaust } from './exhaustion.ts'
import { closureAt, withdrawalAt } from './hazards.ts'
import { abandonReferral, endDecisionWait, joinSchemes, leaveSchemes } from './schemes/lines.ts'

/**
 * Starts the wait of a party in `arrived` for its claim. Who comes by another route claims on the day of arrival, others after a while;
 * some who come by boat make no claim.
 */
export function awaitClaim(world: World, party: number): void {
  const { parties, now, scenario } = world
  const flags = parties.flags(party)
  if ((flags & Flag.byBoat) !== 0 && (flags & Flag.avoidsClaim) !== 0) {
    world.move(party, Transition.makes_no_claim)
    return
  }
  const onTheDay = originOf(parties.subject(party)) === Origin.otherRoute && (flags & Flag.reentered) === 0
  const delay = onTheDay
    ? world.uniform(party, Purpose.otherClaimTime)
    : scenario.arrivals.claim_delay_days * world.exponential(party, Purpose.claimDelay)
  world.startClock(party, now + delay, Event.claims, Tie.seize)
}

/** Starts the wait of a party in `claiming_again`. */
export function awaitNewClaim(world: World, party: number): void {
  const delay =
    world.scenario.decisions.claims_again_days * world.exponential(party, Purpose.claimsAgainDelay)
  world.startClock(party, world.now + delay, Event.claims, Tie.seize)
}

/** The party lodges its claim, from arrival or after a withdrawal. */
export function lodgeClaim(world: World, party: number): void {
  const { parties, now } = world
  const again = parties.stage(party) === Stage.claiming_again
  if (again) parties.startEpisode(party)
  parties.startHazards(party)
  parties.setWaitSince(party, now)
  parties.setClaimedAt(party, now)
  world.move(party, again ? Transition.lodges_new_claim : Transition.lodges_claim)
}

/**
 * Queues a party in `awaiting_decision` for a caseworker: in its old place, if its claim was with a scheme meanwhile. Schemes that take
 * people on arrival come to know of it if it came by small boat.
 */
export function queueClaim(world: World, party: number): void {
  const { caseworkers } = world.resources
  const turn = caseworkers.isAside(party) ? caseworkers.comeBack(party) : caseworkers.request(party)
  if (turn === 'waiting') startClaimClock(world, party, Number.POSITIVE_INFINITY)
  const { parties } = world
  if (parties.stage(party) === Stage.awaiting_decision && parties.has(party, Flag.byBoat))
    joinSchemes(world, party, 'on_arrival')
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

/** A caseworker takes up the case: a claim, or leave to be renewed. */
export function startDecision(world: World, party: number): void {
  if (world.parties.stage(party) === Stage.awaiting_renewal) {
    world.move(party, Transition.starts_renewal)
    return
  }
  world.stopClock(party)
  leaveSchemes(world, party)
  world.move(party, Transition.starts_decision)
}

/** Starts the work on the claim of a party in `in_decision`. It is exponential, with a mean of one decision; one that is found withdrawn takes none. */
export function workOnClaim(world: World, party: number): void {
  if (isFoundWithdrawn(world, party)) {
    world.startClock(party, world.now, Event.withdraws)
    return
  }
  startClaimClock(world, party, world.decidedAt(world.exponential(party, Purpose.decisionEffort)))
}

/** Whether the claim turns out to be withdrawn as a caseworker takes it up, where withdrawals go by decisions and none are given. */
function isFoundWithdrawn(world: World, party: number): boolean {
  const { withdrawal_by, withdrawn_share } = world.scenario.decisions
  if (withdrawal_by === 'waiting' || world.schedules.withdrawal.isGivenAt(world.now)) return false
  return world.chance(withdrawn_share, party, Purpose.foundWithdrawn)
}

/** The initial decision is made. */
export function decide(world: World, party: number): void {
  const { parties, scenario } = world
  if (parties.waitSince(party) >= 0) world.decisionWait.ended(world.now - parties.waitSince(party))
  if (world.chance(world.grantProbability(party), party, Purpose.granted)) {
    world.move(party, Transition.granted_initially)
  } else if (world.chance(scenario.appeals.lodged_share, party, Purpose.appeals)) {
    world.move(party, Transition.refused_will_appeal)
  } else {
    exhaust(world, party, Transition.refused_no_appeal, Transition.refused_no_appeal_lost)
  }
  world.resources.caseworkers.release(party)
}

/** Starts the wait of a party in `lodging_appeal`. */
export function awaitLodging(world: World, party: number): void {
  const delay = world.scenario.appeals.lodging_days * world.exponential(party, Purpose.lodging)
  world.startClock(party, world.now + delay, Event.lodgesAppeal, Tie.seize)
}

/** The appeal is lodged. */
export function lodgeAppeal(world: World, party: number): void {
  world.parties.setWaitSince(party, world.now)
  world.move(party, Transition.lodges_appeal)
}

/** The claim is withdrawn. */
export function withdraw(world: World, party: number): void {
  endOpenClaim(world, party, moveWithdrawn)
}

/** The claim is closed administratively. */
export function closeClaim(world: World, party: number): void {
  endOpenClaim(world, party, moveClosed)
}

interface Leaving {
  readonly before: Step
  readonly after: Step
}

/**
 * How a claim that ends without a decision leaves what it waits for or holds: before the party moves on, and after it, when units may go
 * to the next. A new stage of an open claim does not compile until it has an entry.
 */
const leaveClaim: Readonly<Record<DecisionStage | WithdrawalStage, Leaving>> = {
  awaiting_decision: { before: leaveQueue, after: nothing },
  in_decision: { before: nothing, after: releaseCaseworker },
  scheme_referred: { before: abandonReferral, after: nothing },
  scheme_awaiting_bed: { before: abandonReferral, after: nothing },
}
const leaveByStage = stageIds.map((id) => (leaveClaim as Partial<Record<StageId, Leaving>>)[id])

function endOpenClaim(world: World, party: number, move: Step): void {
  const { before, after } = leaveByStage[world.parties.stage(party)]!
  before(world, party)
  endDecisionWait(world, party)
  move(world, party)
  after(world, party)
}

function leaveQueue(world: World, party: number): void {
  world.resources.caseworkers.leave(party)
  leaveSchemes(world, party)
}

function releaseCaseworker(world: World, party: number): void {
  world.resources.caseworkers.release(party)
}

function nothing(): void {}

function moveClosed(world: World, party: number): void {
  world.move(party, Transition.is_closed)
}

function moveWithdrawn(world: World, party: number): void {
  const { lost_contact, departed, removable } = world.scenario.decisions.withdrawal_ends
  const u = world.uniform(party, Purpose.withdrawalEnd)
  if (u < lost_contact) world.move(party, Transition.withdraws_lost)
  else if (u < lost_contact + departed) world.move(party, Transition.withdraws_departs)
  else if (u < lost_contact + departed + removable) world.move(party, Transition.withdraws_removable)
  else world.move(party, Transition.withdraws_again)
}
