import { describe, expect, test } from 'vitest'
import { arePossible, coupled, ranks, reordered, spearman } from '../../src/statistics/rank-correlation.ts'

describe('rank correlation', () => {
  test('gives equal values the mean of their ranks', () => {
    expect([...ranks([3, 1, 3, 2, 3])]).toEqual([4, 1, 4, 2, 4])
  })
  test('is Spearman’s, as of the ten hours of television and scores of intelligence: −29/165', () => {
    const scores = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110]
    const hours = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17]
    expect(spearman(scores, hours)).toBeCloseTo(-29 / 165, 12)
  })
  test('says which correlations can hold at once', () => {
    const three = (ab: number, bc: number, ac: number) => [
      [1, ab, ac],
      [ab, 1, bc],
      [ac, bc, 1],
    ]
    expect(arePossible(three(0.9, 0.9, 0.7))).toBe(true)
    expect(arePossible(three(0.9, 0.9, -0.7))).toBe(false)
    expect(() => coupled([[0.5, 0.5, 0.5]], three(0.9, 0.9, -0.7))).toThrow(RangeError)
    expect(() => reordered([[0.5], [0.5], [0.5]], three(0.9, 0.9, 0.7))).toThrow(RangeError)
  })
})
