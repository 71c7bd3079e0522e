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

  test('never come at a rate of 0, and are refused beyond the bound', () => {
    expect(new PoissonArrivals(draws('none'), { rate: 0, purpose: 0 }).next()).toBe(Number.POSITIVE_INFINITY)
    expect(times(() => 0, 1, 100)).toEqual([])
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
  expect(() => records.set(200, 'arrived', 1)).toThrow(RangeError)
})
