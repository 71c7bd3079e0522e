/**
 * What limits a transfer scheme, day by day: the step that stops the next person. Looking back from the facility, it is the
 * first step before which people wait while its capacity is used up; a step further from the facility may have a line as
 * well, but only because this one holds it up. Where nobody waits anywhere, people to refer are what is lacking. A step that
 * loses people instead of holding them (not located, a challenge won) is no limit; it has flows of its own.
 */
import { Stage } from '../../declaration/stages.ts'
import type { World } from '../../world.ts'
import { peopleCleared, placesSpokenFor, seatsDue } from './room.ts'
import type { SchemeState } from './scheme-state.ts'

/** What can limit a scheme, from outside in; `flights` are their seats, `challenge` a challenge that keeps a place due taken. */
export const limits = [
  'not_open',
  'suspended',
  'eligible',
  'pace',
  'challenge',
  'beds',
  'flights',
  'escorts',
  'places',
] as const
export type Limit = (typeof limits)[number]

/** Days on which each step has limited a scheme. */
export class LimitRecord {
  readonly #days = new Float64Array(limits.length)
  #limit: Limit = 'not_open'
  #since = 0

  /** From `now` on it is this step. */
  note(limit: Limit, now: number): void {
    this.#settle(now)
    this.#limit = limit
  }

  /** Days by step, in the order of `limits`, from the start to `now`; together they are all days. */
  daysTo(now: number): Float64Array {
    this.#settle(now)
    return this.#days.slice()
  }

  #settle(now: number): void {
    this.#days[limits.indexOf(this.#limit)]! += now - this.#since
    this.#since = now
  }
}

/** The step that limits a scheme once the day's referrals are made. Looks at no more than a few counts. */
export function limitNow(world: World, scheme: SchemeState): Limit {
  const { now } = world
  const { eligible, facility, flights, referralCredit, values } = scheme
  if (now < scheme.opensAt || now >= scheme.endsAt) return 'not_open'
  if (scheme.isSuspended(now)) return 'suspended'
  if (flights.waiting > 0) {
    if (values.capacity.flights_per_week === 0) return 'flights'
    if (scheme.flightShortOf !== undefined) return scheme.flightShortOf
  }
  const present = (stage: number) => world.census.peopleWith(scheme.index, stage)
  if (present(Stage.scheme_awaiting_bed) > 0) return 'beds'
  const atSea = values.stage === 'intercepted'
  if (!atSea && eligible.waiting === 0) return 'eligible'
  const pace = scheme.pacePerDay(now)
  // What a day's boats have left of the allowance is known the day after; a line is gone through at once.
  if (referralCredit < (atSea ? Math.max(1, pace) : 1)) return 'pace'
  if (scheme.shortOfPlaces || scheme.placesDue(now) <= facility.busy) return 'places'
  const cleared = peopleCleared(world, scheme)
  if (cleared >= seatsDue(world, scheme)) {
    const { flights_per_week, seats_per_flight } = values.capacity
    return atSea || flights_per_week === 0 || seats_per_flight <= world.resources.escorts.capacity
      ? 'flights'
      : 'escorts'
  }
  if (placesSpokenFor(world, scheme) < scheme.placesDue(now)) return 'eligible'
  // Places are free and spoken for: it is where most of those are to whom they will go.
  return present(Stage.scheme_referred) > facility.busy + cleared ? 'challenge' : 'places'
}

/** What the flight that has just been filled was short of, if it left anybody behind. */
export function shortageOf(
  scheme: SchemeState,
  room: { readonly flights: number; readonly escorts: number; readonly places: number },
): SchemeState['flightShortOf'] {
  if (scheme.flights.waiting === 0) return undefined
  if (room.places <= room.flights && room.places <= room.escorts) return 'places'
  return room.flights <= room.escorts ? 'flights' : 'escorts'
}
