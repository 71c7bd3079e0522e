/** What is said on the console of nationality groups, and what is refused. */
import { describe, expect, test } from 'vitest'
import type { GroupRow } from '../../src/experiments/replications/tables.ts'
import { groupFigures } from '../../src/runs/group-figures.ts'
import { call } from './fixtures.ts'

const row = (more: Partial<GroupRow>): GroupRow => ({
  ...{ scenario: 'base', baseline: '', deterrence: 'none', group: 'a', group_label: 'A', unit: 'people' },
  ...{ metric: 'returns.total', counted_in: 'people', mean: 200, ci_low: 190, ci_high: 210, replications: 6 },
  ...more,
})
const rows = [
  row({}),
  row({ scenario: 'option', mean: 300 }),
  row({ scenario: 'option', baseline: 'base', mean: 100, ci_low: 90, ci_high: 110 }),
  row({ group: '', mean: 0 }),
  row({ metric: 'returns.enforced' }),
  row({ counted_in: 'parties' }),
]

describe('returns by group', () => {
  test('are levels of those who are in a group', () => {
    expect(groupFigures(rows, '').map(({ scenario, group, mean }) => [scenario, group, mean])).toEqual([
      ['base', 'a', 200],
      ['option', 'a', 300],
    ])
  })
  test('are differences beside the level of the baseline, with a verdict', () => {
    expect(groupFigures(rows, 'base')).toMatchObject([
      { scenario: 'option', mean: 100, baseline_mean: 200, per_cent: 50, verdict: 'more' },
    ])
  })
})

describe('--by', () => {
  test.each([['run'], ['compare']])('%s has groups alone', async (command) => {
    const { code, told } = await call(command, 'current-policy-2024', '--by', 'nation')
    expect(code).toBe(2)
    expect(told).toContain('--by: found "nation"; allowed: group')
  })
  test('is given once', async () => {
    const { code, told } = await call('run', 'current-policy-2024', '--by', 'group', '--by', 'group')
    expect(code).toBe(2)
    expect(told).toContain('--by: found 2 times; allowed: once')
  })
})
