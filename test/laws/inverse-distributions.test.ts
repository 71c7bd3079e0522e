/** Laws of the inverse distribution functions: each rises with its uniform and undoes the distribution function. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  lognormal,
  negativeBinomial,
  poisson,
  standardNormalQuantile,
  triangular,
} from '../../src/model/engine/distributions.ts'
import { gammaQuantile } from '../../src/model/gamma.ts'

const anyUniform = fc.integer({ min: 0, max: 2 ** 52 - 1 }).map((k) => (k + 0.5) / 2 ** 52)
const anyMean = fc.oneof(
  fc.double({ min: 0, max: 5, noNaN: true }),
  fc.double({ min: 0, max: 600, noNaN: true }),
)
const anyRatio = fc.oneof(
  fc.constant(1),
  fc.double({ min: 1, max: 1.001, noNaN: true }),
  fc.double({ min: 1, max: 40, noNaN: true }),
)
const anyPositive = fc.double({ min: 0.05, max: 50, noNaN: true })
const settings = { numRuns: 3000, seed: 2025 }

/** Share of the counts up to k, by plain summation of the logarithms of Panjer's ratios. */
function cumulativeCount(k: number, mean: number, ratio: number): number {
  const size = mean / (ratio - 1)
  let logarithm = ratio === 1 ? -mean : -size * Math.log(ratio)
  let sum = Math.exp(logarithm)
  for (let i = 1; i <= k; i++) {
    logarithm += ratio === 1 ? Math.log(mean / i) : Math.log(((size + i - 1) / i) * (1 - 1 / ratio))
    sum += Math.exp(logarithm)
  }
  return sum
}

describe('every variate rises with its uniform', () => {
  const laws: [string, (u: number, a: number, b: number) => number][] = [
    ['triangular', (u, a, b) => triangular(u, a, a + b / 3, a + b)],
    ['lognormal', (u, a, b) => lognormal(standardNormalQuantile(u), a, b / 20)],
    ['gamma', (u, a, b) => gammaQuantile(u, a, b)],
    ['Poisson', (u, a) => poisson(u, a * 8)],
    ['negative binomial', (u, a, b) => negativeBinomial(u, a * 8, 1 + b)],
    ['normal', (u) => standardNormalQuantile(u)],
  ]
  test.each(laws)('%s', (_name, variate) => {
    const property = fc.property(anyUniform, anyUniform, anyPositive, anyPositive, (one, other, a, b) => {
      const [low, high] = [Math.min(one, other), Math.max(one, other)]
      expect(variate(low, a, b)).toBeLessThanOrEqual(variate(high, a, b))
    })
    fc.assert(property, settings)
  })
})

describe('counts', () => {
  test('are the smallest whose share of counts up to them reaches the uniform (within 1e-11)', () => {
    const property = fc.property(anyUniform, anyMean, anyRatio, (u, mean, ratio) => {
      const plain = ratio < 1.0000001 ? 1 : ratio
      const k = negativeBinomial(u, mean, plain)
      expect(cumulativeCount(k, mean, plain)).toBeGreaterThan(u - 1e-11)
      if (k > 0) expect(cumulativeCount(k - 1, mean, plain)).toBeLessThan(u + 1e-11)
    })
    fc.assert(property, settings)
  })

  test('are Poisson where variance and mean agree', () => {
    const property = fc.property(anyUniform, anyMean, (u, mean) => {
      expect(negativeBinomial(u, mean, 1)).toBe(poisson(u, mean))
    })
    fc.assert(property, settings)
  })

  test('have the mean and variance asked for, integrated over a fine grid of uniforms', () => {
    for (const [mean, ratio] of [
      [0.3, 1],
      [300, 1],
      [40, 3],
      [5, 8],
      [200, 25],
    ] as const) {
      const steps = 200_000
      let sum = 0
      let squares = 0
      for (let i = 0; i < steps; i++) {
        const count = negativeBinomial((i + 0.5) / steps, mean, ratio)
        sum += count
        squares += count * count
      }
      expect(Math.abs(sum / steps / mean - 1)).toBeLessThan(1e-3)
      expect(Math.abs((squares / steps - (sum / steps) ** 2) / (mean * ratio) - 1)).toBeLessThan(5e-3)
    }
  })

  test('keep their lowest and highest quantiles even where e^-mean is 0', () => {
    expect(poisson(0.5, 5000)).toBe(5000)
    expect(poisson(2 ** -53, 300)).toBe(169)
    expect(poisson(1 - 2 ** -53, 300)).toBe(450)
    expect(poisson(0.999, 0)).toBe(0)
  })
})

describe('continuous variates', () => {
  test('triangular undoes its distribution function and keeps to its range', () => {
    const property = fc.property(anyUniform, anyPositive, anyPositive, anyPositive, (u, low, left, right) => {
      const [mode, high] = [low + left, low + left + right]
      const x = triangular(u, low, mode, high)
      const share =
        x < mode ? (x - low) ** 2 / ((left + right) * left) : 1 - (high - x) ** 2 / ((left + right) * right)
      expect(x >= low && x <= high).toBe(true)
      expect(Math.abs(share - u)).toBeLessThan(1e-9)
    })
    fc.assert(property, settings)
    expect(triangular(0.3, 2, 2, 2)).toBe(2)
    expect(triangular(0.75, 0, 0, 1)).toBe(0.5)
    expect(triangular(0.25, 0, 1, 1)).toBe(0.5)
  })

  test('gamma of shape 1 is exponential; of shape 3 it undoes Erlang’s distribution function', () => {
    const property = fc.property(anyUniform, anyPositive, (u, scale) => {
      fc.pre(u > 1e-9 && u < 1 - 1e-9)
      expect(Math.abs(gammaQuantile(u, 1, scale) / (-Math.log1p(-u) * scale) - 1)).toBeLessThan(1e-7)
      const y = gammaQuantile(u, 3, scale) / scale
      expect(Math.abs(1 - Math.exp(-y) * (1 + y + (y * y) / 2) - u)).toBeLessThan(1e-9)
    })
    fc.assert(property, settings)
  })

  test('lognormal has its median at z = 0 and its logarithm’s spread', () => {
    expect(lognormal(0, 12.5, 0.8)).toBe(12.5)
    expect(Math.log(lognormal(2, 12.5, 0.8) / 12.5)).toBeCloseTo(1.6, 14)
  })

  test.each([
    [0.25, -0.6744897501960817],
    [0.001, -3.090232306167813],
    [1e-20, -9.262340089798409],
    [0.975, 1.959963984540054],
    [0.5, 0],
  ])('the normal quantile of %d is %d (AS 241’s own test values, and two more)', (u, z) => {
    expect(Math.abs(standardNormalQuantile(u) - z)).toBeLessThan(4e-15 * Math.max(1, Math.abs(z)))
  })

  test('the normal quantile is odd about one half', () => {
    const property = fc.property(anyUniform, (u) => {
      expect(standardNormalQuantile(1 - u) + standardNormalQuantile(u)).toBe(0)
    })
    fc.assert(property, settings)
  })
})

test.each([
  ['triangular with the mode outside', () => triangular(0.5, 0, 3, 2)],
  ['gamma of shape 0', () => gammaQuantile(0.5, 0, 1)],
  ['gamma of infinite scale', () => gammaQuantile(0.5, 1, Number.POSITIVE_INFINITY)],
  ['Poisson of negative mean', () => poisson(0.5, -1)],
  ['negative binomial of NaN mean', () => negativeBinomial(0.5, Number.NaN, 2)],
  ['negative binomial with less variance than Poisson', () => negativeBinomial(0.5, 3, 0.9)],
  ['normal quantile of 0', () => standardNormalQuantile(0)],
  ['normal quantile of 1', () => standardNormalQuantile(1)],
])('%s is refused', (_name, call) => {
  expect(call).toThrow(RangeError)
})
