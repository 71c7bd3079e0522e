/** A newer edition moves nothing that was made with an older one. */
import { describe, expect, test } from 'vitest'
import { parsePeriod } from '../../src/calendar/periods.ts'
import { allSeriesAsOf, historicVintage, seriesAsOf, supersededName } from '../../src/evidence/as-of.ts'
import { loadSeries, seriesFiles, sources } from '../../src/evidence/load.ts'
import { Published } from '../../src/experiments/history/published.ts'
import { lastFit, publishedSeries } from '../../src/runs/published-series.ts'

const known = allSeriesAsOf(historicVintage)
const points = (all: readonly { readonly series: string; readonly period: string }[]) =>
  all.map(({ series, period }) => `${series} for ${period}`)

test('the name of a figure that was revised', () => {
  expect(supersededName('ftt_asylum_receipts_first_published')).toBe('ftt_asylum_receipts')
  expect(supersededName('leaving_detention_reason_first_published|Other')).toBe(
    'leaving_detention_reason|Other',
  )
  expect(supersededName('ftt_asylum_receipts')).toBeUndefined()
})

describe('the vintage of historic-2018-2024', () => {
  test('has nothing of a later edition, and nothing after its last day', () => {
    for (const { source_id } of known)
      expect([source_id, sources().get(source_id)?.takenIn]).toEqual([source_id, ''])
    for (const file of seriesFiles()) {
      const end = historicVintage.untilIn?.[file] ?? historicVintage.until
      for (const { period, series } of seriesAsOf(file, historicVintage))
        expect([file, series, period, parsePeriod(period)!.last <= end]).toEqual([file, series, period, true])
    }
  })

  test('has as many points as it had', () => {
    expect(known).toHaveLength(10_049)
  })

  test('has each figure once, and those that were revised as first published', () => {
    for (const file of seriesFiles()) {
      const own = points(seriesAsOf(file, historicVintage))
      expect([file, new Set(own).size]).toEqual([file, own.length])
    }
    const published = new Published(known)
    expect([...published.quarterly('ftt_asylum_receipts')]).toEqual([
      ['2023-Q4', 12721],
      ['2024-Q1', 10207],
      ['2024-Q2', 9318],
    ])
    expect([...published.of('ftt_asylum_disposals')]).toEqual([
      ['2023/24', 9943],
      ['2024-Q2', 3598],
    ])
    expect(published.of('ftt_asylum_receipts').get('2024/25')).toBe(40667)
    expect(published.of('entering_detention').get('2023')).toBe(15864)
    expect(published.of('ftt_asylum_receipts_first_published').get('2023/24')).toBe(29172)
  })

  test('ends with 2024, save what the tribunal had published by March 2025', () => {
    const published = new Published(known)
    const last = (series: string) => [...published.quarterly(series).keys()].toSorted().at(-1)
    for (const series of [
      'asylum_claims_people',
      'initial_grants',
      'supported_asylum_people',
      'small_boat_arrivals',
    ])
      expect([series, last(series)]).toEqual([series, '2024-Q4'])
    expect(last('ftt_asylum_open_caseload')).toBe('2025-Q1')
  })
})

test('the newest vintage is the evidence itself', () => {
  const all = seriesFiles().flatMap((file) => loadSeries(file))
  expect(allSeriesAsOf({ edition: '2026-06', until: '2026-06-30' })).toEqual(all)
  expect(new Published(all).at('ftt_asylum_receipts', '2024-Q2')).toBe(9668)
})

test('fits, back-test and forecasts see the edition of June 2026, to the quarter of the last fit', () => {
  const published = publishedSeries()
  for (const series of ['asylum_claims_people', 'initial_grants', 'ftt_asylum_open_caseload', 'hotel_people'])
    expect([series, [...published.quarterly(series).keys()].toSorted().at(-1)]).toEqual([series, lastFit])
})
