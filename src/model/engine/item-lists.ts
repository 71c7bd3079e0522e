/** Several lines of items in order of joining, kept in typed arrays. */
import { ItemRecords } from './item-records.ts'

const NONE = -1

/**
 * Doubly linked lists whose members are small non-negative integers, each in at most one list at a time.
 * Joining and leaving are O(1) from any place; memory grows with the largest item.
 */
export class ItemLists {
  private readonly heads: Int32Array
  private readonly tails: Int32Array
  /** The items, in at most one list each. */
  readonly items = new ItemRecords()

  /** @param lists number of lists, named 0 to lists - 1 */
  constructor(lists: number) {
    this.heads = new Int32Array(lists).fill(NONE)
    this.tails = new Int32Array(lists).fill(NONE)
  }

  /** The item that joined the list first, or -1. */
  first(list: number): number {
    return this.heads[list]!
  }

  /** The item that joined the list last, or -1. */
  last(list: number): number {
    return this.tails[list]!
  }

  /** The item that joined after this one of the same list, or -1. */
  after(item: number): number {
    return this.items.next(item)
  }

  /** The item that joined before this one of the same list, or -1. */
  before(item: number): number {
    return this.items.previous(item)
  }

  /** Makes room for items below `size`. */
  reserve(size: number): void {
    this.items.reserve(size)
  }

  /** Adds an item at the end of a list. */
  join(list: number, item: number): void {
    const tail = this.tails[list]!
    this.items.setPrevious(item, tail)
    this.items.setNext(item, NONE)
    if (tail === NONE) this.heads[list] = item
    else this.items.setNext(tail, item)
    this.tails[list] = item
  }

  /** Adds an item at the head of a list, as if it had joined before all others. */
  joinFirst(list: number, item: number): void {
    const head = this.heads[list]!
    this.items.setPrevious(item, NONE)
    this.items.setNext(item, head)
    if (head === NONE) this.tails[list] = item
    else this.items.setPrevious(head, item)
    this.heads[list] = item
  }

  /** Removes an item from the list that it is in. */
  leave(list: number, item: number): void {
    const before = this.items.previous(item)
    const after = this.items.next(item)
    if (before === NONE) this.heads[list] = after
    else this.items.setNext(before, after)
    if (after === NONE) this.tails[list] = before
    else this.items.setPrevious(after, before)
  }
}
