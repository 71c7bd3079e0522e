/**
 * Everyone in the model, as a struct of arrays: a party is a slot number, its attributes are entries in
 * typed arrays. Slots are handed out in order of creation and never reused; a party's random draws are
 * addressed by `subject`, which does not depend on the slot.
 */

import { withRoom } from './engine/typed-arrays.ts'

/** Most people one party can have. */
export const largestParty = 13

/** Where a party comes from; the upper five bits of its subject. */
export const Origin = {
  openingDecision: 0,
  openingAppeal: 1,
  openingExhausted: 2,
  openingGranted: 3,
  openingDetained: 4,
  openingOtherDetained: 5,
  smallBoat: 6,
  otherRoute: 7,
  otherDetention: 8,
  openingCoast: 9,
  openingRetrying: 10,
  openingLodging: 11,
  openingOnward: 12,
  exchange: 13,
  deflected: 14,
  openingArrived: 15,
  openingClaimingAgain: 16,
  openingReturned: 17,
  openingTransfer: 18,
} as const

const originNames = [
  'opening-decision',
  'opening-appeal',
  'opening-exhausted',
  'opening-granted',
  'opening-detained',
  'opening-other-detained',
  'small-boat',
  'other-route',
  'other-detention',
  'opening-coast',
  'opening-retrying',
  'opening-lodging',
  'opening-onward',
  'exchange',
  'deflected',
  'opening-arrived',
  'opening-claiming-again',
  'opening-returned',
  'opening-transfer',
] as const

/** Bits of a subject that number the parties of one origin. */
const indexBits = 27
const mostOfOneOrigin = 2 ** indexBits

/** Bits of a subject that number the parties admitted in exchange for one scheme’s transfers; eight bits above them name the scheme. */
const exchangeBits = 19
const exchangeSchemes = 256

/**
 * Number of each scheme in the subjects of the people admitted in exchange for those it transfers. It comes from the id, with
 * the next free one where two ids of a scenario meet, so no two schemes share one. Draws and names go by the id, not by this.
 */
export function exchangeNumbers(schemes: readonly string[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>()
  const taken = new Set<number>()
  for (const id of [...schemes].sort()) {
    let number = 0
    for (let i = 0; i < id.length; i++) number = (number * 31 + id.charCodeAt(i)) % exchangeSchemes
    while (taken.has(number)) number = (number + 1) % exchangeSchemes
    taken.add(number)
    numbers.set(id, number)
  }
  return numbers
}

/** The subject of the party with this number among those admitted in exchange for a scheme’s transfers. */
export function exchangeSubject(schemeNumber: number, index: number): number {
  if (index >= 1 << exchangeBits)
    throw new RangeError(`party ${index} admitted in exchange is over the ${1 << exchangeBits} of one scheme`)
  return subjectOf(Origin.exchange, (schemeNumber << exchangeBits) | index)
}

/** The scheme number of a party admitted in exchange, -1 for all others. */
export function exchangeNumberOf(subject: number): number {
  return originOf(subject) === Origin.exchange ? (subject >>> exchangeBits) & (exchangeSchemes - 1) : -1
}

/** The subject of a party admitted in exchange less the number of its scheme. */
export const withoutExchangeNumber = (subject: number): number =>
  subjectOf(Origin.exchange, subject & ((1 << exchangeBits) - 1))

/** The origin in a subject. */
export const originOf = (subject: number): number => subject >>> indexBits

/** Whether a subject is somebody in detention who is not in the asylum pathway, and of no nationality group. */
export function isOutsidePathway(subject: number): boolean {
  const origin = originOf(subject)
  return origin === Origin.openingOtherDetained || origin === Origin.otherDetention
}

/** The 32-bit subject under which a party's draws are addressed. */
export function subjectOf(origin: number, index: number): number {
  if (index >= mostOfOneOrigin)
    throw new RangeError(`party index ${index} is over the ${mostOfOneOrigin} that one origin can hold`)
  return ((origin << indexBits) | index) >>> 0
}

/**
 * A party’s name in logs: its origin and number, the same in every scenario. Whoever is admitted in exchange is named after
 * the scheme too (`exchange-hub-12`).
 * @param schemes ids of the scenario's schemes. Throws a RangeError if the party's is not among them
 */
export function partyName(subject: number, schemes: readonly string[]): string {
  const number = exchangeNumberOf(subject)
  if (number < 0) return `${originNames[originOf(subject)]}-${subject & (mostOfOneOrigin - 1)}`
  for (const [id, each] of exchangeNumbers(schemes)) {
    if (each === number) return `exchange-${id}-${subject & ((1 << exchangeBits) - 1)}`
  }
  throw new RangeError(`party ${subject} is admitted in exchange for a scheme that is not in the scenario`)
}

/** Whether the party can be in a scenario with these schemes: whoever is admitted in exchange is so for one of them. */
export function canAppear(subject: number, schemes: readonly string[]): boolean {
  const number = exchangeNumberOf(subject)
  return number < 0 || [...exchangeNumbers(schemes).values()].includes(number)
}

/** Origins a party’s name may start with, in a scenario with these schemes. */
export const partyOrigins = (schemes: readonly string[]): readonly string[] =>
  originNames.flatMap((name) => (name === 'exchange' ? schemes.map((id) => `exchange-${id}`) : [name]))

/**
 * The subject of a name such as 'small-boat-12', or of the bare number; undefined if it is neither.
 * @param schemes ids of the scenario's schemes
 */
export function subjectNamed(text: string, schemes: readonly string[]): number | undefined {
  if (/^\d+$/.test(text)) return Number(text) < 2 ** 32 ? Number(text) : undefined
  const [, origin = '', digits] = /^(.*)-(\d+)$/.exec(text) ?? []
  const index = Number(digits)
  const scheme = exchangeNumbers(schemes).get(/^exchange-(.+)$/.exec(origin)?.[1] ?? '')
  if (scheme !== undefined) return index < 1 << exchangeBits ? exchangeSubject(scheme, index) : undefined
  const number = (originNames as readonly string[]).indexOf(origin)
  if (number < 0 || number === Origin.exchange || index >= mostOfOneOrigin) return undefined
  return subjectOf(number, index)
}

/** Bits of `Parties.flags`. */
export const Flag = {
  /** Supported while a claim or appeal lasts. */
  entitled: 1,
  /** Supported under section 4 once rights are exhausted. */
  section4: 2,
  /** In the system at the start. */
  opening: 4,
  /** The first-tier appeal was allowed and is under onward appeal. */
  allowed: 8,
  /** Has been returned before. */
  reentered: 16,
  /** Has had removal directions cancelled in this episode. */
  cancelled: 32,
  /** Has been referred to a scheme in this episode. */
  referred: 64,
  /** With a scheme that took the party before a decision on its claim, which is still open. */
  claimant: 128,
  /** Arrived by small boat in this episode. */
  byBoat: 256,
  /** Will make no claim. */
  avoidsClaim: 512,
  /** A scheme has looked for the party in vain since it was last out of contact. */
  sought: 1024,
  /** Entitled to support and not supported, as support is no duty. */
  unsupported: 2048,
  /** The episode began as leave came up for renewal: it is about no claim. */
  onRenewal: 4096,
  /** Not supported while an appeal lasts. */
  unsupportedOnAppeal: 8192,
} as const

export class Parties {
  count = 0
  subject: Uint32Array
  group: Uint8Array
  people: Uint8Array
  stage: Uint8Array
  episode: Uint8Array
  flags: Uint16Array
  /** Which schemes may not take the party again in this episode, one bit a scheme. */
  schemeBarred: Uint8Array
  /** Index of the scheme the party is in, or -1. */
  scheme: Int8Array
  /** Index of the scheme that transferred the party last, in any episode, or -1. */
  transferredBy: Int8Array
  /** How the party last left the UK or came to stay abroad, one more than the number of the outcome; 0 if it has not in the run. */
  wayOut: Uint8Array
  /** Barriers raised in this episode. */
  barriers: Uint8Array
  /** Removals attempted in the UK in this episode. */
  attempts: Uint16Array
  /** Returns from a host attempted in this episode. */
  hostAttempts: Uint16Array
  /** Times stopped on the way in this episode. */
  stops: Uint16Array
  /** Times out of contact since exhaustion. */
  losses: Uint16Array
  /** Times selected for removal since exhaustion. */
  selections: Uint16Array
  /** Handle of the party's one pending event, or -1. */
  clock: Int32Array
  /** Time the current stage was entered; 0 for those in it at the start. */
  stageSince: Float64Array
  /** Time the current claim or appeal was lodged, or leave was granted or renewed last; negative for opening cases. */
  waitSince: Float64Array
  /** Time the claim was made that is open or was decided last; negative infinity for those decided before the start. */
  claimedAt: Float64Array
  /** Time rights were exhausted; negative for opening cases. */
  exhaustedAt: Float64Array
  /** Time since which the party has an offer to leave in this exhaustion, or -1. */
  offeredAt: Float64Array
  /** Time from which the party may be transferred: its notice has run. */
  transferableFrom: Float64Array
  /** Time the party was admitted to a scheme’s facility. */
  admittedAt: Float64Array
  /** Days since exhaustion that do not count as a stay in the UK. */
  awayDays: Float64Array
  /** Days by which the party's own document and departure clocks are ahead of the calendar. */
  ownDays: Float64Array
  /** Days by which a response to a scheme has put the departure clock ahead. */
  departureAhead: Float64Array
  /** Days by which a response to a scheme has put the document clock ahead. */
  documentAhead: Float64Array
  /** Cumulative hazard used up of withdrawing the claim that waits, or of losing contact once rights are exhausted. */
  leaverHazard: Float64Array
  /** Cumulative hazard used up of the claim being closed, or of being selected for removal once rights are exhausted. */
  officeHazard: Float64Array
  /** Stay in the UK since exhaustion at which the barrier clock last started, in days. */
  barrierFrom: Float64Array

  constructor(capacity: number) {
    this.subject = new Uint32Array(capacity)
    this.group = new Uint8Array(capacity)
    this.people = new Uint8Array(capacity)
    this.stage = new Uint8Array(capacity)
    this.episode = new Uint8Array(capacity)
    this.flags = new Uint16Array(capacity)
    this.schemeBarred = new Uint8Array(capacity)
    this.scheme = new Int8Array(capacity)
    this.transferredBy = new Int8Array(capacity)
    this.wayOut = new Uint8Array(capacity)
    this.barriers = new Uint8Array(capacity)
    this.attempts = new Uint16Array(capacity)
    this.hostAttempts = new Uint16Array(capacity)
    this.stops = new Uint16Array(capacity)
    this.losses = new Uint16Array(capacity)
    this.selections = new Uint16Array(capacity)
    this.clock = new Int32Array(capacity)
    this.stageSince = new Float64Array(capacity)
    this.waitSince = new Float64Array(capacity)
    this.claimedAt = new Float64Array(capacity)
    this.exhaustedAt = new Float64Array(capacity)
    this.offeredAt = new Float64Array(capacity)
    this.transferableFrom = new Float64Array(capacity)
    this.admittedAt = new Float64Array(capacity)
    this.awayDays = new Float64Array(capacity)
    this.ownDays = new Float64Array(capacity)
    this.departureAhead = new Float64Array(capacity)
    this.documentAhead = new Float64Array(capacity)
    this.leaverHazard = new Float64Array(capacity)
    this.officeHazard = new Float64Array(capacity)
    this.barrierFrom = new Float64Array(capacity)
  }

  /** Adds a party in stage 0 (outside the model) and returns its slot. Grows by half when full. */
  create(subject: number, group: number, people: number, flags: number): number {
    const party = this.count
    if (party === this.subject.length) this.#grow()
    this.count = party + 1
    this.subject[party] = subject
    this.group[party] = group
    this.people[party] = people
    this.flags[party] = flags
    this.clock[party] = -1
    this.scheme[party] = -1
    this.transferredBy[party] = -1
    this.claimedAt[party] = Number.NEGATIVE_INFINITY
    this.offeredAt[party] = -1
    return party
  }

  /** Begins a new episode of the party: another claim, another journey after a return, or a renewal. What belongs to an episode starts afresh. */
  startEpisode(party: number): void {
    this.episode[party]!++
    this.flags[party]! &= ~(Flag.allowed | Flag.cancelled | Flag.referred | Flag.sought | Flag.onRenewal)
    this.schemeBarred[party] = 0
    this.stops[party] = 0
  }

  /** A claim begins to wait, or rights are exhausted: of the clocks that stop and go on nothing is used up yet. */
  startHazards(party: number): void {
    this.leaverHazard[party] = 0
    this.officeHazard[party] = 0
  }

  /** Counts as exhausted from `now` on. */
  startExhaustion(party: number, now: number): void {
    this.exhaustedAt[party] = now
    this.offeredAt[party] = -1
    this.awayDays[party] = 0
    this.ownDays[party] = 0
    this.departureAhead[party] = 0
    this.documentAhead[party] = 0
    this.barrierFrom[party] = 0
    this.barriers[party] = 0
    this.attempts[party] = 0
    this.hostAttempts[party] = 0
    this.losses[party] = 0
    this.selections[party] = 0
  }

  #grow(): void {
    const capacity = Math.ceil(this.subject.length * 1.5) + 1024
    this.subject = withRoom(this.subject, new Uint32Array(capacity))
    this.group = withRoom(this.group, new Uint8Array(capacity))
    this.people = withRoom(this.people, new Uint8Array(capacity))
    this.stage = withRoom(this.stage, new Uint8Array(capacity))
    this.episode = withRoom(this.episode, new Uint8Array(capacity))
    this.flags = withRoom(this.flags, new Uint16Array(capacity))
    this.schemeBarred = withRoom(this.schemeBarred, new Uint8Array(capacity))
    this.scheme = withRoom(this.scheme, new Int8Array(capacity))
    this.transferredBy = withRoom(this.transferredBy, new Int8Array(capacity))
    this.wayOut = withRoom(this.wayOut, new Uint8Array(capacity))
    this.barriers = withRoom(this.barriers, new Uint8Array(capacity))
    this.attempts = withRoom(this.attempts, new Uint16Array(capacity))
    this.hostAttempts = withRoom(this.hostAttempts, new Uint16Array(capacity))
    this.stops = withRoom(this.stops, new Uint16Array(capacity))
    this.losses = withRoom(this.losses, new Uint16Array(capacity))
    this.selections = withRoom(this.selections, new Uint16Array(capacity))
    this.clock = withRoom(this.clock, new Int32Array(capacity))
    this.stageSince = withRoom(this.stageSince, new Float64Array(capacity))
    this.waitSince = withRoom(this.waitSince, new Float64Array(capacity))
    this.claimedAt = withRoom(this.claimedAt, new Float64Array(capacity))
    this.exhaustedAt = withRoom(this.exhaustedAt, new Float64Array(capacity))
    this.offeredAt = withRoom(this.offeredAt, new Float64Array(capacity))
    this.transferableFrom = withRoom(this.transferableFrom, new Float64Array(capacity))
    this.admittedAt = withRoom(this.admittedAt, new Float64Array(capacity))
    this.awayDays = withRoom(this.awayDays, new Float64Array(capacity))
    this.ownDays = withRoom(this.ownDays, new Float64Array(capacity))
    this.departureAhead = withRoom(this.departureAhead, new Float64Array(capacity))
    this.documentAhead = withRoom(this.documentAhead, new Float64Array(capacity))
    this.leaverHazard = withRoom(this.leaverHazard, new Float64Array(capacity))
    this.officeHazard = withRoom(this.officeHazard, new Float64Array(capacity))
    this.barrierFrom = withRoom(this.barrierFrom, new Float64Array(capacity))
  }
}
