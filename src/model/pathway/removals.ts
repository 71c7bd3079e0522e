/**
 * Enforced removal. In: a documented party in contact, selected. It waits for a detention bed, then for removal
 * directions; most are cancelled and the party is bailed, to be selected again later. Otherwise it waits for an
 * escort and is returned. Detention and escorts are shared with people outside the asylum pathway.
 */

import { Event } from '../declaration/events.ts'
import { Purpose } from '../declaration/purposes.ts'
import { Stage } from '../declaration/stages.ts'
import { Transition } from '../declaration/transitions.ts'
import { Tie } from '../engine/event-list.ts'
import { Cause } from '../measures/waits.ts'
import { Flag } from '../parties.ts'
import { BedPriority, type World } from '../world.ts'
import { isLocated, startCommunityClocks, waitInContact, waitOutOfContact } from './exhausted.ts'
import { endSelection } from './hazards.ts'
import { afterReturn } from './reentry.ts'
import {
  detainForTransfer,
  endReferral,
  leaveSchemes,
  releaseFromTransferDetention,
  schemeHasEnded,
} from './schemes/schemes.ts'

/** The party is selected for enforced removal: it is located, and asks for beds for all its people, or is not. */
export function selectForRemoval(world: World, party: number): void {
  leaveSchemes(world, party)
  if (!isLocated(world, party, world.scenario.removals.located_share)) {
    world.move(party, Transition.not_located_for_removal)
    endSelection(world, party)
    waitOutOfContact(world, party)
    return
  }
  world.move(party, Transition.selected)
  endSelection(world, party)
  if (world.beds.request(party, world.parties.people[party]!, BedPriority.pathway) === 'waiting') {
    startCommunityClocks(world, party, Number.POSITIVE_INFINITY)
  }
}

/** A detention bed is free for the party. */
export function startDetention(world: World, party: number): void {
  const stage = world.parties.stage[party]
  if (stage === Stage.detained || stage === Stage.other_detained) return // in a bed since before the start
  world.stopClock(party)
  if (stage === Stage.awaiting_bed) {
    world.move(party, Transition.enters_detention)
    awaitDirections(world, party)
  } else if (stage === Stage.scheme_awaiting_bed) {
    if (schemeHasEnded(world, party)) {
      endReferral(world, party)
      world.beds.release(party)
    } else detainForTransfer(world, party)
  } else {
    world.move(party, Transition.other_enters)
    detainOther(world, party)
  }
}

/** Starts the wait of a party in `detained`. */
export function awaitDirections(world: World, party: number): void {
  const wait =
    world.scenario.removals.directions_days *
    world.exponential(party, Purpose.directions, world.parties.attempts[party]!)
  world.startClock(party, world.now + wait, Event.directionsDue)
}

/** Starts the stay of a person in `other_detained`. */
export function detainOther(world: World, party: number): void {
  const stay = world.scenario.removals.other_users_days * world.exponential(party, Purpose.otherStay)
  world.startClock(party, world.now + stay, Event.otherEnds, Tie.release)
}

/** Removal directions fall due: cancelled, or carried forward to an escort. */
export function reachDirections(world: World, party: number): void {
  if (
    world.chance(
      world.scenario.removals.cancelled_share,
      party,
      Purpose.cancelled,
      world.parties.attempts[party]!++,
    )
  ) {
    world.parties.flags[party]! |= Flag.cancelled
    bail(world, party, Transition.directions_cancelled)
  } else {
    world.move(party, Transition.directions_set)
    world.escorts.request(party)
  }
}

function bail(world: World, party: number, transition: number): void {
  world.move(party, transition)
  waitInContact(world, party)
  world.beds.release(party)
}

/** Capacity has fallen and the party must leave its bed. */
export function evictFromBed(world: World, party: number): void {
  world.stopClock(party)
  const stage = world.parties.stage[party]
  if (stage === Stage.detained) {
    world.move(party, Transition.directions_cancelled)
    waitInContact(world, party)
  } else if (stage === Stage.awaiting_escort) {
    world.escorts.leave(party)
    world.move(party, Transition.bailed_awaiting_escort)
    waitInContact(world, party)
  } else if (stage === Stage.scheme_detained) {
    releaseFromTransferDetention(world, party)
  } else if (stage === Stage.other_awaiting_escort) {
    world.escorts.leave(party)
    world.move(party, Transition.other_bailed)
  } else {
    world.move(party, Transition.other_released)
  }
}

/** An escort team is free for the party. */
export function startEscort(world: World, party: number): void {
  const stage = world.parties.stage[party]
  const back = world.now + world.scenario.removals.escort_days
  if (stage === Stage.awaiting_escort) {
    world.move(party, Transition.removal_starts)
    world.startClock(party, back, Event.removed, Tie.release)
    world.beds.release(party)
  } else {
    world.at(back, Event.escortBack, party, Tie.release)
    if (stage === Stage.other_awaiting_escort) {
      world.move(party, Transition.other_removed)
      world.beds.release(party)
    }
  }
}

/** The party has arrived in the country of return. */
export function completeRemoval(world: World, party: number): void {
  world.move(party, Transition.removed)
  afterReturn(world, party, Cause.enforced_return)
  world.escorts.release(party)
}

/** A person outside the pathway is to be detained. */
export function requestOtherBed(world: World, party: number): void {
  world.move(party, Transition.other_requests_bed)
  world.beds.request(party, 1, BedPriority.other)
}

/** Detention of a person outside the pathway ends, in a return under escort or in release. */
export function endOtherDetention(world: World, party: number): void {
  if (world.chance(world.scenario.removals.other_users_returned_share, party, Purpose.otherReturned)) {
    world.move(party, Transition.other_directions)
    world.escorts.request(party)
  } else {
    world.move(party, Transition.other_released)
    world.beds.release(party)
  }
}
