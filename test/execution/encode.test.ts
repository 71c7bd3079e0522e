import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeResult, encodeResult } from '../../src/execution/encode.ts'
import type { ReplicationResult } from '../../src/model/result.ts'

const resultWith = (
  monthly: (number | null)[],
  total: number | null,
  cumulative: number[] = [],
): ReplicationResult => ({
  months: monthly.map((_, m) => `2025-0${m + 1}`),
  series: [{ metric: 'cost.total', scheme: '', countedIn: '', monthly, total }],
  incidence: [{ cause: 'removal', cumulative }],
  counts: { events: 1, parties: 1 },
})

describe('encodeResult', () => {
  test('keeps every finite number to the last bit, but for the sign of zero', () => {
    const value = fc.oneof(fc.constant(null), fc.double({ noNaN: true, noDefaultInfinity: true }))
    fc.assert(
      fc.property(fc.array(value, { maxLength: 9 }), value, (monthly, total) => {
        const plus = (x: number | null) => (x === null ? null : x + 0)
        expect(decodeResult(encodeResult(resultWith(monthly, total)))).toEqual(
          resultWith(monthly.map(plus), plus(total)),
        )
      }),
      { seed: 3 },
    )
  })
  test.each([
    [resultWith([1, Number.NaN], 1), 'metric cost.total: the value of 2025-02 is NaN'],
    [resultWith([1], Number.POSITIVE_INFINITY), 'metric cost.total: the total is Infinity'],
    [
      {
        ...resultWith([1], 1),
        groups: [
          {
            ...{ id: 'one', label: 'One' },
            series: [{ metric: 'returns.total', countedIn: 'people' as const, total: Number.NaN }],
          },
        ],
      },
      'metric returns.total: the total of one is NaN',
    ],
    [resultWith([1], 1, [0, Number.NaN]), 'incidence of removal: the value at 1 months is NaN'],
  ])('refuses what JSON would turn into a blank', (result, message) => {
    expect(() => encodeResult(result)).toThrow(message)
  })
})
