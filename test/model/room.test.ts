/** Referral counts who is under way, and nobody flies before the notice has run. */
import { describe, expect, test } from 'vitest'
import { type TransitionId, transitionIds } from '../../src/model/declaration/transitions.ts'
import type { ReplicationResult } from '../../src/model/result.ts'
import type { Scenario, SchemeValues } from '../../src/scenarios/schema/schema.ts'
import { hub, onArrival, opensAt, runOnce, smallScenario, TextLog, total, withScheme } from './model.ts'

const early = withScheme(smallScenario(hub, ['exhausted.barriers.preset=none'], 0.1), opensAt(60))
const monthly = (result: ReplicationResult, metric: string) =>
  result.series
    .find((s) => s.metric === metric && s.countedIn === 'people' && s.scheme === '')!
    .monthly.map((value) => value ?? 0)
const fixed = (value: number) => ({ value, changes: [] })
type Changes = Parameters<typeof withScheme>[1]
const size = (places: number): Changes => ({
  capacity: { opening_places: places, full_places: fixed(places), ramp_days: 0 },
})
const with_ = (...changes: Changes[]) => changes.reduce<Scenario>((s, change) => withScheme(s, change), early)
const fast: Changes = { referral: { per_week: fixed(200) } }

describe('people under way', () => {
  test.each([
    ['no flights', { capacity: { flights_per_week: 0 } }],
    ['flights without seats', { capacity: { seats_per_flight: 0 } }],
  ] as const)('with %s nobody is referred, and nobody is detained for it', (_, change) => {
    const [none, base] = [
      runOnce(with_(change)),
      runOnce(smallScenario('current-policy-2024', ['exhausted.barriers.preset=none'], 0.1)),
    ]
    expect(total(none, 'scheme.referred')).toBe(0)
    expect(total(none, 'days.detained')).toBe(total(base, 'days.detained'))
  })

  test('without escorts nobody is referred', () => {
    const scenario = with_()
    const removals = { ...scenario.removals, escort_teams: fixed(0) }
    expect(total(runOnce({ ...scenario, removals }), 'scheme.referred')).toBe(0)
  })

  test('never are more than the places due, whatever the pace, where nobody leaves', () => {
    for (const places of [10, 40]) {
      const stay: Changes = {
        stay: {
          judicial_release_share: 0,
          medical_release_share: 0,
          recognised_share: 0,
          onward_share: 0,
          host_effect: 0,
          return_pace: 0,
        },
        eligibility: { vulnerable_share: 0 },
        at_limit: { days: 3650 },
        challenge: { probability: 0 },
        capacity: { flights_per_week: 0.25, seats_per_flight: 40 },
      }
      const result = runOnce(with_(size(places), fast, stay))
      const queue = monthly(result, 'scheme.queue')
      const inside = monthly(result, 'scheme.occupancy')
      for (const [m, people] of queue.entries()) expect(people + inside[m]!).toBeLessThanOrEqual(places)
      expect(Math.max(...inside)).toBe(places)
    }
  })

  test('with an open challenge count as far as they are expected to lose it within the lead time', () => {
    const challenged = (days: number): Changes => ({ challenge: { probability: 1, success: 0, days } })
    const queue = (days: number) =>
      Math.max(...monthly(runOnce(with_(size(20), fast, challenged(days))), 'scheme.queue'))
    // 42 days of lead time: all of those whose challenge takes a day, 1 − e^(−42/90) = 0.37 of those with 90 days.
    expect(queue(0.5)).toBeLessThanOrEqual(24)
    expect(queue(90)).toBeGreaterThan(40)
    expect(queue(90)).toBeLessThan(20 / 0.37 + 12)
  })

  test('are counted so that a hub with more applicants than places is full', () => {
    const result = runOnce(with_(size(20), fast), 1, 3)
    expect(total(result, 'scheme.utilisation', '')!).toBeGreaterThan(0.85)
  })
})

describe('notice', () => {
  /** Days from each party's referral, or another step, to its flight. */
  const daysToFly = (scenario: Scenario, step: TransitionId = 'referred'): number[] => {
    const referredAt = new Map<string, number>()
    const days: number[] = []
    runOnce(scenario, 1, 2, {
      record(time, subject, episode, transition) {
        const party = `${subject}/${episode}`
        const id = transitionIds[transition]!
        if (id === step) referredAt.set(party, time)
        if (id === 'transferred' || id === 'transferred_for_processing')
          days.push(time - referredAt.get(party)!)
      },
    })
    return days
  }
  const notice = (notice_days: number): Changes => ({
    referral: { notice_days, per_week: fixed(5) },
    capacity: { flights_per_week: 7 },
  })
  const stages: readonly (readonly [string, Changes])[] = [
    ['rights exhausted', {}],
    ['on arrival', onArrival],
  ]

  test.each(stages)('nobody flies before it has run: %s', (_, stage) => {
    for (const days of [7, 21]) {
      const taken = daysToFly(with_(stage, notice(days)))
      expect(taken.length).toBeGreaterThan(20)
      expect(Math.min(...taken)).toBeGreaterThanOrEqual(days)
    }
    expect(Math.min(...daysToFly(with_(stage, notice(0))))).toBeLessThan(5)
  })

  test('runs beside a challenge, not after it', () => {
    const challenge: Changes = { challenge: { probability: 1, success: 0, days: 60 } }
    const since = daysToFly(with_(challenge, notice(21)), 'detained_for_transfer')
    expect(since.length).toBeGreaterThan(20)
    expect(Math.min(...since)).toBeLessThan(3)
  })

  test('ends with the scheme: nobody is held for a flight that will not go', () => {
    const scenario = with_(notice(21), { agreement: { ...opensAt(60).agreement, runs_for_days: 200 } })
    const log = new TextLog()
    const held = monthly(runOnce(scenario, 1, 2, log), 'detention.occupancy.scheme')
    expect(Math.max(...held.slice(0, 8))).toBeGreaterThan(0)
    expect(Math.max(...held.slice(9))).toBe(0)
    expect(log.times.filter((_, i) => log.transitions[i] === 'detained_for_transfer').at(-1)).toBeLessThan(
      260,
    )
  })
})

describe('a scheme’s payments', () => {
  const cost: Partial<SchemeValues['cost']> = { sunk: 1e6, set_up: 2e6, committed: 3e6 }
  const bill = (agreement: Changes['agreement'] & object) => {
    const result = runOnce(with_({ agreement, cost }), 1, 2)
    return ['sunk', 'set_up', 'committed', 'places'].map((line) => total(result, `cost.scheme_${line}`, '')!)
  }
  const stated = { opening_spread: 0, not_before: '2025-01-01', agreed_after_days: 30 }

  test('fall due by event: set-up at the announcement, the contract at the agreement, places at the opening', () => {
    const [sunk, setUp, committed, places] = bill({ ...stated, opening_median_days: 60 })
    expect([sunk, setUp, committed]).toEqual([1e6, 2e6, 3e6])
    expect(places).toBeGreaterThan(0)
  })

  test('a host that never agrees is paid nothing', () => {
    expect(bill({ ...stated, probability: 0 })).toEqual([1e6, 2e6, 0, 0])
  })

  test('an opening beyond the horizon costs what was agreed before, and nothing if the agreement is later too', () => {
    expect(bill({ ...stated, opening_median_days: 5000 })).toEqual([1e6, 2e6, 3e6, 0])
    expect(bill({ ...stated, opening_median_days: 5000, agreed_after_days: 4000 })).toEqual([1e6, 2e6, 0, 0])
  })

  test('what fell due before the start is sunk, and in no total', () => {
    const before = { ...stated, announced: '2024-06-01', not_before: '2024-06-01', opening_median_days: 400 }
    const [sunk, setUp, committed] = bill(before)
    expect([sunk, setUp, committed]).toEqual([6e6, 0, 0])
    const late = { ...before, agreed_after_days: 300 }
    expect(bill(late).slice(0, 3)).toEqual([3e6, 0, 3e6])
  })

  test('a scheme announced before the start opens after it, as nobody is in its facility', () => {
    for (let replication = 0; replication < 5; replication++) {
      const drawn = with_({
        agreement: {
          announced: '2024-06-01',
          not_before: '2024-06-01',
          opening_median_days: 100,
          opening_spread: 0.5,
        },
      })
      const result = runOnce(drawn, replication, 2)
      expect(total(result, 'scheme.referred')).toBeGreaterThan(0)
      expect(total(result, 'cost.scheme_set_up', '')).toBe(0)
      expect(total(result, 'cost.scheme_sunk', '')).toBeGreaterThan(0)
    }
  })
})
