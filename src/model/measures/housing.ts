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
  readonly #marginalHotelShare: number
  /** People in hotels at the opening census; undefined before it. */
  #hotelsAtOpening: number | undefined
  #otherSupportDays = 0
  #hotelDays = 0
  #dispersalDays = 0
  #subsistenceOnlyDays = 0
  #changedAt = 0

  /** @param places at the start; @param marginalHotelShare of a change in supported people, the share in hotels */
  constructor(places: OutsideHotels, marginalHotelShare: number) {
    this.#places = places
    this.#marginalHotelShare = marginalHotelShare
  }

  /**
   * People in hotels, of so many supported: the overflow of all other accommodation or, where a part of any change is outside hotels, that
   * much nearer to those of the opening.
   */
  hotels(supported: number): number {
    const overflow = Math.max(0, supported - this.#places.all)
    const share = this.#marginalHotelShare
    if (share === 1 || this.#hotelsAtOpening === undefined) return overflow
    return Math.min(supported, share * overflow + (1 - share) * this.#hotelsAtOpening)
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
    this.#hotelsAtOpening ??= this.hotels(supported)
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
    const { all, dispersal } = this.#places
    if (dispersal === undefined) return 0
    // Where hotels do not take everybody who is left over, people live in dispersal beyond its places.
    const beyond = this.#marginalHotelShare === 1 ? 0 : Math.max(0, outside - all)
    return Math.min(outside - this.#subsistenceOnly(outside), dispersal + beyond)
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
 * `non_hotel_places`, which count it as it was then, unless these are given: they then have all there is.
 */
export function placesAt({ stocks }: Scenario, schedules: Schedules, time: number): OutsideHotels {
  const { nonHotelPlaces, subsistenceOnly } = schedules
  const dispersal = dispersalAt(stocks.dispersal, schedules, time)
  const isAllGiven = dispersal === undefined || nonHotelPlaces.isGivenAt(time)
  const gained = isAllGiven ? 0 : dispersal - stocks.dispersal!
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
