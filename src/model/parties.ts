/**
 * Everyone in the model. A party is a slot number; what is known of it is a record of 128 bytes. Once it is gone its
 * slot is used again; a party's random draws are addressed by `subject`, which does not depend on the slot.
 */

import { EndedParties, type Roll } from './ended-parties.ts'
import { withRoom } from './engine/typed-arrays.ts'
import { Flag } from './flags.ts'
import { PartyRecords } from './party-records.ts'

/** Most people one party can have. */
export const largestParty = 13

/** The parties, by slot. */
export class Parties extends PartyRecords implements Roll {
  /** Slots that are or were in use: 0 to count - 1. Those free again are in stage 0, outside the model. */
  count = 0
  /** Parties that there ever were. */
  created = 0
  /** Those who had the slots that are used again. */
  readonly ended = new EndedParties()
  /** The slot that was freed last, or -1; each has the one freed before it in the place of its clock. */
  #firstFree = -1
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

  /** Adds a party in stage 0 (outside the model) and returns its slot. Grows by half when full. */
  create(subject: number, group: number, people: number, flags: number): number {
    const party = this.#takeSlot()
    this.created++
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
    this.ended.add(
      this.subject(party),
      this.group(party),
      this.people(party),
      this.stage(party),
      this.stageSince(party),
      this.wayOut(party),
      this.transferredBy(party),
    )
    this.setStage(party, 0)
    this.setClock(party, this.#firstFree)
    this.#firstFree = party
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

  #takeSlot(): number {
    const free = this.#firstFree
    if (free >= 0) {
      this.#firstFree = this.clock(free)
      this.clear(free)
      this.#clearAhead(free)
      return free
    }
    if (this.count === this.#capacity) this.#grow()
    return this.count++
  }

  #grow(): void {
    this.#capacity = Math.ceil(this.#capacity * 1.5) + 1024
    this.reserve(this.#capacity)
    if (this.#departureAhead.length === 0) return
    this.#departureAhead = withRoom(this.#departureAhead, new Float64Array(this.#capacity))
    this.#documentAhead = withRoom(this.#documentAhead, new Float64Array(this.#capacity))
  }
}
