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
  test.each([
    ['returns.enforced', 'asylum_related|enforced_returns'],
    ['returns.voluntary', 'asylum_related|voluntary_returns'],
  ])('%s are about those of the year to March 2026', (metric, series) => {
    const year = published('returns_asylum_related', series, '2025-04/2026-03')
    expect(Math.abs(mean(metric) / year - 1)).toBeLessThan(0.1)
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
