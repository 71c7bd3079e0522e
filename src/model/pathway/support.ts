/** The end of support after a grant. Entitlement itself follows from the stage: see `support` in the declaration. */

import { Event } from '../declaration/events.ts'
import { Purpose } from '../declaration/purposes.ts'
import { Transition } from '../declaration/transitions.ts'
import { Flag } from '../flags.ts'
import { Origin, originOf } from '../subjects.ts'
import type { World } from '../world.ts'

/**
 * Whether somebody with this subject is supported if entitled, by the share in force now. The same people are, whatever the share was
 * before; at the start everybody is, as the opening has counted them.
 */
export function isSupportedIfEntitled({ draws, schedules, census, now }: World, subject: number): boolean {
  const share = census.months.length === 0 ? 1 : schedules.supported.at(now)
  return share === 1 || draws.chance(share, subject, 0, Purpose.supported)
}

/** The share of those entitled who are supported has changed: support of some ends, or begins. */
export function changeSupportedShare(world: World): void {
  const { parties, census, now } = world
  for (let party = 0; party < parties.count; party++) {
    parties.mark(party, Flag.unsupported, !isSupportedIfEntitled(world, parties.subject(party)))
  }
  census.recountSupported(now)
}

/** Starts the move-on period of a party that has just been granted; of those granted before the start, from then and by the rules of then. */
export function startMoveOn(world: World, party: number): void {
  const { parties } = world
  const isOpening = originOf(parties.subject(party)) === Origin.openingGranted
  const granted = isOpening ? parties.waitSince(party) : world.now
  parties.setWaitSince(party, granted)
  const { schedules, scenario, past } = world
  const [moveOn, { support }] = isOpening ? [schedules.pastMoveOn, past] : [schedules.moveOn, scenario]
  world.startClock(party, granted + moveOn.at(granted) + (support.leaving_days ?? 0), Event.moveOnEnds)
}

/** The move-on period is over: the party leaves the model, or lives in it with leave that is to be renewed. */
export function endMoveOn(world: World, party: number): void {
  world.move(party, Transition.leaves_support)
}
