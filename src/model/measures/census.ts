/**
 * Counts everything that moves: flows by transition, stocks by stage, time spent, support. Kept up to date at
 * every transition in constant time; closed at each month end. Metrics are read from it afterwards.
 */

import { daysPerYear } from '../../calendar/days.ts'
import { Stage, stageFlags, stageIds, stages, stagesWhere } from '../declaration/stages.ts'
import { transitionIds } from '../declaration/transitions.ts'
import { Flag } from '../flags.ts'
import type { Parties } from '../parties.ts'
import { Housing, type HousingRecord, type OutsideHotels } from './housing.ts'
import { LongWaits } from './long-waits.ts'

/** The wait for a decision beyond which it counts as long: six months, in days. */
export const longWait = daysPerYear / 2

const S = stageIds.length
const T = transitionIds.length

const rules = { none: 0, claim: 1, exhausted: 2, scheme: 3, appeal: 4 } as const
const supportRule = Uint8Array.from(stageIds, (id) => rules[stages[id].support])
/** Stages in which a party counts as being with a scheme. */
const schemeStages = stagesWhere(({ withScheme }) => withScheme === true)
/** By stage number, the index of a scheme stage in the arrays of a `SchemeMonth`, or -1. */
export const schemeSlot = Int8Array.from(stageIds, (id) => schemeStages.indexOf(id))
/** Stages in which a party is in a scheme’s facility. */
export const facilityStages = stagesWhere(({ place }) => place === 'host')
const facilitySlots = facilityStages.map((id) => schemeSlot[Stage[id]]!)
/** Stages in which a claim waits for an initial decision. */
export const waitsForDecision = stageFlags(({ wait }) => wait === 'decision')

/** Whether a party in `stage` is supported. */
export function isSupported(parties: Parties, party: number, stage: number): boolean {
  const rule = supportRule[stage]!
  if (rule === 0) return false
  const flags = parties.flags(party)
  const entitled = (flags & (Flag.entitled | Flag.unsupported | Flag.onRenewal)) === Flag.entitled
  if (rule === rules.claim || (rule === rules.scheme && (flags & Flag.claimant) !== 0)) return entitled
  if (rule === rules.appeal) return entitled && (flags & Flag.unsupportedOnAppeal) === 0
  return (flags & Flag.section4) !== 0 || (entitled && parties.people(party) > 1)
}

/** Whether an open claim or appeal of a party is one that support goes with, if it is entitled. */
export const hasSupportIfEntitled = (parties: Parties, party: number, stage: number): boolean =>
  supportRule[stage] !== rules.appeal || !parties.has(party, Flag.unsupportedOnAppeal)

/** One scheme's counts at a month end; days are cumulative. */
export interface SchemeMonth {
  readonly flowParties: Float64Array
  readonly flowPeople: Float64Array
  /** By scheme stage: see `schemeSlot`. */
  readonly presentParties: Float64Array
  readonly presentPeople: Float64Array
  readonly daysPeople: Float64Array
}

/** The state of the census at a month end; days are cumulative since the start. */
export interface MonthRecord extends HousingRecord {
  readonly flowParties: Float64Array
  readonly flowPeople: Float64Array
  readonly presentParties: Float64Array
  readonly presentPeople: Float64Array
  readonly daysParties: Float64Array
  readonly daysPeople: Float64Array
  /** Awaiting an initial decision for more than six months since the claim. */
  readonly overSixMonths: { readonly parties: number; readonly people: number }
  readonly supported: number
  readonly schemes: readonly SchemeMonth[]
}

export class Census {
  readonly presentParties = new Float64Array(S)
  readonly presentPeople = new Float64Array(S)
  readonly months: MonthRecord[] = []
  /** Entries to and exits from each stage since the start. */
  readonly enteredParties = new Float64Array(S)
  readonly enteredPeople = new Float64Array(S)
  readonly leftParties = new Float64Array(S)
  readonly leftPeople = new Float64Array(S)
  /** Time spent in each stage by parties that have left it, counted from each party’s own entry. */
  readonly sojourn = new Float64Array(S)
  supported = 0

  readonly #parties: Parties
  readonly #daysParties = new Float64Array(S)
  readonly #daysPeople = new Float64Array(S)
  readonly #changedAt = new Float64Array(S)
  readonly #schemes: number
  #flowParties = new Float64Array(T)
  #flowPeople = new Float64Array(T)
  #schemeFlowParties: Float64Array
  #schemeFlowPeople: Float64Array
  readonly #schemeParties: Float64Array
  readonly #schemePeople: Float64Array
  readonly #schemeDays: Float64Array
  readonly #schemeChangedAt: Float64Array
  readonly #housing: Housing
  readonly #longWaits: LongWaits

  /**
   * @param ends times at which months end, the opening first
   * @param schemes number of transfer schemes; @param places places before hotels are used, at the start
   * @param marginalHotelShare of a change in supported people, the share in hotels
   */
  constructor(
    parties: Parties,
    ends: readonly number[],
    schemes: number,
    places: OutsideHotels,
    marginalHotelShare: number,
  ) {
    this.#parties = parties
    this.#longWaits = new LongWaits(ends, longWait)
    this.#schemes = schemes
    this.#housing = new Housing(places, marginalHotelShare)
    this.#schemeFlowParties = new Float64Array(schemes * T)
    this.#schemeFlowPeople = new Float64Array(schemes * T)
    this.#schemeParties = new Float64Array(schemes * schemeStages.length)
    this.#schemePeople = new Float64Array(schemes * schemeStages.length)
    this.#schemeDays = new Float64Array(schemes * schemeStages.length)
    this.#schemeChangedAt = new Float64Array(schemes * schemeStages.length)
  }

  /** Puts a party into a stage at the opening, without a transition. */
  place(party: number, stage: number): void {
    const people = this.#parties.people(party)
    this.presentParties[stage]! += 1
    this.presentPeople[stage]! += people
    if (isSupported(this.#parties, party, stage)) this.supported += people
    if (waitsForDecision[stage] === 1) this.#longWaits.count(this.#parties.waitSince(party), people, 1)
    const scheme = this.#parties.scheme(party)
    if (scheme >= 0 && schemeSlot[stage]! >= 0)
      this.#shiftScheme(scheme * schemeStages.length + schemeSlot[stage]!, 1, people, 0)
  }

  /** Counts a transition of `party` from stage to stage at time `now`. */
  record(transition: number, party: number, from: number, to: number, now: number): void {
    const parties = this.#parties
    const people = parties.people(party)
    this.#flowParties[transition]! += 1
    this.#flowPeople[transition]! += people
    this.#settle(from, now)
    this.#settle(to, now)
    this.presentParties[from]! -= 1
    this.presentPeople[from]! -= people
    this.presentParties[to]! += 1
    this.presentPeople[to]! += people
    this.leftParties[from]! += 1
    this.leftPeople[from]! += people
    this.enteredParties[to]! += 1
    this.enteredPeople[to]! += people
    this.sojourn[from]! += now - parties.stageSince(party)
    if (supportRule[from] !== 0 || supportRule[to] !== 0) {
      const change =
        (isSupported(parties, party, to) ? people : 0) - (isSupported(parties, party, from) ? people : 0)
      if (change !== 0) {
        this.#housing.settle(this.supported, now)
        this.supported += change
      }
    }
    const waits = waitsForDecision[to]! - waitsForDecision[from]!
    if (waits !== 0) this.#longWaits.count(parties.waitSince(party), people, waits)
    const scheme = parties.scheme(party)
    if (scheme >= 0) this.#recordScheme(scheme, transition, people, from, to, now)
  }

  /** People who are with a scheme in one of its stages now. */
  peopleWith(scheme: number, stage: number): number {
    return this.#schemePeople[scheme * schemeStages.length + schemeSlot[stage]!]!
  }

  /** Changes the places that are filled before hotels are used. */
  setOutsideHotels(places: OutsideHotels, now: number): void {
    this.#housing.setPlaces(places, this.supported, now)
  }

  /** Who is supported has changed for many at once: counts them afresh, in a pass over all parties. */
  recountSupported(now: number): void {
    this.#housing.settle(this.supported, now)
    const parties = this.#parties
    const { count } = parties
    let supported = 0
    for (let party = 0; party < count; party++)
      if (isSupported(this.#parties, party, parties.stage(party))) supported += parties.people(party)
    this.supported = supported
  }

  /** Closes the month that ends now (the opening census is the first). */
  closeMonth(now: number): void {
    for (let stage = 0; stage < S; stage++) this.#settle(stage, now)
    this.#housing.settle(this.supported, now)
    const schemes: SchemeMonth[] = []
    for (let k = 0; k < this.#schemes; k++) {
      const n = schemeStages.length
      for (let slot = 0; slot < n; slot++) this.#settleScheme(k * n + slot, now)
      schemes.push({
        flowParties: this.#schemeFlowParties.slice(k * T, (k + 1) * T),
        flowPeople: this.#schemeFlowPeople.slice(k * T, (k + 1) * T),
        presentParties: this.#schemeParties.slice(k * n, (k + 1) * n),
        presentPeople: this.#schemePeople.slice(k * n, (k + 1) * n),
        daysPeople: this.#schemeDays.slice(k * n, (k + 1) * n).map(toThousandths),
      })
    }
    this.months.push({
      flowParties: this.#flowParties,
      flowPeople: this.#flowPeople,
      presentParties: this.presentParties.slice(),
      presentPeople: this.presentPeople.slice(),
      daysParties: this.#daysParties.slice(),
      daysPeople: this.#daysPeople.map(toThousandths),
      overSixMonths: this.#longWaits.at(this.months.length),
      supported: this.supported,
      ...this.#housing.record(this.supported, toThousandths),
      schemes,
    })
    this.#flowParties = new Float64Array(T)
    this.#flowPeople = new Float64Array(T)
    this.#schemeFlowParties = new Float64Array(this.#schemes * T)
    this.#schemeFlowPeople = new Float64Array(this.#schemes * T)
  }

  #recordScheme(
    scheme: number,
    transition: number,
    people: number,
    from: number,
    to: number,
    now: number,
  ): void {
    this.#schemeFlowParties[scheme * T + transition]! += 1
    this.#schemeFlowPeople[scheme * T + transition]! += people
    const left = schemeSlot[from]!
    const entered = schemeSlot[to]!
    if (left >= 0) this.#shiftScheme(scheme * schemeStages.length + left, -1, -people, now)
    if (entered >= 0) this.#shiftScheme(scheme * schemeStages.length + entered, 1, people, now)
  }

  #shiftScheme(slot: number, parties: number, people: number, now: number): void {
    this.#settleScheme(slot, now)
    this.#schemeParties[slot]! += parties
    this.#schemePeople[slot]! += people
  }

  #settleScheme(slot: number, now: number): void {
    this.#schemeDays[slot]! += this.#schemePeople[slot]! * (now - this.#schemeChangedAt[slot]!)
    this.#schemeChangedAt[slot] = now
  }

  #settle(stage: number, now: number): void {
    const days = now - this.#changedAt[stage]!
    if (days === 0) return
    this.#daysParties[stage]! += this.presentParties[stage]! * days
    this.#daysPeople[stage]! += this.presentPeople[stage]! * days
    this.#changedAt[stage] = now
  }
}

/**
 * Rounds a number of days to thousandths. Sums over different moments differ in their last digits; rounded, equal
 * quantities are equal, so that a difference between scenarios is zero where nothing differs.
 */
export function toThousandths(days: number): number {
  return Math.round(days * 1000) / 1000
}

/** Person-days in a scheme's facility since the start. */
export function facilityDays({ daysPeople }: SchemeMonth): number {
  return facilitySlots.reduce((sum, slot) => sum + daysPeople[slot]!, 0)
}
