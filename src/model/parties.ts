/**
 * Everyone in the model, as a struct of arrays: a party is a slot number, its attributes are entries in
 * typed arrays. Slots are handed out in order of creation and never reused; a party's random draws are
 * addressed by `subject`, which does not depend on the slot.
 */

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
] as const

/** Bits of a subject that number the parties of one origin. */
const indexBits = 27
const mostOfOneOrigin = 2 ** indexBits

/** The 32-bit subject under which a party's draws are addressed. */
export function subjectOf(origin: number, index: number): number {
  if (index >= mostOfOneOrigin)
    throw new RangeError(`party index ${index} is over the ${mostOfOneOrigin} that one origin can hold`)
  return ((origin << indexBits) | index) >>> 0
}

/** The origin in a subject. */
export const originOf = (subject: number): number => subject >>> indexBits

/** A party’s name in logs: its origin and number, the same in every scenario. */
export function partyName(subject: number): string {
  return `${originNames[originOf(subject)]}-${subject & (mostOfOneOrigin - 1)}`
}

/** Origins a party’s name may start with. */
export const partyOrigins: readonly string[] = originNames

/** The subject of a name such as 'small-boat-12', or of the bare number; undefined if it is neither. */
export function subjectNamed(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text) < 2 ** 32 ? Number(text) : undefined
  const [, origin, index] = /^(.*)-(\d+)$/.exec(text) ?? []
  const number = (originNames as readonly string[]).indexOf(origin ?? '')
  return number < 0 || Number(index) >= mostOfOneOrigin ? undefined : subjectOf(number, Number(index))
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
  /** Barriers raised in this episode. */
  barriers: Uint8Array
  /** Removals attempted in this episode, in the UK or from a host. */
  attempts: Uint16Array
  /** Spells in the community since exhaustion: the n of repeated draws. */
  spell: Uint16Array
  /** Handle of the party's one pending event, or -1. */
  clock: Int32Array
  /** Time the current stage was entered; 0 for those in it at the start. */
  stageSince: Float64Array
  /** Time the current claim or appeal was lodged; negative for opening cases. */
  waitSince: Float64Array
  /** Time rights were exhausted; negative for opening cases. */
  exhaustedAt: Float64Array
  /** Time the party was admitted to a scheme’s facility. */
  admittedAt: Float64Array
  /** Days since exhaustion that do not count as a stay in the UK. */
  awayDays: Float64Array
  /** Days by which the party's own document and departure clocks are ahead of the calendar. */
  ownDays: Float64Array
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
    this.barriers = new Uint8Array(capacity)
    this.attempts = new Uint16Array(capacity)
    this.spell = new Uint16Array(capacity)
    this.clock = new Int32Array(capacity)
    this.stageSince = new Float64Array(capacity)
    this.waitSince = new Float64Array(capacity)
    this.exhaustedAt = new Float64Array(capacity)
    this.admittedAt = new Float64Array(capacity)
    this.awayDays = new Float64Array(capacity)
    this.ownDays = new Float64Array(capacity)
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
    return party
  }

  #grow(): void {
    const capacity = Math.ceil(this.subject.length * 1.5) + 1024
    this.subject = copied(this.subject, new Uint32Array(capacity))
    this.group = copied(this.group, new Uint8Array(capacity))
    this.people = copied(this.people, new Uint8Array(capacity))
    this.stage = copied(this.stage, new Uint8Array(capacity))
    this.episode = copied(this.episode, new Uint8Array(capacity))
    this.flags = copied(this.flags, new Uint16Array(capacity))
    this.schemeBarred = copied(this.schemeBarred, new Uint8Array(capacity))
    this.scheme = copied(this.scheme, new Int8Array(capacity))
    this.barriers = copied(this.barriers, new Uint8Array(capacity))
    this.attempts = copied(this.attempts, new Uint16Array(capacity))
    this.spell = copied(this.spell, new Uint16Array(capacity))
    this.clock = copied(this.clock, new Int32Array(capacity))
    this.stageSince = copied(this.stageSince, new Float64Array(capacity))
    this.waitSince = copied(this.waitSince, new Float64Array(capacity))
    this.exhaustedAt = copied(this.exhaustedAt, new Float64Array(capacity))
    this.admittedAt = copied(this.admittedAt, new Float64Array(capacity))
    this.awayDays = copied(this.awayDays, new Float64Array(capacity))
    this.ownDays = copied(this.ownDays, new Float64Array(capacity))
    this.barrierFrom = copied(this.barrierFrom, new Float64Array(capacity))
  }
}

function copied<T extends { set(source: T): void }>(from: T, to: T): T {
  to.set(from)
  return to
}
