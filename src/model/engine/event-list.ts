/**
 * The pending events in the order of delivery. A coarse wheel of buckets spans the time to the horizon; the bucket that
 * is open is spread over a fine wheel, and the fine bucket that is open is a small heap. Scheduling, cancelling and
 * delivering so cost about the same whatever the number pending, as long as times differ.
 */
import { BucketLists } from './bucket-lists.ts'
import { EventPool, HANDLE, KIND, nodeOf, PLACE, RANK, TARGET, TIME } from './event-pool.ts'
import { NearHeap } from './near-heap.ts'

/** Order of events at equal times, smallest first; within one class, scheduled first is delivered first. */
export const Tie = { census: 0, calendar: 1, release: 2, clock: 3, seize: 4 } as const

const LAST_TIE = Math.max(...Object.values(Tie))

/** Rank is class × this + sequence: room for 7e13 events before classes could mix. */
const RANKS_PER_TIE = 2 ** 46
const COARSE_BUCKETS = 4096
const MOST_FINE_BUCKETS = 2 ** 15
/** Fine buckets are as many as the events expected in the open coarse bucket, divided by this. */
const EVENTS_PER_FINE_BUCKET = 2

/** Pending events up to a horizon. `time`, `kind` and `target` are those of the event last taken by `next`. */
export class EventList {
  /** Time of the event last delivered, or to which the run has come since; 0 before the first. */
  time = 0
  kind = 0
  target = 0

  private readonly horizon: number
  private readonly pool = new EventPool()
  private readonly near = new NearHeap(this.pool)
  private pending = 0
  private sequence = 0

  /** The coarse buckets, then the fine ones. */
  private readonly buckets = new BucketLists(COARSE_BUCKETS + MOST_FINE_BUCKETS)
  private readonly moving = { list: new Int32Array(1024) }
  private times = new Float64Array(1024)
  /** Buckets per unit of time, and the bucket that is open: its events lie one level down. */
  private readonly coarseRate: number
  private coarseOpen = 0
  private fineRate = 0
  private fineOpen = 0
  private fineStart = 0
  private fineBuckets = 1
  /** Events delivered from the open coarse bucket. */
  private deliveredHere = 0

  /** Throws a RangeError unless the horizon is positive and finite. */
  constructor(horizon: number) {
    if (!(horizon > 0 && Number.isFinite(horizon))) {
      throw new RangeError(`the horizon must be a positive time, not ${horizon}`)
    }
    this.horizon = horizon
    this.coarseRate = COARSE_BUCKETS / horizon
  }

  /** Number of events pending. */
  get size(): number {
    return this.pending
  }

  /** Bytes held for pending events: a bounded number for each that was pending at one time, and a quarter for each that ever was. */
  get bytes(): number {
    return this.pool.bytes + this.buckets.bytes + this.near.bytes
  }

  /**
   * Adds an event and returns its handle, a 31-bit integer, or -1 (and stores nothing) if the time lies beyond the horizon.
   * A handle is good until its event is delivered or cancelled, and is never used again.
   * Throws a RangeError if the time lies before the event last delivered or is not a number, if `tie` is no class of
   * `Tie`, if `kind` or `target` is no 32-bit integer, or after 2^31 events.
   */
  schedule(time: number, tie: number, kind: number, target: number): number {
    if (!(time >= this.time)) {
      throw new RangeError(`event of kind ${kind} scheduled at ${time}, before the present ${this.time}`)
    }
    if (tie >>> 0 !== tie || tie > LAST_TIE) {
      throw new RangeError(`event of kind ${kind} scheduled with the class ${tie}; 0 to ${LAST_TIE}`)
    }
    if ((kind | 0) !== kind || (target | 0) !== target) {
      throw new RangeError(`event of kind ${kind} for ${target} scheduled; 32-bit integers only`)
    }
    if (time > this.horizon) return -1
    const node = this.pool.take()
    const { reals, words } = this.pool
    reals[4 * node + TIME] = time
    reals[4 * node + RANK] = tie * RANKS_PER_TIE + this.sequence++
    words[8 * node + KIND] = kind
    words[8 * node + TARGET] = target
    this.place(node, time)
    this.pending++
    return words[8 * node + HANDLE]!
  }

  /** Removes the event of a handle; -1 is ignored. O(1), or O(log) of the few that are due next. Throws if the event is gone. */
  cancel(handle: number): void {
    if (handle === -1) return
    const { reals, words } = this.pool
    const node = nodeOf(handle)
    if (!(handle >= 0) || words[8 * node + HANDLE] !== handle)
      throw new Error(`no pending event has the handle ${handle}`)
    const place = words[8 * node + PLACE]!
    if (place >= 0) this.near.remove(node)
    else {
      const moved = this.buckets.remove(this.bucketOf(reals[4 * node + TIME]!), ~place)
      words[8 * moved + PLACE] = place
    }
    this.pool.give(node)
    this.pending--
  }

  /** Time of the earliest event pending; Infinity if there is none. Delivers nothing. */
  peek(): number {
    if (this.pending === 0) return Number.POSITIVE_INFINITY
    if (this.near.size === 0) this.fillHeap()
    return this.pool.reals[4 * this.near.first() + TIME]!
  }

  /**
   * Takes the earliest event by (time, tie, order of scheduling) into `time`, `kind` and `target`; false if none is
   * pending.
   */
  next(): boolean {
    if (this.near.size === 0) {
      if (this.pending === 0) return false
      this.fillHeap()
    }
    const node = this.near.pop()
    const { reals, words } = this.pool
    this.time = reals[4 * node + TIME]!
    this.kind = words[8 * node + KIND]!
    this.target = words[8 * node + TARGET]!
    this.pool.give(node)
    this.pending--
    this.deliveredHere++
    return true
  }

  private place(node: number, time: number): void {
    const bucket = this.bucketOf(time)
    if (bucket < 0) this.near.push(node)
    else this.pool.words[8 * node + PLACE] = ~this.buckets.add(bucket, node)
  }

  /**
   * The bucket of a time, or -1 if events of that time belong in the heap. Bucket numbers never fall as time rises, so all
   * events of a bucket precede all those of later buckets. It stays the same until its bucket is emptied.
   */
  private bucketOf(time: number): number {
    let bucket = (time * this.coarseRate) | 0
    if (bucket >= COARSE_BUCKETS) bucket = COARSE_BUCKETS - 1
    if (bucket > this.coarseOpen) return bucket
    bucket = ((time - this.fineStart) * this.fineRate) | 0
    if (bucket >= this.fineBuckets) bucket = this.fineBuckets - 1
    return bucket <= this.fineOpen ? -1 : COARSE_BUCKETS + bucket
  }

  /** Fills the empty heap from the next fine bucket that holds an event; some event must be pending. */
  private fillHeap(): void {
    while (this.near.size === 0) {
      const end = COARSE_BUCKETS + this.fineBuckets
      const bucket = this.buckets.nextFilled(COARSE_BUCKETS + this.fineOpen + 1, end)
      if (bucket < end) {
        this.fineOpen = bucket - COARSE_BUCKETS
        this.placeAgain(this.buckets.empty(bucket, this.moving))
      } else this.openCoarseBucket()
    }
  }

  /** Spreads the next coarse bucket over as many fine ones as its events and its forerunner's suggest. */
  private openCoarseBucket(): void {
    const bucket = this.buckets.nextFilled(this.coarseOpen + 1, COARSE_BUCKETS)
    const count = this.buckets.empty(bucket, this.moving)
    const expected = Math.max(1, count, this.deliveredHere)
    this.deliveredHere = 0
    this.coarseOpen = bucket
    this.fineBuckets = Math.min(MOST_FINE_BUCKETS, Math.ceil(expected / EVENTS_PER_FINE_BUCKET))
    this.fineStart = bucket / this.coarseRate
    this.fineRate = this.fineBuckets * this.coarseRate
    this.fineOpen = -1
    this.placeAgain(count)
  }

  /** Reads all times before it places any: independent reads of far memory overlap. */
  private placeAgain(count: number): void {
    const nodes = this.moving.list
    const reals = this.pool.reals
    if (this.times.length < count) this.times = new Float64Array(nodes.length)
    const times = this.times
    for (let i = 0; i < count; i++) times[i] = reals[4 * nodes[i]! + TIME]!
    for (let i = 0; i < count; i++) this.place(nodes[i]!, times[i]!)
  }
}
