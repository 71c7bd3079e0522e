/** Storage of pending events: nodes of 32 bytes in one growing buffer, so that an event touches one cache line. */
import { withRoom } from './typed-arrays.ts'

/** Offsets into `reals` from 4 × node. */
export const TIME = 0
export const RANK = 1
/**
 * Offsets into `words` from 8 × node (the first four words are the two reals). HANDLE is the handle of the node's event;
 * where the node is not in use, the complement (~) of its next.
 */
export const HANDLE = 4
/** Where a node in use lies: its index in the near heap, or the complement (~) of its slot in a bucket. */
export const PLACE = 5
export const KIND = 6
export const TARGET = 7

/** A handle is a node and how often the node was used before: the lower 24 bits of 31, and the other seven. */
const NODE_BITS = 24
const MOST_NODES = 2 ** NODE_BITS
const NODE = MOST_NODES - 1
const BYTES = 32
const FIRST_SIZE = 1024
const NONE = -1

/** The node of a handle. */
export const nodeOf = (handle: number): number => handle & NODE

/**
 * A pool of event nodes with a free list. A node's fields are `reals[4 * node + TIME | RANK]` and
 * `words[8 * node + HANDLE | PLACE | KIND | TARGET]`; both views are replaced when the pool grows.
 * No two events of a pool have the same handle: a node that has been used as often as its handle can count is laid
 * aside, which takes a quarter of a byte an event.
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
    this.words[HANDLE] = ~0
  }

  /** Bytes held. */
  get bytes(): number {
    return this.words.byteLength
  }

  /** A node that was not in use, with a handle that no event has had. Amortised O(1). Throws a RangeError if there is none left. */
  take(): number {
    const node = this.firstFree
    if (node !== NONE) {
      const words = this.words
      this.firstFree = words[8 * node + PLACE]!
      words[8 * node + HANDLE] = ~words[8 * node + HANDLE]!
      return node
    }
    if (this.used === this.size) this.grow()
    this.words[8 * this.used + HANDLE] = this.used
    return this.used++
  }

  /** Returns a node to the pool; its handle is no more. O(1). */
  give(node: number): void {
    const words = this.words
    const next = (words[8 * node + HANDLE]! + MOST_NODES) | 0
    words[8 * node + HANDLE] = next < 0 ? NONE : ~next
    if (next < 0) return
    words[8 * node + PLACE] = this.firstFree
    this.firstFree = node
  }

  private grow(): void {
    if (this.size === MOST_NODES) throw new RangeError(`no handle is left for one event more`)
    this.size *= 2
    this.words = withRoom(this.words, new Int32Array((this.size * BYTES) / 4))
    this.reals = new Float64Array(this.words.buffer)
  }
}
