/** How a party reaches the UK by sea. */
import { Purpose } from '../../declaration/purposes.ts'
import { Flag } from '../../flags.ts'
import type { World } from '../../world.ts'

/** A party lands in the UK, from a boat or from a scheme’s ship; by its own draw it will claim or not. */
export function landFromSea(world: World, party: number, transition: number): void {
  const { parties } = world
  parties.raise(party, Flag.byBoat)
  if (!world.chance(world.scenario.arrivals.claim_share, party, Purpose.claims))
    parties.raise(party, Flag.avoidsClaim)
  world.move(party, transition)
}
