/** After a return: the case is over, and some parties will set out again after a delay, in a new episode. */
import { Tie } from '../engine/event-list.ts'
import { Flag } from '../parties.ts'
import type { World } from '../world.ts'
import { Event } from './events.ts'
import { endExhaustion } from './exhausted.ts'
import { Purpose } from './purposes.ts'
import { Transition } from './transitions.ts'

/** The party has been returned or has moved on abroad: ends the case and decides whether it will set out again. */
export function afterReturn(world: World, party: number, cause: number): void {
  endExhaustion(world, party, cause)
  const probability = world.groups.reentryProbability[world.parties.group[party]!]!
  if (!world.chance(probability, party, Purpose.reentry)) return
  world.move(party, Transition.plans_reentry)
  const delay = world.scenario.reentry.delay_days * world.exponential(party, Purpose.reentryDelay)
  world.startClock(party, world.now + delay, Event.reenters, Tie.seize)
}

/** The party sets out again, by small boat or by another route. */
export function reenter(world: World, party: number): void {
  const { parties, scenario } = world
  const byBoat = world.chance(scenario.reentry.small_boat_share, party, Purpose.reentryRoute)
  parties.episode[party]!++
  parties.flags[party]! =
    (parties.flags[party]! | Flag.reentered) & ~(Flag.opening | Flag.allowed | Flag.cancelled | Flag.referred)
  parties.spell[party] = 0
  if (byBoat) {
    world.move(party, Transition.reenters_boat)
    world.coast.request(party)
  } else {
    world.move(party, Transition.reenters_other)
    const delay = scenario.arrivals.claim_delay_days * world.exponential(party, Purpose.claimDelay)
    world.startClock(party, world.now + delay, Event.claims, Tie.seize)
  }
}
