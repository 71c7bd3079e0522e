/** How rights come to be exhausted, and whether somebody in contact can be found. */
import { Purpose } from '../declaration/purposes.ts'
import type { World } from '../world.ts'

/** Rights are exhausted now: the party stays in contact or is lost at once, by its own draw. */
export function exhaust(world: World, party: number, inContact: number, outOfContact: number): void {
  const stays = world.chance(world.scenario.exhausted.contact_share, party, Purpose.contact)
  world.move(party, stays ? inContact : outOfContact)
}

/**
 * Whether a party recorded as in contact can be located now, with the given probability. The draw is the party's own:
 * someone who cannot be located for removal could not be located for a scheme either, until contact has been lost and regained.
 */
export function isLocated(world: World, party: number, share: number): boolean {
  return world.chance(share, party, Purpose.located, world.parties.losses(party))
}
