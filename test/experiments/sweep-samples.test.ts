import { describe, expect, test } from 'vitest'
import { jobsOf } from '../../src/experiments/replications/replicate.ts'
import { valueAtShare } from '../../src/experiments/sweep/marginals.ts'
import { jobPlan } from '../../src/experiments/sweep/sweep.ts'
import { pointCount, pointsOf, type SweepPoint } from '../../src/experiments/sweep/sweep-points.ts'
import { noDeterrence } from '../../src/model/deterrence.ts'
import { type SweepDocument, sweepSchema } from '../../src/scenarios/designs/sweep-schema.ts'
import { openScenarios, parseSetting } from '../../src/scenarios/load.ts'
import { spearman } from '../../src/statistics/rank-correlation.ts'
import { hub } from '../model/model.ts'

const design = (more: object): SweepDocument =>
  sweepSchema.parse({ name: 'test', title: 'Test', scenarios: ['return-hubs'], ...more })
const parameter = (more: object) => design({ parameters: { x: { path: 'a', ...more } } }).parameters['x']!
const column = (points: readonly SweepPoint[], name: string) =>
  points.map(({ values }) => Number(values[name]))

describe('a distribution, by its inverse', () => {
  const at = (more: object, share: number) => Number(valueAtShare(parameter(more), share))
  const shares = [0.001, 0.05, 0.3, 0.5, 0.77, 0.95, 0.999]

  test('triangular: F(x) = (x − low)² / ((high − low)(value − low)) below the value', () => {
    const more = { distribution: 'triangular', low: 2, value: 5, high: 12 }
    for (const share of shares) {
      const x = at(more, share)
      const below = x <= 5 ? (x - 2) ** 2 / 30 : 1 - (12 - x) ** 2 / 70
      expect(below).toBeCloseTo(share, 5)
    }
  })

  test('PERT: a beta distribution whose mode is the value, in the cases that have a closed form', () => {
    for (const share of shares) {
      const atLow = at({ distribution: 'pert', low: 10, value: 10, high: 20 }, share)
      expect((atLow - 10) / 10).toBeCloseTo(1 - (1 - share) ** (1 / 5), 5)
      const atHigh = at({ distribution: 'pert', low: 0, value: 1, high: 1 }, share)
      expect(atHigh).toBeCloseTo(share ** (1 / 5), 5)
      const x = at({ distribution: 'pert', low: 0, value: 0.5, high: 1 }, share)
      expect(x ** 3 * (10 - 15 * x + 6 * x ** 2)).toBeCloseTo(share, 5)
    }
  })

  test('PERT: the mean is (low + 4 value + high) / 6', () => {
    const n = 4000
    const more = { distribution: 'pert', low: 1, value: 2, high: 9 }
    const mean = Array.from({ length: n }, (_, i) => at(more, (i + 0.5) / n)).reduce((a, b) => a + b) / n
    expect(mean).toBeCloseTo((1 + 8 + 9) / 6, 3)
  })

  test('lognormal: low and high are the quantiles that are asked for, the median their geometric mean', () => {
    const more = { distribution: 'lognormal', low: 2, high: 50 }
    expect(at(more, 0.05)).toBeCloseTo(2, 4)
    expect(at(more, 0.95)).toBeCloseTo(50, 3)
    expect(at(more, 0.5)).toBeCloseTo(10, 4)
    expect(at({ ...more, within: 0.5 }, 0.25)).toBeCloseTo(2, 4)
  })

  test('discrete: as many of each value as its weight says, in a Latin hypercube to within one', () => {
    const weighted = design({
      method: 'latin-hypercube',
      points: 100,
      parameters: { x: { path: 'a', values: ['a', 'b', 'c'], weights: [1, 2, 5] } },
    })
    const drawn = pointsOf(weighted, '3').map(({ values }) => values['x'])
    for (const [value, expected] of [
      ['a', 12.5],
      ['b', 25],
      ['c', 62.5],
    ] as const)
      expect(Math.abs(drawn.filter((each) => each === value).length - expected)).toBeLessThanOrEqual(1)
  })

  test('keeps the strata of a sample: one value of each of its equal parts', () => {
    for (const method of ['latin-hypercube', 'sobol'])
      for (const more of [
        { distribution: 'pert', low: 0, value: 0, high: 1 },
        { distribution: 'triangular', low: 0, value: 0, high: 1 },
      ]) {
        const points = pointsOf(
          design({ method, points: 64, parameters: { x: { path: 'a', ...more } } }),
          '1',
        )
        const power = more.distribution === 'pert' ? 5 : 2
        const strata = column(points, 'x').map((x) => Math.floor((1 - (1 - x) ** power) * 64 + 1e-3))
        expect(new Set(strata).size).toBeGreaterThanOrEqual(63)
      }
  })
})

describe.each(['sobol', 'halton'])('a %s sequence', (method) => {
  const sequence = (points: number, more: object = {}) =>
    design({
      method,
      points,
      parameters: {
        a: { path: 'a', from: 0, to: 1 },
        b: { path: 'b', distribution: 'triangular', low: 0, value: 2, high: 3 },
        c: { path: 'c', values: ['x', 'y'] },
      },
      ...more,
    })

  test('with more points begins with the same points under the same ids', () => {
    const more = { correlations: [{ between: ['a', 'b'], rank: 0.5 }], constraints: ['a + b <= 3.5'] }
    const [few, many] = [pointsOf(sequence(32, more), '9'), pointsOf(sequence(1000, more), '9')]
    expect(many.slice(0, few.length)).toEqual(few)
    expect(pointsOf(sequence(8), '9')[7]!.id).toBe('p00008')
    expect(many.length).toBeGreaterThan(few.length)
  })

  test('is another for another seed', () => {
    expect(pointsOf(sequence(8), '1')).not.toEqual(pointsOf(sequence(8), '2'))
  })

  test('fills the square more evenly than a Latin hypercube: of 64 points nearer to 4 in each of 16 cells', () => {
    const crowding = (document: SweepDocument, seed: string) => {
      const counts = new Array(16).fill(0)
      for (const { values } of pointsOf(document, seed))
        counts[4 * Math.floor(4 * Number(values['a'])) + Math.floor(4 * Number(values['b']))]++
      return counts.reduce((sum, count) => sum + (count - 4) ** 2, 0)
    }
    const square = (of: string) =>
      design({
        method: of,
        points: 64,
        parameters: { a: { path: 'a', from: 0, to: 0.9999 }, b: { path: 'b', from: 0, to: 0.9999 } },
      })
    const over = (of: string) =>
      Array.from({ length: 20 }, (_, seed) => crowding(square(of), String(seed))).reduce((a, b) => a + b)
    expect(over(method)).toBeLessThan(over('latin-hypercube') / 3)
  })
})

describe('correlations', () => {
  const correlated = (method: string, points: number) =>
    design({
      method,
      points,
      parameters: {
        a: { path: 'a', from: 1, to: 1000, scale: 'log' },
        b: { path: 'b', distribution: 'lognormal', low: 1, high: 5 },
        c: { path: 'c', from: 0, to: 1 },
        free: { path: 'd', from: 0, to: 1 },
      },
      correlations: [
        { between: ['a', 'b'], rank: 0.7 },
        { between: ['c', 'b'], rank: -0.4 },
      ],
    })

  test.each([
    ['latin-hypercube', 200, 0.005],
    ['sobol', 256, 0.04],
    ['halton', 256, 0.06],
  ])('of a %s of %i points are reached to within %d', (method, count, within) => {
    for (const seed of ['1', '2', '3']) {
      const points = pointsOf(correlated(method, count), seed)
      const of = (one: string, other: string) => spearman(column(points, one), column(points, other))
      expect(Math.abs(of('a', 'b') - 0.7)).toBeLessThan(within)
      expect(Math.abs(of('b', 'c') + 0.4)).toBeLessThan(within)
      expect(Math.abs(of('a', 'c'))).toBeLessThan(within)
    }
  })

  test('leave a Latin hypercube the values of every parameter, and the others where they were', () => {
    const together = correlated('latin-hypercube', 50)
    const apart = { ...together, correlations: [] }
    const [with_, without] = [pointsOf(together, '4'), pointsOf(apart, '4')]
    for (const name of ['a', 'b', 'c'])
      expect(column(with_, name).sort((x, y) => x - y)).toEqual(column(without, name).sort((x, y) => x - y))
    expect(column(with_, 'free')).toEqual(column(without, 'free'))
  })
})

describe('constraints', () => {
  test('take points out of a grid, and leave the others under their ids', () => {
    const grid = design({
      parameters: { low: { path: 'a', values: [1, 2, 3] }, high: { path: 'b', values: [1, 2, 3] } },
      constraints: ['low <= high', '2 * low + high < 8'],
    })
    expect(pointCount(grid)).toBe(9)
    expect(pointsOf(grid, '1').map(({ id, values }) => [id, values['low'], values['high']])).toEqual([
      ['p1', 1, 1],
      ['p2', 1, 2],
      ['p3', 1, 3],
      ['p5', 2, 2],
      ['p6', 2, 3],
    ])
  })
})

describe('points added to a sequence', () => {
  test('leave the keys of the jobs of the first points as they are, so that a store of jobs has them', () => {
    const sized = (points: number) =>
      design({
        method: 'sobol',
        points,
        parameters: { days: { path: 'schemes.hub.agreement.opening_median_days', from: 300, to: 900 } },
      })
    const load = openScenarios(['current-policy-2024', hub])
    const keysOf = (points: number) => {
      const stations = pointsOf(sized(points), '7').map((point) => {
        const [baseline, option] = load([
          parseSetting(`schemes.hub.agreement.opening_median_days=${point.values['days']}`),
        ])
        return { point, baseline: baseline!, scenarios: [option!] }
      })
      const plan = { stations, deterrence: [noDeterrence], seed: '7', horizonYears: 1, version: 'test' }
      return jobsOf(jobPlan({ ...plan, replications: 2 }), 0, 2).map(({ key }) => JSON.stringify(key))
    }
    const [few, many] = [keysOf(4), new Set(keysOf(8))]
    expect(few.length).toBe(2 * 5)
    expect(few.filter((key) => !many.has(key))).toEqual([])
    expect(many.size).toBe(2 * 9)
  })
})
