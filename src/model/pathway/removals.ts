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
import { Flag } from '../flags.ts'
import { BedPriority } from '../resources.ts'
import { Origin, originOf } from '../subjects.ts'
import type { World } from '../world.ts'
import { startCommunityClocks } from './community.ts'
import { isLocated } from './exhaustion.ts'
import { endSelection } from './hazards.ts'
import { endReferral, leaveSchemes, schemeHasEnded } from './schemes/lines.ts'
import { releaseFromTransferDetention } from './schemes/schemes.ts'

/** The party is selected for enforced removal: it is located or is not. */
export function selectForRemoval(world: World, party: number): void {
  leaveSchemes(world, party)
  const located = isLocated(world, party, world.scenario.removals.located_share)
  world.move(party, located ? Transition.selected : Transition.not_located_for_removal)
  endSelection(world, party)
}

/** A party in `awaiting_bed` asks for beds for all its people; while it waits, the clocks of the community run. */
export function awaitBed(world: World, party: number): void {
  const { beds } = world.resources
  if (beds.request(party, world.parties.people(party), BedPriority.pathway) === 'waiting') {
    startCommunityClocks(world, party, Number.POSITIVE_INFINITY)
  }
}

/** A detention bed is free for the party. */
export function startDetention(world: World, party: number): void {
  const stage = world.parties.stage(party)
  // In a bed since before the start.
  if (stage === Stage.detained || stage === Stage.scheme_detained || stage === Stage.other_detained) return
  world.stopClock(party)
  if (stage === Stage.awaiting_bed) world.move(party, Transition.enters_detention)
  else if (stage === Stage.other_awaiting_bed) world.move(party, Transition.other_enters)
  else if (!schemeHasEnded(world, party)) world.move(party, Transition.detained_for_transfer)
  else {
    endReferral(world, party)
    world.resources.beds.release(party)
  }
}

/** Starts the wait of a party in `detained`. */
export function awaitDirections(world: World, party: number): void {
  const wait =
    world.scenario.removals.directions_days *
    world.exponential(party, Purpose.directions, world.parties.attempts(party))
  world.startClock(party, world.now + wait, Event.directionsDue)
}

/** Starts the stay of a person in `other_detained`; of those there at the start, what is left of it. */
export function detainOther(world: World, party: number): void {
  const { parties, past, scenario } = world
  const isOpening = originOf(parties.subject(party)) === Origin.openingOtherDetained
  const { other_users_days } = (isOpening ? past : scenario).removals
  const purpose = isOpening ? Purpose.openingRemaining : Purpose.otherStay
  const stay = other_users_days * world.exponential(party, purpose)
  world.startClock(party, world.now + stay, Event.otherEnds, Tie.release)
}

/** Removal directions fall due: cancelled, or carried forward to an escort. */
export function reachDirections(world: World, party: number): void {
  if (
    world.chance(
      world.scenario.removals.cancelled_share,
      party,
      Purpose.cancelled,
      world.parties.countAttempt(party),
    )
  ) {
    world.parties.raise(party, Flag.cancelled)
    world.move(party, Transition.directions_cancelled)
    world.resources.beds.release(party)
  } else {
    world.move(party, Transition.directions_set)
  }
}

/** A party in detention asks for an escort team. */
export function awaitEscort(world: World, party: number): void {
  world.resources.escorts.request(party)
}

/** Capacity has fallen and the party must leave its bed. */
export function evictFromBed(world: World, party: number): void {
  world.stopClock(party)
  const stage = world.parties.stage(party)
  if (stage === Stage.detained) {
    world.move(party, Transition.directions_cancelled)
  } else if (stage === Stage.awaiting_escort) {
    world.resources.escorts.leave(party)
    world.move(party, Transition.bailed_awaiting_escort)
  } else if (stage === Stage.scheme_detained) {
    releaseFromTransferDetention(world, party)
  } else if (stage === Stage.other_awaiting_escort) {
    world.resources.escorts.leave(party)
    world.move(party, Transition.other_bailed)
  } else {
    world.move(party, Transition.other_released)
  }
}

/** An escort team is back from a party that has moved on. */
export function returnEscort(world: World, party: number): void {
  world.resources.escorts.release(party)
  world.gone.note(party)
}

/** An escort team is free for the party: it sets off, or takes a party to a scheme’s facility. */
export function startEscort(world: World, party: number): void {
  const stage = world.parties.stage(party)
  if (stage === Stage.awaiting_escort) {
    world.move(party, Transition.removal_starts)
    world.resources.beds.release(party)
    return
  }
  world.at(escortBackAt(world), Event.escortBack, party, Tie.release)
  if (stage === Stage.other_awaiting_escort) {
    world.move(party, Transition.other_removed)
    world.resources.beds.release(party)
  }
}

const escortBackAt = ({ now, scenario }: World): number => now + scenario.removals.escort_days

/** Starts the journey of a party in `being_removed`. */
export function travel(world: World, party: number): void {
  world.startClock(party, escortBackAt(world), Event.removed, Tie.release)
}

/** The party has arrived in the country of return. */
export function completeRemoval(world: World, party: number): void {
  world.move(party, Transition.removed)
  world.resources.escorts.release(party)
}

/** A person outside the pathway is to be detained. */
export function detainOutsidePathway(world: World, party: number): void {
  world.move(party, Transition.other_requests_bed)
}

/** A person in `other_awaiting_bed` asks for a bed. */
export function awaitOtherBed(world: World, party: number): void {
  world.resources.beds.request(party, 1, BedPriority.other)
}

/** Detention of a person outside the pathway ends, in a return under escort or in release. */
export function endOtherDetention(world: World, party: number): void {
  if (world.chance(world.scenario.removals.other_users_returned_share, party, Purpose.otherReturned)) {
    world.move(party, Transition.other_directions)
  } else {
    world.move(party, Transition.other_released)
    world.resources.beds.release(party)
  }
}
