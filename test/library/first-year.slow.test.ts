/** The first year of current policy beside the last that is published, where its rates were set on it. */
import { describe, expect, test } from 'vitest'
import { loadSeries } from '../../src/evidence/load.ts'
import { runOnce, smallScenario, total } from '../model/model.ts'

const published = (file: string, series: string, period: string): number =>
  loadSeries(file).find((point) => point.series === series && point.period === period)!.value as number
const scenario = smallScenario('current-policy', [], 1)
const runs = Array.from({ length: 12 }, (_, replication) => runOnce(scenario, replication, 1))
const mean = (metric: string) => runs.reduce((sum, run) => sum + total(run, metric)!, 0) / runs.length

describe('the first year of current policy', () => {
  const returned = (series: string, period = '2025-04/2026-03') =>
    published('returns_asylum_related', series, period)
  const year = ['2025-09', '2025-10', '2025-11', '2025-12', '2026-01', '2026-02', '2026-03']
  const toFrance = year.reduce((sum, month) => sum + returned('returned_to_France_UK_France_pilot', month), 0)

  test('voluntary returns are about those of the year to March 2026', () => {
    expect(
      Math.abs(mean('returns.voluntary') / returned('asylum_related|voluntary_returns') - 1),
    ).toBeLessThan(0.1)
  })

  test('enforced returns are about those of that year, with and without those to France', () => {
    const all = returned('asylum_related|enforced_returns')
    expect(toFrance).toBe(463)
    expect(Math.abs(mean('returns.enforced') / (all - toFrance / 2) - 1)).toBeLessThan(0.1)
  })

  test('the appeals queue grows about as it did in April to June 2026, in the first quarter', () => {
    const tribunal = (series: string) => published('appeals_ftt_tribunal', series, '2026-Q2')
    const grew = tribunal('ftt_asylum_receipts') - tribunal('ftt_asylum_disposals')
    const quarter = runs.map((run) => {
      const { monthly } = run.series.find(
        (each) => each.metric === 'backlog.appeal' && each.countedIn === 'parties',
      )!
      return monthly[3]! - monthly[0]!
    })
    const model = quarter.reduce((sum, each) => sum + each, 0) / runs.length
    expect(model).toBeGreaterThan(0.5 * grew)
    expect(model).toBeLessThan(1.5 * grew)
  })

  test('as many people are supported at the start of autumn as were in the last quarter, within a twentieth', () => {
    const supported = runs.map(
      (run) => run.series.find((each) => each.metric === 'support.supported')!.monthly[3]!,
    )
    const model = supported.reduce((sum, each) => sum + each, 0) / runs.length
    const last = published('supported_population_quarterly', 'supported_asylum_people', '2026-06-30')
    expect(Math.abs(model / last - 1)).toBeLessThan(0.05)
  })

  test('the people detained stay about as many as were published', () => {
    const detained = published('detention', 'in_detention', '2026-03-31')
    expect(Math.abs(mean('detention.occupancy') / detained - 1)).toBeLessThan(0.05)
  })

  test('escort teams have about a third of their time left', () => {
    const used = runs.map(
      (run) => total(run, 'capacity.escorts.used', '')! / total(run, 'capacity.escorts.offered', '')!,
    )
    const share = used.reduce((sum, each) => sum + each, 0) / used.length
    expect(share).toBeGreaterThan(0.6)
    expect(share).toBeLessThan(0.75)
  })
})
