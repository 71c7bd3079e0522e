import { describe, expect, it } from 'vitest'
import { differencesFrom } from '../../src/experiments/differences.ts'
import { find, setOf } from './fixtures.ts'

const baseline = setOf('base', [
  ['returns.total', '', 'people', [10, 20, 30, 40]],
  ['cost.total', '', '', [100, 200, 300, 400]],
  ['wait.decision.median', '', '', [5, null, 7, 8]],
])
const option = setOf('option', [
  ['returns.total', '', 'people', [11, 20, 33, 39]],
  ['cost.total', '', '', [100, 200, 300, 400]],
  ['wait.decision.median', '', '', [6, 9, null, 8]],
  ['scheme.transferred', 'hub', 'people', [1, 2, 3, 4]],
  ['scheme.utilisation', 'hub', '', [0.1, 0.2, 0.3, 0.4]],
])
const rowsOf = (...sets: Parameters<typeof differencesFrom>[1][number][]) =>
  differencesFrom('base', sets, find)
const row = (rows: ReturnType<typeof differencesFrom>, metric: string) =>
  rows.find((r) => r.metric === metric)!

describe('differencesFrom', () => {
  it('pairs by replication: scenario minus baseline', () => {
    const found = row(rowsOf(option, baseline), 'returns.total')
    expect(found).toMatchObject({
      scenario: 'option',
      baseline: 'base',
      unit: 'people',
      mean: 0.75,
      replications: 4,
    })
    expect(found.share_of_replications_above_zero).toBe((2 + 0.5) / 4)
    expect(found.ci_high! - 0.75).toBeCloseTo((3.182446305284263 * Math.sqrt(8.75 / 3)) / 2, 7)
  })
  it('has an exact zero and a share of a half where nothing changes', () => {
    expect(row(rowsOf(option, baseline), 'cost.total')).toMatchObject({
      mean: 0,
      ci_low: 0,
      ci_high: 0,
      share_of_replications_above_zero: 0.5,
    })
  })
  it('uses only the pairs in which both are defined', () => {
    expect(row(rowsOf(option, baseline), 'wait.decision.median')).toMatchObject({
      mean: 0.5,
      replications: 2,
    })
  })
  it('counts a scheme that the baseline lacks as zero in a flow, and has no row for a ratio', () => {
    const rows = rowsOf(option, baseline)
    expect(row(rows, 'scheme.transferred')).toMatchObject({ scheme: 'hub', mean: 2.5, replications: 4 })
    expect(row(rows, 'scheme.utilisation')).toBeUndefined()
  })
  it('counts a scheme that only the baseline has as zero in the scenario', () => {
    const rows = differencesFrom('option', [option, baseline], find)
    expect(row(rows, 'scheme.transferred')).toMatchObject({
      scenario: 'base',
      baseline: 'option',
      mean: -2.5,
    })
  })
  it('pairs the replications that both have, when a job failed', () => {
    const partial = setOf('option', [['returns.total', '', 'people', [11, 20, 33, 39]]], [0, 3])
    expect(row(rowsOf(partial, baseline), 'returns.total')).toMatchObject({ mean: 1.5, replications: 2 })
  })
  it('has a blank row where no pair is left', () => {
    const none = setOf('option', [['wait.decision.median', '', '', [null, 1, null, null]]])
    expect(row(rowsOf(none, baseline), 'wait.decision.median')).toMatchObject({
      mean: null,
      share_of_replications_above_zero: null,
      replications: 0,
    })
  })
  it('has no rows for the baseline alone', () => expect(rowsOf(baseline)).toEqual([]))
})

describe('cost per additional return', () => {
  const dearer = (returns: number[], costs: number[]) =>
    setOf('option', [
      ['returns.total', '', 'people', [10, 20, 30, 40].map((x, i) => x + returns[i]!)],
      ['cost.total', '', '', [100, 200, 300, 400].map((x, i) => x + costs[i]!)],
    ])
  it('is the ratio of the mean differences', () => {
    const rows = rowsOf(dearer([2, 3, 2, 3], [50, 60, 50, 40]), baseline)
    expect(row(rows, 'cost.per_additional_return')).toMatchObject({
      mean: 20,
      unit: 'GBP per person',
      replications: 4,
    })
  })
  it('is undefined where the extra returns may be none', () => {
    const rows = rowsOf(dearer([-1, 1, 0, 1], [50, 60, 50, 40]), baseline)
    expect(row(rows, 'cost.per_additional_return')).toMatchObject({ mean: null, ci_low: null, ci_high: null })
  })
})
