/**
 * Where supported people live: the types outside hotels up to what each can take, in their order, and hotels what is left over. Counts
 * person-days of each. Types that a scenario does not tell apart are one.
 */
import { daysPerYear } from '../../calendar/days.ts'
import type { Scenario } from '../../scenarios/schema/schema.ts'
import type { Schedules } from '../schedules.ts'

/** How many people live outside hotels when all of it is taken. */
export interface OutsideHotels {
  /** In all types together. */
  readonly all: number
  /** Of these in dispersal accommodation; undefined where it is not told apart. */
  readonly dispersal: number | undefined
  /** Of these in no accommodation of the support system; undefined where they are not told apart. */
  readonly subsistenceOnly: number | undefined
}

/** Where supported people are at a month end, and person-days since the start; null what is not told apart. */
export interface HousingRecord {
  readonly hotels: number
  readonly dispersal: number | null
  readonly subsistenceOnly: number | null
  /** Neither in hotels nor in dispersal nor on subsistence only. */
  readonly elsewhere: number | null
  readonly hotelDays: number
  /** Person-days of support outside hotels. */
  readonly otherSupportDays: number
  readonly dispersalDays: number | null
  readonly subsistenceOnlyDays: number | null
}

/** Supported people by where they live. */
export class Housing {
  #places: OutsideHotels
  #otherSupportDays = 0
  #hotelDays = 0
  #dispersalDays = 0
  #subsistenceOnlyDays = 0
  #changedAt = 0

  /** @param places at the start */
  constructor(places: OutsideHotels) {
    this.#places = places
  }

  /** People in hotels, of so many supported: the overflow of all other accommodation. */
  hotels(supported: number): number {
    return Math.max(0, supported - this.#places.all)
  }

  /** Counts the days up to now, on which so many were supported. */
  settle(supported: number, now: number): void {
    const days = now - this.#changedAt
    const hotels = this.hotels(supported)
    this.#otherSupportDays += (supported - hotels) * days
    this.#hotelDays += hotels * days
    this.#dispersalDays += this.#dispersal(supported - hotels) * days
    this.#subsistenceOnlyDays += this.#subsistenceOnly(supported - hotels) * days
    this.#changedAt = now
  }

  /** Changes how many can live outside hotels from now on. */
  setPlaces(places: OutsideHotels, supported: number, now: number): void {
    this.settle(supported, now)
    this.#places = places
  }

  /** The state now, to which the days have been counted. @param round of a number of days */
  record(supported: number, round: (days: number) => number): HousingRecord {
    const hotels = this.hotels(supported)
    const [dispersal, subsistenceOnly] = [
      this.#dispersal(supported - hotels),
      this.#subsistenceOnly(supported - hotels),
    ]
    const told = (of: 'dispersal' | 'subsistenceOnly', value: number) =>
      this.#places[of] === undefined ? null : value
    return {
      hotels,
      dispersal: told('dispersal', dispersal),
      subsistenceOnly: told('subsistenceOnly', subsistenceOnly),
      elsewhere: told('dispersal', Math.max(0, supported - hotels - dispersal - subsistenceOnly)),
      hotelDays: round(this.#hotelDays),
      otherSupportDays: round(this.#otherSupportDays),
      dispersalDays: told('dispersal', round(this.#dispersalDays)),
      subsistenceOnlyDays: told('subsistenceOnly', round(this.#subsistenceOnlyDays)),
    }
  }

  #subsistenceOnly(outside: number): number {
    return Math.min(outside, this.#places.subsistenceOnly ?? 0)
  }

  #dispersal(outside: number): number {
    return Math.min(outside - this.#subsistenceOnly(outside), this.#places.dispersal ?? 0)
  }
}

/** Places outside hotels of the past, with which a run opens. @param before what a schedule has for the day before the start */
export function placesBefore(
  { support, stocks }: Scenario,
  before: (schedule: Scenario['support']['non_hotel_places']) => number,
): OutsideHotels {
  return {
    all: before(support.non_hotel_places),
    dispersal: stocks.dispersal,
    subsistenceOnly: support.subsistence_only && before(support.subsistence_only),
  }
}

/**
 * Places outside hotels at a time of the run. What dispersal accommodation has gained or lost since the opening comes on top of
 * `non_hotel_places`, which count it as it was then.
 */
export function placesAt({ stocks }: Scenario, schedules: Schedules, time: number): OutsideHotels {
  const { nonHotelPlaces, subsistenceOnly } = schedules
  const dispersal = dispersalAt(stocks.dispersal, schedules, time)
  const gained = dispersal === undefined ? 0 : dispersal - stocks.dispersal!
  return {
    all: Math.max(0, nonHotelPlaces.at(time) + gained),
    dispersal,
    subsistenceOnly: subsistenceOnly?.at(time),
  }
}

/** Places in dispersal accommodation: what is given for the day or, with what has grown since the start, the schedule's. */
function dispersalAt(
  atStart: number | undefined,
  { dispersalPlaces, dispersalGrowth }: Schedules,
  time: number,
): number | undefined {
  if (atStart === undefined) return undefined
  if (dispersalPlaces?.isGivenAt(time)) return dispersalPlaces.at(time)
  const grown = dispersalGrowth === undefined ? 0 : dispersalGrowth.integral(0, time) / daysPerYear
  return Math.max(0, (dispersalPlaces?.at(time) ?? atStart) + grown)
}
