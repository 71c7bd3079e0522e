import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pointCount, pointsOf } from '../../src/experiments/sweep/sweep-points.ts'
import { rolesOf } from '../../src/experiments/sweep/sweep-roles.ts'
import { type SweepDocument, sweepSchema } from '../../src/scenarios/designs/sweep-schema.ts'

const design = (more: object): SweepDocument =>
  sweepSchema.parse({ name: 'test', title: 'Test', scenarios: ['return-hubs'], ...more })

const grid = design({
  parameters: {
    places: { path: 'a', values: [50, 100, 200] },
    rate: { path: 'b', from: 1, to: 100, steps: 3, scale: 'log' },
    preset: { path: 'c', values: ['none', 'frailty'] },
  },
})

describe('a grid', () => {
  test('has every combination once, the last parameter changing fastest', () => {
    const points = pointsOf(grid, '1')
    expect(pointCount(grid)).toBe(18)
    expect(points.map(({ values }) => Object.values(values).join(' '))).toEqual(
      [50, 100, 200].flatMap((places) =>
        [1, 10, 100].flatMap((rate) => ['none', 'frailty'].map((preset) => `${places} ${rate} ${preset}`)),
      ),
    )
    expect(points.map(({ id }) => id)).toEqual(points.map((_, i) => `p${String(i + 1).padStart(2, '0')}`))
  })

  test('does not depend on the seed', () => {
    expect(pointsOf(grid, '1')).toEqual(pointsOf(grid, '2'))
  })

  test('is drawn along the numeric parameter with most values, then in its own order', () => {
    expect(rolesOf(grid, pointsOf(grid, '1'))).toEqual({ x: 'places', lines: 'rate', panels: 'preset' })
    const asked = { ...grid, chart: { ...grid.chart, x: 'rate', panels: 'places' } }
    expect(rolesOf(asked, pointsOf(grid, '1'))).toEqual({ x: 'rate', lines: 'preset', panels: 'places' })
  })
})

describe('one at a time', () => {
  const each = design({ method: 'one-at-a-time', parameters: grid.parameters })
  test('has the first values, and every other value by itself', () => {
    const points = pointsOf(each, '1')
    expect(points).toHaveLength(pointCount(each))
    expect(points.map(({ values }) => Object.values(values).join(' '))).toEqual([
      '50 1 none',
      '100 1 none',
      '200 1 none',
      '50 10 none',
      '50 100 none',
      '50 1 frailty',
    ])
  })
})

describe('a Latin hypercube', () => {
  const sample = (points: number) =>
    design({
      method: 'latin-hypercube',
      points,
      parameters: {
        linear: { path: 'a', from: 0, to: 1 },
        log: { path: 'b', from: 0.01, to: 100, scale: 'log' },
        choice: { path: 'c', values: ['x', 'y'] },
      },
    })

  test('has one point in each stratum of every parameter, and choices in equal numbers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer(), (half, seed) => {
        const count = 2 * half
        const points = pointsOf(sample(count), String(seed))
        const strata = (value: (p: (typeof points)[number]) => number) =>
          points.map((point) => Math.floor(value(point) * count * (1 + 1e-12))).sort((a, b) => a - b)
        const each = points.map((_, i) => i)
        // Values are rounded to six digits: one on an edge may fall into the next stratum.
        const near = (found: number[]) => found.every((stratum, i) => Math.abs(stratum - each[i]!) <= 1)
        expect(near(strata(({ values }) => values['linear'] as number))).toBe(true)
        expect(near(strata(({ values }) => (Math.log10(values['log'] as number) + 2) / 4))).toBe(true)
        expect(points.filter(({ values }) => values['choice'] === 'x')).toHaveLength(half)
      }),
      { seed: 20250101, numRuns: 100 },
    )
  })

  test('is the same for the same seed, and another for another', () => {
    expect(pointsOf(sample(20), '5')).toEqual(pointsOf(sample(20), '5'))
    expect(pointsOf(sample(20), '6')).not.toEqual(pointsOf(sample(20), '5'))
  })

  test('pairs the parameters at random: their correlation over 400 points is within 4 standard errors of 0', () => {
    const points = pointsOf(sample(400), '1')
    const a = points.map(({ values }) => (values['linear'] as number) - 0.5)
    const b = points.map(({ values }) => (Math.log10(values['log'] as number) + 2) / 4 - 0.5)
    const r = a.reduce((sum, x, i) => sum + x * b[i]!, 0) / (400 / 12)
    expect(Math.abs(r)).toBeLessThan(4 / Math.sqrt(400))
  })
})
