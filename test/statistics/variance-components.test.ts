import { describe, expect, test } from 'vitest'
import { varianceComponents } from '../../src/statistics/variance-components.ts'
import { clustered, normals } from './seeded.ts'

describe('varianceComponents', () => {
  test('is the textbook analysis of variance in clusters of one size', () => {
    // Means 2, 6 and 10 of two values each: MS between = 2 (16 + 0 + 16) / 2 = 32, MS within = (2 + 2 + 2) / 3 = 2.
    const found = varianceComponents([1, 3, 5, 7, 9, 11], [0, 0, 1, 1, 2, 2])!
    expect(found).toMatchObject({ between: 15, within: 2, clusters: 3 })
    expect(found.share).toBeCloseTo(15 / 17, 12)
    // F = 16; F(2, 3) has the quantiles 16.0441 and 0.0255 at 97.5 and 2.5 %: bounds (F / q − 1) / (F / q + 1).
    expect(found.shareLow).toBe(0)
    expect(found.shareHigh).toBeCloseTo((16 / 0.025533 - 1) / (16 / 0.025533 + 1), 5)
  })
  test('weighs clusters of several sizes by n0', () => {
    // Means 2, 6 and 12 of 2, 1 and 3 values, of all 46 / 6: n0 = (6 − 14 / 6) / 2.
    const mean = 46 / 6
    const between = (2 * (2 - mean) ** 2 + (6 - mean) ** 2 + 3 * (12 - mean) ** 2) / 2
    const within = (2 + 0 + 2) / 3
    const found = varianceComponents([1, 3, 6, 11, 12, 13], [0, 0, 1, 2, 2, 2])!
    expect(found.within).toBeCloseTo(within, 12)
    expect(found.between).toBeCloseTo((between - within) / (11 / 6), 12)
  })
  test('floors what parameters add at 0, and then their share is 0', () => {
    expect(varianceComponents([1, 9, 2, 8], [0, 0, 1, 1])).toMatchObject({
      between: 0,
      share: 0,
      shareLow: 0,
    })
  })
  test('is all parameters where clusters do not vary, and no share where nothing does', () => {
    expect(varianceComponents([1, 1, 4, 4], [0, 0, 1, 1])).toMatchObject({ within: 0, share: 1, shareLow: 1 })
    expect(varianceComponents([2, 2, 2, 2], [0, 0, 1, 1])).toMatchObject({
      between: 0,
      within: 0,
      share: null,
      shareLow: null,
      shareHigh: null,
    })
  })
  test.each([
    ['one cluster', [1, 2, 3], [0, 0, 0]],
    ['no cluster with two values', [1, 2, 3], [0, 1, 2]],
    ['no values', [], []],
  ])('cannot tell parts in %s', (_, values, clusters) => {
    expect(varianceComponents(values, clusters)).toBeNull()
  })
})

describe('over many draws', () => {
  test('parts are right on average, and the interval of the share covers it 95 times in 100', () => {
    const normal = normals(11)
    const [between, within] = [2, 1]
    let [sumBetween, sumWithin, covered] = [0, 0, 0]
    for (let i = 0; i < 2000; i++) {
      const { values, clusters } = clustered(normal, new Array(10).fill(2), between, within)
      const found = varianceComponents(values, clusters)!
      sumBetween += found.between
      sumWithin += found.within
      if (found.shareLow! <= 2 / 3 && found.shareHigh! >= 2 / 3) covered++
    }
    // Four standard errors: 0.03 of 2 and of 1; 0.0195 of 0.95.
    expect(sumBetween / 2000).toBeCloseTo(between, 0)
    expect(Math.abs(sumBetween / 2000 - between)).toBeLessThan(0.12)
    expect(Math.abs(sumWithin / 2000 - within)).toBeLessThan(0.045)
    expect(Math.abs(covered / 2000 - 0.95)).toBeLessThan(0.02)
  })
})
