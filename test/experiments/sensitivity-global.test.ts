import { describe, expect, test } from 'vitest'
import type { Trial } from '../../src/experiments/sensitivity/evaluate.ts'
import type { Factor } from '../../src/experiments/sensitivity/factors.ts'
import { morrisRows, morrisTrials, walksOf } from '../../src/experiments/sensitivity/morris.ts'
import { withRoom } from '../../src/experiments/sensitivity/room.ts'
import {
  groupsOf,
  type SobolDesign,
  sectionOf,
  sobolRows,
  sobolTrials,
} from '../../src/experiments/sensitivity/sobol.ts'
import { draws } from '../../src/model/engine/random.ts'

const factor = (id: string, low: number, usual: number, high: number, source = 'assumption'): Factor => ({
  ...{ id, low, usual, high, unit: 'days', sources: [source], sampled: false, place: 'both' },
  confidence: source === 'assumption' ? 'assumption' : 'published',
})
const factors = [
  factor('decisions.a', 0, 1, 4),
  factor('decisions.b', -1, 0, 1),
  factor('appeals.c', 2, 2, 5, 'HO_ISS_2026Q1'),
]
const slopes = [2, 3, 1]
/** Variance of a triangular distribution. */
const variance = ({ low: a, usual: c, high: b }: Factor) =>
  (a * a + b * b + c * c - a * b - a * c - b * c) / 18
const mean = ({ low, usual, high }: Factor) => (low + usual + high) / 3
const parts = factors.map((each, i) => slopes[i]! ** 2 * variance(each))
const whole = parts.reduce((sum, part) => sum + part, 0)

const measure = { of: 'difference', metric: 'returns.total' } as const
const luck = draws('global', 0)
/** A line with chance of the given spread, three replications. */
const readingsOf = (trials: readonly Trial[], sd = 0) =>
  trials.map(({ values }, trial) => [
    Float64Array.from(
      { length: 3 },
      (_, r) =>
        factors.reduce((sum, { id }, i) => sum + slopes[i]! * values.get(id)!, 0) +
        sd * luck.normal(trial, 0, 0, r),
    ),
  ])

describe('indices of declared ranges', () => {
  const design: SobolDesign = { method: 'sobol', points: 1024, by: 'parameter', replications: 3, scale: 1 }
  const run = (by: SobolDesign['by'], sd = 0) => {
    const own = { ...design, by }
    const groups = groupsOf(own, factors)
    const trials = sobolTrials(own, factors, groups, 'seed')
    return sobolRows(measure, 0, own, groups, readingsOf(trials, sd), 'seed')
  }
  const numberOf = (rows: ReturnType<typeof run>, parameter: string, statistic: string) =>
    rows.find((row) => row.parameter === parameter && row.statistic === statistic)!.value!

  test('are the shares of the triangular variances, for a line', () => {
    const rows = run('parameter')
    for (const [i, { id }] of factors.entries())
      for (const statistic of ['first_order', 'total'])
        expect(Math.abs(numberOf(rows, id, statistic) - parts[i]! / whole)).toBeLessThan(0.01)
    expect(Math.abs(numberOf(rows, '', 'variance') / whole - 1)).toBeLessThan(0.01)
    const middle = factors.reduce((sum, each, i) => sum + slopes[i]! * mean(each), 0)
    expect(numberOf(rows, '', 'mean')).toBeCloseTo(middle, 2)
    expect(numberOf(rows, '', 'noise_share')).toBeCloseTo(0, 9)
  })
  test('add up by section and by what parameters rest on', () => {
    const bySection = run('section')
    expect(
      Math.abs(numberOf(bySection, 'decisions', 'total') - (parts[0]! + parts[1]!) / whole),
    ).toBeLessThan(0.01)
    const byEvidence = run('evidence')
    expect(Math.abs(numberOf(byEvidence, 'published', 'total') - parts[2]! / whole)).toBeLessThan(0.01)
  })
  test('are the same under chance as large as the variance, whose share is told', () => {
    const rows = run('parameter', Math.sqrt(whole))
    for (const [i, { id }] of factors.entries())
      for (const statistic of ['first_order', 'total'])
        expect(Math.abs(numberOf(rows, id, statistic) - parts[i]! / whole)).toBeLessThan(0.06)
    expect(Math.abs(numberOf(rows, '', 'noise_share') - 0.5)).toBeLessThan(0.03)
  })
  test('are blank where a metric is undefined somewhere', () => {
    const groups = groupsOf(design, factors)
    const readings = readingsOf(sobolTrials(design, factors, groups, 'seed'))
    readings[5]![0]![1] = Number.NaN
    const rows = sobolRows(measure, 0, design, groups, readings, 'seed')
    expect(rows.map(({ value }) => value)).toEqual([null, null, null])
  })
})

test('elementary effects of a line by its quantiles have the sign and size of the whole range', () => {
  const design = { method: 'morris', trajectories: 5, replications: 3, scale: 1 } as const
  const straight = [factor('a', 0, 5, 10)]
  const walks = walksOf(design, straight, 'seed')
  const trials = morrisTrials(walks, straight)
  const readings = trials.map(({ values }) => [Float64Array.of(values.get('a')!, values.get('a')!)])
  const rows = morrisRows(measure, 0, straight, walks, readings, 'seed')
  const of = (statistic: string) => rows.find((row) => row.statistic === statistic)!
  // From the lowest to the third level, or from the second to the highest: the same by symmetry.
  const rise = 10 - 10 * Math.sqrt(1 / 6)
  expect(of('mu_star').value).toBeCloseTo(rise / (2 / 3), 9)
  expect(of('mu').value).toBeCloseTo(rise / (2 / 3), 9)
  expect(of('effect_noise').value).toBe(0)
  expect(of('mu_star').verdict).toBe('more')
})

describe('figures that hold each other', () => {
  const usual = new Map([
    ['groups.x.share_small_boat', 0.5],
    ['groups.y.share_small_boat', 0.3],
    ['groups.z.share_small_boat', 0.2],
    ['schemes.hub.stay.onward_share', 0.1],
    ['schemes.hub.stay.recognised_share', 0.1],
    ['schemes.hub.capacity.opening_places', 50],
    ['schemes.hub.capacity.full_places', 400],
  ])
  test('make room where one of a whole moves', () => {
    const found = withRoom(usual, new Map([['groups.x.share_small_boat', 0.6]]))
    expect([...found.values()]).toEqual([0.6, 0.24, 0.16].map((share) => expect.closeTo(share, 9)))
  })
  test('are scaled where all move', () => {
    const all = ['x', 'y', 'z'].map((group) => [`groups.${group}.share_small_boat`, 0.5] as const)
    const found = withRoom(usual, new Map(all))
    expect([...found.values()]).toEqual([1 / 3, 1 / 3, 1 / 3].map((share) => expect.closeTo(share, 9)))
  })
  test('stay within a whole and within all', () => {
    const shares = withRoom(usual, new Map([['schemes.hub.stay.onward_share', 1.1]]))
    expect([...shares.values()].reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(1)
    const places = withRoom(usual, new Map([['schemes.hub.capacity.full_places', 30]]))
    expect(places.get('schemes.hub.capacity.opening_places')).toBe(30)
  })
  test('leave alone what nothing holds', () => {
    expect([...withRoom(usual, new Map([['decisions.productivity', 2]]))]).toEqual([
      ['decisions.productivity', 2],
    ])
  })
})

test('a scheme is a section by itself', () => {
  expect(['schemes.hub.stay.return_pace', 'costs.hotel_night'].map(sectionOf)).toEqual([
    'schemes.hub',
    'costs',
  ])
})
