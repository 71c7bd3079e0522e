import { describe, expect, test } from 'vitest'
import { quarterly, series } from '../../src/evidence/series.ts'

test('a series by period, as published', () => {
  const open = series('appeals_ftt_tribunal', 'ftt_asylum_receipts_first_published')
  expect([...open.keys()].toSorted()).toEqual(['2023/24', '2024-Q1', '2024-Q2', '2024/25'])
  expect(series('appeals_ftt_tribunal', 'ftt_asylum_receipts').get('2022/23')).toMatchObject({
    value: 8019,
    unit: 'appeals',
    source_id: 'FM_2025_06',
  })
})

describe('quarterly', () => {
  test('a flow by quarter, in order', () => {
    const claims = quarterly('asylum_claims_quarterly', 'asylum_claims_people')
    expect(claims.size).toBe(38)
    expect([...claims.keys()]).toEqual([...claims.keys()].sort())
    expect([claims.get('2018-Q1'), claims.get('2024-Q4'), claims.get('2026-Q2')]).toEqual([
      8958, 30151, 17233,
    ])
  })
  test('a stock on the last day of a quarter belongs to that quarter', () => {
    const backlog = quarterly('awaiting_initial_decision_quarterly', 'awaiting_initial_decision_people')
    expect([backlog.get('2023-Q2'), backlog.get('2026-Q2')]).toEqual([175457, 40168])
  })
  test('periods that are no quarters are left out', () => {
    expect([...quarterly('appeals_ftt_tribunal', 'ftt_asylum_receipts_first_published')]).toEqual([
      ['2024-Q1', 10207],
      ['2024-Q2', 9318],
    ])
  })
  test.each([
    ['asylum_claims_quarterly', 'claims', /no series "claims".*asylum_claims_people/],
    ['small_boats_monthly', 'small_boat_arrivals', /has no quarters/],
    ['no_such_file', 'x', /no published series file/],
  ])('refuses %s %s', (file, name, message) => {
    expect(() => quarterly(file, name)).toThrow(RangeError)
    expect(() => quarterly(file, name)).toThrow(message)
  })
})
