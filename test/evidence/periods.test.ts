import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { firstDayOf, lastDayOf, parsePeriod, quarterOf } from '../../src/calendar/periods.ts'

describe('parsePeriod', () => {
  test.each([
    ['2024-Q4', 'quarter', '2024-10-01', '2024-12-31'],
    ['2024-12-31', 'day', '2024-12-31', '2024-12-31'],
    ['2024-02', 'month', '2024-02-01', '2024-02-29'],
    ['2023-02', 'month', '2023-02-01', '2023-02-28'],
    ['2024-12', 'month', '2024-12-01', '2024-12-31'],
    ['2023-H1', 'half', '2023-01-01', '2023-06-30'],
    ['2024', 'year', '2024-01-01', '2024-12-31'],
    ['2023/24', 'financial year', '2023-04-01', '2024-03-31'],
    ['1999/00', 'financial year', '1999-04-01', '2000-03-31'],
    ['2024-Q1/Q3', 'range', '2024-01-01', '2024-09-30'],
    ['2022-Q2/2023-Q1', 'range', '2022-04-01', '2023-03-31'],
    ['2018/19-2023/24', 'range', '2018-04-01', '2024-03-31'],
    ['2010-2013', 'range', '2010-01-01', '2013-12-31'],
    ['claims 2013-2019', 'range', '2013-01-01', '2019-12-31'],
    ['2018/2024-06', 'range', '2018-01-01', '2024-06-30'],
    ['2025-01-01/2025-05-15', 'range', '2025-01-01', '2025-05-15'],
  ])('%s is a %s', (text, kind, first, last) => {
    expect(parsePeriod(text)).toEqual({ kind, first, last })
  })
  test.each([
    '',
    'last year',
    '24',
    '2024-Q5',
    '2024-13',
    '2024-00',
    '2023-02-29',
    '2024-06-31',
    '2023/25',
    '2024/23',
    '2013-2010',
    '2024-12-31T00:00',
    '31/12/2024',
    '2024-Q1/Q3/Q4',
    'Q4 2024',
  ])('"%s" is none', (text) => {
    expect(parsePeriod(text)).toBeUndefined()
  })
})

describe('quarterOf', () => {
  test('a quarter is itself; only its last day is its stock', () => {
    expect(quarterOf('2024-Q4')).toBe('2024-Q4')
    expect(quarterOf('2024-12-31')).toBe('2024-Q4')
    expect(quarterOf('2023-06-30')).toBe('2023-Q2')
    for (const other of ['2024-12-30', '2024-12', '2024', '2023/24', '2024-Q1/Q3', 'none'])
      expect([other, quarterOf(other)]).toEqual([other, undefined])
  })
  test('label, first and last day belong together', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2098 }), fc.integer({ min: 1, max: 4 }), (year, quarter) => {
        const label = `${year}-Q${quarter}`
        expect(quarterOf(lastDayOf(label))).toBe(label)
        const next = quarter === 4 ? `${year + 1}-Q1` : `${year}-Q${quarter + 1}`
        expect(Date.parse(firstDayOf(next)) - Date.parse(lastDayOf(label))).toBe(86_400_000)
      }),
    )
  })
  test.each(['2024', '2024-12-31', 'x'])('%s has no first and last day as a quarter', (text) => {
    expect(() => firstDayOf(text)).toThrow(RangeError)
    expect(() => lastDayOf(text)).toThrow(RangeError)
  })
})
