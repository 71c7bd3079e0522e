/**
 * Transfer schemes, up to the transfer. In: eligible parties, at the stage the scheme takes people from. A scheme refers
 * at its pace while a place is due; then location, legal challenge and detention. Out: a flight, or back to where
 * they were. Schemes are data; nothing here knows one from another.
 */

import { Event } from '../../declaration/events.ts'
import { Purpose } from '../../declaration/purposes.ts'
import { Stage } from '../../declaration/stages.ts'
import { Transition } from '../../declaration/transitions.ts'
import { Tie } from '../../engine/event-list.ts'
import { Flag } from '../../flags.ts'
import { BedPriority } from '../../resources.ts'
import type { World } from '../../world.ts'
import { startCommunityClocks } from '../community.ts'
import { landFromSea } from '../crossing/landing.ts'
import { isLocated } from '../exhaustion.ts'
import { withdrawalAt } from '../hazards.ts'
import { barrierAt } from '../latent.ts'
import { bar, hasReason, isEligible } from './eligibility.ts'
import { emptyFacility } from './facility.ts'
import {
  endReferral,
  isClaimant,
  leaveFlightLine,
  leaveSchemes,
  resume,
  schemeHasEnded,
  schemeOf,
} from './lines.ts'
import { hasRoom } from './room.ts'
import { limitNow } from './scheme-limits.ts'
import { SchemeState } from './scheme-state.ts'
import { board } from './transfer.ts'

/** Sets up the replication’s schemes and schedules their first events. A scheme that never opens schedules none. */
export function openSchemes(world: World, seed: string, replication: number): void {
  const { scenario, grid } = world
  const schemeIds = Object.keys(scenario.schemes)
  for (const [index, id] of schemeIds.entries()) {
    const scheme: SchemeState = new SchemeState({
      id,
      index,
      schemeIds,
      values: scenario.schemes[id]!,
      start: scenario.start,
      horizon: grid.horizon,
      groupIds: world.groups.ids,
      seed,
      replication,
      clock: world.executive,
      board: (party) => board(world, scheme, party),
    })
    world.addScheme(scheme)
    if (scheme.announcedAt < grid.horizon) {
      if (scheme.announcedAt <= 0) world.deterrence?.renewAnnouncement(scheme.announcedAt)
      else world.at(scheme.announcedAt, Event.schemeAnnounced, index)
    }
    if (scheme.opensAt > grid.horizon) continue
    world.at(
      Math.max(0, Math.floor(scheme.opensAt - scheme.values.referral.lead_time_days)),
      Event.schemeDay,
      index,
    )
    if (scheme.values.capacity.flights_per_week > 0)
      world.at(Math.max(0, scheme.opensAt), Event.flight, index, Tie.seize)
  }
}

/** One day of a scheme: places follow the ramp, a court may suspend it, and people are referred for the places that are due. */
export function runSchemeDay(world: World, scheme: SchemeState): void {
  const { now } = world
  const places = scheme.placesAt(now)
  scheme.placesBuilt = Math.max(scheme.placesBuilt, places)
  if (now >= scheme.opensAt && now < scheme.endsAt) scheme.openDays++
  if (places !== scheme.facility.capacity) world.setCapacity(scheme.facility, places)
  const suspended = scheme.isSuspended(now)
  if (suspended && !scheme.suspended && scheme.values.court.in_facility === 'brought_back')
    emptyFacility(world, scheme)
  scheme.suspended = suspended
  if (now >= scheme.endsAt) {
    releaseFromEndedScheme(world, scheme)
    if (scheme.values.agreement.at_end === 'brought_back') emptyFacility(world, scheme)
  } else if (!suspended) {
    const pace = scheme.pacePerDay(now)
    scheme.referralCredit += pace
    if (scheme.values.stage !== 'intercepted') refer(world, scheme)
    scheme.referralCredit = Math.min(scheme.referralCredit, Math.max(1, pace))
  }
  scheme.limited.note(limitNow(world, scheme), now)
  if (now + 1 <= world.grid.horizon && (now < scheme.endsAt || scheme.facility.capacity > 0)) {
    world.at(now + 1, Event.schemeDay, scheme.index)
  }
}

/** The scheme has ended: people held for a flight that will not go are bailed or landed. */
function releaseFromEndedScheme(world: World, scheme: SchemeState): void {
  for (let party = scheme.flights.nextWaiting(); party >= 0; party = scheme.flights.nextWaiting()) {
    releaseAtEnd(world, scheme, party)
  }
  for (const party of scheme.underNotice) releaseAtEnd(world, scheme, party)
}

function releaseAtEnd(world: World, scheme: SchemeState, party: number): void {
  world.stopClock(party)
  leaveFlightLine(scheme, party)
  if (world.parties.stage(party) === Stage.held_at_sea) landFromSea(world, party, Transition.lands)
  else {
    endReferral(world, party)
    world.resources.beds.release(party)
  }
}

/** Refers parties as far as the pace of referral allows and there is room for them. */
function refer(world: World, scheme: SchemeState): void {
  const { eligible } = scheme
  while (scheme.referralCredit >= 1 && hasRoom(world, scheme)) {
    const party = eligible.nextWaiting()
    if (party < 0) return
    if (!hasReason(world, scheme, party)) {
      eligible.leave(party)
      continue
    }
    scheme.referralCredit -= world.parties.people(party)
    referParty(world, scheme, party)
  }
}

function referParty(world: World, scheme: SchemeState, party: number): void {
  const { parties } = world
  parties.raise(party, Flag.referred)
  world.stopClock(party)
  leaveSchemes(world, party)
  if (parties.stage(party) === Stage.awaiting_decision) {
    parties.raise(party, Flag.claimant)
    world.resources.caseworkers.setAside(party)
  }
  parties.setScheme(party, scheme.index)
  parties.setTransferableFrom(party, world.now + scheme.values.referral.notice_days)
  world.move(party, Transition.referred)
}

/** Begins the referral of a party in `scheme_referred`: it may not be found, or challenge its transfer. */
export function beginReferral(world: World, party: number): void {
  const scheme = schemeOf(world, party)
  const subject = world.parties.subject(party)
  const episode = world.parties.episode(party)
  const { referral, challenge } = scheme.values
  if (!isLocated(world, party, referral.located_share)) {
    loseReferred(world, party)
  } else if (scheme.draws.chance(challenge.probability, subject, episode, Purpose.challenge)) {
    scheme.challenges++
    const days = challenge.days * scheme.draws.exponential(subject, episode, Purpose.challengeDays)
    awaitInCommunity(world, party, world.now + days)
  } else {
    world.move(party, Transition.transfer_cleared)
  }
}

/**
 * A referred party cannot be located. A search changes nothing for the person, so that a scheme neither gains nor loses by those whom
 * it does not find.
 */
function loseReferred(world: World, party: number): void {
  world.parties.raise(party, Flag.sought)
  resume(world, party, Transition.not_located, Transition.not_located_claim)
}

/** Starts the clocks of a referred party in the community. @param referralEnds when its legal challenge ends, or Infinity */
function awaitInCommunity(world: World, party: number, referralEnds: number): void {
  if (!isClaimant(world, party)) {
    startCommunityClocks(world, party, referralEnds)
    return
  }
  const withdraws = withdrawalAt(world, party)
  const earliest = Math.min(withdraws, referralEnds)
  if (earliest < Number.POSITIVE_INFINITY)
    world.startClock(party, earliest, withdraws <= referralEnds ? Event.withdraws : Event.challengeEnds)
}

/** A legal challenge is decided. A party whose challenge succeeds is not referred again in this episode. */
export function endChallenge(world: World, party: number): void {
  const { parties } = world
  const scheme = schemeOf(world, party)
  const succeeds = scheme.draws.chance(
    scheme.values.challenge.success,
    parties.subject(party),
    parties.episode(party),
    Purpose.challengeSuccess,
  )
  if (succeeds) {
    bar(world, scheme, party)
    resume(world, party, Transition.challenge_succeeds, Transition.challenge_succeeds_claim)
  } else if (schemeHasEnded(world, party)) {
    endReferral(world, party)
  } else {
    world.move(party, Transition.transfer_cleared)
  }
}

/** A party in `scheme_awaiting_bed` asks for beds for all its people. */
export function awaitBedForTransfer(world: World, party: number): void {
  const { beds } = world.resources
  if (beds.request(party, world.parties.people(party), BedPriority.pathway) === 'waiting') {
    awaitInCommunity(world, party, Number.POSITIVE_INFINITY)
  }
}

/** A party in `scheme_detained` waits for a seat once its notice has run. */
export function holdForTransfer(world: World, party: number): void {
  const noticeEnds = world.parties.transferableFrom(party)
  if (noticeEnds > world.now) {
    schemeOf(world, party).underNotice.add(party)
    startDetentionClock(world, party, noticeEnds)
  } else awaitSeat(world, party)
}

/** The notice of a party in detention for transfer has run. */
export function endNotice(world: World, party: number): void {
  schemeOf(world, party).underNotice.delete(party)
  awaitSeat(world, party)
}

function awaitSeat(world: World, party: number): void {
  schemeOf(world, party).flights.request(party, world.parties.people(party))
  startDetentionClock(world, party, Number.POSITIVE_INFINITY)
}

/** Starts the earliest clock of a party in detention for transfer; a barrier may arise before the flight. @param noticeEnds or Infinity */
function startDetentionClock(world: World, party: number, noticeEnds: number): void {
  const { max_hold_days } = schemeOf(world, party).values.capacity
  const holdExpires = world.parties.stageSince(party) + max_hold_days
  const barrier = isClaimant(world, party)
    ? Number.POSITIVE_INFINITY
    : Math.max(world.now, barrierAt(world, party))
  if (noticeEnds < Math.min(barrier, holdExpires)) world.startClock(party, noticeEnds, Event.noticeEnds)
  else if (barrier < holdExpires) world.startClock(party, barrier, Event.raisesBarrier)
  else world.startClock(party, holdExpires, Event.holdExpires)
}

/** The longest hold is over without a flight: the party is bailed, or landed. */
export function expireHold(world: World, party: number): void {
  if (world.parties.stage(party) === Stage.held_at_sea) {
    schemeOf(world, party).flights.leave(party)
    landFromSea(world, party, Transition.lands)
    return
  }
  releaseFromTransferDetention(world, party)
  world.resources.beds.release(party)
}

/** Bails a party detained for transfer; its bed is the caller’s to release. */
export function releaseFromTransferDetention(world: World, party: number): void {
  leaveFlightLine(schemeOf(world, party), party)
  resume(world, party, Transition.hold_expires, Transition.hold_expires_claim)
}

/**
 * A party reaches the UK coast by boat: a scheme that takes people at sea stops it, if it may take the party and a
 * place is due. @returns whether it was taken
 */
export function isTakenAtSea(world: World, party: number): boolean {
  const { parties, now } = world
  for (const scheme of world.schemes) {
    if (scheme.values.stage !== 'intercepted' || now < scheme.opensAt || !scheme.takesPeople(now)) continue
    const people = parties.people(party)
    if (scheme.referralCredit < 1 || !hasRoom(world, scheme)) continue
    if (!isEligible(world, scheme, party)) continue
    scheme.referralCredit -= people
    parties.raise(party, Flag.referred | Flag.claimant)
    parties.setScheme(party, scheme.index)
    parties.setWaitSince(party, -1) // no claim is waiting in the UK
    parties.setClaimedAt(party, now) // but the scheme has one
    world.move(party, Transition.taken_at_sea)
    return true
  }
  return false
}

/** A party in `held_at_sea` waits for passage and a place. */
export function holdAtSea(world: World, party: number): void {
  const { flights, values } = schemeOf(world, party)
  flights.request(party, world.parties.people(party))
  world.startClock(party, world.now + values.capacity.max_hold_days, Event.holdExpires)
}
