/**
 * Leave that is granted for a time. In: a grant on a claim of a day from which leave is for a time. When it ends, the renewal waits in the
 * line for a caseworker with the claims. Out: renewed, to come up again, or refused, with or without an appeal.
 */
import { daysPerMonth } from '../../calendar/days.ts'
import { Event } from '../declaration/events.ts'
import { Purpose } from '../declaration/purposes.ts'
import { Transition } from '../declaration/transitions.ts'
import { Tie } from '../engine/event-list.ts'
import { Flag } from '../flags.ts'
import type { World } from '../world.ts'
import { exhaust } from './exhaustion.ts'

/** Starts the wait of a party in `granted` for the end of its leave, where it ends and comes up for renewal. */
export function awaitRenewal(world: World, party: number): void {
  const { renewals } = world.scenario
  const { parties } = world
  if (renewals.share === 0 || parties.claimedAt(party) < world.renewalsFrom) return
  if (!world.chance(renewals.share, party, Purpose.comesUpForRenewal)) return
  // Since the grant it waits for nothing else.
  const due = parties.waitSince(party) + renewals.after_months * daysPerMonth
  world.startClock(party, Math.max(world.now, due), Event.renewalDue, Tie.seize)
}

/**
 * Leave has ended. It is another episode, with luck of its own. Whoever had leave may work, and has no support as of a claim until
 * another episode begins.
 */
export function fallDueForRenewal(world: World, party: number): void {
  const { parties } = world
  parties.startEpisode(party)
  parties.startHazards(party)
  parties.raise(party, Flag.onRenewal)
  world.move(party, Transition.renewal_due)
}

/** Queues a party in `awaiting_renewal` for a caseworker. */
export function queueRenewal(world: World, party: number): void {
  world.resources.caseworkers.request(party)
}

/** Starts the work on a renewal of a party in `in_renewal`. */
export function workOnRenewal(world: World, party: number): void {
  const work = world.scenario.renewals.decisions_each * world.exponential(party, Purpose.renewalEffort)
  world.startClock(party, world.decidedAt(work), Event.renewalDecided, Tie.release)
}

/** The renewal is decided. */
export function decideRenewal(world: World, party: number): void {
  const { renewals } = world.scenario
  if (!world.chance(renewals.refused_share, party, Purpose.renewalRefused)) {
    world.parties.setWaitSince(party, world.now)
    world.move(party, Transition.renewed)
  } else if (world.chance(renewals.appealed_share, party, Purpose.appeals)) {
    world.move(party, Transition.renewal_refused_will_appeal)
  } else {
    exhaust(world, party, Transition.renewal_refused, Transition.renewal_refused_lost)
  }
  world.resources.caseworkers.release(party)
}
