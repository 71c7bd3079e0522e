/**
 * Everyone in the model. A party is a slot number; what is known of it is a record of 128 bytes. Once it is gone its
 * slot is used again; a party's random draws are addressed by `subject`, which does not depend on the slot.
 */

import { Stage } from './declaration/stages.ts'
import { EndedParties, type Roll } from './ended-parties.ts'
import { ItemNumbers } from './engine/item-numbers.ts'
import { withRoom } from './engine/typed-arrays.ts'
import { Flag } from './flags.ts'
import { PartyRecords } from './party-records.ts'

/** Most people one party can have. */
export const largestParty = 13

/** The parties, by slot. */
export class Parties extends PartyRecords implements Roll {
  /** Those who had the slots that are used again. */
  readonly ended = new EndedParties()
  readonly #slots = new ItemNumbers()
  #capacity: number
  /** Empty where no response to schemes is in the scenario, as the next. */
  #departureAhead: Float64Array
  #documentAhead: Float64Array

  /** @param capacity parties to make room for; @param responding whether a response to schemes is in the scenario */
  constructor(capacity: number, responding: boolean) {
    super(capacity)
    this.#capacity = capacity
    this.#departureAhead = new Float64Array(responding ? capacity : 0)
    this.#documentAhead = new Float64Array(responding ? capacity : 0)
  }

  /** Slots that are or were in use: 0 to count - 1. Those free again are in stage 0, outside the model. */
  get count(): number {
    return this.#slots.room
  }

  /** Parties that there ever were. */
  get created(): number {
    return this.#slots.size + this.ended.count
  }

  /** Adds a party in stage 0 (outside the model) and returns its slot. Grows by half when full. */
  create(subject: number, group: number, people: number, flags: number): number {
    const party = this.#slots.take()
    if (party === this.#capacity) this.#grow()
    this.clear(party)
    this.#clearAhead(party)
    this.setSubject(party, subject)
    this.setGroup(party, group)
    this.setPeople(party, people)
    this.setFlags(party, flags)
    this.setClock(party, -1)
    this.setScheme(party, -1)
    this.setTransferredBy(party, -1)
    this.setClaimedAt(party, Number.NEGATIVE_INFINITY)
    this.setOfferedAt(party, -1)
    return party
  }

  /** Days by which a response to a scheme has put the departure clock ahead. */
  departureAhead(party: number): number {
    return this.#departureAhead[party]!
  }
  addDepartureAhead(party: number, days: number): void {
    this.#departureAhead[party]! += days
  }

  /** Days by which a response to a scheme has put the document clock ahead. */
  documentAhead(party: number): number {
    return this.#documentAhead[party]!
  }
  addDocumentAhead(party: number, days: number): void {
    this.#documentAhead[party]! += days
  }

  /** The party is gone for good: its slot is free. */
  end(party: number): void {
    this.ended.add(this, party)
    this.setStage(party, Stage.outside)
    this.#slots.give(party)
  }

  /** Begins a new episode of the party: another claim, another journey after a return, or a renewal. What belongs to an episode starts afresh. */
  startEpisode(party: number): void {
    this.setEpisode(party, this.episode(party) + 1)
    this.lower(party, Flag.allowed | Flag.cancelled | Flag.referred | Flag.sought | Flag.onRenewal)
    this.setSchemeBarred(party, 0)
    this.setStops(party, 0)
  }

  /** A claim begins to wait, or rights are exhausted: of the clocks that stop and go on nothing is used up yet. */
  startHazards(party: number): void {
    this.setLeaverHazard(party, 0)
    this.setOfficeHazard(party, 0)
  }

  /** Counts as exhausted from `now` on. */
  startExhaustion(party: number, now: number): void {
    this.setExhaustedAt(party, now)
    this.setOfferedAt(party, -1)
    this.setAwayDays(party, 0)
    this.setOwnDays(party, 0)
    this.setBarrierFrom(party, 0)
    this.setBarriers(party, 0)
    this.setAttempts(party, 0)
    this.setHostAttempts(party, 0)
    this.setLosses(party, 0)
    this.setSelections(party, 0)
    this.#clearAhead(party)
  }

  #clearAhead(party: number): void {
    if (this.#departureAhead.length === 0) return
    this.#departureAhead[party] = 0
    this.#documentAhead[party] = 0
  }

  #grow(): void {
    this.#capacity = Math.ceil(this.#capacity * 1.5) + 1024
    this.reserve(this.#capacity)
    if (this.#departureAhead.length === 0) return
    this.#departureAhead = withRoom(this.#departureAhead, new Float64Array(this.#capacity))
    this.#documentAhead = withRoom(this.#documentAhead, new Float64Array(this.#capacity))
  }
}
