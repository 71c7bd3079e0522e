/**
 * What is counted by nationality group adds up to the whole system, of every metric that is so counted, whatever a scenario does:
 * schemes, exchange, re-entry, deterrence. Counting by group changes nothing else.
 */
import { describe, expect, test } from 'vitest'
import { isByGroup, metrics } from '../../src/model/measures/metrics.ts'
import { type Replication, simulate } from '../../src/model/simulate.ts'
import type { Scenario } from '../../src/scenarios/schema/schema.ts'
import { hub, onArrival, opensAt, smallScenario, total, withScheme } from '../model/model.ts'

const whole = (scenario: Scenario, more: Partial<Replication> = {}): Replication => ({
  scenario,
  deterrence: 'none',
  seed: 'groups',
  replication: 3,
  horizonYears: 2,
  ...more,
})

const reentering = (scenario: Scenario): Scenario => ({
  ...scenario,
  groups: Object.fromEntries(
    Object.entries(scenario.groups).map(([id, group]) => [id, { ...group, reentry_probability: 0.9 }]),
  ),
  reentry: { ...scenario.reentry, delay_days: 30 },
})

const withHub = withScheme(smallScenario(hub), opensAt(30))
/** With a metric that is above zero only where the run does what its name says. */
const runs: readonly (readonly [name: string, reaches: string, run: Replication])[] = [
  ['policy of 2024', 'claims.lodged', whole(smallScenario('current-policy-2024'))],
  ['an exchange', 'arrivals.exchange', whole(smallScenario('one-in-one-out'))],
  ['a hub', 'scheme.transferred', whole(withHub)],
  ['a hub that takes people on arrival', 'scheme.decided', whole(withScheme(withHub, onArrival))],
  ['people returned who set out again', 'arrivals.small_boat.reentry', whole(reentering(withHub))],
  [
    'a hub that deters or deflects',
    'deflected',
    whole(withHub, { deterrence: 'deflection', baseline: smallScenario('current-policy-2024') }),
  ],
  ['a single month', 'claims.lodged', whole(withHub, { horizonYears: 1 / 12 })],
]

describe.each(runs)('%s', (_name, reaches, run) => {
  const plain = simulate(run)
  const { groups, ...counted } = simulate({ ...run, byGroup: true })

  test('is otherwise the same, and nothing is counted by group unless it is asked for', () => {
    expect(counted).toEqual(plain)
    expect(plain).not.toHaveProperty('groups')
  })

  test('has every group of the scenario, and those of none', () => {
    expect(groups!.map(({ id }) => id)).toEqual([...Object.keys(run.scenario.groups), ''])
  })

  test('adds up, in people and in parties', () => {
    const sums = groups![0]!.series.map(({ metric, countedIn }, i) => ({
      metric,
      countedIn,
      total: groups!.reduce((sum, { series }) => sum + series[i]!.total, 0),
    }))
    const expected = plain.series
      .filter(({ metric, scheme }) => scheme === '' && isByGroup(metric))
      .map(({ metric, countedIn, total }) => ({ metric, countedIn, total }))
    expect(sums).toEqual(expected)
    expect(total(plain, reaches)).toBeGreaterThan(0)
  })

  test('has nobody outside the asylum pathway but in detention and gone from it', () => {
    const found = groups!.at(-1)!.series.filter(({ total }) => total > 0)
    expect([...new Set(found.map(({ metric }) => metric))]).toEqual([
      'detention.occupancy',
      'detention.occupancy.other',
    ])
  })
})

test('returns, arrivals, decisions and queues are counted by group; money, waits and shares are not', () => {
  const of = (byGroup: boolean) => metrics.filter(({ id }) => isByGroup(id) === byGroup)
  expect(of(true).map(({ id }) => id)).toEqual(
    expect.arrayContaining(['returns.total', 'arrivals.small_boat', 'decisions.granted', 'backlog.decision']),
  )
  expect(of(true).every(({ kind }) => kind === 'flow' || kind === 'stock')).toBe(true)
  expect(of(false).map(({ kind }) => kind)).toEqual(expect.arrayContaining(['cost', 'wait', 'ratio']))
})
