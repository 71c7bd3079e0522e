/** What a resource knows of its items: 16 bytes each, so that an item touches one cache line. */
import { withRoom } from './typed-arrays.ts'

/** Where an item is with the resource: aside, it keeps its place in line; passed, its turn came meanwhile. */
export const ItemState = { absent: 0, waiting: 1, serving: 2, aside: 3, passed: 4 } as const

const PREVIOUS = 0
const NEXT = 1
/** State (8 bits), units asked for (8 bits) and line (16 bits). */
const MARKS = 2
const JOINED = 3

const STATE = 0xff
const UNITS_SHIFT = 8
const LINE_SHIFT = 16
const BYTE = 0xff

/** A growing table of items. Fields are read by `field(item)` and written by `setField(item, to)`; all are 0 at first. */
export class ItemRecords {
  private words = new Int32Array(0)

  /** Items there is room for. */
  get size(): number {
    return this.words.length / 4
  }

  /** Makes room for items below `size`. */
  reserve(size: number): void {
    this.words = withRoom(this.words, new Int32Array(4 * size))
  }

  /** The item that joined the same list before this one, or -1. */
  previous(item: number): number {
    return this.words[4 * item + PREVIOUS]!
  }
  setPrevious(item: number, to: number): void {
    this.words[4 * item + PREVIOUS] = to
  }

  /** The item that joined the same list after this one, or -1. */
  next(item: number): number {
    return this.words[4 * item + NEXT]!
  }
  setNext(item: number, to: number): void {
    this.words[4 * item + NEXT] = to
  }

  /** A value of `ItemState`. */
  state(item: number): number {
    return this.words[4 * item + MARKS]! & STATE
  }
  setState(item: number, to: number): void {
    const at = 4 * item + MARKS
    this.words[at] = (this.words[at]! & ~STATE) | to
  }

  /** Units that the item asks for or holds: 1 to 255. */
  units(item: number): number {
    return (this.words[4 * item + MARKS]! >>> UNITS_SHIFT) & BYTE
  }
  setUnits(item: number, to: number): void {
    const at = 4 * item + MARKS
    this.words[at] = (this.words[at]! & ~(BYTE << UNITS_SHIFT)) | (to << UNITS_SHIFT)
  }

  /** The line in which the item waits or keeps a place: 0 to 65,535. */
  line(item: number): number {
    return this.words[4 * item + MARKS]! >>> LINE_SHIFT
  }
  setLine(item: number, to: number): void {
    const at = 4 * item + MARKS
    this.words[at] = (this.words[at]! & 0xffff) | (to << LINE_SHIFT)
  }

  /** Order of joining among all lines. */
  joined(item: number): number {
    return this.words[4 * item + JOINED]!
  }
  setJoined(item: number, to: number): void {
    this.words[4 * item + JOINED] = to
  }
}
