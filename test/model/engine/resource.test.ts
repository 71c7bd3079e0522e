import { describe, expect, test } from 'vitest'
import { Resource, type ResourceOptions } from '../../../src/model/engine/resource.ts'

/** A resource whose starts and evictions are logged, and whose clock the test sets. */
function set(options: Partial<ResourceOptions> & { capacity: number }) {
  const log: string[] = []
  const clock = { now: 0 }
  const resource = new Resource({
    name: 'beds',
    clock,
    onStart: (item) => log.push(`start ${item}`),
    onEvict: (item) => log.push(`evict ${item}`),
    ...options,
  })
  return { resource, log, clock }
}

describe('who is served', () => {
  test('is whoever comes while units are free', () => {
    const { resource, log } = set({ capacity: 2 })
    expect([resource.request(7), resource.request(3), resource.request(5)]).toEqual([
      'started',
      'started',
      'waiting',
    ])
    expect(log).toEqual(['start 7', 'start 3'])
    expect([resource.busy, resource.serving, resource.waiting, resource.waitingUnits]).toEqual([2, 2, 1, 1])
    expect([
      resource.isServing(7),
      resource.isWaiting(7),
      resource.isWaiting(5),
      resource.isServing(99),
    ]).toEqual([true, false, true, false])
  })

  test('is the oldest first', () => {
    const { resource, log } = set({ capacity: 1 })
    for (const item of [4, 2, 9, 1]) resource.request(item)
    expect([resource.oldestWaiting(), resource.nextWaiting()]).toEqual([2, 2])
    for (const item of [4, 2, 9]) resource.release(item)
    expect(log).toEqual(['start 4', 'start 2', 'start 9', 'start 1'])
  })

  test('is the newest first where the discipline says so', () => {
    const { resource, log } = set({ capacity: 1, discipline: 'newest-first' })
    for (const item of [4, 2, 9, 1]) resource.request(item)
    expect([resource.oldestWaiting(), resource.nextWaiting()]).toEqual([2, 1])
    for (const item of [4, 1, 9]) resource.release(item)
    expect(log).toEqual(['start 4', 'start 1', 'start 9', 'start 2'])
  })

  test('is the newest on an even share of turns', () => {
    const { resource, log } = set({ capacity: 1, reversedShare: 0.25 })
    for (const item of [0, 1, 2, 3, 4, 5, 6, 7, 8]) resource.request(item)
    for (const item of [0, 1, 2, 3, 8, 4, 5, 6]) resource.release(item)
    expect(log.map((line) => Number(line.slice(6)))).toEqual([0, 1, 2, 3, 8, 4, 5, 6, 7])
  })

  test.each([-0.1, 1.1, Number.NaN])('is refused where the share is %d', (reversedShare) => {
    expect(() => set({ capacity: 1, reversedShare })).toThrow('from the other end')
  })

  test('is class 0 before class 1, and the oldest within each', () => {
    const { resource, log } = set({ capacity: 1, priorities: 3 })
    resource.request(0)
    for (const [item, priority] of [
      [1, 2],
      [2, 1],
      [3, 0],
      [4, 1],
      [5, 0],
    ] as const)
      resource.request(item, 1, priority)
    expect([resource.oldestWaiting(), resource.nextWaiting()]).toEqual([1, 3])
    for (const item of [0, 3, 5, 2, 4]) resource.release(item)
    expect(log).toEqual(['start 0', 'start 3', 'start 5', 'start 2', 'start 4', 'start 1'])
  })

  test('is nobody while the resource is closed, and all who fit when it opens', () => {
    const { resource, log } = set({ capacity: 0 })
    for (const item of [0, 1, 2]) expect(resource.request(item)).toBe('waiting')
    resource.setCapacity(2)
    expect(log).toEqual(['start 0', 'start 1'])
  })
})

describe('requests for several units', () => {
  test('pass one that does not fit, but not one that does', () => {
    const { resource, log } = set({ capacity: 4, maxUnits: 4 })
    resource.request(0, 3)
    expect(resource.request(1, 4)).toBe('waiting')
    expect(resource.request(2, 2)).toBe('waiting')
    expect(resource.request(3, 1)).toBe('started')
    expect([resource.waiting, resource.waitingUnits, resource.nextWaiting()]).toEqual([2, 6, 1])
    resource.release(0)
    expect(log).toEqual(['start 0', 'start 3', 'start 2'])
    expect(resource.busy).toBe(3)
    resource.release(3)
    resource.release(2)
    expect(log.at(-1)).toBe('start 1')
  })

  test('of a lower class use what no higher class fits into', () => {
    const { resource, log } = set({ capacity: 3, maxUnits: 3, priorities: 2 })
    resource.request(0, 3)
    resource.request(1, 3, 0)
    resource.request(2, 1, 1)
    resource.request(3, 2, 1)
    resource.request(4, 2, 0)
    resource.release(0)
    expect(log).toEqual(['start 0', 'start 1'])
    resource.release(1)
    expect(log).toEqual(['start 0', 'start 1', 'start 4', 'start 2'])
  })
})

describe('giving up', () => {
  test('takes an item out of the line, from any place in it', () => {
    const { resource, log } = set({ capacity: 1 })
    for (let item = 0; item <= 5; item++) resource.request(item)
    for (const item of [3, 1, 5]) resource.leave(item)
    for (const item of [0, 2]) resource.release(item)
    expect(log).toEqual(['start 0', 'start 2', 'start 4'])
    expect([resource.reneges, resource.waiting]).toEqual([3, 0])
  })

  test('lets an item come again, behind those who wait', () => {
    const { resource } = set({ capacity: 0 })
    resource.request(1)
    resource.request(2)
    resource.leave(1)
    resource.request(1)
    expect(resource.oldestWaiting()).toBe(2)
  })

  test('is for those who wait', () => {
    const { resource } = set({ capacity: 1 })
    resource.request(0)
    expect(() => resource.leave(0)).toThrow('beds: item 0 does not wait here')
    expect(() => resource.leave(1)).toThrow('beds: item 1 does not wait here')
  })
})

describe('waiting room', () => {
  test('refuses whoever finds it full, and forgets them', () => {
    const { resource } = set({ capacity: 1, waitingRoom: 1 })
    expect([0, 1, 2].map((item) => resource.request(item))).toEqual(['started', 'waiting', 'refused'])
    expect([resource.refusals, resource.isWaiting(2), resource.waitingUnits]).toEqual([1, false, 1])
    resource.leave(1)
    expect(resource.request(2)).toBe('waiting')
  })

  test('of none still lets items start', () => {
    const { resource } = set({ capacity: 1, waitingRoom: 0 })
    expect([0, 1].map((item) => resource.request(item))).toEqual(['started', 'refused'])
    resource.release(0)
    expect(resource.request(1)).toBe('started')
  })
})

describe('when capacity falls', () => {
  test('those served finish, and nobody starts until there is room', () => {
    const { resource, log } = set({ capacity: 3 })
    for (let item = 0; item < 5; item++) resource.request(item)
    resource.setCapacity(1)
    expect([resource.capacity, resource.busy, resource.overrun]).toEqual([1, 3, 2])
    resource.release(1)
    resource.release(0)
    expect([resource.overrun, log.length]).toEqual([0, 3])
    resource.release(2)
    expect(log.at(-1)).toBe('start 3')
  })

  test('the newest started are evicted where that is declared', () => {
    const { resource, log } = set({ capacity: 3, whenCapacityFalls: 'evict' })
    for (const item of [2, 0, 1]) resource.request(item)
    resource.setCapacity(1)
    expect(log.slice(3)).toEqual(['evict 1', 'evict 0'])
    expect([resource.busy, resource.overrun, resource.evictions]).toEqual([1, 0, 2])
    expect(resource.isServing(0)).toBe(false)
  })

  test('an eviction that frees more than was needed lets a smaller item start', () => {
    const { resource, log } = set({ capacity: 4, maxUnits: 3, whenCapacityFalls: 'evict' })
    resource.request(0, 1)
    resource.request(1, 3)
    resource.request(2, 2)
    resource.setCapacity(3)
    expect(log).toEqual(['start 0', 'start 1', 'evict 1', 'start 2'])
  })

  test('an evicted item may ask again at once', () => {
    const { resource, log } = set({
      capacity: 2,
      whenCapacityFalls: 'evict',
      onEvict: (item) => log.push(`evict ${item}: ${resource.request(item)}`),
    })
    resource.request(0)
    resource.request(1)
    resource.setCapacity(1)
    resource.release(0)
    expect(log).toEqual(['start 0', 'start 1', 'evict 1: waiting', 'start 1'])
  })
})

describe('calls from within onStart', () => {
  test('may release, so that a long line of instant services does not nest', () => {
    let served = 0
    const { resource } = set({
      capacity: 0,
      onStart: (item) => {
        served++
        resource.release(item)
      },
    })
    for (let item = 0; item < 200_000; item++) resource.request(item)
    resource.setCapacity(1)
    expect([served, resource.busy, resource.waiting, resource.completions]).toEqual([200_000, 0, 0, 200_000])
  })

  test('may request: the newcomer goes behind those who wait', () => {
    const { resource, log } = set({
      capacity: 0,
      onStart: (item) => {
        log.push(`start ${item}`)
        if (item === 0) log.push(`request 9: ${resource.request(9)}`)
      },
    })
    for (const item of [0, 1, 2]) resource.request(item)
    resource.setCapacity(3)
    expect(log).toEqual(['start 0', 'request 9: waiting', 'start 1', 'start 2'])
    resource.setCapacity(4)
    expect(log.at(-1)).toBe('start 9')
  })

  test('may use another resource that calls back', () => {
    const log: string[] = []
    const clock = { now: 0 }
    const beds: Resource = new Resource({
      name: 'beds',
      capacity: 1,
      clock,
      onStart: (item) => seats.request(item),
    })
    const seats: Resource = new Resource({
      name: 'seats',
      capacity: 1,
      clock,
      onStart: (item) => {
        log.push(`seat ${item}`)
        beds.release(item)
      },
    })
    for (const item of [0, 1, 2]) beds.request(item)
    expect([log, beds.busy, seats.waiting]).toEqual([['seat 0'], 1, 1])
    seats.release(0)
    seats.release(1)
    expect([log, beds.busy]).toEqual([['seat 0', 'seat 1', 'seat 2'], 0])
  })

  test('that throw leave the resource able to go on', () => {
    let fails = true
    const { resource } = set({
      capacity: 0,
      onStart: () => {
        if (fails) throw new Error('no bed after all')
      },
    })
    resource.request(0)
    resource.request(1)
    expect(() => resource.setCapacity(1)).toThrow('no bed after all')
    fails = false
    resource.release(0)
    expect(resource.isServing(1)).toBe(true)
  })
})

test('integrals and counters agree with a hand computation', () => {
  const { resource, clock } = set({ capacity: 3, maxUnits: 2 })
  clock.now = 1
  resource.request(0, 2) // 1–5 served
  clock.now = 2
  resource.request(1, 2) // 2–5 waits, 5–11 served
  clock.now = 3
  resource.request(2, 1) // 3–8 served
  clock.now = 4
  resource.request(3, 1) // 4–6 waits, gives up
  clock.now = 5
  resource.release(0)
  clock.now = 6
  resource.leave(3)
  clock.now = 7
  resource.setCapacity(1) // overrun 2 in 7–8, 1 in 8–11
  clock.now = 8
  resource.release(2)
  clock.now = 11
  resource.release(1)
  clock.now = 12
  expect(resource.busyTime()).toBe(2 * 4 + 2 * 6 + 1 * 5)
  expect(resource.servingTime()).toBe(4 + 6 + 5)
  expect(resource.waitingTime()).toBe(3 + 2)
  expect(resource.capacityTime()).toBe(3 * 7 + 1 * 5)
  expect(resource.overrunTime()).toBe(2 + 3)
  const { requests, starts, completions, reneges, evictions, refusals } = resource
  expect([requests, starts, completions, reneges, evictions, refusals]).toEqual([4, 3, 3, 1, 0, 0])
})

describe('refused input', () => {
  test.each([
    [{ capacity: 1.5 }, 'capacity 1.5'],
    [{ capacity: -1 }, 'capacity -1'],
    [{ capacity: 1, priorities: 0 }, '0 priority classes'],
    [{ capacity: 1, maxUnits: 256 }, '256 units'],
    [{ capacity: 2 ** 60 }, 'capacity 1152921504606847000'],
    [{ capacity: 1, waitingRoom: Number.NaN }, 'waiting room for NaN'],
    [{ capacity: 1, waitingRoom: 0.5 }, 'waiting room for 0.5'],
    [{ capacity: 1, expectedItems: Number.NaN }, 'room for NaN items'],
    [{ capacity: 1, expectedItems: 2 ** 33 }, 'room for 8589934592 items'],
  ])('%j', (options, message) => {
    expect(() => set(options)).toThrow(message)
    expect(() => set(options)).toThrow(RangeError)
  })

  test('evictions that nobody would hear of', () => {
    const onStart = () => {}
    const options: ResourceOptions = {
      name: 'beds',
      capacity: 1,
      clock: { now: 0 },
      onStart,
      whenCapacityFalls: 'evict',
    }
    expect(() => new Resource(options)).toThrow('evictions need onEvict')
  })

  test('units, priorities and items out of range, and items that are here already', () => {
    const { resource } = set({ capacity: 1, maxUnits: 2, priorities: 2 })
    expect(() => resource.request(0, 3)).toThrow('request for 3 units; 1 to 2')
    expect(() => resource.request(0, 0.5)).toThrow(RangeError)
    expect(() => resource.request(0, 1, 2)).toThrow('priority 2; 0 to 1')
    expect(() => resource.request(-1)).toThrow('item -1')
    expect(() => resource.request(0.5)).toThrow('item 0.5')
    for (const item of [2 ** 24, 2 ** 31, 2 ** 33, Number.POSITIVE_INFINITY, Number.NaN])
      expect(() => resource.request(item)).toThrow(`item ${item}; a whole number from 0 to 16777215`)
    expect(() => resource.request(0, 2 ** 33)).toThrow('request for 8589934592 units; 1 to 2')
    resource.request(0)
    expect(() => resource.request(0)).toThrow('item 0 is here already')
    expect(() => resource.release(1)).toThrow('item 1 holds no units')
    expect(() => resource.setCapacity(0.5)).toThrow('whole units only')
    expect([resource.capacity, resource.requests]).toEqual([1, 1])
  })
})
