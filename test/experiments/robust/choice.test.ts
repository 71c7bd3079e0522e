import { describe, expect, test } from 'vitest'
import { columnOf, columnsOf } from '../../../src/experiments/robust/columns.ts'
import { worthOfKnowing } from '../../../src/experiments/robust/information.ts'
import { regretsOf, regretTable } from '../../../src/experiments/robust/regret.ts'
import { latinHypercube } from '../../../src/experiments/sweep/sample-shares.ts'
import { standardNormalQuantile } from '../../../src/model/engine/normal-quantile.ts'
import { fittedBy, naturalSplineBasis } from '../../../src/statistics/spline-fit.ts'

test('what policy sets is no state of the world: its column is left out', () => {
  const points = [1, 2].map((n) => ({ point: n, values: { places: n, pace: n, fixed: 1 } }))
  const named = (without?: readonly string[]) => columnsOf(points as never, without).map(({ name }) => name)
  expect(named()).toEqual(['places', 'pace'])
  expect(named(['places'])).toEqual(['pace'])
})

describe('regret', () => {
  // Baseline, and two options, at four points.
  const costs = [
    [10, 10, 10, 10],
    [12, 8, 10, 30],
    [11, 11, 11, 11],
  ]
  test('is what is worked out by hand, where lower is better', () => {
    expect(regretsOf(costs, 'lower').map((own) => [...own])).toEqual([
      [0, 2, 0, 0],
      [2, 0, 0, 20],
      [1, 3, 1, 1],
    ])
    const [baseline, first, second] = regretTable(costs, 'lower')
    expect(baseline!.statistics).toEqual({
      ...{ regret_max: 2, regret_mean: 0.5, no_better_option_share: 0.75, no_worse_than_baseline_share: 1 },
      // Between the third and the fourth of 0, 0, 0, 2 in order: 0.7 of the way.
      regret_p90: expect.closeTo(2 * 0.7, 12),
    })
    expect(first!.statistics).toMatchObject({
      ...{ regret_max: 20, regret_mean: 5.5, no_better_option_share: 0.5, no_worse_than_baseline_share: 0.5 },
    })
    expect(first!.statistics.regret_p90).toBeCloseTo(2 + 18 * 0.7, 12)
    expect(first!.worst).toBe(3)
    expect(second!.statistics).toMatchObject({ regret_max: 3, no_better_option_share: 0 })
  })
  test('turns round where higher is better', () => {
    expect(regretsOf(costs, 'higher').map((own) => [...own])).toEqual([
      [2, 1, 1, 20],
      [0, 3, 1, 0],
      [1, 0, 0, 19],
    ])
  })
})

describe('the value of information', () => {
  const count = 1000
  const normal = (name: string) =>
    latinHypercube(count, '5', 'test', name).map((u) => standardNormalQuantile(u))
  const [x, y, z] = ['x', 'y', 'z'].map(normal) as [number[], number[], number[]]
  const columns = [columnOf('x', x), columnOf('y', y), columnOf('z', z)]
  const density = (value: number) => Math.exp(-(value ** 2) / 2) / Math.sqrt(2 * Math.PI)
  /** E max(0, N(mean, sd²)) − max(0, mean), by the unit normal loss. */
  const lossAt = (mean: number, sd: number, below: number) =>
    sd * density(mean / sd) + mean * below - Math.max(0, mean)

  test('of two options whose difference is normal is the unit normal loss', () => {
    // Benefit of the second less the first: 3x + 4y + 0z, of mean 0 and sd 5.
    const difference = x.map((value, i) => 3 * value + 4 * y[i]!)
    const [all, ofX, ofY, ofZ] = worthOfKnowing(columns, [x.map(() => 0), difference], 'higher', '1')
    const near = (value: number, closed: number) => expect(Math.abs(value / closed - 1)).toBeLessThan(0.05)
    near(all!.value, lossAt(0, 5, 0.5))
    near(ofX!.value, lossAt(0, 3, 0.5))
    near(ofY!.value, lossAt(0, 4, 0.5))
    expect(ofX!.interval!.low).toBeLessThan(lossAt(0, 3, 0.5))
    expect(ofX!.interval!.high).toBeGreaterThan(lossAt(0, 3, 0.5))
    // z has no bearing: what it seems to be worth is what chance gives.
    expect(ofZ!.value).toBeLessThan(0.1 * ofX!.value)
    expect(ofZ!.value).toBeLessThan(1.5 * ofZ!.byChance!)
    expect(ofX!.value).toBeGreaterThan(5 * ofX!.byChance!)
  })
  test('is less where one option is better on average, and does not depend on which way is better', () => {
    // Mean 3, sd 3 of what x decides: Φ(1) = 0.8413447.
    const difference = x.map((value) => 3 + 3 * value)
    const levels = [x.map(() => 0), difference]
    const closed = lossAt(3, 3, 0.8413447)
    const [all, ofX] = worthOfKnowing(columns.slice(0, 1), levels, 'higher', '1')
    expect(Math.abs(ofX!.value / closed - 1)).toBeLessThan(0.03)
    expect(Math.abs(all!.value / closed - 1)).toBeLessThan(0.03)
    const turned = worthOfKnowing(
      columns.slice(0, 1),
      levels.map((own) => own.map((value) => -value)),
      'lower',
      '1',
    )
    expect(turned[1]!.value).toBeCloseTo(ofX!.value, 10)
  })
  test('of a parameter with few values is exact, also where the best option turns twice', () => {
    // The second option is better in the middle alone: by 2 at 2, worse by 1 at 1 and 3.
    const level = [1, 2, 3, 1, 2, 3]
    const own = [columnOf('level', level), columnOf('name', ['u', 'u', 'u', 'v', 'v', 'v'])]
    const second = level.map((value) => (value === 2 ? 2 : -1))
    const [all, ofLevel, ofName] = worthOfKnowing(own, [level.map(() => 0), second], 'higher', '1')
    expect(all!.value).toBeCloseTo(2 / 3, 12)
    expect(ofLevel).toMatchObject({ estimator: 'means_by_value' })
    expect(ofLevel!.value).toBeCloseTo(2 / 3, 12)
    expect(ofName!.value).toBeCloseTo(0, 12)
  })
})

describe('the smooth curve', () => {
  test('goes through a straight line, and through a natural cubic spline of its own knots', () => {
    const values = Array.from({ length: 101 }, (_, i) => i / 100)
    const basis = naturalSplineBasis(values)
    const ones = new Uint8Array(101).fill(1)
    const line = values.map((value) => 7 - 3 * value)
    const bent = basis.rows.map((row) => row[2]! - 2 * row[3]! + row[4]!)
    const [first, second] = fittedBy(basis, ones, [line, bent])
    for (const i of [0, 20, 50, 99]) {
      expect(first![i]).toBeCloseTo(line[i]!, 8)
      expect(second![i]).toBeCloseTo(bent[i]!, 8)
    }
  })
  test('is straight beyond its outer knots', () => {
    const values = Array.from({ length: 101 }, (_, i) => i)
    const { rows } = naturalSplineBasis(values)
    for (const k of [2, 3, 4])
      expect(rows[100]![k]! - rows[99]![k]!).toBeCloseTo(rows[98]![k]! - rows[97]![k]!, 10)
  })
})
