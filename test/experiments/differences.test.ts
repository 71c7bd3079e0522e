import { describe, expect, test } from 'vitest'
import { differencesFrom } from '../../src/experiments/replications/differences.ts'
import { normals } from '../statistics/seeded.ts'
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
  test('pairs by replication: scenario minus baseline', () => {
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
  test('has an exact zero and no share above it where nothing changes', () => {
    expect(row(rowsOf(option, baseline), 'cost.total')).toMatchObject({
      mean: 0,
      ci_low: 0,
      ci_high: 0,
      share_of_replications_above_zero: null,
    })
  })
  test('uses only the pairs in which both are defined', () => {
    expect(row(rowsOf(option, baseline), 'wait.decision.median')).toMatchObject({
      mean: 0.5,
      replications: 2,
    })
  })
  test('counts a scheme that the baseline lacks as zero in a flow, and has no row for a ratio', () => {
    const rows = rowsOf(option, baseline)
    expect(row(rows, 'scheme.transferred')).toMatchObject({ scheme: 'hub', mean: 2.5, replications: 4 })
    expect(row(rows, 'scheme.utilisation')).toBeUndefined()
  })
  test('counts a scheme that only the baseline has as zero in the scenario', () => {
    const rows = differencesFrom('option', [option, baseline], find)
    expect(row(rows, 'scheme.transferred')).toMatchObject({
      scenario: 'base',
      baseline: 'option',
      mean: -2.5,
    })
  })
  test('pairs the replications that both have, when a job failed', () => {
    const partial = setOf('option', [['returns.total', '', 'people', [11, 20, 33, 39]]], [0, 3])
    expect(row(rowsOf(partial, baseline), 'returns.total')).toMatchObject({ mean: 1.5, replications: 2 })
  })
  test('has a blank row where no pair is left', () => {
    const none = setOf('option', [['wait.decision.median', '', '', [null, 1, null, null]]])
    expect(row(rowsOf(none, baseline), 'wait.decision.median')).toMatchObject({
      mean: null,
      share_of_replications_above_zero: null,
      replications: 0,
    })
  })
  test('has no rows for the baseline alone', () => expect(rowsOf(baseline)).toEqual([]))
})

describe('the interval of a difference', () => {
  test('is that of the level where the baseline has none, so that no count goes below zero', () => {
    const rare = setOf('option', [['scheme.transferred', 'hub', 'people', [0, 0, 0, 900]]])
    const found = row(rowsOf(rare, baseline), 'scheme.transferred')
    expect(found.mean).toBe(225)
    expect(found.ci_low).toBe(0)
    const gone = row(differencesFrom('option', [rare, baseline], find), 'scheme.transferred')
    expect([gone.ci_low, gone.ci_high]).toEqual([-found.ci_high!, -0])
  })
})

describe('cost per additional return', () => {
  const luck = [0, 1, 0, 1, 0, 1]
  const six = (values: (i: number) => number) => luck.map((_, i) => values(i))
  const pair = (returns: number[], costs: number[]) => {
    const before = { returns: six((i) => 10 * i), costs: six((i) => 100 * i) }
    const set = (name: string, added: number) =>
      setOf(name, [
        ['returns.total', '', 'people', before.returns.map((x, i) => x + added * returns[i]!)],
        ['cost.total', '', '', before.costs.map((x, i) => x + added * costs[i]!)],
      ])
    return row(rowsOf(set('option', 1), set('base', 0)), 'cost.per_additional_return')
  }
  const [more, fewer, either] = [luck.map((x) => 2 + x), luck.map((x) => -2 - x), luck.map((x) => 2 * x - 1)]
  const [dearer, cheaper] = [luck.map((x) => 60 - 20 * x), luck.map((x) => 20 * x - 60)]

  test('is the ratio of the mean differences where there are clearly more returns at more cost', () => {
    const found = pair(more, dearer)
    expect(found).toMatchObject({ mean: 20, unit: 'GBP per person', replications: 6 })
    expect(found.ci_low!).toBeGreaterThan(0)
    expect(found.note).toBeUndefined()
  })
  test.each([
    ['fewer returns at more cost', fewer, dearer],
    ['fewer returns at less cost', fewer, cheaper],
    ['more returns at less cost', more, cheaper],
    ['no clear difference in returns', either, dearer],
    ['no difference in returns', luck.map(() => 0), dearer],
  ])('is blank, and says why: %s', (why, returns, costs) => {
    expect(pair(returns, costs)).toMatchObject({
      ...{ mean: null, ci_low: null, ci_high: null },
      note: `not defined: ${why}`,
    })
  })
  test('is never negative, whatever the luck', () => {
    const draw = normals(3)
    let defined = 0
    for (let i = 0; i < 200; i++) {
      const [r, c] = [3 * draw(), 30 * draw()]
      const { mean, note } = pair(
        six(() => r + draw()),
        six(() => c + 10 * draw()),
      )
      if (mean === null) expect(note).not.toBe('')
      else {
        defined++
        expect(mean).toBeGreaterThanOrEqual(0)
      }
    }
    expect(defined).toBeGreaterThan(10)
  })
  test('is blank below the replications that a verdict needs', () => {
    const few = (name: string, added: number) =>
      setOf(name, [
        ['returns.total', '', 'people', [10 + added, 20 + added]],
        ['cost.total', '', '', [100 + added, 200 + added]],
      ])
    expect(row(rowsOf(few('option', 5), few('base', 0)), 'cost.per_additional_return')).toMatchObject({
      mean: null,
      note: 'not defined: fewer than 6 replications',
    })
  })
})
