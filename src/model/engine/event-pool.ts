/** Storage of pending events: nodes of 32 bytes in one growing buffer, so that an event touches one cache line. */
import { withRoom } from './typed-arrays.ts'

/** Offsets into `reals` from 4 × node. */
export const TIME = 0
export const RANK = 1
/** Offsets into `words` from 8 × node (the first four words are the two reals). */
export const STATE = 4
export const PLACE = 5
export const KIND = 6
export const TARGET = 7

/** States of a node: not in use; in the slot PLACE of a bucket; at index PLACE of the near heap. */
export const FREE = 0
export const IN_BUCKET = 1
export const IN_HEAP = 2

const BYTES = 32
const FIRST_SIZE = 1024
const NONE = -1

/**
 * A pool of event nodes with a free list. A node's fields are `reals[4 * node + TIME | RANK]` and
 * `words[8 * node + STATE | PLACE | KIND | TARGET]`; both views are replaced when the pool grows.
 */
export class EventPool {
  reals: Float64Array
  words: Int32Array
  private size = FIRST_SIZE
  private used = 0
  private firstFree = NONE

  constructor() {
    const buffer = new ArrayBuffer(FIRST_SIZE * BYTES)
    this.reals = new Float64Array(buffer)
    this.words = new Int32Array(buffer)
  }

  /** A node that is not in use. Amortised O(1). */
  take(): number {
    const node = this.firstFree
    if (node !== NONE) {
      this.firstFree = this.words[8 * node + PLACE]!
      return node
    }
    if (this.used === this.size) this.grow()
    return this.used++
  }

  /** Returns a node to the pool. O(1). */
  give(node: number): void {
    this.words[8 * node + STATE] = FREE
    this.words[8 * node + PLACE] = this.firstFree
    this.firstFree = node
  }

  private grow(): void {
    this.size *= 2
    this.words = withRoom(this.words, new Int32Array((this.size * BYTES) / 4))
    this.reals = new Float64Array(this.words.buffer)
  }
}
