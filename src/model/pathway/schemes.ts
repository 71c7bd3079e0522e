/**
 * Transfer schemes, up to the transfer. In: eligible parties in contact. A scheme refers at its pace while a place is
 * due; then location, legal challenge, detention and a flight. Out: the facility, or back to the community.
 * Schemes are data; nothing here knows one from another.
 */
import { Tie } from '../engine/event-list.ts'
import { Flag } from '../parties.ts'
import { BedPriority, type World } from '../world.ts'
import { Event } from './events.ts'
import { isLocated, startCommunityClocks, waitInContact, waitOutOfContact } from './exhausted.ts'
import { admit } from './facility.ts'
import { barrierAt, documentAt } from './latent.ts'
import { Purpose } from './purposes.ts'
import { SchemeState } from './scheme-state.ts'
import { Transition } from './transitions.ts'

/** Sets up the replication’s schemes and schedules their first events. A scheme that never opens schedules none. */
export function openSchemes(world: World, seed: string, replication: number): void {
  const { scenario, grid } = world
  for (const [index, id] of Object.keys(scenario.schemes).entries()) {
    const scheme: SchemeState = new SchemeState({
      id,
      index,
      values: scenario.schemes[id]!,
      start: scenario.start,
      groupIds: world.groups.ids,
      seed,
      replication,
      clock: world.executive,
      expectedItems: world.parties.subject.length,
      board: (party) => board(world, scheme, party),
    })
    world.addScheme(scheme)
    if (scheme.opensAt > grid.horizon) continue
    world.at(
      Math.max(0, Math.floor(scheme.opensAt - scheme.values.referral.lead_time_days)),
      Event.schemeDay,
      index,
    )
    if (scheme.values.capacity.flights_per_week > 0) world.at(scheme.opensAt, Event.flight, index, Tie.seize)
  }
}

/** Puts a party in contact into the line of every scheme that may take it: behind all others if it has been referred before. */
export function joinSchemes(world: World, party: number): void {
  for (const scheme of world.schemes) {
    if (world.now < scheme.endsAt && isEligible(world, scheme, party)) {
      const priority = (world.parties.flags[party]! & Flag.referred) === 0 ? 0 : 1
      scheme.eligible.request(party, world.parties.people[party]!, priority)
    }
  }
}

/** Takes a party out of every scheme’s line. */
export function leaveSchemes(world: World, party: number): void {
  for (const scheme of world.schemes) {
    if (scheme.eligible.isWaiting(party)) scheme.eligible.leave(party)
  }
}

function isEligible(world: World, scheme: SchemeState, party: number): boolean {
  const { parties } = world
  const { eligibility } = scheme.values
  if ((parties.schemeBarred[party]! & (1 << scheme.index)) !== 0) return false
  if (!scheme.groups.has(parties.group[party]!)) return false
  if (eligibility.families === 'excluded' && parties.people[party]! > 1) return false
  if (!hasReason(world, scheme, party)) return false
  return !isVulnerable(world, scheme, party) || isMissedByScreening(world, scheme, party)
}

/** Whether one of the scheme’s reasons holds now. A document may come while the party waits in the line. */
function hasReason(world: World, scheme: SchemeState, party: number): boolean {
  const { reasons } = scheme.values.eligibility
  if (reasons.length === 0) return true
  if (reasons.includes('removal_cancelled') && (world.parties.flags[party]! & Flag.cancelled) !== 0)
    return true
  return reasons.includes('undocumented') && documentAt(world, party) > world.now
}

/** Whether the party should be screened out. */
export function isVulnerable(world: World, scheme: SchemeState, party: number): boolean {
  const { subject, episode } = world.parties
  return scheme.draws.chance(
    scheme.values.eligibility.vulnerable_share,
    subject[party]!,
    episode[party]!,
    Purpose.vulnerable,
    0,
  )
}

function isMissedByScreening(world: World, scheme: SchemeState, party: number): boolean {
  const { subject, episode } = world.parties
  return scheme.draws.chance(
    scheme.values.eligibility.screening_miss_share,
    subject[party]!,
    episode[party]!,
    Purpose.screeningMiss,
    0,
  )
}

/** One day of a scheme: places follow the ramp, and people are referred for the places that are due. */
export function runSchemeDay(world: World, scheme: SchemeState): void {
  const { now } = world
  const places = scheme.placesAt(now)
  scheme.placeDays += scheme.facility.capacity
  scheme.placesBuilt = Math.max(scheme.placesBuilt, places)
  if (places !== scheme.facility.capacity) world.setCapacity(scheme.facility, places)
  if (now < scheme.endsAt) {
    const pace = scheme.pacePerDay(now)
    scheme.referralCredit += pace
    refer(world, scheme, scheme.placesAt(now + scheme.values.referral.lead_time_days))
    scheme.referralCredit = Math.min(scheme.referralCredit, Math.max(1, pace))
  } else releaseFromEndedScheme(world, scheme)
  if (now + 1 <= world.grid.horizon && (now < scheme.endsAt || scheme.facility.capacity > 0)) {
    world.at(now + 1, Event.schemeDay, scheme.index)
  }
}

/** The scheme has ended: people detained for a flight that will not go are bailed. */
function releaseFromEndedScheme(world: World, scheme: SchemeState): void {
  for (let party = scheme.flights.nextWaiting(); party >= 0; party = scheme.flights.nextWaiting()) {
    world.stopClock(party)
    scheme.flights.leave(party)
    endReferral(world, party)
    world.beds.release(party)
  }
}

function refer(world: World, scheme: SchemeState, placesDue: number): void {
  const { eligible } = scheme
  while (scheme.referralCredit >= 1) {
    const party = eligible.nextWaiting()
    if (party < 0) return
    if (!hasReason(world, scheme, party)) {
      eligible.leave(party)
      continue
    }
    const people = world.parties.people[party]!
    if (placesDue - scheme.facility.busy - scheme.pipeline < people) return
    scheme.referralCredit -= people
    referParty(world, scheme, party, people)
  }
}

function referParty(world: World, scheme: SchemeState, party: number, people: number): void {
  const { parties } = world
  const subject = parties.subject[party]!
  const episode = parties.episode[party]!
  const n = parties.spell[party]!
  parties.flags[party]! |= Flag.referred
  world.stopClock(party)
  leaveSchemes(world, party)
  parties.scheme[party] = scheme.index
  scheme.pipeline += people
  world.move(party, Transition.referred)
  if (!isLocated(world, party, scheme.values.referral.located_share)) {
    leavePipeline(world, scheme, party)
    world.move(party, Transition.not_located)
    parties.scheme[party] = -1
    waitOutOfContact(world, party)
  } else if (
    scheme.draws.chance(scheme.values.challenge.probability, subject, episode, Purpose.challenge, n)
  ) {
    scheme.challenges++
    const days =
      scheme.values.challenge.days * scheme.draws.exponential(subject, episode, Purpose.challengeDays, n)
    startCommunityClocks(world, party, world.now + days)
  } else {
    clearForTransfer(world, party)
  }
}

/** A legal challenge is decided. A party whose challenge succeeds is not referred again in this episode. */
export function endChallenge(world: World, party: number): void {
  const { parties } = world
  const scheme = schemeOf(world, party)
  const succeeds = scheme.draws.chance(
    scheme.values.challenge.success,
    parties.subject[party]!,
    parties.episode[party]!,
    Purpose.challengeSuccess,
    parties.spell[party]!,
  )
  if (succeeds) {
    bar(world, scheme, party)
    returnToCommunity(world, scheme, party, Transition.challenge_succeeds)
  } else if (schemeHasEnded(world, party)) {
    endReferral(world, party)
  } else {
    clearForTransfer(world, party)
  }
}

/** Whether the scheme the party is with takes nobody any more. */
export function schemeHasEnded(world: World, party: number): boolean {
  return world.now >= schemeOf(world, party).endsAt
}

/** The scheme has ended before the party's transfer; a bed it holds is the caller's to release. */
export function endReferral(world: World, party: number): void {
  returnToCommunity(world, schemeOf(world, party), party, Transition.scheme_ends_referral)
}

function clearForTransfer(world: World, party: number): void {
  world.move(party, Transition.transfer_cleared)
  const people = world.parties.people[party]!
  if (world.beds.request(party, people, BedPriority.pathway) === 'waiting') {
    startCommunityClocks(world, party, Number.POSITIVE_INFINITY)
  }
}

/** A detention bed is free for a party cleared for transfer. A barrier may still arise before the flight. */
export function detainForTransfer(world: World, party: number): void {
  const scheme = schemeOf(world, party)
  world.move(party, Transition.detained_for_transfer)
  scheme.flights.request(party, world.parties.people[party]!)
  const holdExpires = world.now + scheme.values.capacity.max_hold_days
  const barrier = Math.max(world.now, barrierAt(world, party))
  if (barrier < holdExpires) world.startClock(party, barrier, Event.raisesBarrier)
  else world.startClock(party, holdExpires, Event.holdExpires)
}

/** The longest hold is over without a flight: the party is bailed. */
export function expireHold(world: World, party: number): void {
  releaseFromTransferDetention(world, party)
  world.beds.release(party)
}

/** Bails a party detained for transfer; its bed is the caller’s to release. */
export function releaseFromTransferDetention(world: World, party: number): void {
  const scheme = schemeOf(world, party)
  scheme.flights.leave(party)
  returnToCommunity(world, scheme, party, Transition.hold_expires)
}

/**
 * A flight: as many seats as the flight has, the facility has places and there are escorts. Whoever fits boards in
 * order of detention; beds are given up once the flight has left.
 */
export function fly(world: World, scheme: SchemeState): void {
  if (world.now >= scheme.endsAt) return
  const { flights, facility, values, aboard } = scheme
  const { escorts } = world
  const seats = Math.min(
    values.capacity.seats_per_flight,
    facility.capacity - facility.busy,
    escorts.capacity - escorts.busy,
  )
  flights.setCapacity(Math.max(0, Math.floor(seats)))
  flights.setCapacity(0)
  for (const party of aboard) {
    flights.release(party)
    world.beds.release(party)
  }
  aboard.length = 0
  const next = world.now + 7 / values.capacity.flights_per_week
  if (next < scheme.endsAt && next <= world.grid.horizon)
    world.at(next, Event.flight, scheme.index, Tie.seize)
}

/** The party has a seat: it leaves detention for the facility. */
function board(world: World, scheme: SchemeState, party: number): void {
  world.stopClock(party)
  leavePipeline(world, scheme, party)
  world.escorts.request(party)
  if (isVulnerable(world, scheme, party)) scheme.missedVulnerable += world.parties.people[party]!
  world.move(party, Transition.transferred)
  admit(world, scheme, party)
  scheme.aboard.push(party)
}

/** Takes a referred party out of the pipeline because a clock of its own comes before the transfer. */
export function abandonReferral(world: World, party: number): void {
  const scheme = schemeOf(world, party)
  leavePipeline(world, scheme, party)
  if (world.beds.isWaiting(party)) world.beds.leave(party)
  if (scheme.flights.isWaiting(party)) {
    scheme.flights.leave(party)
    world.beds.release(party)
  }
}

/** The scheme may not take the party again in this episode. */
export function bar(world: World, scheme: SchemeState, party: number): void {
  world.parties.schemeBarred[party]! |= 1 << scheme.index
}

/** The scheme the party is in. */
export function schemeOf(world: World, party: number): SchemeState {
  return world.schemes[world.parties.scheme[party]!]!
}

function leavePipeline(world: World, scheme: SchemeState, party: number): void {
  scheme.pipeline -= world.parties.people[party]!
}

function returnToCommunity(world: World, scheme: SchemeState, party: number, transition: number): void {
  leavePipeline(world, scheme, party)
  world.move(party, transition)
  world.parties.scheme[party] = -1
  waitInContact(world, party)
}
