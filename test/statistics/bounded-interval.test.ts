import { describe, expect, test } from 'vitest'
import { boundedInterval, boundsOf } from '../../src/statistics/bounded-interval.ts'
import { meanInterval, moments } from '../../src/statistics/interval.ts'
import { normals, uniforms } from './seeded.ts'

const within = (values: readonly number[], declared: 'amount' | 'share' = 'amount') =>
  boundedInterval(moments(values)!, boundsOf(values, declared))!

/** Amounts that are zero but with a chance: such as people transferred, where a scheme opens or does not. */
function rare(uniform: () => number, count: number, chance: number): number[] {
  return Array.from({ length: count }, () => (uniform() < chance ? 1000 * (0.5 + uniform()) : 0))
}

describe('the interval of an amount that cannot be negative', () => {
  test('never goes below zero and holds the mean, however rare the amount', () => {
    const uniform = uniforms(1)
    for (let i = 0; i < 2000; i++) {
      const values = rare(uniform, 2 + (i % 20), (i % 10) / 10)
      const { low, high } = within(values)
      const { mean } = moments(values)!
      expect(low).toBeGreaterThanOrEqual(0)
      expect(low).toBeLessThanOrEqual(mean)
      expect(high).toBeGreaterThanOrEqual(mean)
    }
  })

  test('covers the mean of a rare amount more often than the ordinary interval, and as often elsewhere', () => {
    const uniform = uniforms(2)
    const coverage = (chance: number) => {
      let [own, ordinary] = [0, 0]
      for (let i = 0; i < 4000; i++) {
        const values = rare(uniform, 20, chance)
        const covers = ({ low, high }: { low: number; high: number }) =>
          low <= 1000 * chance && 1000 * chance <= high ? 1 : 0
        own += covers(within(values))
        ordinary += covers(meanInterval(moments(values)!)!)
      }
      return { own: own / 4000, ordinary: ordinary / 4000 }
    }
    const rarely = coverage(0.15)
    expect(rarely.own).toBeGreaterThan(rarely.ordinary + 0.015)
    const mostly = coverage(0.8)
    expect(Math.abs(mostly.own - mostly.ordinary)).toBeLessThan(0.01)
    expect(mostly.own).toBeGreaterThan(0.93)
  })

  test('is the ordinary interval where zero is far away', () => {
    const values = Array.from({ length: 20 }, normals(3)).map((z) => 100_000 + 100 * z)
    const [own, ordinary] = [within(values), meanInterval(moments(values)!)!]
    expect(Math.abs(own.low - ordinary.low)).toBeLessThan(0.05)
    expect(Math.abs(own.high - ordinary.high)).toBeLessThan(0.05)
  })

  test('mirrors where nothing is above zero, and is a point where nothing varies', () => {
    const { low, high } = within([0, 2, 7])
    expect(within([0, -2, -7])).toEqual({ low: -high, high: -low })
    expect(within([0, 0, 0])).toEqual({ low: 0, high: 0 })
    expect(within([5, 5])).toEqual({ low: 5, high: 5 })
    expect(boundedInterval(moments([5])!, 'zero')).toBeNull()
  })
})

test('the interval of a share stays from 0 to 1', () => {
  const uniform = uniforms(4)
  for (let i = 0; i < 1000; i++) {
    const values = Array.from({ length: 2 + (i % 10) }, () => (uniform() < 0.5 ? 1 : uniform()))
    const { low, high } = within(values, 'share')
    expect(low).toBeGreaterThanOrEqual(0)
    expect(high).toBeLessThanOrEqual(1)
  }
})

test('values on both sides of zero have no bound', () => {
  const values = [-1, 4, 2]
  expect(within(values)).toEqual(meanInterval(moments(values)!))
})
