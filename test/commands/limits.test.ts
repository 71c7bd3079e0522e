import { describe, expect, test } from 'vitest'
import { fillOf, hasIdlePlaces } from '../../src/experiments/fill.ts'
import { ReplicationSet } from '../../src/experiments/replications/replication-set.ts'
import { summarise } from '../../src/experiments/replications/summarise.ts'
import type { SummaryRow } from '../../src/experiments/replications/tables.ts'
import { findMetric } from '../../src/model/measures/metrics.ts'
import { limitLines } from '../../src/runs/key-figures.ts'
import type { Scenario } from '../../src/scenarios/schema/schema.ts'
import { hub, opensAt, runOnce, smallScenario, total, withScheme } from '../model/model.ts'

const scaled = smallScenario(hub, [], 0.05)
const small = {
  ...scaled,
  removals: { ...scaled.removals, escort_teams: { value: 120, changes: [] } },
}
const of = (places: number, perWeek: number) =>
  withScheme(small, {
    ...opensAt(30),
    eligibility: { reasons: [] },
    referral: { per_week: { value: perWeek, changes: [] } },
    capacity: { opening_places: places, full_places: { value: places, changes: [] }, ramp_days: 0 },
  })
const summaryOf = (scenario: Scenario): readonly SummaryRow[] => {
  const set = new ReplicationSet('option', 'none')
  for (const replication of [0, 1]) set.add(replication, runOnce(scenario, replication, 3))
  return summarise([set], findMetric)
}
const lines = (scenario: Scenario) => limitLines(summaryOf(scenario), 'option', 'none', scenario.schemes)

describe('what limits a scheme, in words', () => {
  test('names the pace where places are in plenty, says how many it can fill, and fits in 80 columns', () => {
    const text = lines(of(400, 2))
    expect(text.join(' ')).toMatch(
      /What limits hub, by share of the days it is open: pace of\s+referral (9\d|>99)%/,
    )
    expect(text.join(' ')).toMatch(/Note: hub has 400\s+places, but 2 referrals a week, of whom \d+%/)
    expect(Math.max(...text.map(({ length }) => length))).toBeLessThanOrEqual(80)
  })

  test('names the places where they are few, and says nothing of filling them', () => {
    const text = lines(of(5, 20)).join(' ')
    expect(text).toMatch(/open: places in the\s+facility \d\d%/)
    expect(text).not.toContain('Note')
  })

  test('says nothing of a scheme that does not open', () => {
    expect(lines(withScheme(small, { agreement: { probability: 0 } }))).toEqual([])
  })

  test('fills as many places as are in use once a run has settled', () => {
    const scenario = of(400, 2)
    const rows = summaryOf(scenario)
    const fill = fillOf(rows, 'hub', scenario.schemes['hub']!)!
    expect(hasIdlePlaces(fill)).toBe(true)
    const late = [0, 1, 2, 3].map(
      (replication) => total(runOnce(scenario, replication, 6), 'scheme.occupancy', 'people', 'hub')!,
    )
    const settled = late.reduce((sum, value) => sum + value, 0) / late.length
    expect(fill.filled / settled).toBeGreaterThan(0.7)
    expect(fill.filled / settled).toBeLessThan(1.4)
  })
})
