/**
 * Crossing the Channel. In: parties on the coast, in the order they came. On a crossable day boats are filled
 * up to the day's supply; each is stopped with the interception share. Out: arrival, another try, or giving up.
 */

import { Event } from '../../declaration/events.ts'
import { Purpose } from '../../declaration/purposes.ts'
import { Stage } from '../../declaration/stages.ts'
import { Transition } from '../../declaration/transitions.ts'
import { negativeBinomial } from '../../engine/distributions.ts'
import { Tie } from '../../engine/event-list.ts'
import { Flag } from '../../flags.ts'
import type { World } from '../../world.ts'
import { isTakenAtSea } from '../schemes/schemes.ts'
import { landFromSea } from './landing.ts'
import { leavingShare } from './leaving.ts'

/**
 * Fills and sends the boats of a crossable day: as many as it takes at the mean number of people in a boat for the share of those
 * waiting who leave, unless the supply is short. A part of a boat is one with the probability of that part, so that as many
 * leave on average whatever the scale.
 */
export function launchBoats(world: World, day: number): void {
  const { calendarDraws, scenario, census, coast } = world
  const supply = negativeBinomial(
    calendarDraws.uniform(day, 0, Purpose.boatSupply, 0),
    world.schedules.boatSupply.at(day),
    scenario.crossing.boat_dispersion,
  )
  const mean = world.schedules.peoplePerBoat.at(day)
  const stoppedShare = world.schedules.interception.at(day)
  const waiting = census.presentPeople[Stage.coast]!
  const share = leavingShare(scenario, calendarDraws, day)
  const needed = Math.floor((waiting * share) / mean + calendarDraws.uniform(day, 0, Purpose.partOfBoat))
  const boats = Math.min(supply + suppliedBesides(world, needed - supply), needed)
  const most = Math.max(mean, scenario.crossing.most_people_per_boat)
  const leaving = Math.min(waiting, needed * mean, boats * most)
  let aboard = 0
  for (let boat = 0; boat < boats; boat++) {
    const stopped = calendarDraws.chance(stoppedShare, day, 0, Purpose.interception, boat)
    const target = (leaving * (boat + 1)) / boats
    const before = aboard
    while (aboard < target - 1e-6) {
      const party = coast.nextWaiting()
      coast.leave(party)
      aboard += world.parties.people(party)
      if (stopped) stop(world, party)
      else arrive(world, party)
    }
    if (!stopped && aboard > before) world.log?.lands?.(day)
  }
}

/**
 * Boats that suppliers provide beyond the day's supply. They make good a share of past shortages, with a delay:
 * boats and engines are cheap beside the fares, so how much they make good is an assumption.
 */
function suppliedBesides(world: World, short: number): number {
  const { arrivals, scenario } = world
  const { supply_response, supply_response_days } = scenario.crossing
  const besides = Math.floor(arrivals.extraBoats)
  const days = world.now - arrivals.extraBoatsAt
  const wanted = supply_response * Math.max(0, short)
  arrivals.extraBoats += (wanted - arrivals.extraBoats) * -Math.expm1(-days / supply_response_days)
  arrivals.extraBoatsAt = world.now
  return besides
}

function stop(world: World, party: number): void {
  const attempt = world.parties.countStop(party)
  const retries = world.chance(world.scenario.crossing.retry_probability, party, Purpose.retry, attempt)
  world.move(party, retries ? Transition.intercepted : Transition.gives_up)
}

/** Starts the delay of a party in `retrying`. Stops before the start are not counted. */
export function awaitRetry(world: World, party: number): void {
  const attempt = Math.max(0, world.parties.stops(party) - 1)
  const delay = world.scenario.crossing.retry_days * world.exponential(party, Purpose.retryDelay, attempt)
  world.startClock(party, world.now + delay, Event.triesAgain, Tie.seize)
}

/** The delay after an interception is over. */
export function tryAgain(world: World, party: number): void {
  world.move(party, Transition.tries_again)
}

/** A party on the coast waits for a place in a boat. */
export function awaitBoat(world: World, party: number): void {
  world.coast.request(party)
}

function arrive(world: World, party: number): void {
  if (isTakenAtSea(world, party)) return
  const again = world.parties.has(party, Flag.reentered)
  landFromSea(world, party, again ? Transition.crosses_again : Transition.crosses)
}
