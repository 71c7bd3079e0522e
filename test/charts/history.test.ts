import { expect, test } from 'vitest'
import { historyEnd, publishedHistory } from '../../src/charts/history/history.ts'
import { loadScenario } from '../../src/scenarios/load.ts'
import { fixture } from './fixture.ts'

const row = (series: string, period: string, value: number | null) => ({
  series,
  period,
  value,
  source_id: 'A1',
})

test('published series become the metrics they are counted as', () => {
  const history = publishedHistory(
    [
      row('awaiting_initial_decision_people', '2024-12-31', 124_802),
      row('ftt_asylum_open_caseload', '2025-03-31', 50_976),
      row('small_boat_arrivals', '2018-01', 7),
    ],
    '2026-07-01',
    (id) => `source ${id}`,
  )
  expect(history).toEqual([
    {
      metric: 'backlog.decision',
      counted_in: 'people',
      period: '2024-12',
      value: 124_802,
      source: 'source A1',
    },
    {
      metric: 'backlog.appeal',
      counted_in: 'parties',
      period: '2025-03',
      value: 50_976,
      source: 'source A1',
    },
    { metric: 'arrivals.small_boat', counted_in: 'people', period: '2018-01', value: 7, source: 'source A1' },
  ])
})

test('other series, years, quarters and blanks are left out', () => {
  const rows = [
    row('toString', '2024-12', 1),
    row('returns_all', '2024-12', 1),
    row('hotel_people', '2024-Q4', 1),
    row('hotel_people', '2023/24', 1),
    row('hotel_people', '2024-12-31', null),
  ]
  expect(publishedHistory(rows, '2026-07-01')).toEqual([])
})

test('what was published since the start is left out, and what is given is not', () => {
  const rows = [row('hotel_people', '2024-12-31', 2), row('hotel_people', '2025-03-31', 1)]
  const shown = (before: string) => publishedHistory(rows, before).map(({ value }) => value)
  expect(shown(historyEnd(loadScenario('current-policy-2024').values))).toEqual([2])
  expect(shown(historyEnd(loadScenario('historic-2018-2024').values))).toEqual([2])
  expect(shown('2025-04-01')).toEqual([2, 1])
})

test('the evidence holds the backlog from March 2017 to the start, quarter by quarter', () => {
  const history = fixture().history.filter(({ metric }) => metric === 'backlog.decision')
  expect(history).toHaveLength(32)
  expect([history[0]?.period, history.at(-1)?.period, history.at(-1)?.value]).toEqual([
    '2017-03',
    '2024-12',
    124_802,
  ])
})
