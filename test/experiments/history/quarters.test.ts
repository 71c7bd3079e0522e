import { describe, expect, test } from 'vitest'
import { quarterAfter, quarterOfMonth, quartersBetween } from '../../../src/calendar/periods.ts'
import { Published } from '../../../src/experiments/history/published.ts'

describe('quarters', () => {
  test.each([
    ['2024-Q4', 1, '2025-Q1'],
    ['2024-Q1', -1, '2023-Q4'],
    ['2024-Q2', -6, '2022-Q4'],
    ['2019-Q4', 8, '2021-Q4'],
  ])('%s and %d are %s', (from, by, to) => {
    expect(quarterAfter(from, by)).toBe(to)
  })

  test('run from one to another', () => {
    expect(quartersBetween('2023-Q3', '2024-Q2')).toEqual(['2023-Q3', '2023-Q4', '2024-Q1', '2024-Q2'])
    expect(quarterOfMonth('2024-09')).toBe('2024-Q3')
    expect(() => quarterAfter('2024')).toThrow('quarter "2024"')
  })
})

describe('published figures', () => {
  const published = new Published([
    { period: '2024-Q1', series: 'flow', value: 5 },
    { period: '2024-06-30', series: 'stock', value: 7 },
    { period: '2024-06-15', series: 'stock', value: 8 },
    { period: '2024-01', series: 'monthly', value: 1 },
    { period: '2024-02', series: 'monthly', value: 2 },
    { period: '2024-03', series: 'monthly', value: 3 },
    { period: '2024-04', series: 'monthly', value: 9 },
    { period: '2024-Q2', series: 'flow', value: null },
  ])

  test('by quarter are quarters, stocks on the last day, and sums of three months', () => {
    expect([...published.quarterly('flow')]).toEqual([['2024-Q1', 5]])
    expect([...published.quarterly('stock')]).toEqual([['2024-Q2', 7]])
    expect([...published.quarterly('monthly')]).toEqual([['2024-Q1', 6]])
    expect(() => published.at('flow', '2024-Q2')).toThrow('flow is not published for 2024-Q2')
  })
})
