/** results/by-group.csv: the figures of each nationality group, made as those of the whole system are. */
import { describe, expect, test } from 'vitest'
import { byGroup } from '../../src/experiments/replications/by-group.ts'
import { jobsOf } from '../../src/experiments/replications/replicate.ts'
import { ReplicationSet } from '../../src/experiments/replications/replication-set.ts'
import { byGroupFile } from '../../src/run-folder/results-csv.ts'
import { participant } from '../execution/fixtures.ts'
import { find, resultOf, setOf } from './fixtures.ts'

/** A set with one metric by group, a total for each replication. */
function grouped(
  scenario: string,
  totals: Readonly<Record<string, readonly number[]>>,
  members?: number,
): ReplicationSet {
  const set = new ReplicationSet(scenario, 'none', members)
  const [first] = Object.values(totals)
  first!.forEach((_, r) => {
    const groups = Object.entries(totals).map(([id, of]) => ({
      id,
      label: `Label of ${id}`,
      series: [{ metric: 'returns.total', countedIn: 'people' as const, total: of[r]! }],
    }))
    set.add(r, { ...resultOf([['returns.total', '', 'people', [9, 9, 9, 9]]], r), groups })
  })
  return set
}

const base = grouped('base', { b: [10, 12, 14, 16], a: [1, 1, 1, 1] })
const option = grouped('option', { b: [20, 23, 24, 27], a: [1, 1, 1, 1] })
const rows = byGroup('base', [base, option], find)!

describe('figures by nationality group', () => {
  test('are levels, then differences paired by replication, sorted by key', () => {
    expect(rows.map((r) => [r.scenario, r.baseline, r.group, r.group_label, r.mean, r.replications])).toEqual(
      [
        ['base', '', 'a', 'Label of a', 1, 4],
        ['base', '', 'b', 'Label of b', 13, 4],
        ['option', '', 'a', 'Label of a', 1, 4],
        ['option', '', 'b', 'Label of b', 23.5, 4],
        ['option', 'base', 'a', 'Label of a', 0, 4],
        ['option', 'base', 'b', 'Label of b', 10.5, 4],
      ],
    )
    // The pairs are alike in luck: their differences vary less than either level.
    const [level, difference] = [rows[3]!, rows[5]!]
    expect(difference.ci_high! - difference.ci_low!).toBeLessThan(level.ci_high! - level.ci_low!)
  })
  test('have the intervals of an ensemble, whose replications share parameters in turn', () => {
    const levels = byGroup('', [grouped('option', { b: [20, 20, 30, 30] }, 2)], find)!
    const alone = byGroup('', [grouped('option', { b: [20, 20, 30, 30] })], find)!
    expect(levels[0]!.mean).toBe(alone[0]!.mean)
    expect(levels[0]!.ci_high!).toBeGreaterThan(alone[0]!.ci_high!)
  })
  test('are none where replications were not counted by group', () => {
    expect(byGroup('base', [setOf('base', [['returns.total', '', 'people', [1]]])], find)).toBeUndefined()
  })
  test('have no level of a scenario without a replication, and no difference that is defined', () => {
    const rows = byGroup('base', [base, new ReplicationSet('option', 'none')], find)!
    const found = rows.filter(({ scenario }) => scenario === 'option')
    expect(found.map((r) => [r.baseline, r.mean, r.replications])).toEqual([
      ['base', null, 0],
      ['base', null, 0],
    ])
  })
  test('are kept under another name', () => {
    const renamed = base.named('other')
    expect(renamed.groups).toEqual(base.groups)
    expect(renamed.ofGroup('b').scenario).toBe('other')
    expect([...renamed.ofGroup('b').totals(0)]).toEqual([10, 12, 14, 16])
  })
  test('are a file with a verdict on differences alone', () => {
    const [path, content] = byGroupFile(rows)
    expect(path).toBe('results/by-group.csv')
    const lines = content.trimEnd().split('\n')
    expect(lines[1]).toBe('base,,none,a,Label of a,returns.total,All returns (people),people,people,1,1,1,4,')
    expect(lines[5]).toMatch(/^option,base,none,a,.*,0,0,0,4,none$/)
  })
})

test('jobs are counted by group where the plan says so, and are otherwise what they were', () => {
  const plan = {
    ...{ scenarios: [participant('base')], baseline: 'base', deterrence: ['none'], seed: '1' },
    ...{ horizonYears: 1, replications: 1, version: '0' },
  }
  const [plain] = jobsOf(plan, 0, 1)
  const [asked] = jobsOf({ ...plan, byGroup: true }, 0, 1)
  expect(plain!.key).not.toHaveProperty('byGroup')
  expect(jobsOf({ ...plan, byGroup: false }, 0, 1)[0]!.key).toEqual(plain!.key)
  expect(asked!.key).toEqual({ ...plain!.key, byGroup: true })
})
