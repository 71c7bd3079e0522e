import { describe, expect, test } from 'vitest'
import { draws } from '../../src/model/engine/random.ts'
import { type SobolIndices, sobolIndices } from '../../src/statistics/sobol-indices.ts'
import { sobolPoints } from '../../src/statistics/sobol-sequence.ts'

const luck = draws('sobol test', 0)
const bootstrap = (resample: number, n: number) => luck.uniform(n, 1, 0, resample)

/** The indices of a function of so many inputs. @param chance what is added at the nth point in a replication */
function indicesOf(
  f: (u: Float64Array) => number,
  inputs: number,
  {
    count = 2048,
    replications = 1,
    chance = (_n: number, _r: number): number => 0,
    groups = [] as number[][],
  } = {},
): SobolIndices {
  const points = sobolPoints(count, 2 * inputs, (d) => Math.floor(luck.uniform(d, 0, 0) * 2 ** 32))
  const sets = groups.length > 0 ? groups : Array.from({ length: inputs }, (_, i) => [i])
  let n = 0
  const valuesAt = (u: Float64Array) => {
    const mean = f(u)
    const at = n++
    return Float64Array.from({ length: replications }, (_, r) => mean + chance(at, r))
  }
  const [a, b] = [points.map((point) => point.slice(0, inputs)), points.map((point) => point.slice(inputs))]
  const ab = sets.map((set) =>
    a.map((point, j) => point.map((value, i) => (set.includes(i) ? b[j]![i]! : value))),
  )
  return sobolIndices(
    { a: a.map(valuesAt), b: b.map(valuesAt), ab: ab.map((rows) => rows.map(valuesAt)) },
    bootstrap,
  )
}

/** Ishigami and Homma (1990), a = 7, b = 0.1. */
const ishigami = (u: Float64Array) => {
  const [x, y, z] = Array.from(u, (share) => Math.PI * (2 * share - 1)) as [number, number, number]
  return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x)
}
const ishigamiVariance = 7 ** 2 / 8 + (0.1 * Math.PI ** 4) / 5 + (0.01 * Math.PI ** 8) / 18 + 0.5
const exact = { first: [0.3139, 0.4424, 0], total: [0.5576, 0.4424, 0.2437] }

function expectIshigami(found: SobolIndices, within: number) {
  for (const which of ['first', 'total'] as const)
    for (const [i, { value }] of found[which].entries())
      expect(Math.abs(value - exact[which][i]!), `${which} ${i}`).toBeLessThan(within)
  expect(Math.abs(found.variance.value / ishigamiVariance - 1)).toBeLessThan(within)
}

describe('Sobol’ indices', () => {
  test('are those of the Ishigami function', () => {
    const found = indicesOf(ishigami, 3)
    expectIshigami(found, 0.02)
    expect(found.mean.value).toBeCloseTo(3.5, 2)
    expect(found.noiseShare).toBeNull()
    for (const which of ['first', 'total'] as const)
      for (const [i, { interval }] of found[which].entries()) {
        expect(interval!.low - 0.01).toBeLessThan(exact[which][i]!)
        expect(interval!.high + 0.01).toBeGreaterThan(exact[which][i]!)
      }
  })
  test('are those of the g function of Sobol’', () => {
    const weights = [0, 1, 4.5, 9]
    const found = indicesOf(
      (u) => weights.reduce((product, a, i) => (product * (Math.abs(4 * u[i]! - 2) + a)) / (1 + a), 1),
      weights.length,
    )
    const parts = weights.map((a) => 1 / (3 * (1 + a) ** 2))
    const product = parts.reduce((all, part) => all * (1 + part), 1)
    const variance = product - 1
    for (const [i, part] of parts.entries()) {
      expect(found.first[i]!.value).toBeCloseTo(part / variance, 1.7)
      expect(found.total[i]!.value).toBeCloseTo((part * product) / (1 + part) / variance, 1.7)
    }
  })
  test('of groups are those of their members together', () => {
    const found = indicesOf(ishigami, 3, { groups: [[0, 2], [1]] })
    expect(Math.abs(found.first[0]!.value - (1 - 0.4424))).toBeLessThan(0.02)
    expect(Math.abs(found.first[1]!.value - 0.4424)).toBeLessThan(0.02)
  })

  // Noise as large as the variance over inputs: without taking it out, first-order indices would halve.
  const sd = Math.sqrt(ishigamiVariance)
  test('leave chance out, and say what share it has', () => {
    const chance = (n: number, r: number) => sd * luck.normal(n, 2, 0, r)
    const found = indicesOf(ishigami, 3, { replications: 4, chance })
    expectIshigami(found, 0.06)
    expect(Math.abs(found.noiseShare!.value - 0.5)).toBeLessThan(0.02)
  })
  test('leave out luck that is the same at every point, which blurs no difference', () => {
    const common = [1.2, -0.7, 0.4, -0.9].map((each) => each * sd)
    const found = indicesOf(ishigami, 3, { replications: 4, chance: (_n, r) => common[r]! })
    expectIshigami(found, 0.02)
    const spread = common.reduce((sum, each) => sum + each ** 2, 0) / 3
    expect(found.noiseShare!.value).toBeCloseTo(spread / (spread + found.variance.value), 6)
  })
})
