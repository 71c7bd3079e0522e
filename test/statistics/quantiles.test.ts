import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { quantile, quantiles, shareAboveZero, sorted } from '../../src/statistics/quantiles.ts'

describe('quantile (type 7)', () => {
  test.each([
    [[1, 2, 3, 4], 0.25, 1.75],
    [[1, 2, 3, 4], 0.5, 2.5],
    [[10, 20, 40], 0.75, 30],
    [[7], 0.95, 7],
    [[1, 2], 0, 1],
    [[1, 2], 1, 2],
  ])('of %j at %f is %f', (values, share, exact) => {
    expect(quantile(sorted(values), share)).toBe(exact)
  })
  test('sorts numbers, not words, and leaves the input alone', () => {
    const input = [10, 9, 100]
    expect([...sorted(input)]).toEqual([9, 10, 100])
    expect(input).toEqual([10, 9, 100])
  })
  test('never leaves the range and never falls as the share rises', () => {
    const values = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 20, maxLength: 60 })
    fc.assert(
      fc.property(values, (drawn) => {
        const found = quantiles(drawn, [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1]) as number[]
        expect(found[0]).toBe(Math.min(...drawn) + 0)
        expect(found.at(-1)).toBe(Math.max(...drawn) + 0)
        for (let i = 1; i < found.length; i++) expect(found[i]! - found[i - 1]!).toBeGreaterThanOrEqual(-1e-9)
      }),
      { seed: 2 },
    )
  })
})

describe('quantiles', () => {
  const upTo = (n: number) => Array.from({ length: n }, (_, i) => i)
  test('is blank below 20 values', () => expect(quantiles(upTo(19), [0.05, 0.5])).toEqual([null, null]))
  test('is shown from 20 values on', () => {
    const [p05, p50, p95] = quantiles(upTo(20), [0.05, 0.5, 0.95])
    expect(p05).toBeCloseTo(0.95, 12)
    expect(p50).toBe(9.5)
    expect(p95).toBeCloseTo(18.05, 12)
  })
})

describe('shareAboveZero', () => {
  test.each([
    [[1, 2, -1, -2], 0.5],
    [[0, 1], 0.75],
    [[-0, -1], 0.25],
    [[3], 1],
  ])('of %j is %f', (values, exact) => expect(shareAboveZero(values)).toBe(exact))
  test('is undefined for no values, and where none differs from zero', () =>
    expect([[], [0], [0, -0]].map(shareAboveZero)).toEqual([null, null, null]))
})
