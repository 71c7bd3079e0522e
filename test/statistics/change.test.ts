import { describe, expect, test } from 'vitest'
import { pairedChange, welchChange } from '../../src/statistics/change.ts'

/** Student's sleep data (1908), and what R's `t.test` says of it (help page of `sleep`). */
const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]
const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]

describe('the change of a mean', () => {
  test('has Welch’s interval where the samples are independent', () => {
    const change = welchChange(first, second)!
    expect(change.mean).toBeCloseTo(1.58, 12)
    expect(change.interval!.low).toBeCloseTo(-0.2054832, 6)
    expect(change.interval!.high).toBeCloseTo(3.3654832, 6)
  })
  test('has the interval of the mean difference where values are paired', () => {
    const change = pairedChange(first, second)!
    expect(change.mean).toBeCloseTo(1.58, 12)
    expect(change.interval!.low).toBeCloseTo(0.7001142, 6)
    expect(change.interval!.high).toBeCloseTo(2.4598858, 6)
  })
  test('is what it is where nothing varies, and has no interval below two values', () => {
    expect(welchChange([1, 1], [3, 3, 3])).toEqual({ mean: 2, interval: { low: 2, high: 2 } })
    expect(welchChange([1], [3, 4])).toEqual({ mean: 2.5, interval: null })
    expect(pairedChange([1], [3])).toEqual({ mean: 2, interval: null })
    expect(welchChange([], [1])).toBeNull()
    expect(pairedChange([], [])).toBeNull()
  })
})
