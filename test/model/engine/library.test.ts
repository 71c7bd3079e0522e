import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  draws,
  PoissonArrivals,
  type Process,
  Processes,
  Records,
  Tally,
  TimeAverage,
} from '../../../src/model/engine/index.ts'

test('the engine imports nothing but simjs, seedrandom and its own files', () => {
  const files = readdirSync('src/model/engine').filter((file) => file.endsWith('.ts'))
  expect(files.length).toBeGreaterThan(10)
  const imported = files.flatMap((file) =>
    [...readFileSync(`src/model/engine/${file}`, 'utf8').matchAll(/(?:from|import) '([^']+)'/g)].map(
      ([, path]) => path!,
    ),
  )
  const foreign = imported.filter((path) => !/^\.\/[\w-]+\.ts$/.test(path))
  expect([...new Set(foreign)].sort()).toEqual(['seedrandom', 'simjs'])
})

describe('arrivals', () => {
  const times = (rate: number | ((time: number) => number), atMost: number, until: number) => {
    const arrivals = new PoissonArrivals(draws('arrivals'), { rate, atMost, until, purpose: 3 })
    const found: number[] = []
    for (let time = arrivals.next(); time < Number.POSITIVE_INFINITY; time = arrivals.next()) found.push(time)
    return found
  }

  test('come in order and at their rate', () => {
    const found = times(5, 5, 4000)
    expect(found).toEqual(found.toSorted((a, b) => a - b))
    // 20,000 expected; four standard deviations.
    expect(Math.abs(found.length - 20_000)).toBeLessThan(4 * Math.sqrt(20_000))
  })

  test('that are thinned come at the rate of their time', () => {
    const rate = (time: number) => (time % 10 < 5 ? 4 : 1)
    const found = times(rate, 4, 4000)
    const busy = found.filter((time) => time % 10 < 5).length
    expect(Math.abs(busy - 8000)).toBeLessThan(4 * Math.sqrt(8000))
    expect(Math.abs(found.length - busy - 2000)).toBeLessThan(4 * Math.sqrt(2000))
  })

  test('at a lower rate are among those at a higher one with the same bound', () => {
    const [few, many] = [times(() => 2, 5, 500), times(() => 3, 5, 500)]
    expect(few.length).toBeGreaterThan(500)
    expect(few.every((time) => many.includes(time))).toBe(true)
  })

  test('at a number below the bound are thinned to it', () => {
    expect(times(2, 5, 500)).toEqual(times(() => 2, 5, 500))
    expect(times(5, 5, 500)).toEqual(times(() => 5, 5, 500))
    for (const rate of [6, -1, Number.NaN]) expect(() => times(rate, 5, 500)).toThrow(RangeError)
  })

  test('never come at a rate of 0, and are refused beyond the bound', () => {
    expect(new PoissonArrivals(draws('none'), { rate: 0, purpose: 0 }).next()).toBe(Number.POSITIVE_INFINITY)
    expect(times(() => 0, 1, 100)).toEqual([])
    // Without an end.
    for (const rate of [0, () => 0]) {
      const none = new PoissonArrivals(draws('none'), { rate, atMost: 0, purpose: 0 })
      expect(none.next()).toBe(Number.POSITIVE_INFINITY)
    }
    expect(() => times(() => 2, 1, 100)).toThrow('it was said to be from 0 to 1')
    expect(() => times(() => -1, 1, 100)).toThrow(RangeError)
    expect(() => new PoissonArrivals(draws('x'), { rate: () => 1, purpose: 0 })).toThrow('the most')
  })
})

test('a tally has the mean, the spread and the range of its values', () => {
  const tally = new Tally()
  expect([tally.count, tally.mean, tally.standardDeviation]).toEqual([0, Number.NaN, Number.NaN])
  tally.add(100)
  tally.forget()
  for (const value of [2, 4, 4, 4, 5, 5, 7, 9]) tally.add(value)
  expect([tally.count, tally.mean, tally.least, tally.most]).toEqual([8, 5, 2, 9])
  expect(tally.standardDeviation).toBeCloseTo(Math.sqrt(32 / 7), 12)
})

test('an average over time weighs values by how long they last, from where it last forgot', () => {
  const clock = { now: 0 }
  const present = new TimeAverage(clock, 1)
  clock.now = 2
  present.value += 3
  clock.now = 4
  expect([present.value, present.mean]).toEqual([4, 2.5])
  present.forget()
  expect(present.mean).toBeNaN()
  clock.now = 5
  present.value = 0
  clock.now = 8
  expect(present.mean).toBe(1)
})

test('records have a row an item, and spans between columns', () => {
  const records = new Records('arrived', 'started')
  for (let i = 0; i < 200; i++) {
    const row = records.add()
    records.set(row, 'arrived', i)
    if (i % 2 === 0) records.set(row, 'started', i + i / 100)
  }
  expect([records.length, records.get(7, 'arrived'), records.get(7, 'started')]).toEqual([200, 7, Number.NaN])
  expect(records.spans('arrived', 'started', 196)).toEqual([198 + 1.98 - 198, 196 + 1.96 - 196].toReversed())
  expect([-1, 0.5, 200].map((row) => records.get(row, 'arrived'))).toEqual(Array(3).fill(Number.NaN))
  expect(() => records.set(200, 'arrived', 1)).toThrow(RangeError)
})

describe('processes', () => {
  test('begin, wait, give up, are refused and end, each at its time', () => {
    const log: string[] = []
    const processes = new Processes(100)
    const desk = processes.station({ name: 'desk', capacity: 1, waitingRoom: 2 })
    function* customer(name: string, patience?: number): Process {
      const served = yield desk.seize(patience === undefined ? {} : { patience })
      log.push(`${processes.now} ${name} ${served ? 'starts' : 'goes'}`)
      if (!served) return
      yield 10
      log.push(`${processes.now} ${name} ends`)
      desk.release()
    }
    processes.start(customer('a'), 1)
    processes.start(customer('b', 3), 2)
    processes.start(customer('c'), 3)
    processes.start(customer('d'), 4)
    processes.run(20)
    expect(log).toEqual(['1 a starts', '4 d goes', '5 b goes', '11 a ends', '11 c starts'])
    processes.run()
    expect(log.at(-1)).toBe('21 c ends')
    expect(desk.resource.reneges + desk.resource.refusals).toBe(2)
  })

  test('that lose their units are told what was left of the delay', () => {
    const log: string[] = []
    const processes = new Processes(100)
    const desk = processes.station({ name: 'desk', capacity: 1, priorities: 2, preempts: true })
    function* job(name: string, priority: number, work: number): Process {
      for (let left = work; left > 0; ) {
        yield desk.seize({ priority, place: 'first' })
        if (yield left) break
        left = processes.left
        log.push(`${processes.now} ${name} has ${left} left`)
      }
      log.push(`${processes.now} ${name} ends`)
      desk.release()
    }
    processes.start(job('slow', 1, 10))
    processes.start(job('urgent', 0, 5), 4)
    processes.run()
    expect(log).toEqual(['4 slow has 6 left', '9 urgent ends', '15 slow ends'])
  })

  test('can be interrupted in a delay or while they wait, and at no other time', () => {
    const log: unknown[] = []
    const processes = new Processes(100)
    const desk = processes.station({ name: 'desk', capacity: 0 })
    function* sleeper(): Process {
      log.push(yield 50, processes.now, processes.left)
      log.push(yield desk.seize(), processes.now)
    }
    const number = processes.start(sleeper())
    expect(processes.interrupt(number)).toBe(false)
    function* waker(): Process {
      yield 20
      expect(processes.interrupt(number)).toBe(true)
      yield 5
      expect(processes.interrupt(number)).toBe(true)
    }
    processes.start(waker())
    processes.run()
    expect(log).toEqual([false, 20, 30, false, 25])
    expect(desk.resource.waiting).toBe(0)
  })

  test('use numbers again, and may not end with units', () => {
    const processes = new Processes(1000)
    const desk = processes.station({ name: 'desk', capacity: 1 })
    function* visit(): Process {
      yield desk.seize()
      yield 1
      desk.release()
    }
    for (let i = 0; i < 100; i++) processes.start(visit(), 5 * i)
    function* late(): Process {
      yield 0
      expect(processes.start(visit())).toBeLessThan(101)
    }
    processes.start(late(), 900)
    processes.run()
    expect(desk.resource.completions).toBe(101)
    const wrong = new Processes(10)
    const kept = wrong.station({ name: 'kept', capacity: 1 })
    function* keeper(): Process {
      yield kept.seize()
    }
    wrong.start(keeper())
    expect(() => wrong.run()).toThrow('holds units still')
  })

  test('are refused a delay that is negative or no number', () => {
    for (const wrong of [-0.5, Number.NaN]) {
      const processes = new Processes(10)
      function* process(): Process {
        yield wrong
      }
      processes.start(process())
      expect(() => processes.run()).toThrow(RangeError)
    }
  })
})
