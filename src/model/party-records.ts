/** What is known of each party: a table of records of 128 bytes, so that an event touches one cache line or two of its party. */

/** Bytes of a record: two cache lines. */
const RECORD = 128
/** From here on records begin with a cache line, where the buffer is as large as those that the system maps by themselves. */
const FIRST = 48

/**
 * The records by slot. Fields are read by `field(slot)` and written by `setField(slot, to)`; `countField(slot)` adds one and
 * returns how many there were before. What nearly every step of the pathway touches lies in the first cache line, what belongs to
 * exhaustion and to schemes in the second.
 */
export class PartyRecords {
  #reals!: Float64Array
  #words!: Uint32Array
  #signed!: Int32Array
  #halves!: Uint16Array
  #bytes!: Uint8Array
  #signedBytes!: Int8Array

  /** @param capacity records to make room for; all are 0 at first */
  constructor(capacity: number) {
    this.#lay(new ArrayBuffer(FIRST + RECORD * capacity))
  }

  /** Makes room for so many records. */
  protected reserve(capacity: number): void {
    const old = this.#bytes
    this.#lay(new ArrayBuffer(FIRST + RECORD * capacity))
    this.#bytes.set(old)
  }

  /** Sets a record to 0. */
  protected clear(party: number): void {
    this.#reals.fill(0, 16 * party, 16 * (party + 1))
  }

  #lay(buffer: ArrayBuffer): void {
    this.#reals = new Float64Array(buffer, FIRST)
    this.#words = new Uint32Array(buffer, FIRST)
    this.#signed = new Int32Array(buffer, FIRST)
    this.#halves = new Uint16Array(buffer, FIRST)
    this.#bytes = new Uint8Array(buffer, FIRST)
    this.#signedBytes = new Int8Array(buffer, FIRST)
  }

  /** Time the current stage was entered; 0 for those in it at the start. */
  stageSince(party: number): number {
    return this.#reals[16 * party]!
  }
  setStageSince(party: number, to: number): void {
    this.#reals[16 * party] = to
  }

  /** Time the current claim or appeal was lodged, or leave was granted or renewed last; negative for opening cases. */
  waitSince(party: number): number {
    return this.#reals[16 * party + 1]!
  }
  setWaitSince(party: number, to: number): void {
    this.#reals[16 * party + 1] = to
  }

  /** Time rights were exhausted; negative for opening cases. */
  exhaustedAt(party: number): number {
    return this.#reals[16 * party + 2]!
  }
  setExhaustedAt(party: number, to: number): void {
    this.#reals[16 * party + 2] = to
  }

  /** Cumulative hazard used up of withdrawing the claim that waits, or of losing contact once rights are exhausted. */
  leaverHazard(party: number): number {
    return this.#reals[16 * party + 3]!
  }
  setLeaverHazard(party: number, to: number): void {
    this.#reals[16 * party + 3] = to
  }
  addLeaverHazard(party: number, by: number): void {
    this.#reals[16 * party + 3]! += by
  }

  /** Cumulative hazard used up of the claim being closed, or of being selected for removal once rights are exhausted. */
  officeHazard(party: number): number {
    return this.#reals[16 * party + 4]!
  }
  setOfficeHazard(party: number, to: number): void {
    this.#reals[16 * party + 4] = to
  }
  addOfficeHazard(party: number, by: number): void {
    this.#reals[16 * party + 4]! += by
  }

  /** What its draws are addressed by. */
  subject(party: number): number {
    return this.#words[32 * party + 10]!
  }
  setSubject(party: number, to: number): void {
    this.#words[32 * party + 10] = to
  }

  /** Handle of the party's one pending event, or -1. */
  clock(party: number): number {
    return this.#signed[32 * party + 11]!
  }
  setClock(party: number, to: number): void {
    this.#signed[32 * party + 11] = to
  }

  /** Bits of `Flag`: see `has`, `raise` and `lower`. */
  flags(party: number): number {
    return this.#halves[64 * party + 24]!
  }
  setFlags(party: number, to: number): void {
    this.#halves[64 * party + 24] = to
  }

  /** Times out of contact since exhaustion. */
  losses(party: number): number {
    return this.#halves[64 * party + 25]!
  }
  setLosses(party: number, to: number): void {
    this.#halves[64 * party + 25] = to
  }
  countLoss(party: number): number {
    return this.#halves[64 * party + 25]!++
  }

  /** Times selected for removal since exhaustion. */
  selections(party: number): number {
    return this.#halves[64 * party + 26]!
  }
  setSelections(party: number, to: number): void {
    this.#halves[64 * party + 26] = to
  }
  countSelection(party: number): number {
    return this.#halves[64 * party + 26]!++
  }

  /** Removals attempted in the UK in this episode. */
  attempts(party: number): number {
    return this.#halves[64 * party + 27]!
  }
  setAttempts(party: number, to: number): void {
    this.#halves[64 * party + 27] = to
  }
  countAttempt(party: number): number {
    return this.#halves[64 * party + 27]!++
  }

  /** Number of the stage that it is in. */
  stage(party: number): number {
    return this.#bytes[128 * party + 56]!
  }
  setStage(party: number, to: number): void {
    this.#bytes[128 * party + 56] = to
  }

  /** Number of the claim, journey or renewal that it is at. */
  episode(party: number): number {
    return this.#bytes[128 * party + 57]!
  }
  setEpisode(party: number, to: number): void {
    this.#bytes[128 * party + 57] = to
  }

  /** Number of its nationality group. */
  group(party: number): number {
    return this.#bytes[128 * party + 58]!
  }
  setGroup(party: number, to: number): void {
    this.#bytes[128 * party + 58] = to
  }

  /** People in the party. */
  people(party: number): number {
    return this.#bytes[128 * party + 59]!
  }
  setPeople(party: number, to: number): void {
    this.#bytes[128 * party + 59] = to
  }

  /** Index of the scheme the party is in, or -1. */
  scheme(party: number): number {
    return this.#signedBytes[128 * party + 60]!
  }
  setScheme(party: number, to: number): void {
    this.#signedBytes[128 * party + 60] = to
  }

  /** Which schemes may not take the party again in this episode, one bit a scheme. */
  schemeBarred(party: number): number {
    return this.#bytes[128 * party + 61]!
  }
  setSchemeBarred(party: number, to: number): void {
    this.#bytes[128 * party + 61] = to
  }

  /** Barriers raised in this episode. */
  barriers(party: number): number {
    return this.#bytes[128 * party + 62]!
  }
  setBarriers(party: number, to: number): void {
    this.#bytes[128 * party + 62] = to
  }
  countBarrier(party: number): number {
    return this.#bytes[128 * party + 62]!++
  }

  /** How the party last left the UK or came to stay abroad, one more than the number of the outcome; 0 if it has not in the run. */
  wayOut(party: number): number {
    return this.#bytes[128 * party + 63]!
  }
  setWayOut(party: number, to: number): void {
    this.#bytes[128 * party + 63] = to
  }

  /** Time the claim was made that is open or was decided last; negative infinity for those decided before the start. */
  claimedAt(party: number): number {
    return this.#reals[16 * party + 8]!
  }
  setClaimedAt(party: number, to: number): void {
    this.#reals[16 * party + 8] = to
  }

  /** Days since exhaustion that do not count as a stay in the UK. */
  awayDays(party: number): number {
    return this.#reals[16 * party + 9]!
  }
  setAwayDays(party: number, to: number): void {
    this.#reals[16 * party + 9] = to
  }
  addAwayDays(party: number, by: number): void {
    this.#reals[16 * party + 9]! += by
  }

  /** Days by which the party's own document and departure clocks are ahead of the calendar. */
  ownDays(party: number): number {
    return this.#reals[16 * party + 10]!
  }
  setOwnDays(party: number, to: number): void {
    this.#reals[16 * party + 10] = to
  }
  addOwnDays(party: number, by: number): void {
    this.#reals[16 * party + 10]! += by
  }

  /** Stay in the UK since exhaustion at which the barrier clock last started, in days. */
  barrierFrom(party: number): number {
    return this.#reals[16 * party + 11]!
  }
  setBarrierFrom(party: number, to: number): void {
    this.#reals[16 * party + 11] = to
  }

  /** Time since which the party has an offer to leave in this exhaustion, or -1. */
  offeredAt(party: number): number {
    return this.#reals[16 * party + 12]!
  }
  setOfferedAt(party: number, to: number): void {
    this.#reals[16 * party + 12] = to
  }

  /** Time from which the party may be transferred: its notice has run. */
  transferableFrom(party: number): number {
    return this.#reals[16 * party + 13]!
  }
  setTransferableFrom(party: number, to: number): void {
    this.#reals[16 * party + 13] = to
  }

  /** Time the party was admitted to a scheme’s facility. */
  admittedAt(party: number): number {
    return this.#reals[16 * party + 14]!
  }
  setAdmittedAt(party: number, to: number): void {
    this.#reals[16 * party + 14] = to
  }

  /** Returns from a host attempted in this episode. */
  hostAttempts(party: number): number {
    return this.#halves[64 * party + 60]!
  }
  setHostAttempts(party: number, to: number): void {
    this.#halves[64 * party + 60] = to
  }
  countHostAttempt(party: number): number {
    return this.#halves[64 * party + 60]!++
  }

  /** Times stopped on the way in this episode. */
  stops(party: number): number {
    return this.#halves[64 * party + 61]!
  }
  setStops(party: number, to: number): void {
    this.#halves[64 * party + 61] = to
  }
  countStop(party: number): number {
    return this.#halves[64 * party + 61]!++
  }

  /** Index of the scheme that transferred the party last, in any episode, or -1. */
  transferredBy(party: number): number {
    return this.#signedBytes[128 * party + 124]!
  }
  setTransferredBy(party: number, to: number): void {
    this.#signedBytes[128 * party + 124] = to
  }

  /** Whether one of these bits of `Flag` is set; `raise` sets them, `lower` clears them, `mark` does either. */
  has(party: number, flags: number): boolean {
    return (this.flags(party) & flags) !== 0
  }
  raise(party: number, flags: number): void {
    this.mark(party, flags, true)
  }
  lower(party: number, flags: number): void {
    this.mark(party, flags, false)
  }

  mark(party: number, flags: number, holds: boolean): void {
    this.setFlags(party, holds ? this.flags(party) | flags : this.flags(party) & ~flags)
  }
}
