import { describe, expect, test } from 'vitest'
import { draws } from '../../src/model/engine/random.ts'
import { mostDimensions, sobolPoints } from '../../src/statistics/sobol-sequence.ts'

const plain = () => 0
/** Points have the middle of the finest cell, half of 2^-32 above the sequence itself. */
const cells = (values: ArrayLike<number>) => Array.from(values, (value) => value - 2 ** -33)

describe('a Sobol’ sequence', () => {
  test('is that of Joe and Kuo: the first ten points of their page, three dimensions', () => {
    const published = [
      [0, 0, 0],
      [0.5, 0.5, 0.5],
      [0.75, 0.25, 0.25],
      [0.25, 0.75, 0.75],
      [0.375, 0.375, 0.625],
      [0.875, 0.875, 0.125],
      [0.625, 0.125, 0.875],
      [0.125, 0.625, 0.375],
      [0.1875, 0.3125, 0.9375],
      [0.6875, 0.8125, 0.4375],
    ]
    expect(sobolPoints(10, 3, plain).map(cells)).toEqual(published)
  })
  test('is that of scipy 1.17 in far dimensions', () => {
    const points = sobolPoints(1024, mostDimensions, plain)
    const at = (k: number) => cells([2, 9, 99, 639].map((d) => points[k]![d]!))
    expect(at(5)).toEqual([0.125, 0.125, 0.375, 0.125])
    expect(at(100)).toEqual([0.7734375, 0.6953125, 0.8828125, 0.7265625])
    expect(at(1023)).toEqual([0.6123046875, 0.8505859375, 0.5302734375, 0.2373046875])
  })
  test('has one point in each of its cells in every dimension, shifted or not', () => {
    const luck = draws('shift', 0)
    const points = sobolPoints(256, 200, (d) => Math.floor(luck.uniform(d, 0, 0) * 2 ** 32))
    for (let d = 0; d < 200; d++)
      expect(new Set(points.map((point) => Math.floor(point[d]! * 256))).size).toBe(256)
  })
  test('refuses dimensions that it has no numbers for', () => {
    expect(() => sobolPoints(2, mostDimensions + 1, plain)).toThrow(RangeError)
  })
})
