import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { covers, crps, meanOf } from '../../src/statistics/scores.ts'

/** E|X − y| − ½ E|X − X'| as it is defined. */
const plain = (sample: readonly number[], y: number) =>
  meanOf(sample.map((x) => Math.abs(x - y))) -
  meanOf(sample.flatMap((x) => sample.map((other) => Math.abs(x - other)))) / 2

describe('the continuous ranked probability score', () => {
  test('is the absolute error of a single value', () => {
    expect(crps([7], 10)).toBe(3)
  })

  test('is that of its definition', () => {
    const numbers = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(numbers, fc.double({ min: -1e3, max: 1e3, noNaN: true }), (sample, y) => {
        expect(crps(sample, y)).toBeCloseTo(plain(sample, y), 6)
      }),
      { seed: 2025 },
    )
  })

  test('of a uniform sample on 0 to 1 is y² − y + 1/3', () => {
    const uniform = Array.from({ length: 20_000 }, (_, i) => (i + 0.5) / 20_000)
    for (const y of [0, 0.25, 0.5, 1]) expect(crps(uniform, y)).toBeCloseTo(y * y - y + 1 / 3, 4)
  })
})

describe('coverage', () => {
  const sample = Array.from({ length: 101 }, (_, i) => i)
  test.each([
    [5, true],
    [95, true],
    [4.9, false],
    [95.1, false],
  ])('of %d by the 90 %% interval', (value, inside) => {
    expect(covers(sample, 0.9, value)).toBe(inside)
  })
})
