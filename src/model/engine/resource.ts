/** A resource of so many units, and the items that use it or wait for it. */
import { ItemLists } from './item-lists.ts'
import { type ItemRecords, ItemState } from './item-records.ts'
import type { ResourceOptions } from './resource-options.ts'
import { WaitingLines } from './waiting-lines.ts'

export type { ResourceOptions }

/** Room is made for all items up to the largest, so that a number beyond these is a mistake. */
const MOST_ITEMS = 2 ** 24

/**
 * Units shared among items (small non-negative integers). Each item asks for one or more units, waits if they are not
 * free, holds them until released. Classes are served in strict order, and within a class by the discipline, save that
 * an item may use units that nobody ahead of it fits into: no unit is idle while an item that could use it waits.
 * Times are in the clock's unit ("days" below).
 */
export class Resource {
  /** Its name, in messages. */
  readonly name: string
  /** Requests made, those of items that come back included. */
  requests = 0
  /** Items that got their units. */
  starts = 0
  /** Items that released their units. */
  completions = 0
  /** Items that gave up waiting or were set aside. */
  reneges = 0
  /** Items that lost their units to a falling capacity. */
  evictions = 0
  /** Requests refused for want of waiting room. */
  refusals = 0

  private readonly options: ResourceOptions
  private readonly priorities: number
  private readonly maxUnits: number
  private readonly waitingRoom: number
  private readonly expectedItems: number

  private units = 0
  private unitsBusy = 0
  private unitsWaiting = 0
  private itemsServing = 0
  private readonly lines: WaitingLines
  /** A single list: the items served, in order of starting. Kept only where the newest may be evicted. */
  private readonly served: ItemLists | undefined
  private readonly reversedShare: number
  /** Items that have waited and started. */
  private turns = 0
  private readonly items: ItemRecords
  private isStarting = false

  private readonly integrals = { busy: 0, waiting: 0, serving: 0, capacity: 0, idle: 0, overrun: 0 }
  private integratedTo: number

  /** Throws a RangeError if a number is not whole or out of range, or if evictions have no `onEvict`. */
  constructor(options: ResourceOptions) {
    const { name, priorities = 1, maxUnits = 1, waitingRoom = Number.POSITIVE_INFINITY } = options
    if (!(Number.isInteger(priorities) && priorities >= 1 && priorities <= 256))
      throw new RangeError(`${name}: ${priorities} priority classes`)
    if (!(Number.isInteger(maxUnits) && maxUnits >= 1 && maxUnits <= 255))
      throw new RangeError(`${name}: largest request of ${maxUnits} units`)
    if (!(waitingRoom >= 0 && (Number.isInteger(waitingRoom) || waitingRoom === Number.POSITIVE_INFINITY)))
      throw new RangeError(`${name}: waiting room for ${waitingRoom}`)
    if (options.whenCapacityFalls === 'evict' && !options.onEvict)
      throw new RangeError(`${name}: evictions need onEvict`)
    const { expectedItems = 64 } = options
    if (!(Number.isInteger(expectedItems) && expectedItems >= 0 && expectedItems <= MOST_ITEMS))
      throw new RangeError(`${name}: room for ${expectedItems} items; 0 to ${MOST_ITEMS}`)
    this.expectedItems = expectedItems
    this.name = name
    this.options = options
    this.priorities = priorities
    this.maxUnits = maxUnits
    this.waitingRoom = waitingRoom
    this.served = options.whenCapacityFalls === 'evict' ? new ItemLists(1) : undefined
    const { reversedShare = 0 } = options
    if (!(reversedShare >= 0 && reversedShare <= 1))
      throw new RangeError(`${name}: share of ${reversedShare} from the other end`)
    this.reversedShare = reversedShare
    this.lines = new WaitingLines(priorities, maxUnits, options.discipline === 'newest-first')
    this.items = this.lines.items
    this.faceLine()
    this.integratedTo = options.clock.now
    this.units = this.checkedCapacity(options.capacity)
  }

  /** Units that exist now. */
  get capacity(): number {
    return this.units
  }
  /** Units in use. */
  get busy(): number {
    return this.unitsBusy
  }
  /** Items holding units. */
  get serving(): number {
    return this.itemsServing
  }
  /** Items waiting. */
  get waiting(): number {
    return this.lines.count
  }
  /** Units that the waiting items ask for. */
  get waitingUnits(): number {
    return this.unitsWaiting
  }
  /** Units in use beyond capacity, after it fell. */
  get overrun(): number {
    return Math.max(0, this.unitsBusy - this.units)
  }

  /** Whether the item waits. */
  isWaiting(item: number): boolean {
    return this.stateOf(item) === ItemState.waiting
  }

  /** Whether the item is set aside: it does not wait, and keeps its place. */
  isAside(item: number): boolean {
    return this.stateOf(item) >= ItemState.aside
  }

  /** Whether the item holds units. */
  isServing(item: number): boolean {
    return this.stateOf(item) === ItemState.serving
  }

  /**
   * Asks for units on an item's behalf: started at once (onStart has been called), waiting, or refused for want of
   * waiting room. Throws if the item is here already, or a RangeError if item, units or priority are out of range.
   */
  request(item: number, units = 1, priority = 0): 'started' | 'waiting' | 'refused' {
    if (!(Number.isInteger(units) && units >= 1 && units <= this.maxUnits))
      throw new RangeError(`${this.name}: request for ${units} units; 1 to ${this.maxUnits}`)
    if (!(Number.isInteger(priority) && priority >= 0 && priority < this.priorities))
      throw new RangeError(`${this.name}: priority ${priority}; 0 to ${this.priorities - 1}`)
    if (item >= this.items.size || item >>> 0 !== item) this.makeRoom(item)
    if (this.items.state(item) !== ItemState.absent)
      throw new Error(`${this.name}: item ${item} is here already`)
    this.integrate()
    this.requests++
    this.items.setUnits(item, units)
    if (units <= this.units - this.unitsBusy && this.nextThatFits() < 0) {
      this.start(item)
      return 'started'
    }
    if (this.lines.count >= this.waitingRoom) {
      this.refusals++
      return 'refused'
    }
    this.lines.join(item, units, priority)
    this.unitsWaiting += units
    return 'waiting'
  }

  /** Frees an item's units and starts those who wait for them. Throws if the item holds none. */
  release(item: number): void {
    if (!this.isServing(item)) throw new Error(`${this.name}: item ${item} holds no units`)
    this.integrate()
    this.completions++
    this.stop(item)
    this.startWaiting()
  }

  /** The item gives up waiting. O(1). Throws if it does not wait here. */
  leave(item: number): void {
    if (!this.isWaiting(item)) throw new Error(`${this.name}: item ${item} does not wait here`)
    this.integrate()
    this.reneges++
    this.unitsWaiting -= this.items.units(item)
    this.lines.leave(item)
    this.startWaiting()
  }

  /**
   * The item stops waiting for now and keeps its place; it counts as having left. O(1). Throws if it does not wait here, or where there
   * is more than one line.
   */
  setAside(item: number): void {
    if (!this.isWaiting(item)) throw new Error(`${this.name}: item ${item} does not wait here`)
    this.integrate()
    this.reneges++
    this.lines.setAside(item)
    this.unitsWaiting -= this.items.units(item)
  }

  /** An item set aside asks again, from the place it had: the next of all if its turn has passed. O(1). Throws if it is not set aside. */
  comeBack(item: number): 'started' | 'waiting' {
    if (!this.isAside(item)) throw new Error(`${this.name}: item ${item} is not set aside`)
    this.integrate()
    this.requests++
    this.lines.comeBack(item)
    this.unitsWaiting += this.items.units(item)
    this.startWaiting()
    return this.isWaiting(item) ? 'waiting' : 'started'
  }

  /** An item set aside gives up its place. O(1). Throws if it is not set aside. */
  giveUp(item: number): void {
    if (!this.isAside(item)) throw new Error(`${this.name}: item ${item} is not set aside`)
    this.lines.giveUp(item)
  }

  /** Changes the number of units. A fall acts by `whenCapacityFalls`. Throws a RangeError unless whole and 0 or more. */
  setCapacity(capacity: number): void {
    const checked = this.checkedCapacity(capacity)
    this.integrate()
    this.units = checked
    if (this.options.whenCapacityFalls === 'evict') {
      while (this.unitsBusy > this.units) {
        const item = this.served!.last(0)
        this.evictions++
        this.stop(item)
        this.options.onEvict?.(item)
      }
    }
    this.startWaiting()
  }

  /** The waiting item that joined first, whatever its class; -1 if none waits. */
  oldestWaiting(): number {
    return this.lines.oldest()
  }

  /** The item that would be taken next if enough units were free; -1 if none waits. */
  nextWaiting(): number {
    return this.lines.next()
  }

  /** The waiting item that fits into the free units; always -1 between calls, since units are never left idle for it. */
  nextThatFits(): number {
    return this.lines.next(this.units - this.unitsBusy)
  }

  /** Unit-days in use so far. */
  busyTime(): number {
    this.integrate()
    return this.integrals.busy
  }
  /** Item-days waited so far. */
  waitingTime(): number {
    this.integrate()
    return this.integrals.waiting
  }
  /** Item-days served so far. */
  servingTime(): number {
    this.integrate()
    return this.integrals.serving
  }
  /** Unit-days that existed so far. */
  capacityTime(): number {
    this.integrate()
    return this.integrals.capacity
  }
  /** Unit-days that existed and were not in use so far. With those in use they are all that were on offer. */
  idleTime(): number {
    this.integrate()
    return this.integrals.idle
  }
  /** Unit-days in use beyond capacity so far. */
  overrunTime(): number {
    this.integrate()
    return this.integrals.overrun
  }

  /** Starts whoever fits. A call from within onStart leaves the work to the loop that is running. */
  private startWaiting(): void {
    if (this.isStarting) return
    this.isStarting = true
    try {
      for (let item = this.nextThatFits(); item >= 0; item = this.nextThatFits()) {
        this.unitsWaiting -= this.items.units(item)
        this.lines.serve(item)
        this.turns++
        this.faceLine()
        this.start(item)
      }
    } finally {
      this.isStarting = false
    }
  }

  /** Settles from which end of the line the next item is taken: every time the share of turns passes a whole number, the other. */
  private faceLine(): void {
    if (this.reversedShare === 0) return
    const passed = (turns: number) => Math.floor(turns * this.reversedShare)
    const reversed = passed(this.turns + 1) > passed(this.turns)
    this.lines.newestFirst = (this.options.discipline === 'newest-first') !== reversed
  }

  private start(item: number): void {
    this.items.setState(item, ItemState.serving)
    this.served?.join(0, item)
    this.unitsBusy += this.items.units(item)
    this.itemsServing++
    this.starts++
    this.options.onStart(item)
  }

  private stop(item: number): void {
    this.items.setState(item, ItemState.absent)
    this.served?.leave(0, item)
    this.unitsBusy -= this.items.units(item)
    this.itemsServing--
  }

  private stateOf(item: number): number {
    return item < this.items.size ? this.items.state(item) : ItemState.absent
  }

  private integrate(): void {
    const now = this.options.clock.now
    const elapsed = now - this.integratedTo
    if (elapsed === 0) return
    this.integratedTo = now
    const integrals = this.integrals
    integrals.busy += elapsed * this.unitsBusy
    integrals.waiting += elapsed * this.lines.count
    integrals.serving += elapsed * this.itemsServing
    integrals.capacity += elapsed * this.units
    integrals.idle += elapsed * Math.max(0, this.units - this.unitsBusy)
    integrals.overrun += elapsed * this.overrun
  }

  private checkedCapacity(capacity: number): number {
    if (!(Number.isSafeInteger(capacity) && capacity >= 0))
      throw new RangeError(`${this.name}: capacity ${capacity}; whole units only`)
    return capacity
  }

  private makeRoom(item: number): void {
    if (!(Number.isInteger(item) && item >= 0 && item < MOST_ITEMS))
      throw new RangeError(`${this.name}: item ${item}; a whole number from 0 to ${MOST_ITEMS - 1}`)
    const size = Math.max(this.expectedItems, 2 * this.items.size, item + 1)
    this.items.reserve(size)
    this.served?.reserve(size)
  }
}
