import { describe, expect, test } from 'vitest'
import { dateAfter, daysBetween, monthGrid } from '../../src/calendar/days.ts'
import { discountFactor } from '../../src/model/measures/ledger.ts'

describe('the calendar', () => {
  test('lays out months with leap days, from the opening month on', () => {
    const grid = monthGrid('2027-12-01', 0.5)
    expect(grid.labels).toEqual(['2027-11', '2027-12', '2028-01', '2028-02', '2028-03', '2028-04', '2028-05'])
    expect(grid.ends).toEqual([0, 31, 62, 91, 122, 152, 183])
    expect(grid.monthOfDay[0]).toBe(11)
    expect(grid.monthOfDay[90]).toBe(1)
    expect(grid.monthOfDay[91]).toBe(2)
  })

  test('counts days between dates across daylight saving', () => {
    expect(daysBetween('2025-01-01', '2025-05-15')).toBe(134)
    expect(daysBetween('2025-03-01', '2025-11-01')).toBe(245)
    expect(dateAfter('2025-01-01', 134.9)).toBe('2025-05-15')
  })

  test('discounts by year of the run at the Green Book rate', () => {
    expect(discountFactor(0.035, 11)).toBe(1)
    expect(discountFactor(0.035, 12)).toBeCloseTo(0.9662, 4)
    expect(discountFactor(0.035, 120)).toBeCloseTo(0.7089, 4)
  })
})
