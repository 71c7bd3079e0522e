/** What a party is called: the subject that its random draws are addressed by, and its name in logs. */

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
