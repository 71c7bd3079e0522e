import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { estimate, halfWidth, meanInterval, moments, studentQuantile } from '../../src/statistics/interval.ts'

describe('moments', () => {
  test('gives the mean and the sample standard deviation', () => {
    expect(moments([2, 4, 4, 4, 5, 5, 7, 9])).toEqual({
      count: 8,
      mean: 5,
      standardDeviation: Math.sqrt(32 / 7),
    })
  })
  test('is undefined for no values and has no spread for one', () => {
    expect(moments([])).toBeNull()
    expect(moments([3])).toEqual({ count: 1, mean: 3, standardDeviation: null })
  })
  test('keeps digits that differences of squares would lose', () => {
    expect(moments([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16])).toEqual({
      count: 4,
      mean: 1e9 + 10,
      standardDeviation: Math.sqrt(30),
    })
  })
  test('gives equal values back exactly', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, min: -1e12, max: 1e12 }),
        fc.integer({ min: 2, max: 50 }),
        (x, n) => {
          expect(moments(new Array(n).fill(x))).toEqual({ count: n, mean: x, standardDeviation: 0 })
        },
      ),
      { seed: 1 },
    )
  })
})

describe('studentQuantile', () => {
  test.each([
    [0.975, 1, Math.tan(Math.PI * 0.475)], // Cauchy: exact
    [0.975, 2, Math.sqrt(2 / (0.975 * 0.025)) * 0.475], // exact for two degrees of freedom
    [0.975, 10, 2.2281388519862744],
    [0.975, 19, 2.0930240544083087],
    [0.975, 999, 1.9623414611334487],
  ])('t(%f, %i) = %f', (share, degrees, exact) => {
    expect(Math.abs(studentQuantile(share, degrees) / exact - 1)).toBeLessThan(1e-8)
  })
})

describe('meanInterval', () => {
  test('is the textbook interval', () => {
    const exact = (2.2281388519862744 * Math.sqrt(11)) / Math.sqrt(11)
    const interval = meanInterval(moments([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])!)!
    expect(interval.low).toBeCloseTo(5 - exact, 7)
    expect(interval.high).toBeCloseTo(5 + exact, 7)
  })
  test('is blank below two values', () => {
    expect(meanInterval(moments([1])!)).toBeNull()
    expect(halfWidth(moments([1])!)).toBeNull()
  })
})

describe('estimate', () => {
  test('is the mean with its interval', () => {
    const values = [3, 4, 8, 9]
    expect(estimate(values)).toEqual({ count: 4, mean: 6, ...meanInterval(moments(values)!) })
    expect(estimate(values, 0.5).high).toBe(meanInterval(moments(values)!, 0.5)!.high)
  })

  test('is refused of fewer than two values, and of values that are none', () => {
    for (const values of [[], [1], [1, Number.NaN], [1, Number.POSITIVE_INFINITY]])
      expect(() => estimate(values), `${values}`).toThrow('two finite values or more')
  })
})
