import { describe, expect, test } from 'vitest'
import { gainOfPairing } from '../../src/statistics/common-luck.ts'
import { correlatedNormals } from './seeded.ts'

describe('what common luck gains', () => {
  test.each([0, 0.5, 0.9])(
    'is 1 / (1 − ρ) of normal values with the correlation %d, and its interval holds that',
    (correlation) => {
      const draw = correlatedNormals(9)
      const trials = 600
      let [covered, logs] = [0, 0]
      for (let trial = 0; trial < trials; trial++) {
        const [ours, theirs] = draw(30, 2, correlation)
        const { gain, interval } = gainOfPairing(ours!, theirs!)!
        logs += Math.log(gain)
        if (interval.low <= 1 / (1 - correlation) && 1 / (1 - correlation) <= interval.high) covered++
      }
      expect(covered / trials).toBeGreaterThan(0.925)
      expect(covered / trials).toBeLessThan(0.975)
      expect(Math.exp(logs / trials) * (1 - correlation)).toBeGreaterThan(0.93)
      expect(Math.exp(logs / trials) * (1 - correlation)).toBeLessThan(1.07)
    },
  )

  test('is below 1 where luck that helps the one hurts the other', () => {
    const up = [1, 2, 3, 4, 5, 7]
    const found = gainOfPairing(
      up,
      up.map((value) => -value),
    )!
    expect(found.gain).toBeCloseTo(0.5, 12)
  })

  test('is not told of few pairs, nor of a difference that does not vary', () => {
    expect(gainOfPairing([1, 2, 3, 4, 5], [2, 1, 5, 3, 4])).toBeNull()
    expect(gainOfPairing([1, 2, 3, 4, 5, 6], [3, 4, 5, 6, 7, 8])).toBeNull()
  })
})
