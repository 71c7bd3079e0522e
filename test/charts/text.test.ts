import { describe, expect, test } from 'vitest'
import { dayInWords, duration, endOf, monthEnd } from '../../src/calendar/in-words.ts'
import { spread } from '../../src/charts/kit/fan.ts'
import {
  formatNumber,
  formatSigned,
  inUnit,
  outOf,
  percentage,
  roundingStep,
} from '../../src/words/numbers.ts'
import { fitTitle, listed, wrap, wrapTitle } from '../../src/words/text.ts'

describe('numbers', () => {
  test.each([
    [1234567, 1, '1,234,567'],
    [1234567, 1000, '1,235,000'],
    [-1234.56, 0.1, '−1,234.6'],
    [-0.04, 0.1, '0.0'],
    [999.5, 1, '1,000'],
    [0, 1, '0'],
  ])('%d to the nearest %d is printed as %s', (value, step, text) => {
    expect(formatNumber(value, step)).toBe(text)
  })

  test('a share that is not quite nothing or all does not read so', () => {
    expect([0, 0.001, 0.006, 0.5, 0.994, 0.997, 1].map(percentage)).toEqual([
      '0',
      '<1',
      '1',
      '50',
      '99',
      '>99',
      '100',
    ])
  })

  test('a sign is printed for what is not zero after rounding', () => {
    expect([5, 0, 0.2, -5].map((value) => formatSigned(value))).toEqual(['+5', '0', '0', '−5'])
  })

  test('an interval is divided into 20 to 200 steps', () => {
    expect(roundingStep(180, 140, 220)).toBe(1)
    expect(roundingStep(116_000, 64_000, 172_000)).toBe(1000)
    expect(roundingStep(93_000, 60_000, 140_000)).toBe(1000)
    expect(roundingStep(0.3, -1.1, 1.4)).toBe(0.1)
  })

  test('without an interval three digits are left, and no decimals to whole numbers', () => {
    expect(roundingStep(82_700)).toBe(100)
    expect(formatNumber(-30.5)).toBe('−31')
    expect(formatNumber(30.5)).toBe('31')
    expect(formatNumber(4, roundingStep(4))).toBe('4')
    expect(formatNumber(76.8, roundingStep(76.8))).toBe('77')
    expect(formatNumber(6.24, roundingStep(6.24))).toBe('6.2')
    expect(formatNumber(0, roundingStep(0))).toBe('0')
  })

  test('pounds are in millions with the sign before the currency', () => {
    expect([inUnit('−45', 'GBP'), inUnit('+45', 'GBP'), inUnit('45', 'GBP'), inUnit('45', 'people')]).toEqual(
      ['−£45m', '+£45m', '£45m', '45'],
    )
  })
})

describe('sentences', () => {
  test('lines are no longer than the limit, lose no word and keep a year with the word before it', () => {
    const text = 'Decision backlog falls to about 75,000 by end 2029; no clear difference with Return hubs'
    const lines = wrap(text, 47)
    expect(lines.join(' ')).toBe(text)
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(47)
    expect(lines.some((line) => line.startsWith('2029'))).toBe(false)
  })

  test('a title that needs two lines is broken after a clause, or else where the first line is full', () => {
    expect(
      wrapTitle('Return hubs: 196 people in 200 places at end 2026 (means); no deterrent effect assumed', 78),
    ).toEqual(['Return hubs: 196 people in 200 places at end 2026 (means);', 'no deterrent effect assumed'])
    expect(wrapTitle('The effect on all returns changes sign between 1 and 10', 50)).toEqual([
      'The effect on all returns changes sign between 1',
      'and 10',
    ])
    expect(wrapTitle('Short: a title', 78)).toEqual(['Short: a title'])
  })

  test('a unit stays with its figure', () => {
    expect(wrap('cost in £ million, 95 % interval', 12)).toEqual([
      'cost in',
      '£ million,',
      '95 %',
      'interval',
    ])
  })

  test('the first title that fits is taken, with a capital', () => {
    expect(fitTitle(['x'.repeat(91), 'about right', 'short'])).toBe('About right')
    expect(fitTitle(['x'.repeat(200)])).toHaveLength(90)
  })

  test('lists and counts', () => {
    expect([listed([]), listed(['a']), listed(['a', 'b', 'c'])]).toEqual(['', 'a', 'a, b and c'])
    expect([outOf(1, 9, 'option'), outOf(0, 1, 'scheme')]).toEqual(['1 of 9 options', '0 of 1 scheme'])
  })
})

describe('dates', () => {
  test('a month ends on its last day, leap years included', () => {
    expect(['2024-02', '2025-02', '2024-12'].map(monthEnd)).toEqual([
      '2024-02-29',
      '2025-02-28',
      '2024-12-31',
    ])
  })

  test('words', () => {
    expect([endOf('2029-12'), endOf('2030-03')]).toEqual(['end 2029', 'end March 2030'])
    expect([duration(5), duration(1), duration(1.5)]).toEqual(['5 years', '1 year', '18 months'])
    expect(dayInWords('2025-01-01')).toBe('1 January 2025')
  })
})

describe('labels at the end of a fan', () => {
  test('are moved apart, stay in order and inside the panel', () => {
    expect(spread([10, 12, 50], 18, 100)).toEqual([10, 28, 50])
    expect(spread([95, 99, 100], 18, 100)).toEqual([64, 82, 100])
  })
})
