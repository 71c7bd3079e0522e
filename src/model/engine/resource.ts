/** A resource of so many units, and the items that use it or wait for it. */
import { type ItemRecords, ItemState } from './item-records.ts'
import { checkOptions, MOST_ITEMS, type ResourceOptions } from './resource-options.ts'
import { ServedItems } from './served-items.ts'
import { WaitingLines } from './waiting-lines.ts'

export type { ResourceOptions }

/**
 * Units shared among items (small non-negative integers). Each item asks for one or more units, waits if they are not
 * free, holds them until released. Classes are served in strict order, and within a class by the discipline, save that
 * an item may use units that nobody ahead of it fits into: no unit is idle while an item that could use it waits.
 * Times are in the clock's unit, and unit-time is units times how long.
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
  /** Items that lost their units, to a falling capacity or to an item of an earlier class. */
  evictions = 0
  /** Requests refused for want of waiting room. */
  refusals = 0

  private readonly options: ResourceOptions
  private readonly priorities: number
  private readonly maxUnits: number
  private readonly waitingRoom: number
  private readonly expectedItems: number
  /** Options that every request asks for, read from here as options of many shapes are slow to read. */
  private readonly strictOrder: boolean
  private readonly preempts: boolean

  private units = 0
  private unitsBusy = 0
  private unitsWaiting = 0
  private itemsServing = 0
  private readonly lines: WaitingLines
  /** Kept only where items may be evicted: by class where classes preempt, else as one. */
  private readonly served: ServedItems | undefined = undefined
  /** Items that have lost their units to an earlier class and are to be told. */
  private readonly toTell: number[] = []
  private readonly reversedShare: number
  /** Items that have waited and started. */
  private turns = 0
  private readonly items: ItemRecords
  private isStarting = false

  private readonly integrals = { busy: 0, waiting: 0, serving: 0, capacity: 0, idle: 0, overrun: 0 }
  private integratedTo: number

  /** Throws a RangeError if a number is not whole or out of range, or if evictions have no `onEvict`. */
  constructor(options: ResourceOptions) {
    checkOptions(options)
    const { name, priorities = 1, maxUnits = 1, waitingRoom = Number.POSITIVE_INFINITY } = options
    const { preempts = false, strictOrder = false, reversedShare = 0, expectedItems = 64 } = options
    this.name = name
    this.options = options
    this.priorities = priorities
    this.maxUnits = maxUnits
    this.waitingRoom = waitingRoom
    this.expectedItems = expectedItems
    this.reversedShare = reversedShare
    this.strictOrder = strictOrder
    this.preempts = preempts
    if (preempts || options.whenCapacityFalls === 'evict')
      this.served = new ServedItems(preempts ? priorities : 1)
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
   * waiting room. `place` is where it waits among its class. Throws if the item is here already, or a RangeError if item, units or
   * priority are out of range.
   */
  request(
    item: number,
    units = 1,
    priority = 0,
    place: 'last' | 'first' = 'last',
  ): 'started' | 'waiting' | 'refused' {
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
    this.served?.note(item, priority)
    const { strictOrder, preempts } = this
    const free = this.units - this.unitsBusy
    if (units <= free && (strictOrder ? !this.isBehind(priority, place) : this.nextThatFits() < 0)) {
      this.start(item)
      return 'started'
    }
    const takes = preempts && units <= free + this.served!.unitsAfter(priority)
    if (this.lines.count >= this.waitingRoom && !(takes && !this.isBehind(priority, place))) {
      this.refusals++
      return 'refused'
    }
    if (place === 'first') this.lines.joinAhead(item, units, priority)
    else this.lines.join(item, units, priority)
    this.unitsWaiting += units
    if (!takes) return 'waiting'
    this.startWaiting()
    return this.isWaiting(item) ? 'waiting' : 'started'
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
        this.options.onEvict?.(this.evictNewest())
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
    const free = this.units - this.unitsBusy
    if (!this.strictOrder) return this.lines.next(free)
    const next = this.lines.next()
    return next >= 0 && this.items.units(next) <= free ? next : -1
  }

  /** Sets counts and time integrals back to 0, as at the end of a warm-up. Who waits and who holds units stays. */
  forget(): void {
    this.integrate()
    this.requests = this.starts = this.completions = this.reneges = this.evictions = this.refusals = 0
    Object.assign(this.integrals, { busy: 0, waiting: 0, serving: 0, capacity: 0, idle: 0, overrun: 0 })
  }

  /** Unit-time in use so far. */
  busyTime(): number {
    this.integrate()
    return this.integrals.busy
  }
  /** Item-time waited so far. */
  waitingTime(): number {
    this.integrate()
    return this.integrals.waiting
  }
  /** Item-time served so far. */
  servingTime(): number {
    this.integrate()
    return this.integrals.serving
  }
  /** Unit-time that existed so far. */
  capacityTime(): number {
    this.integrate()
    return this.integrals.capacity
  }
  /** Unit-time that existed and were not in use so far. With those in use they are all that were on offer. */
  idleTime(): number {
    this.integrate()
    return this.integrals.idle
  }
  /** Unit-time in use beyond capacity so far. */
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
    if (this.preempts) this.makeWay()
  }

  /** Takes units from later classes for the item at the head of the queue, if that gives enough; tells them when it has started. */
  private makeWay(): void {
    const next = this.lines.next()
    if (next < 0) return
    const served = this.served!
    const units = this.items.units(next)
    if (units > this.units - this.unitsBusy + served.unitsAfter(served.classOf(next))) return
    const { toTell } = this
    const from = toTell.length
    while (units > this.units - this.unitsBusy) toTell.push(this.evictNewest())
    this.startWaiting()
    for (let i = from; i < toTell.length; i++) this.options.onEvict?.(toTell[i]!)
    toTell.length = from
  }

  /** Takes the units of the newest started, of the last class where classes preempt; returns the item. */
  private evictNewest(): number {
    const item = this.served!.newest()
    this.evictions++
    this.stop(item)
    return item
  }

  /** Whether somebody waits whose turn comes before that of an item which asks now. */
  private isBehind(priority: number, place: 'last' | 'first'): boolean {
    const goesFirst = place === 'first' || this.lines.newestFirst
    return this.lines.waitsUpTo(goesFirst ? priority - 1 : priority)
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
    this.served?.join(item, this.items.units(item))
    this.unitsBusy += this.items.units(item)
    this.itemsServing++
    this.starts++
    this.options.onStart(item)
  }

  private stop(item: number): void {
    this.items.setState(item, ItemState.absent)
    this.served?.leave(item, this.items.units(item))
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
    if (!(capacity >= 0 && (Number.isSafeInteger(capacity) || capacity === Number.POSITIVE_INFINITY)))
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
