import { expect, test } from 'vitest'
import { holdOnList, holdOnWheel } from '../../bench/hold.ts'
import { policyAt, replicate } from '../../bench/product.ts'
import { stationAsProcesses, stationByHand, stationOnEngine } from '../../bench/single-station.ts'
import { compared, exponent, median } from '../../bench/timing.ts'

test('the exponent is that of a power law, and lies between two that are mixed', () => {
  const points = [1, 3, 10].map((size) => ({ size, time: 5 * size ** 1.5 }))
  expect(exponent(points)).toBeCloseTo(1.5, 12)
  expect(exponent([1, 10, 100].map((size) => ({ size, time: size + size ** 2 })))).toBeGreaterThan(1)
})

test('two pieces of work take turns, and those before the first are not counted', () => {
  const log: string[] = []
  const found = compared(
    (turn) => log.push(`a${turn}`),
    (turn) => log.push(`b${turn}`),
    3,
    2,
  )
  expect(log).toEqual(['a-1', 'b-1', 'a0', 'b0', 'a1', 'b1', 'a2', 'b2', 'a3', 'b3'])
  expect(found.one).toBeGreaterThanOrEqual(0)
  expect(median([3, 1, 2])).toBe(2)
})

test('the wheel by hand delivers what the event list does', () => {
  for (const pending of [1, 10, 1000]) expect(holdOnWheel(pending, 20_000)).toBe(holdOnList(pending, 20_000))
})

test('M/M/8 by hand, on the engine and as processes is one queue', () => {
  // Erlang C with 8 servers and 6.8 erlangs; four standard deviations of 30 runs of this length.
  const load = 6.8
  let blocked = 1
  for (let k = 1; k <= 8; k++) blocked = (load * blocked) / (k + load * blocked)
  const exact = blocked / (1 - (load / 8) * (1 - blocked)) / (8 - load)
  expect(stationAsProcesses(100_000, 'station')).toBe(stationOnEngine(100_000, 'station'))
  for (const wait of [stationOnEngine(100_000, 'station'), stationByHand(100_000, 1)])
    expect(Math.abs(wait - exact)).toBeLessThan(4 * 0.03)
})

test('the product runs for thirty years', () => {
  expect(replicate(policyAt(0.005), 1, 30).counts.events).toBeGreaterThan(10_000)
})
