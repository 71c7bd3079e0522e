/** The items that wait for a resource, and who of them goes first. */
import { ItemLists } from './item-lists.ts'
import { withRoom } from './typed-arrays.ts'

/**
 * One line for each priority class and number of units asked for, so that whoever fits into the free units is found
 * without passing those who do not.
 */
export class WaitingLines {
  /** Items waiting. */
  count = 0
  private readonly lists: ItemLists
  private readonly priorities: number
  private readonly maxUnits: number
  /** Whether whoever came last goes first. May be changed between calls. */
  newestFirst: boolean
  private line = new Uint16Array(0)
  /** Order of joining; not kept where there is a single line, whose list tells. */
  private joined = new Float64Array(0)
  private readonly single: boolean
  private joins = 0

  constructor(priorities: number, maxUnits: number, newestFirst: boolean) {
    this.priorities = priorities
    this.maxUnits = maxUnits
    this.newestFirst = newestFirst
    this.lists = new ItemLists(priorities * maxUnits)
    this.single = priorities * maxUnits === 1
  }

  /** Makes room for items below `size`. */
  reserve(size: number): void {
    this.lists.reserve(size)
    this.line = withRoom(this.line, new Uint16Array(size))
    if (!this.single) this.joined = withRoom(this.joined, new Float64Array(size))
  }

  /** Adds an item behind all that wait. O(1). */
  join(item: number, units: number, priority: number): void {
    const line = priority * this.maxUnits + units - 1
    this.line[item] = line
    if (!this.single) this.joined[item] = this.joins++
    this.lists.join(line, item)
    this.count++
  }

  /** Removes a waiting item. O(1). */
  leave(item: number): void {
    this.lists.leave(this.line[item]!, item)
    this.count--
  }

  /** Who goes first among those who ask for at most so many units, or -1: lowest class first, then by the discipline. */
  next(units: number = this.maxUnits): number {
    if (this.count === 0) return -1
    const most = Math.min(units, this.maxUnits)
    for (let priority = 0; priority < this.priorities; priority++) {
      let first = -1
      for (let line = priority * this.maxUnits, end = line + most; line < end; line++) {
        first = this.newestFirst
          ? this.later(first, this.lists.last(line))
          : this.earlier(first, this.lists.first(line))
      }
      if (first >= 0) return first
    }
    return -1
  }

  /** The item that joined first, whatever its class and units, or -1. */
  oldest(): number {
    let oldest = -1
    const lines = this.priorities * this.maxUnits
    for (let line = 0; line < lines; line++) oldest = this.earlier(oldest, this.lists.first(line))
    return oldest
  }

  /** Of two items, either of which may be -1 for none. */
  private earlier(one: number, other: number): number {
    if (one < 0 || other < 0) return Math.max(one, other)
    return this.joined[one]! < this.joined[other]! ? one : other
  }

  private later(one: number, other: number): number {
    if (one < 0 || other < 0) return Math.max(one, other)
    return this.joined[one]! > this.joined[other]! ? one : other
  }
}
