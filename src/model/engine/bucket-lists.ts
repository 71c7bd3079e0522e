/** The contents of many buckets, each an unordered chain of small chunks of node numbers in one growing array. */
import { withRoom } from './typed-arrays.ts'

/** Slots per chunk (a cache line): the first holds the link to the chunk before, the others nodes. A power of two. */
const CHUNK = 16

/**
 * Buckets of nodes. Adding and removing are O(1); the last node of a bucket takes the slot of one that is removed, so
 * that no slot is empty. Emptying visits the nodes chunk by chunk, so that their memory is fetched in parallel.
 */
export class BucketLists {
  private slots = new Int32Array(1024 * CHUNK)
  /** Of each bucket: the slot after its last; 0 if it is empty. A multiple of CHUNK means that its last chunk is full. */
  private readonly ends: Int32Array
  /** Chunk 0 is never used, so that 0 can mean "none". */
  private usedChunks = 1
  private firstFree = 0

  /** @param buckets number of buckets, named 0 to buckets - 1 */
  constructor(buckets: number) {
    this.ends = new Int32Array(buckets)
  }

  /** Adds a node and returns its slot. Amortised O(1). */
  add(bucket: number, node: number): number {
    let slot = this.ends[bucket]!
    if ((slot & (CHUNK - 1)) === 0) {
      const chunk = this.takeChunk()
      this.slots[chunk] = slot
      slot = chunk + 1
    }
    this.slots[slot] = node
    this.ends[bucket] = slot + 1
    return slot
  }

  /** Removes the node in a slot of a bucket, and returns the node that has the slot now: the removed one if it was the last. */
  remove(bucket: number, slot: number): number {
    const slots = this.slots
    const last = this.ends[bucket]! - 1
    const moved = slots[last]!
    slots[slot] = moved
    const chunk = last & -CHUNK
    if (last === chunk + 1) {
      this.ends[bucket] = slots[chunk]!
      this.giveChunk(chunk)
    } else this.ends[bucket] = last
    return moved
  }

  /** The first bucket from `from` up to, but not including, `to` that is not empty; `to` if there is none. */
  nextFilled(from: number, to: number): number {
    const ends = this.ends
    let bucket = from
    while (bucket < to && ends[bucket] === 0) bucket++
    return bucket
  }

  /** Takes all nodes out of a bucket into `nodes`, which grows as needed, and returns their number. */
  empty(bucket: number, nodes: { list: Int32Array }): number {
    const slots = this.slots
    let list = nodes.list
    let count = 0
    let end = this.ends[bucket]!
    this.ends[bucket] = 0
    while (end > 0) {
      const chunk = (end - 1) & -CHUNK
      if (count + CHUNK > list.length) list = nodes.list = withRoom(list, new Int32Array(2 * list.length))
      for (let slot = chunk + 1; slot < end; slot++) list[count++] = slots[slot]!
      end = slots[chunk]!
      this.giveChunk(chunk)
    }
    return count
  }

  /** Bytes held. */
  get bytes(): number {
    return this.slots.byteLength + this.ends.byteLength
  }

  private giveChunk(chunk: number): void {
    this.slots[chunk] = this.firstFree
    this.firstFree = chunk
  }

  private takeChunk(): number {
    const free = this.firstFree
    if (free > 0) {
      this.firstFree = this.slots[free]!
      return free
    }
    const chunk = CHUNK * this.usedChunks++
    if (chunk === this.slots.length) this.slots = withRoom(this.slots, new Int32Array(2 * this.slots.length))
    return chunk
  }
}
