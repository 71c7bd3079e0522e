/** The items that wait for a resource, and who of them goes first. */
import { ItemLists } from './item-lists.ts'
import { type ItemRecords, ItemState } from './item-records.ts'

const MOST_JOINS = 2 ** 31 - 1

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
  /** The items. Order of joining is not kept where there is a single line, whose list tells. */
  readonly items: ItemRecords
  private readonly single: boolean
  private joins = 0
  private joinsAhead = 0

  constructor(priorities: number, maxUnits: number, newestFirst: boolean) {
    this.priorities = priorities
    this.maxUnits = maxUnits
    this.newestFirst = newestFirst
    this.lists = new ItemLists(priorities * maxUnits)
    this.items = this.lists.items
    this.single = priorities * maxUnits === 1
  }

  /** Adds an item behind all that wait. O(1). */
  join(item: number, units: number, priority: number): void {
    const line = priority * this.maxUnits + units - 1
    this.items.setState(item, ItemState.waiting)
    this.items.setLine(item, line)
    if (!this.single) this.items.setJoined(item, this.nextTurn())
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
    this.items.setState(item, ItemState.waiting)
    this.items.setLine(item, line)
    if (!this.single) this.items.setJoined(item, --this.joinsAhead)
    this.lists.joinFirst(line, item)
    this.count++
  }

  /** Removes a waiting item. O(1). */
  leave(item: number): void {
    this.items.setState(item, ItemState.absent)
    this.lists.leave(this.items.line(item), item)
    this.count--
  }

  /** Removes the item that `next` gave, whose turn it is. Whoever is set aside ahead of it has missed a turn. */
  serve(item: number): void {
    const line = this.items.line(item)
    for (let ahead = this.end(line); ahead !== item; ahead = this.end(line)) {
      this.lists.leave(line, ahead)
      this.items.setState(ahead, ItemState.passed)
    }
    this.leave(item)
  }

  /** Sets a waiting item aside: it does not wait, and keeps its place. O(1). Throws where there is more than one line. */
  setAside(item: number): void {
    if (!this.single) throw new Error('a place is kept only where there is a single line')
    this.items.setState(item, ItemState.aside)
    this.count--
  }

  /** An item set aside waits again, in its place; as the next of all if it has missed its turn. O(1). */
  comeBack(item: number): void {
    const line = this.items.line(item)
    if (this.items.state(item) === ItemState.passed) {
      if (this.newestFirst) this.lists.join(line, item)
      else this.lists.joinFirst(line, item)
    }
    this.items.setState(item, ItemState.waiting)
    this.count++
  }

  /** An item set aside gives up its place. O(1). */
  giveUp(item: number): void {
    if (this.items.state(item) === ItemState.aside) this.lists.leave(this.items.line(item), item)
    this.items.setState(item, ItemState.absent)
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
      while (first >= 0 && this.items.state(first) !== ItemState.waiting) first = this.lists.after(first)
      oldest = this.earlier(oldest, first)
    }
    return oldest
  }

  private nextTurn(): number {
    if (this.joins === MOST_JOINS)
      throw new RangeError(`${MOST_JOINS} items have joined; no more can be told apart`)
    return this.joins++
  }

  /** The end of a line that is served now: an item, waiting or set aside, or -1. */
  private end(line: number): number {
    return this.newestFirst ? this.lists.last(line) : this.lists.first(line)
  }

  /** The first of a line that waits, or -1. Those set aside ahead of it go once it is served, so that nobody is passed twice. */
  private firstWaiting(line: number): number {
    let item = this.end(line)
    while (item >= 0 && this.items.state(item) !== ItemState.waiting)
      item = this.newestFirst ? this.lists.before(item) : this.lists.after(item)
    return item
  }

  /** Of two items, either of which may be -1 for none. */
  private earlier(one: number, other: number): number {
    if (one < 0 || other < 0) return Math.max(one, other)
    return this.items.joined(one) < this.items.joined(other) ? one : other
  }

  private later(one: number, other: number): number {
    if (one < 0 || other < 0) return Math.max(one, other)
    return this.items.joined(one) > this.items.joined(other) ? one : other
  }
}
