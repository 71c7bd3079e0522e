/** The evidence ends on 30 June 2026: what came later is what forecasts from that day are scored on, and is not here. */
import { describe, expect, test } from 'vitest'
import { parsePeriod, quartersBetween } from '../../src/calendar/periods.ts'
import { evidence, loadSeries, seriesFiles } from '../../src/evidence/load.ts'
import { quarterly } from '../../src/evidence/series.ts'

const end = '2026-06-30'

test.each(seriesFiles())('no period of %s ends after 30 June 2026', (file) => {
  const later = loadSeries(file).filter(({ period }) => (parsePeriod(period)?.last ?? period) > end)
  expect(later.map(({ period, series }) => `${series} for ${period}`)).toEqual([])
})

test('a financial year ends on 31 March, so 2025/26 is in and 2026/27 is not', () => {
  expect(parsePeriod('2025/26')!.last <= end).toBe(true)
  expect(parsePeriod('2026/27')!.last <= end).toBe(false)
})

test('no period of a point value begins after it', () => {
  const begins = (period: string) =>
    parsePeriod(period)?.first ??
    period
      .match(/(?<!\d)20\d{2}(?:-\d{2}){0,2}(?!\d)/g)
      ?.toSorted()
      .at(0) ??
    ''
  const later = [...evidence().values()].filter(({ period }) => begins(period) > end)
  expect(later.map(({ id, period }) => `${id}: ${period}`)).toEqual([])
})

describe('flows and stocks by quarter', () => {
  test.each([
    ['asylum_claims_quarterly', 'asylum_claims_people', '2017-Q1', 38],
    ['asylum_initial_outcomes_quarterly', 'initial_outcomes_all', '2017-Q1', 38],
    ['awaiting_initial_decision_quarterly', 'awaiting_initial_decision_people', '2017-Q1', 38],
    ['supported_population_quarterly', 'supported_asylum_people', '2017-Q1', 38],
    ['appeals_ftt_tribunal', 'ftt_asylum_receipts', '2015-Q2', 45],
    ['appeals_ftt_tribunal', 'ftt_asylum_disposals', '2015-Q2', 45],
    ['appeals_ftt_tribunal', 'ftt_asylum_open_caseload', '2015-Q2', 45],
    ['appeals_ftt_tribunal', 'ftt_asylum_allowed_rate', '2015-Q2', 45],
  ])('%s %s has every quarter from %s', (file, name, first, count) => {
    const quarters = quarterly(file, name)
    const last = [...quarters.keys()].at(-1)!
    expect([...quarters.keys()]).toEqual(quartersBetween(first, '2026-Q2'))
    expect([last, quarters.size]).toEqual(['2026-Q2', count])
  })

  test('small boats have every day from 2018, in order', () => {
    const days = loadSeries('small_boats_daily')
      .filter(({ series }) => series === 'small_boat_arrivals')
      .map(({ period }) => period)
    const count = (Date.parse(end) - Date.parse('2018-01-01')) / 86_400_000 + 1
    expect(days).toEqual(days.toSorted())
    expect([days.length, days[0], days.at(-1)]).toEqual([count, '2018-01-01', end])
  })
})
