import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { draws, PoissonArrivals, Records, Tally, TimeAverage } from '../../../src/model/engine/index.ts'

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

  test('that begin late come after that, as if time began there', () => {
    const gaps = (from: number) => {
      const arrivals = new PoissonArrivals(draws('late'), { rate: 2, from, purpose: 0 })
      return [arrivals.next() - from, arrivals.next() - from]
    }
    expect(gaps(1024)).toEqual(gaps(0).map((gap) => expect.closeTo(gap, 10)))
    const rate = (time: number) => (time < 50 ? 1 : 0)
    const late = new PoissonArrivals(draws('late'), { rate, atMost: 1, from: 60, until: 90, purpose: 0 })
    expect(late.next()).toBe(Number.POSITIVE_INFINITY)
    for (const from of [Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => new PoissonArrivals(draws('late'), { rate: 2, from, purpose: 0 })).toThrow(RangeError)
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
  expect(records.spans('arrived', 'started', { since: 196 })).toEqual(
    [198 + 1.98 - 198, 196 + 1.96 - 196].toReversed(),
  )
  expect(records.spans('arrived', 'started', { since: 2, until: 6 })).toEqual([2 + 0.02 - 2, 4 + 0.04 - 4])
  expect([-1, 0.5, 200].map((row) => records.get(row, 'arrived'))).toEqual(Array(3).fill(Number.NaN))
  expect(() => records.set(200, 'arrived', 1)).toThrow(RangeError)
})

test('records give spans of the rows that have given values', () => {
  const records = new Records('arrived', 'started', 'urgent', 'ward')
  for (let i = 0; i < 12; i++) {
    const row = records.add()
    records.set(row, 'arrived', 0)
    records.set(row, 'started', i)
    records.set(row, 'ward', i % 3)
    if (i > 0) records.set(row, 'urgent', i % 2)
  }
  expect(records.spans('arrived', 'started', { where: { urgent: 1 } })).toEqual([1, 3, 5, 7, 9, 11])
  expect(records.spans('arrived', 'started', { where: { urgent: 0, ward: 0 } })).toEqual([6])
  expect(records.spans('arrived', 'started', { where: { urgent: Number.NaN } })).toEqual([])
})

test('records name a column that they do not have', () => {
  const records = new Records<string>('arrived', 'started')
  records.add()
  const message = 'no column is named startd; there are arrived, started'
  expect(() => records.set(0, 'startd', 1)).toThrow(new RangeError(message))
  expect(() => records.get(0, 'startd')).toThrow(message)
  expect(() => records.spans('arrived', 'startd')).toThrow(message)
  expect(() => records.spans('arrived', 'started', { where: { startd: 1 } })).toThrow(message)
  expect(() => records.set(0, 'constructor', 1)).toThrow('no column is named constructor')
})

test('draws take a path of any length, with a seed at least', () => {
  const path: (string | number)[] = ['seed', 3]
  expect(draws(...path).uniform(1, 0, 0)).toBe(draws('seed', 3).uniform(1, 0, 0))
  expect(draws(5).uniform(1, 0, 0)).not.toBe(draws('5').uniform(1, 0, 0))
  expect(() => draws()).toThrow(new RangeError('a key path needs a seed'))
  expect(() => draws(Number.NaN)).toThrow(RangeError)
})
