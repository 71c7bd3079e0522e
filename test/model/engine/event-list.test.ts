import { describe, expect, test } from 'vitest'
import { EventList, Tie } from '../../../src/model/engine/event-list.ts'
import { AddressedDraws, deriveKey } from '../../../src/model/engine/random.ts'
import { PQueue } from '../../../src/model/engine/simjs.ts'
import type { SimRequest } from '../../../src/model/engine/simjs-types.ts'

const draws = new AddressedDraws(deriveKey('event list', 'test'))

/** The targets in order of delivery. */
function delivered(list: EventList): number[] {
  const targets: number[] = []
  while (list.next()) targets.push(list.target)
  return targets
}

describe('order of delivery', () => {
  test('is by time, then by class, then by order of scheduling', () => {
    const list = new EventList(100)
    list.schedule(5, Tie.seize, 0, 1)
    list.schedule(5, Tie.release, 0, 2)
    list.schedule(5, Tie.release, 0, 3)
    list.schedule(4, Tie.census, 0, 4)
    list.schedule(5, Tie.census, 0, 5)
    list.schedule(5, Tie.calendar, 0, 6)
    list.schedule(5, Tie.clock, 0, 7)
    expect(delivered(list)).toEqual([4, 5, 6, 2, 3, 7, 1])
  })

  test('places an event scheduled for the present behind those already due, within its class', () => {
    const list = new EventList(10)
    list.schedule(1, Tie.clock, 0, 1)
    list.schedule(1, Tie.clock, 0, 2)
    list.next()
    list.schedule(1, Tie.clock, 0, 3)
    list.schedule(1, Tie.release, 0, 4)
    expect(delivered(list)).toEqual([4, 2, 3])
  })

  test('delivers at the horizon and never after it', () => {
    const list = new EventList(10)
    expect(list.schedule(10.000001, Tie.clock, 0, 1)).toBe(-1)
    expect(list.schedule(10, Tie.clock, 0, 2)).toBeGreaterThanOrEqual(0)
    expect(list.size).toBe(1)
    expect(delivered(list)).toEqual([2])
  })

  test('refuses the past and what is not a time', () => {
    const list = new EventList(10)
    list.schedule(3, Tie.clock, 0, 1)
    list.next()
    expect(() => list.schedule(2.9, Tie.clock, 7, 1)).toThrow(RangeError)
    expect(() => list.schedule(Number.NaN, Tie.clock, 7, 1)).toThrow(RangeError)
    expect(() => new EventList(0)).toThrow(RangeError)
  })

  test('forgets cancelled events, wherever they are, and notices a stale handle', () => {
    const list = new EventList(1000)
    const handles = Array.from({ length: 500 }, (_, i) => list.schedule(i, Tie.clock, 0, i))
    list.cancel(-1)
    for (let i = 0; i < 500; i += 2) list.cancel(handles[i]!)
    expect(list.size).toBe(250)
    expect(() => list.cancel(handles[0]!)).toThrow(/no pending event/)
    expect(delivered(list)).toEqual(Array.from({ length: 250 }, (_, i) => 2 * i + 1))
  })

  test('refuses a class that is none, and numbers that do not fit', () => {
    const list = new EventList(10)
    const none = undefined as unknown as number
    for (const tie of [none, Number.NaN, -1, 0.5, 5, 2 ** 32])
      expect(() => list.schedule(1, tie, 0, 0)).toThrow(/class .*; 0 to 4/)
    for (const [kind, target] of [
      [0.5, 0],
      [0, 2 ** 31],
      [2 ** 33, 0],
      [0, Number.NaN],
      [none, 0],
    ] as const)
      expect(() => list.schedule(1, Tie.clock, kind, target)).toThrow(RangeError)
    expect(list.size).toBe(0)
    list.schedule(1, Tie.clock, -(2 ** 31), 2 ** 31 - 1)
    list.next()
    expect([list.kind, list.target]).toEqual([-(2 ** 31), 2 ** 31 - 1])
  })
})

describe('a handle', () => {
  test('is that of one event: no other is cancelled by it, however often its place is used again', () => {
    const list = new EventList(100)
    const seen = new Set<number>()
    let stale = -1
    for (let i = 0; i < 1000; i++) {
      const handle = list.schedule(50, Tie.clock, 0, i)
      expect(seen.has(handle)).toBe(false)
      seen.add(handle)
      if (stale >= 0) expect(() => list.cancel(stale)).toThrow(/no pending event/)
      expect(list.size).toBe(1)
      list.cancel(handle)
      stale = handle
    }
    for (const handle of seen) expect(() => list.cancel(handle)).toThrow(/no pending event/)
  })

  test('is gone once its event is delivered, and was never one that is not an event’s', () => {
    const list = new EventList(100)
    for (const handle of [0, 1, -2, 0.5, 2 ** 24, 2 ** 33, Number.NaN])
      expect(() => list.cancel(handle)).toThrow(/no pending event/)
    const first = list.schedule(1, Tie.clock, 0, 1)
    list.next()
    const second = list.schedule(2, Tie.clock, 0, 2)
    expect(() => list.cancel(first)).toThrow(/no pending event/)
    for (const handle of [-2 - second, second + 2 ** 32, second + 0.5])
      expect(() => list.cancel(handle)).toThrow(/no pending event/)
    expect(delivered(list)).toEqual([2])
  })
})

test('memory is that of the events pending at one time, however many are cancelled', () => {
  const list = new EventList(1000)
  const atFirst = list.bytes
  const events = 3_000_000
  for (let i = 0; i < events; i++)
    list.cancel(list.schedule(1 + 998 * draws.uniform(i, 0, 9), Tie.clock, 0, i))
  for (let i = 0; i < events; i++) list.cancel(list.schedule(999, Tie.clock, 0, i))
  expect(list.size).toBe(0)
  // A quarter of a byte for each event that ever was, in storage that grows by doubling.
  expect(list.bytes).toBeLessThan(atFirst + (2 * (2 * events)) / 4)
})

describe('against simjs’s own PQueue', () => {
  type Numbered = SimRequest & { id: number; handle: number; index: number }

  /** A million random operations; both lists must agree at every step. The lists grow in the first half and shrink in the second. */
  function compare(
    label: number,
    gap: (u: number) => number,
  ): { delivered: number; cancelled: number; most: number } {
    const horizon = 1e6
    const list = new EventList(horizon)
    const plain = new PQueue()
    const pending: Numbered[] = []
    const take = (request: Numbered) => {
      const last = pending.pop()!
      if (last === request) return
      pending[request.index] = last
      last.index = request.index
    }
    const count = { delivered: 0, cancelled: 0, most: 0 }
    let now = 0
    for (let i = 0; i < 1_000_000; i++) {
      const u = draws.uniform(i, label, 1)
      if (u < (i < 500_000 ? 0.6 : 0.35)) {
        const time = now + gap(draws.uniform(i, label, 2))
        const handle = list.schedule(time, Tie.clock, 3, i)
        if (handle < 0) continue
        const request = {
          deliverAt: time,
          cancelled: false,
          deliver: () => {},
          id: i,
          handle,
          index: pending.length,
        }
        plain.insert(request)
        pending.push(request)
        count.most = Math.max(count.most, pending.length)
      } else if (u > 0.85 && pending.length > 0) {
        const victim = pending[Math.floor(draws.uniform(i, label, 3) * pending.length)]!
        take(victim)
        victim.cancelled = true
        list.cancel(victim.handle)
        count.cancelled++
      } else {
        let request = plain.remove() as Numbered | null
        while (request?.cancelled) request = plain.remove() as Numbered | null
        const more = list.next()
        if (more !== (request !== null)) throw new Error(`step ${i}: one list is empty, the other is not`)
        if (request === null) continue
        if (list.target !== request.id || list.time !== request.deliverAt || list.kind !== 3) {
          throw new Error(
            `step ${i}: ${list.target} at ${list.time}, PQueue ${request.id} at ${request.deliverAt}`,
          )
        }
        if (list.size !== pending.length - 1)
          throw new Error(`step ${i}: ${list.size} pending, not ${pending.length - 1}`)
        take(request)
        now = list.time
        count.delivered++
      }
    }
    return count
  }

  const gaps: [string, (u: number) => number][] = [
    ['exponential gaps', (u) => -100 * Math.log1p(-u)],
    ['whole numbers, so that many times are equal', (u) => Math.floor(u * 2000)],
    ['gaps over nine orders of magnitude', (u) => 10 ** (9 * u - 4)],
  ]
  for (const [label, [name, gap]] of gaps.entries()) {
    test(`agrees over a million random operations: ${name}`, () => {
      const { delivered, cancelled, most } = compare(label, gap)
      expect(delivered).toBeGreaterThan(200_000)
      expect(cancelled).toBeGreaterThan(100_000)
      expect(most).toBeGreaterThan(50_000)
    })
  }
})
