/**
 * In a scheme’s facility. In: a transferred party. The person’s own document and departure clocks go on at the
 * speed of the host effect; releases and the limit of stay compete with them. Out: returned, brought back, moved
 * on, or remaining in the host country.
 */

import { unreachable } from '../../../unreachable.ts'
import { Event } from '../../declaration/events.ts'
import { Purpose } from '../../declaration/purposes.ts'
import { Stage } from '../../declaration/stages.ts'
import { Transition } from '../../declaration/transitions.ts'
import type { World } from '../../world.ts'
import { barrierAt, departureAt, documentAt } from '../latent.ts'
import { bar, isVulnerable } from './eligibility.ts'
import { endDecisionWait, isClaimant, resume, schemeOf } from './lines.ts'
import type { SchemeState } from './scheme-state.ts'

/** What ends a stay early, by the party’s own draw. */
type Release = 'court' | 'unfit' | 'recognised' | 'onward' | undefined

/** Starts the stay of a party in `in_facility` or `in_processing`: who has just arrived takes its places, and the earliest clock starts. */
export function stayInFacility(world: World, party: number): void {
  const scheme = schemeOf(world, party)
  if (!scheme.occupants.has(party)) admit(world, scheme, party)
  startStayClocks(world, scheme, party)
}

function admit(world: World, scheme: SchemeState, party: number): void {
  const { parties, now } = world
  const people = parties.people(party)
  parties.setAdmittedAt(party, now)
  scheme.occupants.add(party)
  scheme.facility.request(party, people)
  if (isClaimant(world, party)) {
    // Its own document and departure clocks count from here until the claim is refused.
    endDecisionWait(world, party)
    parties.startExhaustion(party, now)
  }
  if (documentAt(world, party) === Number.POSITIVE_INFINITY) scheme.blocked += people
}

/** Starts the earliest clock of a party in the facility. */
function startStayClocks(world: World, scheme: SchemeState, party: number): void {
  const { parties, now } = world
  const { stay, at_limit } = scheme.values
  const limit = at_limit.action === 'continue' ? Number.POSITIVE_INFINITY : at_limit.days
  const entered = parties.admittedAt(party)
  const deciding = parties.stage(party) === Stage.in_processing
  const inHost = (time: number) =>
    stay.host_effect > 0 ? entered + Math.max(0, time - entered) / stay.host_effect : Number.POSITIVE_INFINITY
  let earliest = inHost(departureAt(world, party))
  let kind = Event.facilityDeparture
  const pace = stay.return_pace * world.groups.enforcementRate[parties.group(party)]!
  if (pace > 0 && !deciding && !isClaimant(world, party)) {
    const attempt =
      Math.max(now, inHost(documentAt(world, party))) +
      world.exponential(party, Purpose.returnAttempt, parties.hostAttempts(party)) / pace
    if (attempt < earliest) {
      earliest = attempt
      kind = Event.facilityAttempt
    }
  }
  if (releaseOf(world, scheme, party) !== undefined) {
    const released =
      entered +
      stay.release_days *
        scheme.draws.exponential(parties.subject(party), parties.episode(party), Purpose.releaseDays, 0)
    if (released < earliest) {
      earliest = released
      kind = Event.facilityRelease
    }
  }
  if (deciding) {
    const decided =
      entered +
      scheme.values.processing.days *
        scheme.draws.exponential(parties.subject(party), parties.episode(party), Purpose.processingDays, 0)
    if (decided < earliest) {
      earliest = decided
      kind = Event.facilityDecided
    }
  } else if (world.barrierHazard.personal && !isClaimant(world, party)) {
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
  const { parties } = world
  const { judicial_release_share, medical_release_share, recognised_share, onward_share } = scheme.values.stay
  if (isVulnerable(world, scheme, party)) return 'unfit'
  let u = scheme.draws.uniform(parties.subject(party), parties.episode(party), Purpose.release, 0)
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
  const release = releaseOf(world, schemeOf(world, party), party)
  switch (release) {
    case 'court':
      bringBack(world, party, Transition.released_by_court, Transition.released_by_court_claim)
      return
    case 'unfit':
      bringBack(world, party, Transition.released_unfit, Transition.released_unfit_claim)
      return
    case 'recognised':
      if (isClaimant(world, party)) leaveWithGrant(world, party, Transition.recognised_claim)
      else leaveFacility(world, party, Transition.recognised)
      return
    case 'onward':
      leaveFacility(world, party, Transition.moves_on)
      return
    case undefined:
      throw new Error('a party was released that is not to be')
    default:
      unreachable(release)
  }
}

/** Brings a party back to the UK: to the community, or to the queue for a decision if its claim is open. */
function bringBack(world: World, party: number, toContact: number, toClaim: number): void {
  settleStay(world, schemeOf(world, party), party)
  if (isClaimant(world, party)) world.parties.setWaitSince(party, world.now) // its wait in the UK begins again
  resume(world, party, toContact, toClaim)
}

/** How the stay ends of those granted in the facility. */
const onGrant: Readonly<Record<SchemeState['values']['processing']['granted'], number>> = {
  admitted: Transition.granted_admitted,
  settled: Transition.granted_settles,
}

/** The claim is decided in the facility. The same draw decides as would have in the UK. */
export function decideInFacility(world: World, party: number): void {
  const scheme = schemeOf(world, party)
  const { grant_ratio, granted, refused } = scheme.values.processing
  const chance = Math.min(1, grant_ratio * world.grantProbability(party))
  if (world.chance(chance, party, Purpose.granted)) {
    leaveWithGrant(world, party, onGrant[granted])
  } else if (refused === 'settled') leaveFacility(world, party, Transition.refused_settles)
  else {
    world.endClaimWithScheme(party)
    world.parties.startExhaustion(party, world.now)
    world.parties.startHazards(party)
    world.move(party, Transition.refused_in_facility)
  }
}

/** The scheme is suspended or has ended, and everyone in the facility is brought back. */
export function emptyFacility(world: World, scheme: SchemeState): void {
  for (const party of [...scheme.occupants]) {
    world.stopClock(party)
    bringBack(world, party, Transition.suspended_brought_back, Transition.suspended_claim)
  }
}

/** The party returns home of its own accord. */
export function departFromFacility(world: World, party: number): void {
  leaveFacility(world, party, Transition.scheme_return_voluntary)
}

/** A return is attempted: cancelled, and tried again later, or carried out. */
export function attemptReturnFromFacility(world: World, party: number): void {
  const scheme = schemeOf(world, party)
  const { parties } = world
  const { return_cancelled_share } = scheme.values.stay
  const attempt = parties.countHostAttempt(party)
  if (
    scheme.draws.chance(
      return_cancelled_share,
      parties.subject(party),
      parties.episode(party),
      Purpose.returnCancelled,
      attempt,
    )
  ) {
    startStayClocks(world, scheme, party)
    return
  }
  leaveFacility(world, party, Transition.scheme_return_enforced)
}

/** A personal barrier arises in the facility: the party is brought back to pursue it. */
export function raiseBarrierInFacility(world: World, party: number): void {
  leaveFacility(world, party, Transition.brought_back_barrier)
}

/** The limit of stay is reached, in a scheme whose stays do not go on beyond it. */
export function reachLimit(world: World, party: number): void {
  const { action } = schemeOf(world, party).values.at_limit
  switch (action) {
    case 'brought_back':
      bringBack(world, party, Transition.brought_back_limit, Transition.brought_back_limit_claim)
      return
    case 'released_in_host':
      leaveFacility(world, party, Transition.released_in_host)
      return
    case 'settled':
      leaveFacility(world, party, Transition.settled_in_host)
      return
    case 'continue':
      throw new Error('a limit of stay was reached in a scheme without one')
    default:
      unreachable(action)
  }
}

/** The claim is granted with the scheme: leave in the UK is as of now. */
function leaveWithGrant(world: World, party: number, transition: number): void {
  world.parties.setWaitSince(party, world.now)
  leaveFacility(world, party, transition)
}

/** Settles the stay and moves the party, which leaves the scheme. */
function leaveFacility(world: World, party: number, transition: number): void {
  settleStay(world, schemeOf(world, party), party)
  world.move(party, transition)
}

/** Gives up the places and settles the days away. The party is not transferred again in this episode. */
function settleStay(world: World, scheme: SchemeState, party: number): void {
  const { parties, now } = world
  const stay = now - parties.admittedAt(party)
  if (documentAt(world, party) === Number.POSITIVE_INFINITY) scheme.blocked -= parties.people(party)
  if (!world.barrierHazard.personal) parties.addAwayDays(party, stay)
  parties.addOwnDays(party, stay * (scheme.values.stay.host_effect - 1))
  world.facilityStay[scheme.index]!.ended(stay)
  world.anyFacilityStay.ended(stay)
  bar(world, scheme, party)
  scheme.occupants.delete(party)
  scheme.left += parties.people(party)
  scheme.facility.release(party)
}
