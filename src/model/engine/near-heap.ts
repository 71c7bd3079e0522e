/** The events of the bucket that is open: a binary heap in the order of delivery. */
import { type EventPool, PLACE, RANK, TIME } from './event-pool.ts'
import { withRoom } from './typed-arrays.ts'

/** A binary heap of event nodes ordered by time, then rank. Each node's PLACE holds its index, for removal. */
export class NearHeap {
  size = 0
  private nodes = new Int32Array(64)
  private readonly pool: EventPool

  constructor(pool: EventPool) {
    this.pool = pool
  }

  /** Bytes held. */
  get bytes(): number {
    return this.nodes.byteLength
  }

  /** Adds a node. O(log size). */
  push(node: number): void {
    if (this.size === this.nodes.length) {
      this.nodes = withRoom(this.nodes, new Int32Array(2 * this.size))
    }
    this.rise(this.size++, node)
  }

  /** The earliest node; the heap must not be empty. */
  first(): number {
    return this.nodes[0]!
  }

  /** Takes out the earliest node; the heap must not be empty. O(log size). */
  pop(): number {
    const first = this.nodes[0]!
    this.size--
    if (this.size > 0) this.sink(0, this.nodes[this.size]!)
    return first
  }

  /** Takes out a node wherever it lies. O(log size). */
  remove(node: number): void {
    const place = this.pool.words[8 * node + PLACE]!
    this.size--
    if (place === this.size) return
    const moved = this.nodes[this.size]!
    if (place > 0 && this.precedes(moved, this.nodes[(place - 1) >> 1]!)) this.rise(place, moved)
    else this.sink(place, moved)
  }

  private precedes(left: number, right: number): boolean {
    const reals = this.pool.reals
    const leftTime = reals[4 * left + TIME]!
    const rightTime = reals[4 * right + TIME]!
    if (leftTime !== rightTime) return leftTime < rightTime
    return reals[4 * left + RANK]! < reals[4 * right + RANK]!
  }

  private rise(from: number, node: number): void {
    const nodes = this.nodes
    const words = this.pool.words
    let place = from
    while (place > 0) {
      const parentPlace = (place - 1) >> 1
      const parent = nodes[parentPlace]!
      if (!this.precedes(node, parent)) break
      nodes[place] = parent
      words[8 * parent + PLACE] = place
      place = parentPlace
    }
    nodes[place] = node
    words[8 * node + PLACE] = place
  }

  private sink(from: number, node: number): void {
    const nodes = this.nodes
    const words = this.pool.words
    const size = this.size
    let place = from
    for (;;) {
      let childPlace = 2 * place + 1
      if (childPlace >= size) break
      let child = nodes[childPlace]!
      if (childPlace + 1 < size && this.precedes(nodes[childPlace + 1]!, child)) child = nodes[++childPlace]!
      if (!this.precedes(child, node)) break
      nodes[place] = child
      words[8 * child + PLACE] = place
      place = childPlace
    }
    nodes[place] = node
    words[8 * node + PLACE] = place
  }
}
