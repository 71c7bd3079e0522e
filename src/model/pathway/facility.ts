/**
 * In a scheme’s facility. In: a transferred party. The person’s own document and departure clocks go on at the
 * speed of the host effect; releases and the limit of stay compete with them. Out: returned, brought back, moved
 * on, or remaining in the host country.
 */

import { Cause } from '../waits.ts'
import type { World } from '../world.ts'
import { Event } from './events.ts'
import { awaitBarrierDecision, endExhaustion, waitInContact } from './exhausted.ts'
import { barrierAt, departureAt, documentAt } from './latent.ts'
import { Purpose } from './purposes.ts'
import { afterReturn } from './reentry.ts'
import type { SchemeState } from './scheme-state.ts'
import { bar, isVulnerable, schemeOf } from './schemes.ts'
import { Transition } from './transitions.ts'

/** What ends a stay early, by the party’s own draw. */
type Release = 'court' | 'unfit' | 'recognised' | 'onward' | undefined

/** The party has arrived in the facility: takes its places and starts the earliest of its clocks. */
export function admit(world: World, scheme: SchemeState, party: number): void {
  const people = world.parties.people[party]!
  scheme.facility.request(party, people)
  if (documentAt(world, party) === Number.POSITIVE_INFINITY) scheme.blocked += people
  startStayClocks(world, scheme, party, scheme.values.at_limit.days)
}

/** Starts the earliest clock of a party in the facility. @param limit longest stay in days, or Infinity once it is past. */
function startStayClocks(world: World, scheme: SchemeState, party: number, limit: number): void {
  const { parties, now } = world
  const { stay } = scheme.values
  const entered = parties.stageSince[party]!
  const inHost = (time: number) =>
    stay.host_effect > 0 ? entered + Math.max(0, time - entered) / stay.host_effect : Number.POSITIVE_INFINITY
  let earliest = inHost(departureAt(world, party))
  let kind = Event.facilityDeparture
  const pace = stay.return_pace * world.groups.enforcementRate[parties.group[party]!]!
  if (pace > 0) {
    const attempt =
      Math.max(now, inHost(documentAt(world, party))) +
      world.exponential(party, Purpose.returnAttempt, parties.attempts[party]!) / pace
    if (attempt < earliest) {
      earliest = attempt
      kind = Event.facilityAttempt
    }
  }
  if (releaseOf(world, scheme, party) !== undefined) {
    const { subject, episode } = parties
    const released =
      entered +
      stay.release_days * scheme.draws.exponential(subject[party]!, episode[party]!, Purpose.releaseDays, 0)
    if (released < earliest) {
      earliest = released
      kind = Event.facilityRelease
    }
  }
  if (world.barrierHazard.personal) {
    const barrier = barrierAt(world, party)
    if (barrier < earliest) {
      earliest = barrier
      kind = Event.facilityBarrier
    }
  }
  if (entered + limit < earliest) {
    earliest = entered + limit
    kind = Event.facilityLimit
  }
  // Nobody leaves before the escort that brought the party has gone back.
  const first = entered + world.scenario.removals.escort_days
  if (earliest < Number.POSITIVE_INFINITY) world.startClock(party, Math.max(now, first, earliest), kind)
}

function releaseOf(world: World, scheme: SchemeState, party: number): Release {
  const { subject, episode } = world.parties
  const { judicial_release_share, medical_release_share, recognised_share, onward_share } = scheme.values.stay
  if (isVulnerable(world, scheme, party)) return 'unfit'
  let u = scheme.draws.uniform(subject[party]!, episode[party]!, Purpose.release, 0)
  u -= judicial_release_share
  if (u < 0) return 'court'
  u -= medical_release_share
  if (u < 0) return 'unfit'
  u -= recognised_share
  if (u < 0) return 'recognised'
  u -= onward_share
  return u < 0 ? 'onward' : undefined
}

/** The party leaves by a court decision, as unfit, as recognised, or of its own accord to another place. */
export function releaseFromFacility(world: World, party: number): void {
  const scheme = schemeOf(world, party)
  const release = releaseOf(world, scheme, party)
  const goBack = (transition: number) => {
    leaveFacility(world, scheme, party, transition)
    waitInContact(world, party)
  }
  if (release === 'court') goBack(Transition.released_by_court)
  else if (release === 'unfit') goBack(Transition.released_unfit)
  else if (release === 'recognised') {
    leaveFacility(world, scheme, party, Transition.recognised)
    endExhaustion(world, party, Cause.regularised)
  } else {
    leaveFacility(world, scheme, party, Transition.moves_on)
    afterReturn(world, party, Cause.moved_on)
  }
}

/** The party returns home of its own accord. */
export function departFromFacility(world: World, party: number): void {
  leaveFacility(world, schemeOf(world, party), party, Transition.scheme_return_voluntary)
  afterReturn(world, party, Cause.returned_from_scheme)
}

/** A return is attempted: cancelled, and tried again later, or carried out. */
export function attemptReturnFromFacility(world: World, party: number): void {
  const scheme = schemeOf(world, party)
  const { subject, episode, attempts } = world.parties
  const { return_cancelled_share } = scheme.values.stay
  const attempt = attempts[party]!++
  if (
    scheme.draws.chance(
      return_cancelled_share,
      subject[party]!,
      episode[party]!,
      Purpose.returnCancelled,
      attempt,
    )
  ) {
    const limit = scheme.values.at_limit.days
    const past = world.now - world.parties.stageSince[party]! >= limit
    startStayClocks(world, scheme, party, past ? Number.POSITIVE_INFINITY : limit)
    return
  }
  leaveFacility(world, schemeOf(world, party), party, Transition.scheme_return_enforced)
  afterReturn(world, party, Cause.returned_from_scheme)
}

/** A personal barrier arises in the facility: the party is brought back to pursue it. */
export function raiseBarrierInFacility(world: World, party: number): void {
  leaveFacility(world, schemeOf(world, party), party, Transition.brought_back_barrier)
  awaitBarrierDecision(world, party)
}

/** The limit of stay is reached. */
export function reachLimit(world: World, party: number): void {
  const scheme = schemeOf(world, party)
  switch (scheme.values.at_limit.action) {
    case 'continue':
      startStayClocks(world, scheme, party, Number.POSITIVE_INFINITY)
      return
    case 'brought_back':
      leaveFacility(world, scheme, party, Transition.brought_back_limit)
      waitInContact(world, party)
      return
    case 'released_in_host':
      leaveFacility(world, scheme, party, Transition.released_in_host)
      endExhaustion(world, party, Cause.remains_in_host)
      return
    case 'settled':
      leaveFacility(world, scheme, party, Transition.settled_in_host)
      endExhaustion(world, party, Cause.remains_in_host)
  }
}

/** Gives up the places, settles the days away, and moves the party. It is not transferred again in this episode. */
function leaveFacility(world: World, scheme: SchemeState, party: number, transition: number): void {
  const { parties, now } = world
  const stay = now - parties.stageSince[party]!
  if (documentAt(world, party) === Number.POSITIVE_INFINITY) scheme.blocked -= parties.people[party]!
  if (!world.barrierHazard.personal) parties.awayDays[party]! += stay
  parties.ownDays[party]! += stay * (scheme.values.stay.host_effect - 1)
  world.facilityStay[scheme.index]!.ended(stay)
  world.anyFacilityStay.ended(stay)
  bar(world, scheme, party)
  world.move(party, transition)
  parties.scheme[party] = -1
  scheme.facility.release(party)
}
