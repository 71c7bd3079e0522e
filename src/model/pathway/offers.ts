/**
 * An offer of money to people who leave. In: somebody who has the offer, from its day or from coming to a stage where it stands. Some leave
 * on it who would not have left; those who leave of their own accord are paid as well.
 */
import { Purpose } from '../declaration/purposes.ts'
import { Transition } from '../declaration/transitions.ts'
import type { World } from '../world.ts'

/** Whether the party, where it is, is one of those to whom the offer is made, be it now or later. */
function isOffered(world: World, party: number): boolean {
  const { offer, parties } = world
  if (offer === undefined || offer.stages[parties.stage(party)] === 0) return false
  if (!offer.isFor(parties.group(party), parties.people(party))) return false
  return world.chance(offer.values.offered_share, party, Purpose.offered)
}

/** Time at which the party would leave on the offer, if it stays where it is from now; Infinity if never. */
export function departureOnOfferAt(world: World, party: number): number {
  if (!isOffered(world, party)) return Number.POSITIVE_INFINITY
  const { from, values } = world.offer!
  if (!world.chance(values.taken_share, party, Purpose.offerTaken)) return Number.POSITIVE_INFINITY
  const before = world.parties.offeredAt(party)
  const offered = before >= 0 ? before : Math.max(from, world.now)
  return offered + values.departs_after_days * world.exponential(party, Purpose.offerDeparture)
}

/** Notes when the party came to have the offer, if it has come to have it in the stage that it is about to leave. */
export function noteOffer(world: World, party: number): void {
  const { offer, parties, now } = world
  if (offer === undefined || now < offer.from || parties.offeredAt(party) >= 0) return
  if (isOffered(world, party)) parties.setOfferedAt(party, Math.max(offer.from, parties.stageSince(party)))
}

/** The party leaves of its own accord, and is paid if it has the offer. */
export function leaveVoluntarily(world: World, party: number): void {
  if (world.offer === undefined || world.now < world.offer.from || !isOffered(world, party)) {
    world.move(party, Transition.departs_voluntarily)
    return
  }
  world.offer.pay(world.parties.people(party))
  world.move(party, Transition.departs_paid)
}

/** The party leaves on the offer. */
export function leaveOnOffer(world: World, party: number): void {
  world.offer!.pay(world.parties.people(party))
  world.move(party, Transition.departs_on_offer)
}
