import { describe, expect, test } from 'vitest'
import { KimNelson } from '../../src/statistics/kim-nelson.ts'
import { ocbaShares } from '../../src/statistics/ocba.ts'
import { normals } from './seeded.ts'

/** Trials in which the first option is the best by just the indifference, all others alike: the slippage configuration. */
function slippage(options: number, correlation: number, trials: number, confidence: number) {
  const normal = normals(17)
  let [right, replications] = [0, 0]
  for (let trial = 0; trial < trials; trial++) {
    const selection = new KimNelson(options, { confidence, indifference: 1 / Math.sqrt(10), first: 10 })
    while (selection.selected === undefined) {
      const shared = Math.sqrt(correlation) * normal()
      replications += selection.contenders.length
      selection.add((i) => (i === 0 ? 1 / Math.sqrt(10) : 0) + shared + Math.sqrt(1 - correlation) * normal())
    }
    if (selection.selected === 0) right++
  }
  return { right: right / trials, replications: replications / trials }
}

describe('the procedure of Kim and Nelson', () => {
  test.each([0, 0.75])(
    'selects the best of five in 95 % of 3,000 trials or more in the slippage configuration, correlation %d',
    (correlation) => {
      expect(slippage(5, correlation, 3000, 0.95).right).toBeGreaterThanOrEqual(0.95)
    },
  )

  test('needs fewer replications under common random numbers', () => {
    const [apart, together] = [0, 0.75].map((correlation) => slippage(5, correlation, 100, 0.95).replications)
    expect(together!).toBeLessThan(apart! / 2)
  })

  test('has the constant of the paper: η = ((2α/(k−1))^(−2/(n−1)) − 1)/2, so that options without noise end at once', () => {
    const selection = new KimNelson(3, { confidence: 0.95, indifference: 1, first: 2 })
    selection.add((i) => i)
    expect(selection.selected).toBeUndefined()
    selection.add((i) => i)
    expect(selection.selected).toBe(2)
  })

  test('goes on as long as its paper says: two options, first stage of two, values worked out by hand', () => {
    // Differences 1 and −1: S² = 2; η = ((2 × 0.05)^−2 − 1)/2 = 49.5; h² S²/δ² = 2 × 49.5 × 1 × 2 / 4 = 49.5, so the width at 49 is 0.5, below the lead of 1.
    const selection = new KimNelson(2, { confidence: 0.95, indifference: 2, first: 2 })
    let count = 0
    while (selection.selected === undefined) {
      const odd = count++ % 2
      selection.add((i) => (i === odd ? 1 : 0))
    }
    expect(count).toBe(49)
  })

  test('leaves out for good who has fallen behind, and selects one of equals', () => {
    const selection = new KimNelson(3, { confidence: 0.95, indifference: 0.5, first: 5 })
    const normal = normals(2)
    while (selection.selected === undefined) {
      const shared = normal()
      selection.add((i) => shared + (i === 2 ? -50 : 0.1 * normal()))
    }
    expect(selection.contenders).not.toContain(2)
  })
})

describe('the optimal allocation of a budget', () => {
  test('is that of Chen and Lee (2011), page 49: means 1 to 5, lower is better, variances 1, 1, 9, 9, 4 and 50 replications', () => {
    const variances = [1, 1, 9, 9, 4]
    const options = variances.map((variance, i) => ({
      mean: -(i + 1),
      standardDeviation: Math.sqrt(variance),
    }))
    expect(ocbaShares(options, 50).map(Math.round)).toEqual([11, 9, 19, 9, 2])
  })

  test('of two is in proportion to their standard deviations', () => {
    const shares = ocbaShares(
      [
        { mean: 3, standardDeviation: 2 },
        { mean: 1, standardDeviation: 6 },
      ],
      80,
    )
    expect(shares[0]).toBeCloseTo(20, 9)
    expect(shares[1]).toBeCloseTo(60, 9)
  })

  test('has a number for options that tie, and for those that do not vary', () => {
    const of = (...options: [mean: number, standardDeviation: number][]) =>
      ocbaShares(
        options.map(([mean, standardDeviation]) => ({ mean, standardDeviation })),
        30,
      )
    expect(of([1, 0], [1, 0], [1, 0])).toEqual([10, 10, 10])
    for (const shares of [of([2, 1], [2, 1], [0, 1]), of([2, 1], [2, 1]), of([2, 0], [1, 1])]) {
      expect(shares.every((share) => Number.isFinite(share) && share >= 0)).toBe(true)
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(30, 9)
    }
  })
})
