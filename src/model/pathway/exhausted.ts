/**
 * Rights exhausted. In: everyone whose claim and appeals have ended without leave. Competing clocks run: voluntary
 * departure, loss of contact, a barrier, selection for enforced removal; a transfer scheme may refer the party first.
 * The earliest of them happens; only that one is on the event list.
 */
import { daysPerYear } from '../../calendar/days.ts'
import { Event } from '../declaration/events.ts'
import { Purpose } from '../declaration/purposes.ts'
import { Stage } from '../declaration/stages.ts'
import { Transition } from '../declaration/transitions.ts'
import { Cause } from '../measures/waits.ts'
import type { World } from '../world.ts'
import { lossAt, selectionAt, startHazards } from './hazards.ts'
import { barrierAt, departureAt, stayDays } from './latent.ts'
import { afterReturn } from './reentry.ts'
import { abandonReferral, isClaimant, joinSchemes, leaveSchemes } from './schemes/schemes.ts'

/** Rights are exhausted now: the party stays in contact or is lost at once, by its own draw. */
export function exhaust(world: World, party: number, inContact: number, outOfContact: number): void {
  if (world.chance(world.scenario.exhausted.contact_share, party, Purpose.contact)) {
    exhaustRemovable(world, party, inContact)
  } else {
    exhaustOutOfContact(world, party, outOfContact)
  }
}

/** Rights are exhausted now and the party is in contact. */
export function exhaustRemovable(world: World, party: number, transition: number): void {
  world.move(party, transition)
  startCount(world, party)
  startHazards(world, party)
  waitInContact(world, party)
}

/** Rights are exhausted now and the party is out of contact. */
export function exhaustOutOfContact(world: World, party: number, transition: number): void {
  world.move(party, transition)
  startCount(world, party)
  startHazards(world, party)
  waitOutOfContact(world, party)
}

/** Counts from now on as exhausted. */
export function startCount(world: World, party: number): void {
  const { parties } = world
  parties.exhaustedAt[party] = world.now
  parties.awayDays[party] = 0
  parties.ownDays[party] = 0
  parties.barrierFrom[party] = 0
  parties.barriers[party] = 0
  parties.attempts[party] = 0
  parties.hostAttempts[party] = 0
  parties.losses[party] = 0
  parties.selections[party] = 0
}

/** Starts the clocks of a party in `rights_exhausted` and makes it known to the schemes. */
export function waitInContact(world: World, party: number): void {
  joinSchemes(world, party, 'rights_exhausted')
  startCommunityClocks(world, party, Number.POSITIVE_INFINITY)
}

/**
 * Starts the earliest clock of a party in the community.
 * @param referralEnds time at which a legal challenge ends, or Infinity.
 */
export function startCommunityClocks(world: World, party: number, referralEnds: number): void {
  const { now } = world
  const departs = departureAt(world, party)
  const barrier = barrierAt(world, party)
  const lost = lossAt(world, party)
  const selected =
    world.parties.stage[party] === Stage.rights_exhausted
      ? selectionAt(world, party)
      : Number.POSITIVE_INFINITY
  let earliest = departs
  let kind = Event.departs
  if (barrier < earliest) {
    earliest = barrier
    kind = Event.raisesBarrier
  }
  if (lost < earliest) {
    earliest = lost
    kind = Event.losesContact
  }
  if (selected < earliest) {
    earliest = selected
    kind = Event.selected
  }
  if (referralEnds < earliest) {
    earliest = referralEnds
    kind = Event.challengeEnds
  }
  if (earliest < Number.POSITIVE_INFINITY) world.startClock(party, Math.max(now, earliest), kind)
}

/**
 * Whether a party recorded as in contact can be located now, with the given probability. The draw is the party's own:
 * someone who cannot be located for removal could not be located for a scheme either, until contact has been lost and regained.
 */
export function isLocated(world: World, party: number, share: number): boolean {
  return world.chance(share, party, Purpose.located, world.parties.losses[party]!)
}

/** Takes a party out of every line it stands in, and out of detention for transfer, before it moves on. */
function leaveCommunity(world: World, party: number): void {
  const stage = world.parties.stage[party]
  if (stage === Stage.rights_exhausted) leaveSchemes(world, party)
  else if (stage === Stage.awaiting_bed) world.beds.leave(party)
  else if (stage !== Stage.lost_contact) abandonReferral(world, party)
}

/** The party leaves of its own accord. */
export function departVoluntarily(world: World, party: number): void {
  leaveCommunity(world, party)
  world.move(party, Transition.departs_voluntarily)
  world.parties.scheme[party] = -1
  afterReturn(world, party, Cause.voluntary_return)
}

/** The party loses contact. */
export function loseContact(world: World, party: number): void {
  leaveCommunity(world, party)
  world.move(party, Transition.loses_contact)
  world.parties.scheme[party] = -1
  waitOutOfContact(world, party)
}

/** Starts the clocks of a party in `lost_contact`. */
export function waitOutOfContact(world: World, party: number): void {
  const { parties } = world
  const n = parties.losses[party]!++
  parties.leaverHazard[party] = 0
  const rate = world.scenario.exhausted.regained_contact_rate
  const regained = world.now + (daysPerYear * world.exponential(party, Purpose.regainsContact, n)) / rate
  const departs = departureAt(world, party)
  const earliest = Math.min(regained, departs)
  if (earliest < Number.POSITIVE_INFINITY) {
    world.startClock(
      party,
      Math.max(world.now, earliest),
      departs <= regained ? Event.departs : Event.regainsContact,
    )
  }
}

/** The party is in contact again. */
export function regainContact(world: World, party: number): void {
  world.move(party, Transition.regains_contact)
  waitInContact(world, party)
}

/** The party makes a further submission. */
export function raiseBarrier(world: World, party: number): void {
  leaveCommunity(world, party)
  world.move(party, Transition.raises_barrier)
  world.parties.scheme[party] = -1
  awaitBarrierDecision(world, party)
}

/** Starts the wait of a party in `barrier`. */
export function awaitBarrierDecision(world: World, party: number): void {
  const n = world.parties.barriers[party]!
  const delay =
    world.scenario.exhausted.barriers.decision_days * world.exponential(party, Purpose.barrierDecision, n)
  world.startClock(party, world.now + delay, Event.barrierDecided)
}

/** The further submission is decided. */
export function decideBarrier(world: World, party: number): void {
  const { parties } = world
  const n = parties.barriers[party]!++
  if (world.chance(world.scenario.exhausted.barriers.granted_share, party, Purpose.barrierGranted, n)) {
    world.move(party, Transition.barrier_granted)
    endExhaustion(world, party, Cause.regularised)
  } else {
    parties.barrierFrom[party] = stayDays(world, party)
    world.move(party, Transition.barrier_refused)
    waitInContact(world, party)
  }
}

/** Records that an exhausted case has ended, for cases exhausted during the run. */
export function endExhaustion(world: World, party: number, cause: number): void {
  const since = world.parties.exhaustedAt[party]!
  if (since < 0 || isClaimant(world, party)) return
  const days = world.now - since
  world.incidence.ended(cause, days)
  if (
    cause === Cause.voluntary_return ||
    cause === Cause.enforced_return ||
    cause === Cause.returned_from_scheme
  ) {
    world.returnWait.ended(days)
  } else {
    world.returnWait.cutShort(days)
  }
}
