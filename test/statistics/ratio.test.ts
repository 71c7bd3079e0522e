import { describe, expect, test } from 'vitest'
import { meanInterval, moments } from '../../src/statistics/interval.ts'
import { ratioOfMeans } from '../../src/statistics/ratio.ts'

const numerators = [12, 15, 11, 14, 13, 16]
const denominators = [4, 5, 4.5, 5.5, 5, 4.8]

describe('ratioOfMeans', () => {
  test('solves Fieller’s equation: at each bound r, the interval of the mean of (top − r × bottom) touches zero', () => {
    const { ratio, interval } = ratioOfMeans(numerators, denominators)!
    expect(ratio).toBeCloseTo(81 / 28.8, 12)
    for (const bound of [interval.low, interval.high]) {
      const { low, high } = meanInterval(moments(numerators.map((x, i) => x - bound * denominators[i]!))!)!
      expect(Math.min(Math.abs(low), Math.abs(high))).toBeLessThan(1e-9)
    }
    expect(interval.low).toBeLessThan(ratio)
    expect(interval.high).toBeGreaterThan(ratio)
  })
  test('is the ordinary interval, scaled, where the denominator does not vary', () => {
    const { interval } = ratioOfMeans(
      numerators,
      numerators.map(() => 2),
    )!
    const plain = meanInterval(moments(numerators)!)!
    expect(interval.low).toBeCloseTo(plain.low / 2, 12)
    expect(interval.high).toBeCloseTo(plain.high / 2, 12)
  })
  test('is undefined where the denominator’s interval spans zero, or there is one pair', () => {
    expect(ratioOfMeans([1, 2, 3], [-1, 0.5, 1])).toBeNull()
    expect(ratioOfMeans([1, 2, 3], [0, 0, 0])).toBeNull()
    expect(ratioOfMeans([1], [2])).toBeNull()
    expect(ratioOfMeans([], [])).toBeNull()
  })
  test('handles a negative denominator', () => {
    const { ratio, interval } = ratioOfMeans(
      numerators,
      denominators.map((x) => -x),
    )!
    const mirrored = ratioOfMeans(numerators, denominators)!
    expect(ratio).toBeCloseTo(-mirrored.ratio, 12)
    expect(interval.low).toBeCloseTo(-mirrored.interval.high, 12)
    expect(interval.high).toBeCloseTo(-mirrored.interval.low, 12)
  })
})
