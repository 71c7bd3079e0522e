/** The competing clocks of a party in the community whose rights are exhausted. The earliest happens; only that one is on the event list. */
import { Event } from '../declaration/events.ts'
import { Stage } from '../declaration/stages.ts'
import type { World } from '../world.ts'
import { lossAt, selectionAt } from './hazards.ts'
import { barrierAt, departureAt } from './latent.ts'
import { departureOnOfferAt } from './offers.ts'

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
    world.parties.stage(party) === Stage.rights_exhausted
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
  const onOffer = departureOnOfferAt(world, party)
  if (onOffer < earliest) {
    earliest = onOffer
    kind = Event.departsOnOffer
  }
  if (referralEnds < earliest) {
    earliest = referralEnds
    kind = Event.challengeEnds
  }
  if (earliest < Number.POSITIVE_INFINITY) world.startClock(party, Math.max(now, earliest), kind)
}
