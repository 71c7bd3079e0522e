import { describe, expect, test } from 'vitest'
import { type Dimension, pointsOf, valuesAt } from '../../../src/experiments/calibration/dimensions.ts'
import { summariesBy } from '../../../src/experiments/calibration/distance.ts'
import type { ErrorRow } from '../../../src/experiments/calibration/errors.ts'
import { correlation, fitAt } from '../../../src/experiments/calibration/fit.ts'
import type { CalibrationDocument } from '../../../src/scenarios/designs/calibration-schema.ts'
import { quantile, sorted } from '../../../src/statistics/quantiles.ts'

const dimension = (name: string, assumption = false): Dimension => ({
  name,
  label: name,
  assumption,
  ranges: [{ path: `section.${name}`, low: 0, high: 10 }],
})
const dimensions = [dimension('told'), dimension('untold'), dimension('retry', true)]
const points = pointsOf(dimensions, 200, 'seed')
const document = {
  points: points.length,
  half_life_years: 2,
  targets: { stock: { label: 'Stock' }, other: { label: 'Other' } },
} as unknown as CalibrationDocument

/** The published stock is 100; the model's follows from the first parameter and is right where that is 3 of 0 to 10. */
const rows = points.flatMap(([told, , retry], point): ErrorRow[] => [
  {
    point,
    opening: '2020-Q4',
    series: 'stock',
    period: '2021-Q2',
    observed: 100,
    simulated: 100 * Math.exp(told! - 0.3),
  },
  {
    point,
    opening: '2021-Q4',
    series: 'other',
    period: '2022',
    observed: 50,
    simulated: 50 * Math.exp(retry! - 0.8),
  },
])
const fitBy = (origin: string) =>
  fitAt(origin, dimensions, points, summariesBy(origin, document, rows), 40, 'seed')
const column = (members: readonly (readonly number[])[], d: number) => members.map((each) => each[d]!)
const range = (values: readonly number[]) => [Math.min(...values), Math.max(...values)]

describe('a fit', () => {
  test('finds the parameter that the series tell, and says so', () => {
    const { parameters, members } = fitBy('2021-Q4')
    const [told, untold] = parameters
    expect(told!.identified).toBe(true)
    expect(told!.contraction).toBeLessThan(0.2)
    const [low, high] = range(column(members, 0))
    // As near to where the model is right as the best tenth of the points.
    expect(low).toBeGreaterThan(0.2)
    expect(high).toBeLessThan(0.4)
    expect(quantile(sorted(column(members, 0)), 0.5)).toBeCloseTo(0.3, 1)
    expect(untold!.identified).toBe(false)
  })

  test('makes nothing of an error that no point can mend', () => {
    const other = rows.map((row) => (row.series === 'other' ? { ...row, observed: 150, simulated: 50 } : row))
    const { parameters } = fitAt(
      '2022-Q4',
      dimensions,
      points,
      summariesBy('2022-Q4', document, other),
      40,
      'seed',
    )
    expect(quantile(sorted(parameters[0]!.positions), 0.5)).toBeCloseTo(0.3, 1)
    expect(parameters[2]!.contraction).toBeGreaterThan(0.85)
  })

  test('leaves a parameter that they do not tell its full range', () => {
    const values = column(fitBy('2021-Q4').members, 1)
    // A Latin hypercube: one value in each fortieth of the range.
    expect(values.map((value) => Math.floor(value * 40)).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 40 }, (_, i) => i),
    )
  })

  test('never narrows an assumption, even one that the series would tell', () => {
    const { parameters, members } = fitBy('2022-Q4')
    const retry = parameters[2]!
    expect(retry.contraction).toBeLessThan(0.5)
    expect(retry.identified).toBe(false)
    const [low, high] = range(column(members, 2))
    expect(low).toBeLessThan(0.025)
    expect(high).toBeGreaterThan(0.975)
  })

  test('uses nothing that had not been published by its quarter', () => {
    const early = rows.filter(({ series }) => series === 'stock')
    const without = fitAt('2022-Q3', dimensions, points, summariesBy('2022-Q3', document, early), 40, 'seed')
    expect(fitBy('2022-Q3')).toEqual(without)
    expect(fitBy('2022-Q4')).not.toEqual(without)
  })

  test('keeps nothing and narrows nothing before anything is published', () => {
    const { accepted, parameters, members } = fitBy('2021-Q1')
    expect(accepted).toEqual([])
    expect(parameters.every(({ contraction, identified }) => contraction === 1 && !identified)).toBe(true)
    expect(members).toHaveLength(40)
  })

  test('leaves out a point of which a run failed', () => {
    const nearest = fitBy('2021-Q4').accepted[0]!
    const left = rows.filter(({ point }) => point !== nearest)
    const without = fitAt('2021-Q4', dimensions, points, summariesBy('2021-Q4', document, left), 40, 'seed')
    expect(without.accepted).not.toContain(nearest)
    expect(without.parameters[0]!.identified).toBe(true)
    const few = rows.filter(({ point }) => point < 30)
    expect(() =>
      fitAt('2021-Q4', dimensions, points, summariesBy('2021-Q4', document, few), 40, 'seed'),
    ).toThrow('30 of 200 points have every run; 40 are to be kept')
  })

  test('weighs an older figure less, by half for each half-life', () => {
    const two = [
      { ...rows[0]!, simulated: 100 },
      { ...rows[0]!, period: '2023-Q2', simulated: 100 * Math.E },
    ]
    const { errors } = summariesBy('2023-Q2', { ...document, points: 1 }, two)
    expect(errors[0]![0]).toBeCloseTo(-2 / 3, 9)
  })
})

describe('positions', () => {
  test('are values in the range, or choices', () => {
    expect(valuesAt(dimensions[0]!, 0.25)).toEqual([['section.told', 2.5]])
    const choice: Dimension = {
      ...dimensions[0]!,
      ranges: [],
      choice: { path: 'a.b', values: ['x', 'y', 'z'] },
    }
    expect([0, 0.34, 0.999, 1].map((position) => valuesAt(choice, position)[0]![1])).toEqual([
      'x',
      'y',
      'z',
      'z',
    ])
  })

  test('correlate from -1 to 1', () => {
    expect(correlation([1, 2, 3], [2, 4, 6])).toBeCloseTo(1, 12)
    expect(correlation([1, 2, 3], [6, 4, 2])).toBeCloseTo(-1, 12)
  })
})
