import { describe, expect, test } from 'vitest'
import { byMonth, incidenceByMonth, summarise } from '../../src/experiments/replications/summarise.ts'
import { find, resultOf, setOf, type Totals } from './fixtures.ts'

const t3 = 4.302652729749462 // Student's t, 0.975, two degrees of freedom

describe('summarise', () => {
  const series: Totals[] = [
    ['wait.decision.median', '', '', [30, null, 50]],
    ['returns.total', '', 'people', [1, 2, 3]],
    ['returns.total', '', 'parties', [1, 1, 1]],
  ]
  test('gives mean, interval and how many replications a metric is defined in, sorted by key', () => {
    const rows = summarise([setOf('b', series), setOf('a', series)], find)
    expect(rows.map((r) => [r.scenario, r.metric, r.counted_in, r.unit, r.mean, r.replications])).toEqual([
      ['a', 'returns.total', 'parties', 'parties', 1, 3],
      ['a', 'returns.total', 'people', 'people', 2, 3],
      ['a', 'wait.decision.median', '', 'days', 40, 2],
      ['b', 'returns.total', 'parties', 'parties', 1, 3],
      ['b', 'returns.total', 'people', 'people', 2, 3],
      ['b', 'wait.decision.median', '', 'days', 40, 2],
    ])
    // The t-interval of the mean on the scale of its square root, since there are no fewer than no returns.
    const reach = t3 / Math.sqrt(3) / (2 * Math.SQRT2)
    expect(rows[1]!.ci_high!).toBeCloseTo((Math.SQRT2 + reach) ** 2, 7)
    expect(rows[1]!.ci_low!).toBeCloseTo((Math.SQRT2 - reach) ** 2, 7)
    expect([rows[0]!.ci_low, rows[0]!.ci_high]).toEqual([1, 1])
    expect(rows.every(({ p05, p50, p95 }) => p05 === null && p50 === null && p95 === null)).toBe(true)
  })
  test('leaves intervals blank for one replication, and everything for none', () => {
    const rows = summarise(
      [
        setOf('a', [
          ['returns.total', '', 'people', [4]],
          ['cost.total', '', '', [null]],
        ]),
      ],
      find,
    )
    expect(rows).toMatchObject([
      {
        ...{ metric: 'cost.total', mean: null, ci_low: null, ci_high: null, replications: 0 },
        note: 'not defined in any replication',
      },
      { metric: 'returns.total', mean: 4, ci_low: null, ci_high: null, replications: 1 },
    ])
  })
  test('shows quantiles from 20 replications on', () => {
    const totals = Array.from({ length: 21 }, (_, i) => 20 - i)
    const [row] = summarise([setOf('a', [['returns.total', '', 'people', totals]])], find)
    expect(row).toMatchObject({ p05: 1, p50: 10, p95: 19, mean: 10, replications: 21 })
  })
  test('does not depend on the order in which replications arrive', () => {
    const totals = [0.1, 0.7, 1e-9, 1e9, 3]
    const forwards = setOf('a', [['cost.total', '', '', totals]])
    const backwards = setOf('a', [['cost.total', '', '', totals]], [0, 1, 2, 3, 4])
    for (const r of [4, 2, 0, 3, 1]) backwards.add(r, resultOf([['cost.total', '', '', totals]], r))
    expect(summarise([backwards], find)).toEqual(summarise([forwards], find))
  })
  test('refuses a metric that is not registered', () => {
    expect(() => summarise([setOf('a', [['returns.totl', '', 'people', [1]]])], find)).toThrow('returns.totl')
  })
  test('refuses a replication with other series', () => {
    const set = setOf('a', series)
    expect(() => set.add(3, resultOf(series.slice(1), 0))).toThrow('replication 3 of a has other series')
  })
})

describe('byMonth', () => {
  test('has no row for a month in which nothing is defined, and sorts by month before metric', () => {
    const rows = byMonth(
      [
        setOf('a', [
          ['returns.total', '', 'people', [4, 8]],
          ['cost.total', '', '', [2, null]],
        ]),
      ],
      find,
    )
    expect(rows.map(({ month, metric, mean, p50 }) => [month, metric, mean, p50])).toEqual([
      ['2025-01', 'cost.total', 1, null],
      ['2025-01', 'returns.total', 3, null],
      ['2025-02', 'cost.total', 1, null],
      ['2025-02', 'returns.total', 3, null],
    ])
  })
})

describe('incidenceByMonth', () => {
  test('averages the curves, leaving out months in which nobody is at risk', () => {
    const rows = incidenceByMonth([setOf('a', [['returns.total', '', 'people', [0, 0]]])])
    expect(rows.map((row) => [row.months_since_exhaustion, row.cause, row.mean])).toEqual([
      [0, 'removal', 0],
      [1, 'removal', 0.05],
    ])
    expect([rows[0]!.ci_low, rows[0]!.ci_high]).toEqual([0, 0])
  })
})
