import { describe, expect, test } from 'vitest'
import { haltonPoints } from '../../src/statistics/halton-sequence.ts'

const plain = (base: number) => Array.from({ length: base }, (_, digit) => digit)
const reversed = (base: number) => plain(base).map((digit) => (digit === 0 ? 0 : base - digit))

describe('a Halton sequence', () => {
  test('is the radical inverse of 0, 1, 2 … in the bases 2, 3 and 5', () => {
    const points = haltonPoints(7, 3, plain)
    const expected = [
      [0, 0, 0],
      [1 / 2, 1 / 3, 1 / 5],
      [1 / 4, 2 / 3, 2 / 5],
      [3 / 4, 1 / 9, 3 / 5],
      [1 / 8, 4 / 9, 4 / 5],
      [5 / 8, 7 / 9, 1 / 25],
      [3 / 8, 2 / 9, 6 / 25],
    ]
    for (const [i, point] of points.entries())
      for (const [d, value] of point.entries()) expect(value).toBeCloseTo(expected[i]![d]!, 10)
  })
  test('has one point in each of so many cells as a power of the base, whatever the order of the digits', () => {
    const points = haltonPoints(125, 3, reversed)
    const cells = (d: number, count: number) =>
      new Set(points.slice(0, count).map((point) => Math.floor(point[d]! * count + 1e-9))).size
    expect([cells(0, 64), cells(1, 81), cells(2, 125)]).toEqual([64, 81, 125])
  })
  test('stays within 0 and 1', () => {
    for (const point of haltonPoints(500, 20, reversed))
      for (const value of point) expect(value > 0 && value < 1).toBe(true)
  })
})
