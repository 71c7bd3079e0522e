/** After a return: the case is over, and some parties will set out again after a delay, in a new episode. */
import type { Scenario } from '../../scenarios/schema/schema.ts'
import { Event } from '../declaration/events.ts'
import { Purpose } from '../declaration/purposes.ts'
import { Transition } from '../declaration/transitions.ts'
import { Tie } from '../engine/event-list.ts'
import { Flag } from '../flags.ts'
import type { World } from '../world.ts'
import { cooperates } from './latent.ts'

/** The party has been returned: some will set out again. */
export function afterReturn(world: World, party: number): void {
  const ratio =
    cooperates(world, party) && world.now >= world.cooperationFrom
      ? world.scenario.cooperation.reentry_ratio
      : 1
  const probability = ratio * world.groups.reentryProbability[world.parties.group(party)]!
  if (world.chance(probability, party, Purpose.reentry)) world.move(party, Transition.plans_reentry)
}

/** A party that a scheme transferred is in another country, settled or moving on: some will set out again. */
export function afterTransfer(world: World, party: number): void {
  const { values } = world.schemes[world.parties.transferredBy(party)]!
  if (world.chance(values.stay.sets_out_again_share, party, Purpose.setsOutAgain))
    world.move(party, Transition.plans_reentry)
}

/** Starts the wait of a party in `awaiting_reentry`. */
export function awaitReentry(world: World, party: number): void {
  const delay = world.scenario.reentry.delay_days * world.exponential(party, Purpose.reentryDelay)
  world.startClock(party, world.now + delay, Event.reenters, Tie.seize)
}

/** Share of the re-entries of a day that come by small boat: at the rate of the start no more people than intend to cross that day. */
export function boatShare({ arrivals }: World, { reentry }: Scenario, time: number): number {
  const intending = arrivals.intentions[Math.floor(time)]!
  const most = arrivals.reentriesPerDay > 0 ? intending / arrivals.reentriesPerDay : 1
  return Math.min(reentry.small_boat_share, most)
}

/** The party sets out again, by small boat or by another route. */
export function reenter(world: World, party: number): void {
  const { parties, scenario } = world
  const share = boatShare(world, scenario, world.now)
  const byBoat = world.chance(share, party, Purpose.reentryRoute)
  parties.startEpisode(party)
  parties.setFlags(party, (parties.flags(party) | Flag.reentered) & ~(Flag.opening | Flag.byBoat))
  world.move(party, byBoat ? Transition.reenters_boat : Transition.reenters_other)
}
