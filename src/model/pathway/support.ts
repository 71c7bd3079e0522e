/** The end of support after a grant. Entitlement itself follows from the stage: see `support` in the declaration. */

import { Event } from '../declaration/events.ts'
import { Transition } from '../declaration/transitions.ts'
import type { World } from '../world.ts'

/** Starts the move-on period of a party that has just been granted. */
export function startMoveOn(world: World, party: number): void {
  world.startClock(party, world.now + world.moveOn.at(world.now), Event.moveOnEnds)
}

/** The move-on period is over: the party leaves the model. */
export function endMoveOn(world: World, party: number): void {
  world.move(party, Transition.leaves_support)
}
