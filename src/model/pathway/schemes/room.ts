/**
 * Whether a transfer scheme has room for somebody referred now. Two things are counted, each against what is under way: the
 * places that will be free within the lead time, and the seats of the next flights.
 */
import { Stage } from '../../declaration/stages.ts'
import type { World } from '../../world.ts'
import type { SchemeState } from './scheme-state.ts'

/**
 * Whether somebody referred now will find a place and a seat. A facility whose places are never all taken or spoken for never
 * slows referral, however many places it has; without flights nobody is referred.
 */
export function hasRoom(world: World, scheme: SchemeState): boolean {
  if (scheme.shortOfPlaces) return false
  return (
    placesSpokenFor(world, scheme) < scheme.placesDue(world.now) &&
    peopleCleared(world, scheme) < seatsDue(world, scheme)
  )
}

/** People cleared for transfer and not yet away: awaiting a bed, in detention or on board. */
export function peopleCleared({ census }: World, { index }: SchemeState): number {
  return (
    census.peopleWith(index, Stage.scheme_awaiting_bed) +
    census.peopleWith(index, Stage.scheme_detained) +
    census.peopleWith(index, Stage.held_at_sea)
  )
}

/**
 * Places that are taken, or will be, by people whom the scheme has already, at the end of the lead time: those in the facility who
 * will still be there at the rate at which people have left so far; all who are cleared; and of those whose challenge is open as many as
 * are expected to lose it by then.
 */
export function placesSpokenFor(world: World, scheme: SchemeState): number {
  const { referral, challenge } = scheme.values
  const { facility, left, index } = scheme
  const lead = referral.lead_time_days
  const stayed = facility.busyTime()
  const staying = facility.busy * (stayed > 0 ? Math.exp((-lead * left) / stayed) : 1)
  const decided = challenge.days > 0 ? -Math.expm1(-lead / challenge.days) : 1
  const challenging = world.census.peopleWith(index, Stage.scheme_referred)
  return staying + peopleCleared(world, scheme) + challenging * (1 - challenge.success) * decided
}

/**
 * Seats for people cleared now: on the flights that leave while notice runs and on the one after, if they leave before a hold runs out.
 * More people would wait in detention and fill no flight sooner. Flights count by their mean number, so 0 where there are none.
 */
export function seatsDue({ resources }: World, { values }: SchemeState): number {
  const { seats_per_flight, flights_per_week, max_hold_days } = values.capacity
  const atSea = values.stage === 'intercepted'
  const seats = atSea ? seats_per_flight : Math.min(seats_per_flight, resources.escorts.capacity)
  const flightsIn = (days: number) => (flights_per_week * days) / 7
  return seats * Math.min(1 + flightsIn(atSea ? 0 : values.referral.notice_days), flightsIn(max_hold_days))
}
