/** The end of support after a grant. Entitlement itself follows from the stage: see `support` in the declaration. */

import { Event } from '../declaration/events.ts'
import { Transition } from '../declaration/transitions.ts'
import { Origin, originOf } from '../parties.ts'
import type { World } from '../world.ts'

/** Starts the move-on period of a party that has just been granted; of those granted before the start, from then and by the rules of then. */
export function startMoveOn(world: World, party: number): void {
  const { subject, waitSince } = world.parties
  const isOpening = originOf(subject[party]!) === Origin.openingGranted
  const granted = isOpening ? waitSince[party]! : world.now
  const { moveOn, pastMoveOn } = world.schedules
  world.startClock(party, granted + (isOpening ? pastMoveOn : moveOn).at(granted), Event.moveOnEnds)
}

/** The move-on period is over: the party leaves the model. */
export function endMoveOn(world: World, party: number): void {
  world.move(party, Transition.leaves_support)
}
