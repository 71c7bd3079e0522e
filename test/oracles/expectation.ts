/** How a simulated mean is held against a closed form. */
import { expect } from 'vitest'
import { halfWidth, moments } from '../../src/statistics/interval.ts'

/** Independent blocks of replications: a result must hold on both. */
export const blocks = ['first block', 'second block'] as const

/** At least the number of comparisons that all tests of this folder make together, on both blocks. */
const comparisons = 60
/** Chance that any oracle test fails though the engine is right (Bonferroni over all comparisons). */
const falseAlarm = 0.001

/**
 * Fails unless the t-interval of the replications’ mean, at the level that keeps the joint false-alarm rate below
 * 0.001, holds the exact value. Also fails unless the test has power: the half-width must be below `power` × exact, so
 * that an error of twice that share of the exact value would be noticed almost surely.
 * @param together number of comparisons of those that fail together at most so often
 */
export function expectMean(
  values: readonly number[],
  exact: number,
  power: number,
  together: number = comparisons,
): void {
  expect(values.length).toBeGreaterThanOrEqual(20)
  expect(values.every(Number.isFinite)).toBe(true)
  const found = moments(values)!
  const half = halfWidth(found, 1 - falseAlarm / together)!
  expect(half / Math.abs(exact), 'half-width relative to the exact value').toBeLessThan(power)
  expect(Math.abs(found.mean - exact), `mean ${found.mean}, exact ${exact}`).toBeLessThan(half)
}
