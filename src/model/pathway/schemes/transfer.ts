/** Flights and voyages of a scheme, and the people admitted to the UK in exchange for those aboard. */

import { Event } from '../../declaration/events.ts'
import { Purpose } from '../../declaration/purposes.ts'
import { Stage } from '../../declaration/stages.ts'
import { Transition } from '../../declaration/transitions.ts'
import { Tie } from '../../engine/event-list.ts'
import { exchangeSubject } from '../../subjects.ts'
import type { World } from '../../world.ts'
import { newParty } from '../crossing/newcomer.ts'
import { isVulnerable } from './eligibility.ts'
import { isClaimant } from './lines.ts'
import { shortageOf } from './scheme-limits.ts'
import type { SchemeState } from './scheme-state.ts'

/**
 * A flight: as many seats as the flight has, the facility has places and there are escorts. Whoever fits boards in
 * order of detention; beds are given up once the flight has left. None leaves while a court suspends the scheme.
 */
export function fly(world: World, scheme: SchemeState): void {
  if (world.now >= scheme.endsAt) return
  if (!scheme.isSuspended(world.now)) boardEveryone(world, scheme)
  const next = world.now + 7 / scheme.values.capacity.flights_per_week
  if (next < scheme.endsAt && next <= world.grid.horizon)
    world.at(next, Event.flight, scheme.index, Tie.seize)
}

function boardEveryone(world: World, scheme: SchemeState): void {
  const { flights, facility, values, aboard } = scheme
  const { escorts } = world.resources
  const escorted = values.stage === 'intercepted' ? Number.POSITIVE_INFINITY : escorts.capacity - escorts.busy
  const seats = Math.min(values.capacity.seats_per_flight, escorted)
  const free = facility.capacity - facility.busy
  flights.setCapacity(Math.max(0, Math.floor(Math.min(seats, free))))
  flights.setCapacity(0)
  scheme.shortOfPlaces = free < seats && flights.waiting > 0
  scheme.flightShortOf = shortageOf(scheme, {
    flights: values.capacity.seats_per_flight,
    escorts: escorted,
    places: free,
  })
  if (aboard.length > 0) scheme.flown++
  for (const party of aboard) {
    flights.release(party)
    if (values.stage !== 'intercepted') world.resources.beds.release(party)
  }
  aboard.length = 0
}

/** The party has a seat: it leaves detention, or the ship that holds it, for the facility. */
export function board(world: World, scheme: SchemeState, party: number): void {
  const { parties } = world
  const people = parties.people(party)
  world.stopClock(party)
  if (parties.stage(party) === Stage.scheme_detained) world.resources.escorts.request(party)
  if (isVulnerable(world, scheme, party)) scheme.missedVulnerable += people
  if (people > 1) scheme.families += people
  scheme.transferred += people
  parties.setTransferredBy(party, scheme.index)
  const decides = isClaimant(world, party) && scheme.values.processing.where === 'facility'
  world.move(party, decides ? Transition.transferred_for_processing : Transition.transferred)
  scheme.aboard.push(party)
  admitInExchange(world, scheme, people)
}

/** Announces the people who are admitted for those transferred; fractions are carried over. */
export function admitInExchange(world: World, scheme: SchemeState, transferred: number): void {
  const { admitted_per_transfer, delay_days } = scheme.values.exchange
  scheme.exchangeCredit += transferred * admitted_per_transfer
  while (scheme.exchangeCredit >= 1) {
    const subject = exchangeSubject(scheme.exchangeNumber, scheme.exchangeParties++)
    const dependants = world.scenario.arrivals.dependants_small_boat
    const party = newParty(world, subject, world.groups.smallBoatShares, dependants, 0)
    scheme.exchangeCredit -= world.parties.people(party)
    const delay = delay_days * world.exponential(party, Purpose.exchangeDelay)
    world.startClock(party, world.now + delay, Event.admittedInExchange, Tie.seize)
  }
}

/** A party is admitted in exchange. */
export function arriveInExchange(world: World, party: number): void {
  world.move(party, Transition.admitted_in_exchange)
}
