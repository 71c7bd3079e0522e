import { describe, expect, test } from 'vitest'
import { ifOpen, sinceOpening } from '../../src/experiments/replications/openings.ts'
import { ReplicationSet } from '../../src/experiments/replications/replication-set.ts'
import { summarise } from '../../src/experiments/replications/summarise.ts'
import { findMetric } from '../../src/model/measures/metrics.ts'
import { hub, opensAt, runOnce, smallScenario, total, withScheme } from '../model/model.ts'
import { resultOf, setOf, type Totals } from './fixtures.ts'

/** A hub that opens in two of four replications, and what it does there. */
const option = setOf('option', [
  ['scheme.opened', '', '', [1, 0, 1, 0]],
  ['scheme.opened', 'hub', '', [1, 0, 1, 0]],
  ['scheme.transferred', '', 'people', [100, 0, 300, 0]],
  ['scheme.transferred', 'hub', 'people', [100, 0, 300, 0]],
  ['returns.total', '', 'people', [60, 50, 80, 50]],
])
const baseline = setOf('base', [
  ['scheme.opened', '', '', [0, 0, 0, 0]],
  ['scheme.transferred', '', 'people', [0, 0, 0, 0]],
  ['returns.total', '', 'people', [50, 50, 50, 50]],
])

describe('figures of the replications in which a scheme opens', () => {
  const rows = ifOpen('base', [option, baseline], findMetric)
  const find = (metric: string, scheme: string, against: string) =>
    rows.find((row) => row.metric === metric && row.scheme === scheme && row.baseline === against)
  test('stand beside the average over all, with how many there are', () => {
    expect(find('scheme.transferred', 'hub', '')).toMatchObject({
      ...{ mean: 200, mean_of_all: 100, opened: 2, replications: 4 },
    })
    expect(find('returns.total', '', 'base')).toMatchObject({
      ...{ mean: 20, mean_of_all: 10, opened: 2, replications: 4 },
    })
  })
  test('are given as differences as well, and as levels only of what is kept by scheme', () => {
    expect(find('scheme.transferred', 'hub', 'base')).toMatchObject({ mean: 200 })
    expect(find('returns.total', '', '')).toBeUndefined()
    expect(rows.some(({ scenario }) => scenario === 'base')).toBe(false)
  })
  test('are blank, and say so, where it opens in none', () => {
    const never: Totals[] = [
      ['scheme.opened', 'hub', '', [0, 0]],
      ['scheme.transferred', 'hub', 'people', [0, 0]],
    ]
    expect(ifOpen('base', [setOf('option', never)], findMetric)[1]).toMatchObject({
      ...{ mean: null, opened: 0, replications: 2, note: 'opens in no replication' },
    })
  })
  test('no interval of a count goes below zero, with or without the others', () => {
    const counts = [...rows, ...summarise([option], findMetric)].filter(({ unit }) => unit === 'people')
    expect(counts.length).toBeGreaterThan(4)
    for (const { ci_low, metric } of counts)
      if (metric.startsWith('scheme.')) expect(ci_low).toBeGreaterThanOrEqual(0)
  })
})

describe('figures by months since a scheme opened', () => {
  test('lay the replications side by side at their openings', () => {
    const set = new ReplicationSet('option', 'none')
    const at = (opened: readonly (number | null)[], people: readonly (number | null)[]) => ({
      ...resultOf([], 0),
      series: [
        { metric: 'scheme.opened', scheme: 'hub', countedIn: '' as const, monthly: opened, total: 1 },
        {
          metric: 'scheme.transferred',
          scheme: 'hub',
          countedIn: 'people' as const,
          monthly: people,
          total: 1,
        },
      ],
    })
    set.add(0, at([null, 1, 0], [null, 10, 20]))
    set.add(1, at([null, 0, 1], [null, 0, 30]))
    set.add(2, at([null, 0, 0], [null, 0, 0]))
    const found = sinceOpening([set], findMetric).filter(({ metric }) => metric === 'scheme.transferred')
    expect(found.map((row) => [row.months_since_opening, row.mean, row.opened])).toEqual([
      [0, 20, 2],
      [1, 20, 1],
    ])
  })
})

describe('the model says whether and when a scheme opens', () => {
  const opening = (days: number) => runOnce(withScheme(smallScenario(hub), opensAt(days)), 1, 1)
  test.each([
    [0.5, 1],
    [100, 4],
  ])('after %f days: in month %i', (days, month) => {
    const result = opening(days)
    expect(total(result, 'scheme.opened', '', 'hub')).toBe(1)
    expect(total(result, 'scheme.opening_days', '', 'hub')).toBeCloseTo(days, 6)
    const { monthly } = result.series.find((s) => s.metric === 'scheme.opened' && s.scheme === 'hub')!
    expect(monthly.indexOf(1)).toBe(month)
    expect(monthly.filter((value) => value === 1)).toHaveLength(1)
  })
  test('not where that is beyond the run', () => {
    const result = opening(400)
    expect(total(result, 'scheme.opened', '', 'hub')).toBe(0)
    expect(total(result, 'scheme.opening_days', '', 'hub')).toBeNull()
  })
})
