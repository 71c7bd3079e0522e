import fc from 'fast-check'
import jstat from 'jstat'
import { describe, expect, test } from 'vitest'
import {
  lognormal,
  lognormalFrom,
  normalUpperTail,
  standardNormalQuantile,
} from '../../src/model/engine/distributions.ts'

/** An account of our own: jstat's distribution function, which the engine does not use. */
const { normal } = jstat as unknown as { normal: { cdf(x: number, mean: number, sd: number): number } }
const below = (x: number, median: number, sigma: number) => normal.cdf(Math.log(x / median) / sigma, 0, 1)

const uniform = fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true })
const median = fc.double({ min: 20, max: 2000, noNaN: true })
const sigma = fc.double({ min: 0.2, max: 2, noNaN: true })
const least = fc.double({ min: 1, max: 1500, noNaN: true })

describe('a lognormal given that it is at least so much', () => {
  test('has the closed form (F(x) − F(least)) / (1 − F(least)), and never less than least', () => {
    fc.assert(
      fc.property(uniform, median, sigma, least, (u, m, s, l) => {
        fc.pre(1 - below(l, m, s) > 1e-4)
        const x = lognormalFrom(u, m, s, l)
        expect(x).toBeGreaterThanOrEqual(l)
        const share = (below(x, m, s) - below(l, m, s)) / (1 - below(l, m, s))
        expect(Math.abs(share - u)).toBeLessThan(1e-9)
      }),
      { numRuns: 2000, seed: 1 },
    )
  })

  test('is increasing in the uniform, so that luck is common to scenarios with another least', () => {
    fc.assert(
      fc.property(uniform, uniform, median, sigma, least, (u, v, m, s, l) => {
        const [low, high] = [Math.min(u, v), Math.max(u, v)]
        expect(lognormalFrom(low, m, s, l)).toBeLessThanOrEqual(lognormalFrom(high, m, s, l))
        expect(lognormalFrom(u, m, s, l)).toBeLessThanOrEqual(lognormalFrom(u, m, s, l + 50) * (1 + 1e-12))
      }),
      { seed: 1 },
    )
  })

  test('is the lognormal itself where the condition says nothing', () => {
    for (const u of [1e-9, 0.1, 0.5, 0.9])
      for (const l of [0, -300])
        expect(lognormalFrom(u, 426, 1.5, l)).toBe(lognormal(standardNormalQuantile(u), 426, 1.5))
    expect(lognormalFrom(0.3, 426, 1.5, 1e-30)).toBeCloseTo(lognormalFrom(0.3, 426, 1.5, 0), 9)
  })

  test('without spread is the median, which was stated and is no draw', () => {
    expect(lognormalFrom(0.3, 100, 0, 170)).toBe(100)
  })

  test('far out in the tail lies at its lower end', () => {
    expect(lognormalFrom(0.9, 1, 0.01, 1e6)).toBe(1e6)
    expect(lognormalFrom(0.5, 0, 1, 30)).toBe(30)
    const far = lognormalFrom(0.5, 10, 0.2, 100)
    expect(far).toBeGreaterThan(100)
    expect(far).toBeLessThan(103)
  })
})

describe('the upper tail of the normal distribution', () => {
  test('undoes its quantile', () => {
    for (const u of [1e-300, 1e-30, 1e-9, 0.01, 0.3, 0.5, 0.8, 0.999]) {
      const share = normalUpperTail(-standardNormalQuantile(u))
      expect(Math.abs(share / u - 1)).toBeLessThan(1e-12)
    }
    expect(normalUpperTail(50)).toBe(0)
    expect(normalUpperTail(-50)).toBe(1)
  })
})
