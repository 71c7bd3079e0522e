/**
 * Rights exhausted. In: everyone whose claim and appeals have ended without leave. Competing clocks run: voluntary
 * departure, loss of contact, a barrier, selection for enforced removal; a transfer scheme may refer the party first.
 */
import { daysPerYear } from '../../calendar/days.ts'
import { Event } from '../declaration/events.ts'
import { Purpose } from '../declaration/purposes.ts'
import { Stage } from '../declaration/stages.ts'
import { Transition } from '../declaration/transitions.ts'
import type { World } from '../world.ts'
import { startCommunityClocks } from './community.ts'
import { departureAt, stayDays } from './latent.ts'
import { departureOnOfferAt, leaveOnOffer, leaveVoluntarily } from './offers.ts'
import { abandonReferral, joinSchemes, leaveSchemes } from './schemes/lines.ts'

/** Starts the clocks of a party in `rights_exhausted` and makes it known to the schemes. */
export function waitInContact(world: World, party: number): void {
  joinSchemes(world, party, 'rights_exhausted')
  startCommunityClocks(world, party, Number.POSITIVE_INFINITY)
}

/** Takes a party out of every line it stands in, and out of detention for transfer, before it moves on. */
function leaveCommunity(world: World, party: number): void {
  const stage = world.parties.stage(party)
  if (stage === Stage.rights_exhausted) leaveSchemes(world, party)
  else if (stage === Stage.awaiting_bed) world.resources.beds.leave(party)
  else if (stage !== Stage.lost_contact) abandonReferral(world, party)
}

/** The party leaves of its own accord. */
export function departVoluntarily(world: World, party: number): void {
  leaveCommunity(world, party)
  leaveVoluntarily(world, party)
}

/** The party leaves on an offer. */
export function departOnOffer(world: World, party: number): void {
  leaveCommunity(world, party)
  leaveOnOffer(world, party)
}

/** The party loses contact. */
export function loseContact(world: World, party: number): void {
  leaveCommunity(world, party)
  world.move(party, Transition.loses_contact)
}

/** Starts the clocks of a party in `lost_contact`. */
export function waitOutOfContact(world: World, party: number): void {
  const { parties } = world
  const n = parties.countLoss(party)
  parties.setLeaverHazard(party, 0)
  const { regained_contact_rate, unrecorded_departure_rate } = world.scenario.exhausted
  const after = (purpose: number, rate: number) =>
    rate === 0
      ? Number.POSITIVE_INFINITY
      : world.now + (daysPerYear * world.exponential(party, purpose, n)) / rate
  let earliest = departureAt(world, party)
  let kind: number = Event.departs
  const regained = after(Purpose.regainsContact, regained_contact_rate)
  if (regained < earliest) {
    earliest = regained
    kind = Event.regainsContact
  }
  const onOffer = departureOnOfferAt(world, party)
  if (onOffer < earliest) {
    earliest = onOffer
    kind = Event.departsOnOffer
  }
  const unrecorded = after(Purpose.leavesUnrecorded, unrecorded_departure_rate)
  if (unrecorded < earliest) {
    earliest = unrecorded
    kind = Event.leavesUnrecorded
  }
  if (earliest < Number.POSITIVE_INFINITY) world.startClock(party, Math.max(world.now, earliest), kind)
}

/** The party leaves the UK and nobody records it. */
export function leaveUnrecorded(world: World, party: number): void {
  world.move(party, Transition.leaves_unrecorded)
}

/** The party is in contact again. */
export function regainContact(world: World, party: number): void {
  world.move(party, Transition.regains_contact)
}

/** The party makes a further submission. */
export function raiseBarrier(world: World, party: number): void {
  leaveCommunity(world, party)
  world.move(party, Transition.raises_barrier)
}

/** Starts the wait of a party in `barrier`. */
export function awaitBarrierDecision(world: World, party: number): void {
  const n = world.parties.barriers(party)
  const delay =
    world.scenario.exhausted.barriers.decision_days * world.exponential(party, Purpose.barrierDecision, n)
  const onOffer = departureOnOfferAt(world, party)
  if (onOffer < world.now + delay) world.startClock(party, Math.max(world.now, onOffer), Event.departsOnOffer)
  else world.startClock(party, world.now + delay, Event.barrierDecided)
}

/** The further submission is decided. */
export function decideBarrier(world: World, party: number): void {
  const { parties } = world
  const n = parties.countBarrier(party)
  if (world.chance(world.scenario.exhausted.barriers.granted_share, party, Purpose.barrierGranted, n)) {
    world.move(party, Transition.barrier_granted)
  } else {
    parties.setBarrierFrom(party, stayDays(world, party))
    world.move(party, Transition.barrier_refused)
  }
}
