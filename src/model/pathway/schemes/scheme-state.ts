/** A transfer scheme in one replication: its events, lines, places and counts. The scheme itself is data. */

import { daysBetween, daysPerYear } from '../../../calendar/days.ts'
import { StepFunction } from '../../../calendar/step-function.ts'
import { groupsCovered } from '../../../closed-form/groups.ts'
import type { SchemeValues } from '../../../scenarios/schema/schema.ts'
import { Purpose } from '../../declaration/purposes.ts'
import { lognormalFrom, triangular } from '../../engine/distributions.ts'
import { AddressedDraws, deriveKey } from '../../engine/random.ts'
import { Resource } from '../../engine/resource.ts'
import { neverStarts } from '../../engine/resource-options.ts'
import { largestParty } from '../../parties.ts'
import { PersonDraws } from '../../person-draws.ts'
import { exchangeNumbers } from '../../subjects.ts'
import { LimitRecord } from './scheme-limits.ts'

export class SchemeState {
  readonly id: string
  readonly index: number
  readonly values: SchemeValues
  /** Draws of this scheme, addressed by party. A scheme’s key comes from its id, so adding one shifts no other’s. */
  readonly draws: PersonDraws
  /** Day on which a host agrees; Infinity if none ever does. */
  readonly agreedAt: number
  /** Day of opening; Infinity if no host ever agrees. */
  readonly opensAt: number
  readonly endsAt: number
  /** Whether it was open before the start and still is. */
  readonly wasOpen: boolean
  /** Whole-scheme suspensions by a court, in order: each from its start up to its end. */
  readonly suspensions: readonly { readonly from: number; readonly to: number }[]
  /** Day of the announcement; below 0 if it was before the start. */
  readonly announcedAt: number
  /** Day on which preparations fall due: the announcement, or the first day on which a host may agree where that is later. */
  readonly preparedAt: number
  readonly groups: ReadonlySet<number>
  /** Eligible parties in contact, in the order of referral. */
  readonly eligible: Resource
  /** Seats: none between flights; parties detained for transfer wait for them. */
  readonly flights: Resource
  /** Parties on the flight that is boarding. */
  readonly aboard: number[] = []
  readonly facility: Resource
  /** Parties in the facility, in the order they came. */
  readonly occupants = new Set<number>()
  /** Parties detained for transfer whose notice still runs: they stand in no line for a seat yet. */
  readonly underNotice = new Set<number>()
  /** Whether it was suspended on the last day. */
  suspended = false
  /** People to be admitted in exchange, and parties admitted so far. */
  exchangeCredit = 0
  exchangeParties = 0
  /** Number of the scheme in the subjects of people admitted in exchange. */
  readonly exchangeNumber: number
  /** Flights or voyages with people aboard. */
  flown = 0
  /** People transferred so far. */
  transferred = 0
  /** Whether the last flight left people behind for want of places. */
  shortOfPlaces = false
  /** What the last flight was short of, if it left anybody behind. */
  flightShortOf: 'flights' | 'escorts' | 'places' | undefined
  /** What limits it, day by day. */
  readonly limited = new LimitRecord()
  /** Referrals that the pace allows and that have not been used. */
  referralCredit = 0
  /** People who have left the facility so far. */
  left = 0
  /** People in the facility for whom no document will ever be issued. */
  blocked = 0
  /** Transferred people who travelled as a family. */
  families = 0
  /** Days it has been open. */
  openDays = 0
  /** Transferred people who should have been screened out. */
  missedVulnerable = 0
  challenges = 0
  placesBuilt = 0

  readonly #contestedShare: number
  readonly #fullPlaces: StepFunction
  readonly #perWeek: StepFunction

  constructor(options: {
    id: string
    index: number
    /** Ids of all schemes of the scenario. */
    schemeIds: readonly string[]
    values: SchemeValues
    start: string
    horizon: number
    groupIds: readonly string[]
    seed: string
    replication: number
    clock: { readonly now: number }
    /** Called when a party waiting for a flight gets a seat. */
    board: (party: number) => void
  }) {
    const { id, index, values, start, clock } = options
    this.id = id
    this.index = index
    this.values = values
    this.draws = new PersonDraws(options.seed, [options.replication, 'scheme', id], options.schemeIds)
    const events = new AddressedDraws(deriveKey(options.seed, options.replication, 'scheme-events', id))
    const { agreement, capacity, referral, eligibility } = values
    this.exchangeNumber = exchangeNumbers(options.schemeIds).get(id)!
    const { announcedAt, preparedAt, agreedAt, opensAt, endsAt } = drawDates(events, agreement, start)
    this.announcedAt = announcedAt
    this.preparedAt = preparedAt
    this.agreedAt = agreedAt
    this.opensAt = opensAt
    this.endsAt = endsAt
    this.wasOpen = opensAt < 0 && endsAt > 0
    this.suspensions = drawSuspensions(events, values.court, opensAt, Math.min(endsAt, options.horizon))
    const { low, value, high } = capacity.contested_share
    this.#contestedShare = triangular(events.uniform(0, 0, Purpose.contested, 0), low, value, high)
    this.#fullPlaces = new StepFunction(capacity.full_places, start)
    this.#perWeek = new StepFunction(referral.per_week, start)
    // Places that were there before the start were paid for then.
    if (this.wasOpen) this.placesBuilt = this.placesAt(0)
    this.groups = groupsCovered(eligibility.groups, options.groupIds)
    const line = { capacity: 0, maxUnits: largestParty, clock }
    const queue = { ...line, priorities: 2 }
    this.eligible = new Resource({
      ...queue,
      name: `${id} eligible`,
      discipline: referral.order,
      onStart: neverStarts,
    })
    this.flights = new Resource({
      ...queue,
      name: `${id} flights`,
      discipline: 'oldest-first',
      onStart: options.board,
    })
    this.facility = new Resource({ ...line, name: `${id} places`, onStart: () => {} })
  }

  /** Whether a court has suspended the scheme at `time`. */
  isSuspended(time: number): boolean {
    return this.suspensions.some(({ from, to }) => time >= from && time < to)
  }

  /** Whether the scheme takes people at `time`. */
  takesPeople(time: number): boolean {
    return time < this.endsAt && !this.isSuspended(time)
  }

  /**
   * Places at `time`, less those that other sending states hold: none before opening and after the end; a linear ramp
   * from the opening places to the full number.
   */
  placesAt(time: number): number {
    if (time < this.opensAt || time >= this.endsAt) return 0
    const { opening_places, ramp_days } = this.values.capacity
    const full = this.#fullPlaces.at(time)
    const progress = ramp_days === 0 ? 1 : Math.min(1, (time - this.opensAt) / ramp_days)
    const first = Math.min(opening_places, full)
    return Math.floor((first + (full - first) * progress) * (1 - this.#contestedShare))
  }

  /** Places that will be there for somebody referred at `time`. */
  placesDue(time: number): number {
    return this.placesAt(time + this.values.referral.lead_time_days)
  }

  /** Referrals allowed per day at `time`, in people. */
  pacePerDay(time: number): number {
    return this.#perWeek.at(time) / 7
  }
}

/** When a scheme is announced, agreed, opens and ends, in days from the start; Infinity where it never does. */
function drawDates(events: AddressedDraws, agreement: SchemeValues['agreement'], start: string) {
  const announcedAt = daysBetween(start, agreement.announced)
  const agreed = events.chance(agreement.probability, 0, 0, Purpose.agreement, 0)
  const notBefore = daysBetween(start, agreement.not_before)
  // The opening stocks hold nobody in a facility, so it was not open before the start either.
  const delay = lognormalFrom(
    events.uniform(0, 0, Purpose.openingDelay, 0),
    agreement.opening_median_days,
    agreement.opening_spread,
    Math.max(0, notBefore) - announcedAt,
  )
  const opening = agreement.opens === undefined ? announcedAt + delay : daysBetween(start, agreement.opens)
  const opensAt = agreed ? opening : Number.POSITIVE_INFINITY
  const agreedAt = Math.max(notBefore, announcedAt + agreement.agreed_after_days)
  const early = events.exponential(0, 0, Purpose.earlyEnd, 0) * daysPerYear
  const runsFor = Math.min(
    agreement.runs_for_days,
    agreement.early_end_rate > 0 ? early / agreement.early_end_rate : Number.POSITIVE_INFINITY,
  )
  return {
    announcedAt,
    preparedAt: Math.max(announcedAt, notBefore),
    agreedAt: agreed ? Math.min(agreedAt, opensAt) : Number.POSITIVE_INFINITY,
    opensAt,
    endsAt: opensAt + runsFor,
  }
}

/** The scheme's suspensions up to `end`: open for an exponential time, suspended for an exponential time, in turn. */
function drawSuspensions(
  events: AddressedDraws,
  court: SchemeValues['court'],
  opensAt: number,
  end: number,
): { from: number; to: number }[] {
  const suspensions: { from: number; to: number }[] = []
  if (court.suspension_rate === 0) return suspensions
  let time = opensAt
  for (let n = 0; time < end; n++) {
    const from =
      time + (events.exponential(0, 0, Purpose.suspensionStart, n) * daysPerYear) / court.suspension_rate
    if (from >= end) break
    time = from + events.exponential(0, 0, Purpose.suspensionDays, n) * court.suspension_days
    suspensions.push({ from, to: time })
  }
  return suspensions
}
