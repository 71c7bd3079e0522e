import { describe, expect, test } from 'vitest'
import { type Limit, limits } from '../../src/model/pathway/schemes/scheme-limits.ts'
import type { ReplicationResult } from '../../src/model/result.ts'
import type { Scenario } from '../../src/scenarios/schema/schema.ts'
import { hub, onArrival, opensAt, runOnce, smallScenario, total, withScheme } from './model.ts'

const endless = { value: 1e6, changes: [] }
const small = smallScenario(hub, [], 0.05)
const roomy = {
  ...small,
  removals: {
    ...small.removals,
    beds: { value: small.removals.beds.value, changes: [{ from: '2025-01-02', value: 5000 }] },
    escort_teams: { value: 5000, changes: [] },
  },
}

/** A hub that nothing limits but people: one step after another is then made narrow. */
const open = withScheme(roomy, {
  ...opensAt(30),
  eligibility: { reasons: [] },
  referral: { per_week: endless, lead_time_days: 0 },
  challenge: { probability: 0 },
  capacity: {
    opening_places: 1e6,
    full_places: endless,
    ramp_days: 0,
    seats_per_flight: 1e6,
    flights_per_week: 7,
  },
})

const twoYears = 730
const daysBy = (result: ReplicationResult, limit: Limit) =>
  total(result, `scheme.limited_by.${limit}`, '', 'hub')!
const shareOfOpenDays = (result: ReplicationResult, limit: Limit) =>
  daysBy(result, limit) / (twoYears - daysBy(result, 'not_open'))
const transferred = (scenario: Scenario) => total(runOnce(scenario), 'scheme.transferred')!

const beds = (scenario: Scenario, value: number) => ({
  ...scenario,
  removals: {
    ...scenario.removals,
    // From the second day, so that the opening is the same.
    beds: { value: small.removals.beds.value, changes: [{ from: '2025-01-02', value }] },
    other_users_per_day: 0,
  },
})
const teams = (scenario: Scenario, value: number) => ({
  ...scenario,
  removals: { ...scenario.removals, escort_teams: { value, changes: [] } },
})
const seats = (scenario: Scenario, n: number) => withScheme(scenario, { capacity: { seats_per_flight: n } })
const pace = (scenario: Scenario, value: number) =>
  withScheme(scenario, { referral: { per_week: { value, changes: [] } } })
const places = (scenario: Scenario, value: number) =>
  withScheme(scenario, { capacity: { opening_places: value, full_places: { value, changes: [] } } })

/** A step, and how the scheme is made narrow there by a size. */
const widths: readonly (readonly [Limit, (scenario: Scenario, size: number) => Scenario, number])[] = [
  ['pace', pace, 3],
  ['beds', beds, 4],
  ['flights', (scenario, n) => withScheme(seats(scenario, n), { capacity: { flights_per_week: 1 } }), 3],
  ['places', places, 10],
]

describe('what limits a scheme', () => {
  test.each(widths)('%s: widening it transfers more, widening the others does not', (limit, narrow, size) => {
    const scenario = narrow(open, size)
    const result = runOnce(scenario)
    expect(shareOfOpenDays(result, limit)).toBeGreaterThan(0.8)
    const before = total(result, 'scheme.transferred')!
    expect(before).toBeGreaterThan(10)
    expect(transferred(narrow(open, 2 * size))).toBeGreaterThan(1.2 * before)
    // What it is not limited by is there in plenty: a half of it does as well.
    for (const [other, change, wide] of [
      ['pace', pace, 5e5],
      ['beds', beds, 2500],
      ['flights', seats, 5e5],
      ['places', places, 5e5],
    ] as const) {
      if (other === limit) continue
      expect(transferred(change(scenario, wide)), other).toBe(before)
    }
  })

  test('is people, where there are more places, seats and beds than people to refer', () => {
    expect(shareOfOpenDays(runOnce(open), 'eligible')).toBeGreaterThan(0.9)
  })

  test('is escorts, where too few teams fly', () => {
    expect(shareOfOpenDays(runOnce(teams(open, 1)), 'escorts')).toBeGreaterThan(0.3)
  })

  test('is the flight, where none goes', () => {
    const none = withScheme(open, { capacity: { flights_per_week: 0, max_hold_days: 3000 } })
    expect(shareOfOpenDays(runOnce(none), 'flights')).toBeGreaterThan(0.9)
  })

  test('is a suspension, and not being open, for as long as they last', () => {
    const early = withScheme(open, { agreement: { runs_for_days: 100 } })
    expect(daysBy(runOnce(early), 'not_open')).toBeCloseTo(twoYears - 101, -1)
    const never = withScheme(open, { agreement: { probability: 0 } })
    expect(daysBy(runOnce(never), 'not_open')).toBe(twoYears)
    const court = withScheme(open, { court: { suspension_rate: 2, suspension_days: 180 } })
    expect(daysBy(runOnce(court), 'suspended')).toBeGreaterThan(100)
  })

  test('is the pace, not the flight, with 40 referrals a week and a flight of 40 seats', () => {
    const result = runOnce(
      withScheme(roomy, {
        ...opensAt(30),
        referral: { per_week: { value: 4, changes: [] } },
        capacity: {
          opening_places: 40,
          full_places: { value: 40, changes: [] },
          ramp_days: 0,
          seats_per_flight: 4,
        },
      }),
    )
    const most = limits.toSorted((a, b) => daysBy(result, b) - daysBy(result, a))[0]
    expect(most).toBe('pace')
  })

  const every = widths.map(([limit, narrow, size]) => [limit, narrow(open, size)] as const)
  test.each([...every, ['on arrival', withScheme(small, onArrival)] as const])(
    '%s: every day of every month is put down to one step',
    (_, scenario) => {
      const result = runOnce(scenario)
      const series = limits.map(
        (limit) =>
          result.series.find((s) => s.metric === `scheme.limited_by.${limit}` && s.scheme === 'hub')!,
      )
      for (const [m, month] of result.months.entries()) {
        if (m === 0) continue
        const days = series.reduce((sum, { monthly }) => sum + monthly[m]!, 0)
        const [year, of] = month.split('-').map(Number)
        expect(days, month).toBeCloseTo(new Date(Date.UTC(year!, of!, 0)).getUTCDate(), 2)
      }
    },
  )
})
