/**
 * The hold model: so many events pending, each delivery schedules one more. It prices the event list alone. Increments are exponential and
 * drawn beforehand.
 */
import { EventList, Tie } from '../src/model/engine/event-list.ts'
import { sfc32 } from './sfc32.ts'

const gaps = ((): Float64Array => {
  const uniform = sfc32(1)
  return Float64Array.from({ length: 2 ** 16 }, () => -Math.log(uniform()))
})()
const nextGap = (turn: number): number => gaps[turn & (gaps.length - 1)]!

/** Holds on the event list of the engine. Returns the last time. */
export function holdOnList(pending: number, holds: number): number {
  const events = new EventList((2 * holds) / pending + 40)
  for (let i = 0; i < pending; i++) events.schedule(nextGap(i), Tie.clock, 0, i)
  for (let i = 0; i < holds; i++) {
    events.next()
    events.schedule(events.time + nextGap(pending + i), Tie.clock, 0, events.target)
  }
  return events.time
}

/** Holds on a wheel written by hand for this: no classes at equal times, no cancelling, no horizon. Returns the last time. */
export function holdOnWheel(pending: number, holds: number): number {
  const wheel = new Wheel(pending)
  for (let i = 0; i < pending; i++) wheel.add(i, nextGap(i))
  let time = 0
  for (let i = 0; i < holds; i++) {
    const item = wheel.take()
    time = wheel.times[item]!
    wheel.add(item, time + nextGap(pending + i))
  }
  return time
}

/** A calendar queue of fixed size: sorted chains, twice as many as items; a chain has the items of every round of the wheel. */
class Wheel {
  readonly times: Float64Array
  private readonly next: Int32Array
  private readonly heads: Int32Array
  private readonly rate: number
  private readonly mask: number
  private slot = 0

  constructor(items: number) {
    const slots = 2 ** Math.ceil(Math.log2(2 * items))
    this.times = new Float64Array(items)
    this.next = new Int32Array(items)
    this.heads = new Int32Array(slots).fill(-1)
    this.mask = slots - 1
    this.rate = items
  }

  add(item: number, time: number): void {
    const { times, next, heads } = this
    const head = Math.floor(time * this.rate) & this.mask
    times[item] = time
    let after = heads[head]!
    if (after < 0 || times[after]! > time) {
      next[item] = after
      heads[head] = item
      return
    }
    let before = after
    after = next[after]!
    while (after >= 0 && times[after]! <= time) {
      before = after
      after = next[after]!
    }
    next[before] = item
    next[item] = after
  }

  take(): number {
    const { times, next, heads, mask } = this
    for (;;) {
      const first = heads[this.slot & mask]!
      if (first >= 0 && times[first]! * this.rate < this.slot + 1) {
        heads[this.slot & mask] = next[first]!
        return first
      }
      this.slot++
    }
  }
}
