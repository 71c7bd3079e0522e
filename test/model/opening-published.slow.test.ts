/** Opening stocks and first months of many replications at national volume, beside what is published. */
import { beforeAll, describe, expect, test } from 'vitest'
import { loadSeries } from '../../src/evidence/load.ts'
import type { ReplicationResult } from '../../src/model/result.ts'
import { quantile, sorted } from '../../src/statistics/quantiles.ts'
import { runOnce, smallScenario } from './model.ts'

/** Published value of a series at a date. */
function published(file: string, series: string, date: string): number {
  const row = loadSeries(file).find((r) => r.series === series && r.period === date)
  if (!row) throw new Error(`no ${series} at ${date}`)
  return row.value as number
}

const quarterEnds = ['2022', '2023', '2024']
  .flatMap((year) => ['03-31', '06-30', '09-30', '12-31'].map((day) => `${year}-${day}`))
  .slice(3)

describe('the simulated series continue the published ones', () => {
  const results: ReplicationResult[] = []
  beforeAll(() => {
    const scenario = smallScenario('current-policy-2024', [], 1)
    for (let replication = 0; replication < 40; replication++) {
      results.push(runOnce(scenario, replication, 0.25))
    }
  }, 300_000)

  const cases = [
    ['backlog.decision', 'people', 'awaiting_initial_decision_quarterly', 'awaiting_initial_decision_people'],
    ['backlog.appeal', 'parties', 'appeals_ftt_tribunal', 'ftt_asylum_open_caseload'],
    ['support.supported', 'people', 'supported_population_quarterly', 'supported_asylum_people'],
    ['support.hotels', 'people', 'supported_population_quarterly', 'hotel_people'],
  ] as const

  for (const [metric, countedIn, file, series] of cases) {
    const month = (m: number) =>
      results.map(
        (r) => r.series.find((s) => s.metric === metric && s.countedIn === countedIn)!.monthly[m] as number,
      )
    const mean = (m: number) => month(m).reduce((sum, v) => sum + v, 0) / results.length

    test(`${metric}: the stock of 31 December 2024 lies in the 90 % fan of the opening month`, () => {
      const fan = sorted(month(0))
      const stock = published(file, series, '2024-12-31')
      expect(stock).toBeGreaterThanOrEqual(quantile(fan, 0.05))
      expect(stock).toBeLessThanOrEqual(quantile(fan, 0.95))
    })

    test(`${metric}: the first month goes on in the direction of the last published quarter, and no faster than any of the last eight`, () => {
      const first = mean(1) - mean(0)
      const changes = quarterEnds.flatMap((end, i) => {
        const before = quarterEnds[i - 1]
        try {
          return before ? [(published(file, series, end) - published(file, series, before)) / 3] : []
        } catch {
          return [] // the tribunal's series has gaps
        }
      })
      expect(changes.length).toBeGreaterThan(1)
      expect(Math.sign(first)).toBe(Math.sign(changes.at(-1)!))
      expect(first).toBeGreaterThanOrEqual(Math.min(...changes))
      expect(first).toBeLessThanOrEqual(Math.max(...changes))
    })
  }

  test('backlog.decision: the published stock also lies in the fan of January 2025, and so does its published trend', () => {
    const fan = sorted(
      results.map((r) => r.series.find((s) => s.metric === 'backlog.decision')!.monthly[1] as number),
    )
    const stock = published(
      'awaiting_initial_decision_quarterly',
      'awaiting_initial_decision_people',
      '2024-12-31',
    )
    for (const value of [stock, stock - 8607 / 3]) {
      expect(value).toBeGreaterThanOrEqual(quantile(fan, 0.05))
      expect(value).toBeLessThanOrEqual(quantile(fan, 0.95))
    }
  })
})
