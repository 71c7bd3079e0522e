import { beforeAll, describe, expect, it } from 'vitest'
import { loadSeries } from '../../src/evidence/load.ts'
import type { ReplicationResult } from '../../src/model/result.ts'
import { quantile, sorted } from '../../src/statistics/quantiles.ts'
import { runOnce, smallScenario } from './model.ts'

/** Published value of a series on 31 December 2024. */
function published(file: string, series: string): number {
  const row = loadSeries(file).find((r) => r.series === series && r.period === '2024-12-31')
  if (!row) throw new Error(`no ${series} at 2024-12-31`)
  return row.value as number
}

describe('the opening census (not the first simulated month, which lies below the published stocks)', () => {
  const results: ReplicationResult[] = []
  beforeAll(() => {
    const scenario = smallScenario('current-policy', [], 1)
    for (let replication = 1; replication <= 20; replication++) {
      results.push(runOnce(scenario, replication, 0.25))
    }
  })

  const cases = [
    [
      'backlog.decision',
      'people',
      () => published('awaiting_initial_decision_quarterly', 'awaiting_initial_decision_people'),
    ],
    ['backlog.appeal', 'parties', () => published('appeals_ftt_tribunal', 'ftt_asylum_open_caseload')],
    [
      'support.supported',
      'people',
      () => published('supported_population_quarterly', 'supported_asylum_people'),
    ],
    ['support.hotels', 'people', () => published('supported_population_quarterly', 'hotel_people')],
  ] as const

  for (const [metric, countedIn, value] of cases) {
    const month = (m: number) =>
      results.map(
        (r) => r.series.find((s) => s.metric === metric && s.countedIn === countedIn)!.monthly[m] as number,
      )

    it(`${metric}: the published stock lies within the opening month’s 90 % fan`, () => {
      const fan = sorted(month(0))
      expect(value()).toBeGreaterThanOrEqual(quantile(fan, 0.05))
      expect(value()).toBeLessThanOrEqual(quantile(fan, 0.95))
    })

    it(`${metric}: no step in the first month larger than the second month’s by more than 3 % of the stock`, () => {
      const mean = (m: number) => month(m).reduce((sum, v) => sum + v, 0) / results.length
      const first = mean(1) - mean(0)
      const second = mean(2) - mean(1)
      expect(Math.abs(first - second)).toBeLessThan(0.03 * value())
    })
  }
})
