import { describe, expect, test } from 'vitest'
import { dress, errorSpread, pastErrors, prior, widening } from '../../../src/experiments/history/dressing.ts'
import { Published } from '../../../src/experiments/history/published.ts'
import { backtestRow, type Forecast, scoresOf } from '../../../src/experiments/history/scoring.ts'
import { quantile, sorted } from '../../../src/statistics/quantiles.ts'
import { meanOf } from '../../../src/statistics/scores.ts'

const stock = 'awaiting_initial_decision_people'
const day = ['2023-03-31', '2023-06-30', '2023-09-30', '2023-12-31', '2024-03-31']
const published = new Published([
  ...day.map((period, i) => ({ period, series: stock, value: 1000 + 100 * i })),
  ...['2023-Q1', '2023-Q2', '2023-Q3', '2023-Q4'].flatMap((period) => [
    { period, series: 'asylum_claims_people', value: 300 },
    { period, series: 'initial_outcomes_all', value: 180 },
  ]),
])
const forecast = (origin: string, ahead: number, sample: readonly number[]): Forecast => ({
  mode: 'conditional',
  origin,
  tier: 'reduced',
  series: stock,
  ahead,
  sample: Float64Array.from(sample),
})

describe('a row', () => {
  test('holds what was forecast, what happened, and the errors of naive forecasts', () => {
    const row = backtestRow(published, forecast('2023-Q1', 2, [1200, 1300]))!
    expect(row).toMatchObject({ quarter: '2023-Q3', observed: 1200, mean: 1250, crps_last_value: 200 })
    // 1,000 and twice 300 claims less 180 outcomes
    expect(row.crps_identity).toBe(40)
    expect(row.crps_last_year).toBeNull()
    expect(row.crps).toBeCloseTo(50 - 25, 9)
  })

  test('is none where what happened is not known', () => {
    expect(backtestRow(published, forecast('2023-Q4', 2, [1]))).toBeUndefined()
  })
})

describe('scores', () => {
  test('are means over origins, by tier and all together', () => {
    const rows = [
      backtestRow(published, forecast('2023-Q1', 1, [1078, 1122]))!,
      backtestRow(published, forecast('2023-Q2', 1, [1080, 1080]))!,
    ]
    const scores = scoresOf(rows)
    expect(scores.map(({ tier }) => tier)).toEqual(['reduced', 'all'])
    const [all] = scores
    expect(all).toMatchObject({ origins: 2, coverage_90: 0.5, largest_error: 120 })
    expect(all!.bias).toBeCloseTo(-60, 9)
    expect(all!.mape).toBeCloseTo(0.05, 9)
  })
})

describe('dressing', () => {
  const spread = (sample: Float64Array) => {
    const logs = Array.from(sample, Math.log)
    return Math.sqrt(meanOf(logs.map((log) => log * log)) - meanOf(logs) ** 2)
  }

  test('uses only errors that were known at the origin', () => {
    const early = forecast('2023-Q1', 1, [1000, 1000])
    const same = forecast('2023-Q2', 1, [1200, 1200])
    const [first, second] = dress(pastErrors(published, [early, same]), [early, same])
    // The first fell short by 10 %: one error beside the prior's one.
    expect(spread(first!.sample)).toBeCloseTo(widening.few * prior.conditional, 9)
    expect(spread(second!.sample)).toBeCloseTo(
      widening.few * errorSpread([{ error: Math.log(1.1), weight: 1 }], prior.conditional),
      9,
    )
    const [alone] = dress(pastErrors(published, [same]), [same])
    expect(spread(alone!.sample)).toBeCloseTo(widening.few * prior.conditional, 9)
  })

  test('leaves the mean as it is', () => {
    const samples = dress([], [forecast('2023-Q1', 4, [1000, 1100]), forecast('2023-Q2', 1, [1200])])
    expect(meanOf(samples[0]!.sample)).toBeCloseTo(1050, 9)
    expect(meanOf(samples[1]!.sample)).toBeCloseTo(1200, 9)
  })

  test('is not switched off by a replication at 0', () => {
    const sample = [...Array.from({ length: 199 }, () => 1000), 0]
    const own = forecast('2023-Q1', 4, sample)
    const [dressed] = dress([{ ...own, origin: '2020-Q1', error: 0.3 }], [own])
    const ascending = sorted(dressed!.sample)
    expect(quantile(ascending, 0.95) / quantile(ascending, 0.05)).toBeGreaterThan(1.1)
  })

  test('keeps a share below 1, and its mean nearly', () => {
    const share = { ...forecast('2023-Q1', 4, [0.65]), series: 'awaiting_over_6_months_share' }
    const errors = [{ ...share, origin: '2020-Q1', error: 0.1 }]
    const [dressed] = dress(errors, [share])
    expect(Math.max(...dressed!.sample)).toBeLessThan(1)
    expect(Math.abs(meanOf(dressed!.sample) - 0.65)).toBeLessThan(0.02)
  })

  test('has the spread that is asked for', () => {
    expect(errorSpread([], 0.03)).toBe(0.03)
    expect(errorSpread([{ error: 0.04, weight: 1 }], 0.03)).toBeCloseTo(
      Math.sqrt((0.03 ** 2 + 0.04 ** 2) / 2),
      12,
    )
    const [dressed] = dress([], [forecast('2023-Q1', 4, [1000])])
    expect(spread(dressed!.sample)).toBeCloseTo(4 ** widening.growth * widening.few * prior.conditional, 9)
  })
})
