import { describe, expect, test } from 'vitest'
import { moments } from '../../src/statistics/interval.ts'
import { simultaneousIntervals } from '../../src/statistics/simultaneous.ts'
import { correlatedNormals, uniforms } from './seeded.ts'

const figures = 8

/** How often all intervals at once, and all t-intervals one by one, hold the true means. */
function coverage(count: number, correlation: number, trials: number) {
  const draw = correlatedNormals(7)
  const luck = uniforms(11)
  let [together, oneByOne] = [0, 0]
  for (let trial = 0; trial < trials; trial++) {
    const values = draw(count, figures, correlation).map((own, j) => own.map((value) => 3 + (j + 1) * value))
    const { intervals } = simultaneousIntervals(values, () => luck())!
    const holds = (at: (j: number) => { readonly low: number; readonly high: number }) =>
      values.every((_, j) => at(j).low <= 3 && 3 <= at(j).high)
    if (holds((j) => intervals[j]!)) together++
    const t = 2.093024054408263 // Student’s t, 97.5 %, 19 degrees of freedom
    const each = values.map((own) => moments(own)!)
    const reach = (j: number) => (t * each[j]!.standardDeviation!) / Math.sqrt(count)
    if (holds((j) => ({ low: each[j]!.mean - reach(j), high: each[j]!.mean + reach(j) }))) oneByOne++
  }
  return { together: together / trials, oneByOne: oneByOne / trials }
}

describe('simultaneous intervals', () => {
  test('of eight correlated normal figures hold all true means in 93 to 97 % of 1,000 experiments of 20 replications', () => {
    const { together, oneByOne } = coverage(20, 0.6, 1000)
    expect(together).toBeGreaterThanOrEqual(0.93)
    expect(together).toBeLessThanOrEqual(0.97)
    expect(oneByOne).toBeLessThan(0.85)
  }, 120_000)

  test('have one critical value, and half-widths in proportion to the standard errors', () => {
    const values = correlatedNormals(1)(40, 3, 0.3)
    const luck = uniforms(2)
    const found = simultaneousIntervals(values, () => luck())!
    for (const [j, own] of values.entries()) {
      const { mean, standardDeviation } = moments(own)!
      const half = (found.critical * standardDeviation!) / Math.sqrt(40)
      expect(found.intervals[j]!.low).toBeCloseTo(mean - half, 12)
      expect(found.intervals[j]!.high).toBeCloseTo(mean + half, 12)
    }
  })

  test('of figures that are one another’s copies are those of one figure', () => {
    const [one] = correlatedNormals(3)(30, 1, 0)
    const of = (values: Float64Array[]) => {
      const luck = uniforms(5)
      return simultaneousIntervals(values, () => luck())!.critical
    }
    expect(of([one!, one!.map((value) => 2 * value), one!])).toBeCloseTo(of([one!]), 12)
  })

  test('leave out what differs in too few replications, and give what never varies no width', () => {
    const [one] = correlatedNormals(3)(20, 1, 0)
    const rare = new Float64Array(20)
    rare[4] = 1
    const luck = uniforms(5)
    const { intervals, critical } = simultaneousIntervals([one!, rare, new Float64Array(20).fill(2)], () =>
      luck(),
    )!
    expect(Number.isFinite(critical)).toBe(true)
    expect(intervals[1]).toBeNull()
    expect(intervals[2]).toEqual({ low: 2, high: 2 })
  })

  test('are none of few replications, or where nothing varies', () => {
    const [few] = correlatedNormals(3)(9, 1, 0)
    expect(simultaneousIntervals([few!], () => 0.5)).toBeNull()
    expect(simultaneousIntervals([new Float64Array(20)], () => 0.5)).toBeNull()
    expect(simultaneousIntervals([], () => 0.5)).toBeNull()
  })
})
