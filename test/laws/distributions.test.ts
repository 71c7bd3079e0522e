import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  gammaQuantile,
  lognormal,
  negativeBinomial,
  poisson,
  standardNormalQuantile,
  triangular,
} from '../../src/model/engine/distributions.ts'

const u = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true })
const inverses: Record<string, (u: number) => number> = {
  'triangular (2, 3, 9)': (x) => triangular(x, 2, 3, 9),
  'Poisson, mean 0.3': (x) => poisson(x, 0.3),
  'Poisson, mean 250': (x) => poisson(x, 250),
  'negative binomial, mean 20, ratio 8': (x) => negativeBinomial(x, 20, 8),
  normal: standardNormalQuantile,
  lognormal: (x) => lognormal(standardNormalQuantile(x), 426, 1.5),
  gamma: (x) => gammaQuantile(x, 44, 1 / 44),
}

describe('inverse distributions', () => {
  for (const [name, inverse] of Object.entries(inverses)) {
    it(`${name}: never falls as the uniform rises`, () => {
      fc.assert(
        fc.property(u, u, (a, b) => inverse(Math.min(a, b)) <= inverse(Math.max(a, b))),
        { seed: 20250101, numRuns: 500 },
      )
    })
  }

  /** Mean and variance over an even grid of uniforms: exact up to the tails. */
  const shape = (inverse: (u: number) => number) => {
    const n = 200_000
    let sum = 0
    let squares = 0
    for (let i = 0; i < n; i++) {
      const x = inverse((i + 0.5) / n)
      sum += x
      squares += x * x
    }
    return { mean: sum / n, variance: squares / n - (sum / n) ** 2 }
  }
  const relative = (found: number, exact: number) => Math.abs(found / exact - 1)

  it('have the mean and variance of their laws', () => {
    const cases: [{ mean: number; variance: number }, number, number][] = [
      [shape((x) => triangular(x, 2, 3, 9)), 14 / 3, (4 + 9 + 81 - 6 - 18 - 27) / 18],
      [shape((x) => poisson(x, 0.3)), 0.3, 0.3],
      [shape((x) => poisson(x, 250)), 250, 250],
      [shape((x) => negativeBinomial(x, 20, 8)), 20, 160],
      [shape((x) => gammaQuantile(x, 44, 1 / 44)), 1, 1 / 44],
    ]
    for (const [found, mean, variance] of cases) {
      expect(relative(found.mean, mean)).toBeLessThan(0.001)
      expect(relative(found.variance, variance)).toBeLessThan(0.003)
    }
  })

  it('have the right median and tails of the normal law', () => {
    expect(standardNormalQuantile(0.5)).toBe(0)
    expect(standardNormalQuantile(0.975)).toBeCloseTo(1.959963984540054, 13)
    expect(standardNormalQuantile(1e-9)).toBeCloseTo(-5.997807015007685, 9)
  })

  it('accept a triangular range of no width', () => {
    expect(triangular(0.4, 5, 5, 5)).toBe(5)
  })
})
