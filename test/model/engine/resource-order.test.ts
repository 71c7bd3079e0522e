import { describe, expect, test } from 'vitest'
import { Resource } from '../../../src/model/engine/resource.ts'
import type { ResourceOptions } from '../../../src/model/engine/resource-options.ts'

/** A resource that logs who starts and who is evicted. */
function logged(options: Partial<ResourceOptions> = {}) {
  const log: string[] = []
  const clock = { now: 0 }
  const resource = new Resource({
    ...{ name: 'beds', capacity: 2, clock },
    onStart: (item) => log.push(`${item} starts`),
    onEvict: (item) => log.push(`${item} evicted`),
    ...options,
  })
  return { resource, clock, log }
}

describe('no limit to capacity', () => {
  test('starts everyone, and integrates what is used', () => {
    const { resource, clock } = logged({ capacity: Number.POSITIVE_INFINITY })
    for (let item = 0; item < 1000; item++) expect(resource.request(item)).toBe('started')
    clock.now = 3
    expect([resource.busy, resource.waiting, resource.busyTime(), resource.overrun]).toEqual([
      1000, 0, 3000, 0,
    ])
  })

  test('may begin and end', () => {
    const { resource } = logged({ capacity: 0 })
    for (let item = 0; item < 10; item++) resource.request(item)
    resource.setCapacity(Number.POSITIVE_INFINITY)
    expect(resource.serving).toBe(10)
    resource.setCapacity(4)
    expect(resource.overrun).toBe(6)
  })
})

describe('passing by small requests', () => {
  const atWork = (strictOrder: boolean) => {
    const made = logged({ capacity: 4, maxUnits: 4, strictOrder })
    made.resource.request(0, 3)
    made.resource.request(1, 2)
    return made
  }

  test('is possible unless the order is strict', () => {
    const { resource } = atWork(false)
    expect(resource.request(2, 1)).toBe('started')
  })

  test('is not possible where it is: a unit stays idle until the next fits', () => {
    const { resource, log } = atWork(true)
    expect(resource.request(2, 1)).toBe('waiting')
    expect(resource.nextThatFits()).toBe(-1)
    resource.release(0)
    expect(log).toEqual(['0 starts', '1 starts', '2 starts'])
  })

  test('ends when whoever was in the way leaves', () => {
    const { resource, log } = atWork(true)
    resource.request(2, 1)
    resource.leave(1)
    expect(log).toEqual(['0 starts', '2 starts'])
  })

  test('does not keep back an earlier class, nor the newest where the newest go first', () => {
    const { resource } = logged({ capacity: 4, maxUnits: 4, priorities: 2, strictOrder: true })
    resource.request(0, 3, 1)
    resource.request(1, 2, 1)
    expect(resource.request(2, 1, 0)).toBe('started')
    const newest = logged({
      capacity: 4,
      maxUnits: 4,
      strictOrder: true,
      discipline: 'newest-first',
    }).resource
    newest.request(0, 3)
    newest.request(1, 2)
    expect(newest.request(2, 1)).toBe('started')
  })
})

describe('a place ahead of one’s class', () => {
  test('is served before those who wait in it, and after earlier classes', () => {
    const { resource, log } = logged({ capacity: 1, priorities: 2 })
    for (const [item, priority] of [
      [0, 1],
      [1, 1],
      [2, 0],
    ] as const)
      resource.request(item, 1, priority)
    resource.request(3, 1, 1, 'first')
    resource.request(4, 1, 1, 'first')
    for (const item of [0, 2, 4, 3]) resource.release(item)
    expect(log).toEqual([0, 2, 4, 3, 1].map((item) => `${item} starts`))
  })
})

describe('preemption', () => {
  const preempting = (more: Partial<ResourceOptions> = {}) =>
    logged({ priorities: 3, maxUnits: 3, preempts: true, ...more })

  test('takes the unit of the newest of the last class, who is told when the other has started', () => {
    const { resource, log } = preempting({ capacity: 3 })
    resource.request(0, 1, 1)
    resource.request(1, 1, 2)
    resource.request(2, 1, 2)
    expect(resource.request(3, 1, 1)).toBe('started')
    expect(log).toEqual(['0 starts', '1 starts', '2 starts', '3 starts', '2 evicted'])
    expect(resource.request(4, 1, 1)).toBe('started')
    expect(log.slice(-1)).toEqual(['1 evicted'])
    // Only classes 0 and 1 are served now: their own class does not give way.
    expect(resource.request(5, 1, 1)).toBe('waiting')
    expect([resource.evictions, resource.serving, resource.waiting]).toEqual([2, 3, 1])
  })

  test('takes nobody’s units unless they are enough', () => {
    const { resource, log } = preempting({ capacity: 3 })
    resource.request(0, 2, 0)
    resource.request(1, 1, 1)
    expect(resource.request(2, 3, 0)).toBe('waiting')
    expect(log).toEqual(['0 starts', '1 starts'])
    // With two units free the third can be taken.
    resource.release(0)
    expect(log.slice(2)).toEqual(['2 starts', '1 evicted'])
  })

  test('lets the evicted line up, at the end of their class or ahead of it', () => {
    for (const place of ['last', 'first'] as const) {
      const { resource, log } = preempting({
        capacity: 1,
        onEvict: (item) => {
          expect(resource.request(item, 1, 2, place)).toBe('waiting')
        },
      })
      resource.request(0, 1, 2)
      resource.request(1, 1, 2)
      resource.request(2, 1, 0)
      resource.release(2)
      expect(log).toEqual(['0 starts', '2 starts', place === 'last' ? '1 starts' : '0 starts'])
    }
  })

  test('needs no waiting room for whoever it starts', () => {
    const { resource } = preempting({ capacity: 1, waitingRoom: 0 })
    resource.request(0, 1, 1)
    expect(resource.request(1, 1, 0)).toBe('started')
    expect(resource.request(2, 1, 1)).toBe('refused')
  })

  test('makes a falling capacity take from the last class first', () => {
    const { resource, log } = preempting({ capacity: 2, whenCapacityFalls: 'evict' })
    resource.request(0, 1, 2)
    resource.request(1, 1, 0)
    resource.setCapacity(1)
    expect(log.at(-1)).toBe('0 evicted')
  })

  test('never leaves an earlier class waiting for one unit while a later one is served, whatever happens', () => {
    let seed = 1
    const random = (below: number) => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
      return Math.floor((seed / 2 ** 32) * below)
    }
    const priorityOf = new Map<number, number>()
    const { resource } = preempting({ capacity: 4, maxUnits: 1, onEvict: (item) => back.push(item) })
    const back: number[] = []
    for (let step = 0; step < 5000; step++) {
      const item = random(20)
      if (resource.isServing(item)) resource.release(item)
      else if (resource.isWaiting(item)) resource.leave(item)
      else {
        priorityOf.set(item, random(3))
        resource.request(item, 1, priorityOf.get(item)!)
      }
      for (let evicted = back.pop(); evicted !== undefined; evicted = back.pop())
        resource.request(evicted, 1, priorityOf.get(evicted)!, 'first')
      if (step % 97 === 0) resource.setCapacity(2 + random(4))
      const all = [...priorityOf.keys()]
      const waiting = all.filter((each) => resource.isWaiting(each)).map((each) => priorityOf.get(each)!)
      const served = all.filter((each) => resource.isServing(each)).map((each) => priorityOf.get(each)!)
      if (waiting.length > 0 && resource.overrun === 0)
        expect(Math.min(...waiting)).toBeGreaterThanOrEqual(Math.max(...served))
      expect(resource.busy).toBe(served.length)
    }
    expect(resource.evictions).toBeGreaterThan(100)
  })
})

test('a resource that forgets counts and integrates from there on', () => {
  const { resource, clock } = logged({ capacity: 1 })
  resource.request(0)
  resource.request(1)
  clock.now = 5
  resource.forget()
  expect([resource.requests, resource.starts, resource.waitingTime(), resource.busyTime()]).toEqual([
    0, 0, 0, 0,
  ])
  clock.now = 7
  resource.release(0)
  expect([resource.starts, resource.completions, resource.waitingTime(), resource.busyTime()]).toEqual([
    1, 1, 2, 2,
  ])
})
