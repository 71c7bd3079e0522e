/** What is left to know of parties that are gone, once their slots are used again: twelve bytes each. */
import { stageIds } from './declaration/stages.ts'
import { withRoom } from './engine/typed-arrays.ts'

const S = stageIds.length
const WORDS = 3

/** What can be read of every party, whether it is gone or not. */
export interface Roll {
  readonly count: number
  subject(i: number): number
  group(i: number): number
  people(i: number): number
  stage(i: number): number
  wayOut(i: number): number
  transferredBy(i: number): number
}

/** Parties that are gone, in the order in which they left the books. */
export class EndedParties implements Roll {
  count = 0
  /** By the stage in which they ended: how many, and the sum of the times at which they entered it, in days. */
  readonly inStage = {
    parties: new Float64Array(S),
    people: new Float64Array(S),
    since: new Float64Array(S),
  }
  /** Subject; stage, way out, people and one more than the scheme, a byte each; group. */
  #words = new Uint32Array(WORDS * 1024)

  /** Adds a party from the roll of those in the model. Amortised O(1). */
  add(roll: Roll & { stageSince(i: number): number }, i: number): void {
    const [stage, people] = [roll.stage(i), roll.people(i)]
    this.inStage.parties[stage]! += 1
    this.inStage.people[stage]! += people
    this.inStage.since[stage]! += roll.stageSince(i)
    const at = WORDS * this.count++
    if (at === this.#words.length)
      this.#words = withRoom(this.#words, new Uint32Array(WORDS * Math.ceil(1.5 * this.count)))
    this.#words[at] = roll.subject(i)
    this.#words[at + 1] = stage | (roll.wayOut(i) << 8) | (people << 16) | ((roll.transferredBy(i) + 1) << 24)
    this.#words[at + 2] = roll.group(i)
  }

  subject(i: number): number {
    return this.#words[WORDS * i]!
  }
  stage(i: number): number {
    return this.#words[WORDS * i + 1]! & 0xff
  }
  wayOut(i: number): number {
    return (this.#words[WORDS * i + 1]! >>> 8) & 0xff
  }
  people(i: number): number {
    return (this.#words[WORDS * i + 1]! >>> 16) & 0xff
  }
  transferredBy(i: number): number {
    return (this.#words[WORDS * i + 1]! >>> 24) - 1
  }
  group(i: number): number {
    return this.#words[WORDS * i + 2]!
  }
}
