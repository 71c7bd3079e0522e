/**
 * Law: what is under way at the start is what the scenario's own rates keep under way. With constant inputs, whatever comes after a
 * delay comes in the first quarter as often as it is caused in the first quarter: there is no climb at the start.
 */
import { describe, expect, test } from 'vitest'
import type { ReplicationResult } from '../../src/model/result.ts'
import type { Scenario } from '../../src/scenarios/schema/schema.ts'
import { runOnce, smallScenario } from './model.ts'

const replications = 16
const twelve = (value: number) => Array.from({ length: 12 }, () => value)
/** Everyone who intends to cross does so on the day; months are alike; no level varies. */
const plain = smallScenario('current-policy-2024', [], 0.1)
const constant: Scenario = {
  ...plain,
  arrivals: { ...plain.arrivals, level_variation: 0, claim_delay_days: 40 },
  crossing: {
    ...plain.crossing,
    month_shares: twelve(1 / 12),
    crossable_after_not: twelve(1),
    crossable_after_crossable: twelve(1),
    leaving_share: 1,
    interception_share: { value: 0, changes: [] },
    boats_per_crossable_day: { value: 1000, changes: [] },
  },
  decisions: {
    ...plain.decisions,
    quarterly_variation: 0,
    withdrawal_ends: { lost_contact: 0.3, departed: 0.1, removable: 0.1, claims_again: 0.5 },
    claims_again_days: 150,
  },
  groups: Object.fromEntries(
    Object.entries(plain.groups).map(([id, group]) => [id, { ...group, reentry_probability: 0.5 }]),
  ),
}
const runs = Array.from({ length: replications }, (_, replication) => runOnce(constant, replication, 1))

const inQuarter = (run: ReplicationResult, metric: string, quarter: number) => {
  const { monthly } = run.series.find((s) => s.metric === metric && s.countedIn === 'people')!
  return (monthly.slice(1 + 3 * quarter, 4 + 3 * quarter) as number[]).reduce((sum, n) => sum + n, 0)
}

/** Mean over replications of a difference, and four of its standard errors: a false alarm once in 16,000. */
function meanOf(of: (run: ReplicationResult) => number): { mean: number; allowance: number } {
  const values = runs.map(of)
  const mean = values.reduce((sum, value) => sum + value, 0) / replications
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (replications - 1)
  return { mean, allowance: 4 * Math.sqrt(variance / replications) }
}

describe('nothing climbs at the start', () => {
  test.each([0, 1, 2, 3])(
    'claims of quarter %d are those that the arrivals and withdrawals of the quarter make',
    (q) => {
      const { claim_share } = constant.arrivals
      const caused = (run: ReplicationResult) =>
        claim_share * inQuarter(run, 'arrivals.small_boat', q) +
        inQuarter(run, 'arrivals.other', q) +
        0.5 * inQuarter(run, 'claims.withdrawn', q)
      const size = meanOf(caused).mean
      const { mean, allowance } = meanOf((run) => inQuarter(run, 'claims.lodged', q) - caused(run))
      expect(allowance / size).toBeLessThan(0.03)
      expect(Math.abs(mean)).toBeLessThan(allowance)
    },
  )

  test.each([0, 1, 2, 3])('re-entries of quarter %d are half the returns, but for their trend', (q) => {
    const returns = meanOf((run) => inQuarter(run, 'returns.total', q)).mean
    const { mean, allowance } = meanOf(
      (run) => inQuarter(run, 'reentries', q) - inQuarter(run, 'returns.total', q) / 2,
    )
    // Returns grow in the year; those who set out again were returned ten months before.
    const trend = 0.5 * returns * 0.25
    expect(Math.abs(mean)).toBeLessThan(allowance + trend)
    expect(allowance / returns).toBeLessThan(0.1)
  })

  test('re-entries are among the arrivals wanted: the level is that of the scenario', () => {
    const wanted = constant.arrivals.small_boat.central + constant.arrivals.other_routes.central
    const { mean, allowance } = meanOf((run) =>
      [0, 1, 2, 3].reduce(
        (sum, q) => sum + inQuarter(run, 'arrivals.small_boat', q) + inQuarter(run, 'arrivals.other', q),
        0,
      ),
    )
    expect(Math.abs(mean - (wanted * 365) / 365.25)).toBeLessThan(allowance + 0.005 * wanted)
    expect(allowance / wanted).toBeLessThan(0.02)
  })
})
