/** The items that wait for a resource, and who of them goes first. */
import { ItemLists } from './item-lists.ts'
import { withRoom } from './typed-arrays.ts'

/** Where an item is that does not wait but keeps its place. */
const IN_LINE = 1
const PASSED = 2

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
  /** 0 for items that wait; IN_LINE for those set aside, PASSED once the turn of their place is over. */
  private aside = new Uint8Array(0)
  /** Order of joining; not kept where there is a single line, whose list tells. */
  private joined = new Float64Array(0)
  private readonly single: boolean
  private joins = 0
  private joinsAhead = 0

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
    this.aside = withRoom(this.aside, new Uint8Array(size))
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

  /** Adds an item ahead of all of its class and units that wait. O(1). */
  joinAhead(item: number, units: number, priority: number): void {
    if (this.newestFirst) {
      this.join(item, units, priority)
      return
    }
    const line = priority * this.maxUnits + units - 1
    this.line[item] = line
    if (!this.single) this.joined[item] = --this.joinsAhead
    this.lists.joinFirst(line, item)
    this.count++
  }

  /** Removes a waiting item. O(1). */
  leave(item: number): void {
    this.lists.leave(this.line[item]!, item)
    this.count--
  }

  /** Removes the item that `next` gave, whose turn it is. Whoever is set aside ahead of it has missed a turn. */
  serve(item: number): void {
    const line = this.line[item]!
    for (let ahead = this.end(line); ahead !== item; ahead = this.end(line)) {
      this.lists.leave(line, ahead)
      this.aside[ahead] = PASSED
    }
    this.leave(item)
  }

  /** Sets a waiting item aside: it does not wait, and keeps its place. O(1). Throws where there is more than one line. */
  setAside(item: number): void {
    if (!this.single) throw new Error('a place is kept only where there is a single line')
    this.aside[item] = IN_LINE
    this.count--
  }

  /** An item set aside waits again, in its place; as the next of all if it has missed its turn. O(1). */
  comeBack(item: number): void {
    const line = this.line[item]!
    if (this.aside[item] === PASSED) {
      if (this.newestFirst) this.lists.join(line, item)
      else this.lists.joinFirst(line, item)
    }
    this.aside[item] = 0
    this.count++
  }

  /** An item set aside gives up its place. O(1). */
  giveUp(item: number): void {
    if (this.aside[item] === IN_LINE) this.lists.leave(this.line[item]!, item)
    this.aside[item] = 0
  }

  /** Who goes first among those who ask for at most so many units, or -1: lowest class first, then by the discipline. */
  next(units: number = this.maxUnits): number {
    if (this.count === 0) return -1
    const most = Math.min(units, this.maxUnits)
    for (let priority = 0; priority < this.priorities; priority++) {
      let first = -1
      for (let line = priority * this.maxUnits, end = line + most; line < end; line++) {
        const own = this.firstWaiting(line)
        first = this.newestFirst ? this.later(first, own) : this.earlier(first, own)
      }
      if (first >= 0) return first
    }
    return -1
  }

  /** Whether anyone waits in the classes from the first to the one given; none does in class -1. */
  waitsUpTo(priority: number): boolean {
    for (let line = (priority + 1) * this.maxUnits - 1; line >= 0; line--)
      if (this.firstWaiting(line) >= 0) return true
    return false
  }

  /** The item that joined first, whatever its class and units, or -1. */
  oldest(): number {
    let oldest = -1
    const lines = this.priorities * this.maxUnits
    for (let line = 0; line < lines; line++) {
      let first = this.lists.first(line)
      while (first >= 0 && this.aside[first] !== 0) first = this.lists.after(first)
      oldest = this.earlier(oldest, first)
    }
    return oldest
  }

  /** The end of a line that is served now: an item, waiting or set aside, or -1. */
  private end(line: number): number {
    return this.newestFirst ? this.lists.last(line) : this.lists.first(line)
  }

  /** The first of a line that waits, or -1. Those set aside ahead of it go once it is served, so that nobody is passed twice. */
  private firstWaiting(line: number): number {
    let item = this.end(line)
    while (item >= 0 && this.aside[item] !== 0)
      item = this.newestFirst ? this.lists.before(item) : this.lists.after(item)
    return item
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
