/** How a party reaches the UK by sea. */
import { Purpose } from '../../declaration/purposes.ts'
import { Flag } from '../../parties.ts'
import type { World } from '../../world.ts'

/** A party lands in the UK, from a boat or from a scheme’s ship; by its own draw it will claim or not. */
export function landFromSea(world: World, party: number, transition: number): void {
  const { flags } = world.parties
  flags[party]! |= Flag.byBoat
  if (!world.chance(world.scenario.arrivals.claim_share, party, Purpose.claims))
    flags[party]! |= Flag.avoidsClaim
  world.move(party, transition)
}
