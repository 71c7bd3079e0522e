/**
 * Appeals. In: an appeal lodged. It waits for a slot at the First-tier Tribunal. Out: allowed, dismissed or
 * withdrawn; either side may appeal onward to a higher court, which has no capacity limit unless the scenario says so.
 */

import { Event } from '../declaration/events.ts'
import { Purpose } from '../declaration/purposes.ts'
import { Transition } from '../declaration/transitions.ts'
import { Tie } from '../engine/event-list.ts'
import { Flag } from '../flags.ts'
import type { World } from '../world.ts'
import { exhaust } from './exhaustion.ts'

/** Queues a party in `awaiting_hearing` for a tribunal slot. */
export function awaitTribunal(world: World, party: number): void {
  world.resources.tribunal.request(party)
}

/** A slot is free. */
export function startHearing(world: World, party: number): void {
  world.move(party, Transition.starts_hearing)
}

/** A party in `in_hearing` holds its slot for an exponential time whose mean makes all slots together meet the disposal rate. */
export function hear(world: World, party: number): void {
  const { tribunal } = world.resources
  const held = (tribunal.capacity / world.disposalPace()) * world.exponential(party, Purpose.hearing)
  world.startClock(party, world.now + held, Event.disposed, Tie.release)
}

/** The appeal is disposed of. */
export function dispose(world: World, party: number): void {
  const { parties, groups, scenario } = world
  const { appeals } = scenario
  if (parties.waitSince(party) >= 0) world.appealWait.ended(world.now - parties.waitSince(party))
  if (world.chance(appeals.withdrawn_share, party, Purpose.appealWithdrawn)) {
    exhaust(world, party, Transition.appeal_withdrawn, Transition.appeal_withdrawn_lost)
  } else if (world.chance(groups.appealAllowedRate[parties.group(party)]!, party, Purpose.appealAllowed)) {
    if (world.chance(appeals.home_office_onward_share, party, Purpose.onward)) {
      parties.raise(party, Flag.allowed)
      world.move(party, Transition.appeal_allowed_onward)
    } else {
      world.move(party, Transition.appeal_allowed)
    }
  } else if (world.chance(appeals.appellant_onward_share, party, Purpose.onward)) {
    parties.lower(party, Flag.allowed)
    world.move(party, Transition.appeal_dismissed_onward)
  } else {
    exhaust(world, party, Transition.appeal_dismissed, Transition.appeal_dismissed_lost)
  }
  world.resources.tribunal.release(party)
}

/** Starts the wait of a party in `onward_appeal`. */
export function awaitHigherCourt(world: World, party: number): void {
  const delay = world.scenario.appeals.onward_days * world.exponential(party, Purpose.onwardDays)
  world.startClock(party, world.now + delay, Event.onwardReady)
}

/** An onward appeal is ready to be decided: at once, or in its turn where the higher courts can decide no more. */
export function reachHigherCourt(world: World, party: number): void {
  const turn = world.higherCourts.turn(world.now)
  if (turn <= world.now) decideOnward(world, party)
  else if (turn < Number.POSITIVE_INFINITY) world.startClock(party, turn, Event.onwardDecided)
}

/** The higher court decides. */
export function decideOnward(world: World, party: number): void {
  const { appeals } = world.scenario
  const allowedBelow = world.parties.has(party, Flag.allowed)
  const overturned = world.chance(
    allowedBelow ? appeals.home_office_onward_success : appeals.appellant_onward_success,
    party,
    Purpose.onwardSuccess,
  )
  if (allowedBelow !== overturned) {
    world.move(party, Transition.onward_allowed)
  } else {
    exhaust(world, party, Transition.onward_dismissed, Transition.onward_dismissed_lost)
  }
}
