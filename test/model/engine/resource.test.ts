import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Resource, type ResourceOptions } from '../../../src/model/engine/resource.ts'

/** A resource with a hand-moved clock and a record of who started and who was evicted. */
function resource(options: Partial<ResourceOptions> & { capacity: number }) {
  const clock = { now: 0 }
  const started: number[] = []
  const evicted: number[] = []
  const of = new Resource({
    name: 'beds',
    clock,
    onStart: (item) => started.push(item),
    onEvict: (item) => evicted.push(item),
    ...options,
  })
  return { of, clock, started, evicted }
}

describe('a resource', () => {
  it('serves oldest first', () => {
    const { of, started } = resource({ capacity: 1 })
    expect([1, 2, 3].map((item) => of.request(item))).toEqual(['started', 'waiting', 'waiting'])
    of.release(1)
    of.release(2)
    expect(started).toEqual([1, 2, 3])
  })

  it('serves newest first where told to', () => {
    const { of, started } = resource({ capacity: 1, discipline: 'newest-first' })
    for (const item of [1, 2, 3]) of.request(item)
    of.release(1)
    of.release(3)
    expect(started).toEqual([1, 3, 2])
  })

  it('serves priority classes in order, oldest first within each', () => {
    const { of, started } = resource({ capacity: 1, priorities: 3 })
    of.request(0)
    of.request(1, 1, 2)
    of.request(2, 1, 1)
    of.request(3, 1, 0)
    of.request(4, 1, 1)
    for (const item of [0, 3, 2, 4]) of.release(item)
    expect(started).toEqual([0, 3, 2, 4, 1])
  })

  it('lets an item give up, from anywhere in the line, and no other', () => {
    const { of, started } = resource({ capacity: 1 })
    for (const item of [1, 2, 3, 4]) of.request(item)
    of.leave(3)
    expect(() => of.leave(3)).toThrow(/does not wait/)
    expect(() => of.leave(1)).toThrow(/does not wait/)
    of.release(1)
    of.release(2)
    expect(started).toEqual([1, 2, 4])
    expect([of.requests, of.starts, of.completions, of.reneges]).toEqual([4, 3, 2, 1])
  })

  it('lets an item that fits pass one that does not, so that nothing is idle', () => {
    const { of, started } = resource({ capacity: 3, maxUnits: 3 })
    of.request(1, 2)
    of.request(2, 3)
    of.request(3, 1)
    expect(started).toEqual([1, 3])
    of.release(1)
    of.release(3)
    expect(started).toEqual([1, 3, 2])
  })

  it('refuses beyond the waiting room', () => {
    const { of } = resource({ capacity: 1, waitingRoom: 1 })
    expect([1, 2, 3].map((item) => of.request(item))).toEqual(['started', 'waiting', 'refused'])
    expect(of.refusals).toBe(1)
    expect(of.request(3)).toBe('refused')
  })

  it('lets those in service finish when capacity falls, and says by how much it is overrun', () => {
    const { of, started } = resource({ capacity: 3 })
    for (const item of [1, 2, 3, 4]) of.request(item)
    of.setCapacity(1)
    expect([of.busy, of.overrun]).toEqual([3, 2])
    of.release(1)
    of.release(2)
    expect(started).toEqual([1, 2, 3])
    of.release(3)
    expect(started).toEqual([1, 2, 3, 4])
  })

  it('evicts the newest when told to', () => {
    const { of, evicted } = resource({ capacity: 3, whenCapacityFalls: 'evict' })
    for (const item of [1, 2, 3]) of.request(item)
    of.setCapacity(1)
    expect(evicted).toEqual([3, 2])
    expect([of.busy, of.overrun, of.evictions]).toEqual([1, 0, 2])
  })

  it('starts those who wait when capacity rises', () => {
    const { of, started } = resource({ capacity: 0 })
    for (const item of [1, 2, 3]) of.request(item)
    of.setCapacity(2)
    expect(started).toEqual([1, 2])
  })

  it('keeps time integrals', () => {
    const { of, clock } = resource({ capacity: 2 })
    of.request(1)
    clock.now = 1
    of.request(2)
    of.request(3)
    clock.now = 3
    of.release(1)
    clock.now = 4
    of.setCapacity(1)
    clock.now = 6
    // Busy: 1 on [0,1], then 2 to 6. Waiting: 1 on [1,3]. Capacity: 2 to 4, then 1. Overrun: 1 on [4,6].
    expect([of.busyTime(), of.waitingTime(), of.capacityTime(), of.overrunTime()]).toEqual([11, 2, 10, 2])
  })

  it('may be asked again from within a start', () => {
    const started: number[] = []
    const of: Resource = new Resource({
      name: 'desk',
      capacity: 1,
      clock: { now: 0 },
      onStart: (item) => {
        started.push(item)
        if (item < 5) {
          of.request(item + 10)
          of.release(item)
        }
      },
    })
    of.request(1)
    expect(started).toEqual([1, 11])
  })

  it('refuses nonsense', () => {
    const { of } = resource({ capacity: 1 })
    expect(() => of.setCapacity(1.5)).toThrow(RangeError)
    expect(() => of.setCapacity(-1)).toThrow(RangeError)
    expect(() => of.request(1, 2)).toThrow(RangeError)
    expect(() => of.request(-1)).toThrow()
    of.request(1)
    expect(() => of.request(1)).toThrow(/already/)
    expect(() => of.release(2)).toThrow(/holds no units/)
  })
})

describe('against a plain model in arrays', () => {
  interface Request {
    item: number
    units: number
    priority: number
  }

  it('starts the same items in the same order, whatever is asked of it', () => {
    const step = fc.record({
      what: fc.constantFrom('request', 'request', 'release', 'leave', 'capacity'),
      units: fc.integer({ min: 1, max: 3 }),
      priority: fc.integer({ min: 0, max: 1 }),
      pick: fc.double({ min: 0, max: 0.999, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), fc.boolean(), (steps, newest) => {
        const { of, started } = resource({
          capacity: 3,
          maxUnits: 3,
          priorities: 2,
          discipline: newest ? 'newest-first' : 'oldest-first',
        })
        let capacity = 3
        let serving: Request[] = []
        let line: Request[] = []
        const expected: number[] = []
        const busy = () => serving.reduce((sum, r) => sum + r.units, 0)
        const serve = () => {
          for (;;) {
            const fits = line.filter((r) => r.units <= capacity - busy())
            const priority = Math.min(...fits.map((r) => r.priority))
            const first = (newest ? fits.toReversed() : fits).find((r) => r.priority === priority)
            if (!first) return
            line = line.filter((r) => r !== first)
            serving.push(first)
            expected.push(first.item)
          }
        }
        for (const [item, { what, units, priority, pick }] of steps.entries()) {
          if (what === 'request') {
            of.request(item, units, priority)
            line.push({ item, units, priority })
          } else if (what === 'capacity') {
            capacity = Math.floor(pick * 6)
            of.setCapacity(capacity)
          } else if (what === 'release' && serving.length > 0) {
            const gone = serving[Math.floor(pick * serving.length)]!
            serving = serving.filter((r) => r !== gone)
            of.release(gone.item)
          } else if (what === 'leave' && line.length > 0) {
            const gone = line[Math.floor(pick * line.length)]!
            line = line.filter((r) => r !== gone)
            of.leave(gone.item)
          }
          serve()
          expect(started).toEqual(expected)
          expect([of.busy, of.waiting]).toEqual([busy(), line.length])
          expect(of.nextThatFits()).toBe(-1)
        }
      }),
      { seed: 20250101, numRuns: 300 },
    )
  })
})
