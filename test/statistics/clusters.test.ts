import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clusterValues } from '../../src/statistics/clusters.ts'
import { meanInterval, moments, studentQuantile } from '../../src/statistics/interval.ts'
import { clustered, normals } from './seeded.ts'

const interval = (values: ArrayLike<number>, clusters: ArrayLike<number>) =>
  meanInterval(moments(clusterValues(values, clusters))!)

describe('clusterValues', () => {
  test('is the values themselves, bit for bit, with one in each cluster', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, min: -1e12, max: 1e12 }), { minLength: 1 }), (values) => {
        expect([...clusterValues(values, [...values.keys()])]).toEqual(values)
      }),
      { seed: 1 },
    )
  })
  test('is the means of clusters of one size, whatever their order', () => {
    expect([...clusterValues([1, 3, 10, 20, 5, 7], [4, 4, 2, 2, 9, 9])]).toEqual([2, 15, 6])
    expect([...clusterValues([1, 10, 3, 20], [0, 1, 0, 1])]).toEqual([2, 15])
  })
  test('is the ratio estimator in clusters of several sizes, worked by hand', () => {
    // Means 2, 6 and 12 of 2, 1 and 3 values: the mean of all is 46 / 6, residual totals are n (m − 46 / 6).
    const values = [1, 3, 6, 11, 12, 13]
    const clusters = [0, 0, 1, 2, 2, 2]
    const mean = 46 / 6
    const residuals = [2 * (2 - mean), 6 - mean, 3 * (12 - mean)]
    const squares = residuals.reduce((sum, each) => sum + each ** 2, 0)
    const error = Math.sqrt((3 / 2) * squares) / 6
    const { low, high } = interval(values, clusters)!
    expect((low + high) / 2).toBeCloseTo(mean, 12)
    expect((high - low) / 2).toBeCloseTo(studentQuantile(0.975, 2) * error, 12)
  })
  test('leaves no interval to one cluster, and none at all to no values', () => {
    expect(interval([1, 2, 3], [0, 0, 0])).toBeNull()
    expect([...clusterValues([], [])]).toEqual([])
  })
  test('gives equal values an interval of no width', () => {
    const { low, high } = interval([0.1, 0.1, 0.1, 0.1, 0.1], [0, 0, 0, 1, 1])!
    expect([low, high]).toEqual([0.1, 0.1])
  })
})

describe('coverage of the mean', () => {
  // 2,000 intervals of a true share of 0.95: a count outside 0.933 to 0.967 has a chance of 1 in 2,000.
  test.each([
    ['pairs', [2, 2, 2, 2, 2, 2, 2, 2]],
    ['pairs and a single', [2, 2, 2, 2, 2, 2, 2, 1]],
    ['sizes from 2 to 4', [4, 4, 4, 2, 2, 2, 2, 2, 2, 2]],
  ])('is 95 %% in %s, where intervals that forget the clusters cover less', (_, sizes) => {
    const normal = normals(7)
    let [covered, forgetful] = [0, 0]
    for (let i = 0; i < 2000; i++) {
      const { values, clusters } = clustered(normal, sizes, 1, 0.5)
      const own = interval(values, clusters)!
      if (own.low <= 0 && own.high >= 0) covered++
      const plain = meanInterval(moments(values)!)!
      if (plain.low <= 0 && plain.high >= 0) forgetful++
    }
    expect(covered / 2000).toBeGreaterThan(0.933)
    expect(covered / 2000).toBeLessThan(0.967)
    expect(forgetful / 2000).toBeLessThan(0.9)
  })
})
