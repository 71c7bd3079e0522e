import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Schedule } from '../../src/calendar/step-function.ts'
import { ReplicationSet } from '../../src/experiments/replications/replication-set.ts'
import { byMonth, summarise } from '../../src/experiments/replications/summarise.ts'
import { findMetric, metrics } from '../../src/model/measures/metrics.ts'
import type { ReplicationResult } from '../../src/model/result.ts'
import type { Scenario } from '../../src/scenarios/schema/schema.ts'
import { hub, opensAt, runOnce, smallScenario, total, withScheme } from './model.ts'

const base = smallScenario(
  hub,
  [
    'schemes.hub.capacity.ramp_days=0',
    'schemes.hub.capacity.opening_places=12',
    'schemes.hub.capacity.full_places=12',
    'schemes.hub.referral.per_week=400',
    'schemes.hub.challenge.probability=0',
  ],
  0.02,
)
const shares = metrics.filter(({ kind, unit, parts }) => kind === 'ratio' && unit === 'share' && parts)

/** The same quantity with changes at some month starts, each to a multiple of its value. */
const changed = ({ value }: Schedule, at: Changes): Schedule => ({
  value,
  changes: [...new Map(at)]
    .sort(([a], [b]) => a - b)
    .map(([month, times]) => ({
      from: `2025-${String(month).padStart(2, '0')}-01`,
      value: Math.round(value * times),
    })),
})

const changes = fc.array(fc.tuple(fc.integer({ min: 2, max: 12 }), fc.constantFrom(0, 0.05, 0.3, 1, 2)), {
  minLength: 1,
  maxLength: 4,
})
const schedules = fc.record({
  caseworkers: changes,
  disposals: changes,
  beds: changes,
  escorts: changes,
  places: changes,
  policy: fc.constantFrom('finish' as const, 'evict' as const),
  replication: fc.nat(1000),
})

type Changes = readonly (readonly [month: number, times: number])[]
interface Drawn {
  readonly caseworkers: Changes
  readonly disposals: Changes
  readonly beds: Changes
  readonly escorts: Changes
  readonly places: Changes
  readonly policy: 'finish' | 'evict'
}

function scenarioOf(drawn: Drawn): Scenario {
  const { decisions, appeals, removals } = base
  const full = { value: 12, changes: [] }
  return withScheme(
    {
      ...base,
      decisions: { ...decisions, caseworkers: changed(decisions.caseworkers, drawn.caseworkers) },
      appeals: { ...appeals, disposals_per_quarter: changed(appeals.disposals_per_quarter, drawn.disposals) },
      removals: {
        ...removals,
        beds: changed(removals.beds, drawn.beds),
        escort_teams: changed(removals.escort_teams, drawn.escorts),
        when_beds_fall: drawn.policy,
      },
    },
    {
      ...opensAt(20),
      capacity: { opening_places: 12, full_places: changed(full, drawn.places), ramp_days: 0 },
    },
  )
}

const series = (result: ReplicationResult, metric: string, scheme: string) =>
  result.series.find((s) => s.metric === metric && s.scheme === scheme)!
const sum = (values: readonly (number | null)[]) => values.reduce<number>((s, value) => s + (value ?? 0), 0)

describe('utilisation', () => {
  test('lies between 0 and 1 under any schedule, and its months add up to the run', () => {
    fc.assert(
      fc.property(schedules, ({ replication, ...drawn }) => {
        const result = runOnce(scenarioOf(drawn), replication, 1)
        for (const { id, parts } of shares) {
          for (const { scheme, monthly, total } of result.series.filter(({ metric }) => metric === id)) {
            for (const value of [...monthly, total]) {
              if (value === null) continue
              expect(value, id).toBeGreaterThanOrEqual(0)
              expect(value, id).toBeLessThanOrEqual(1)
            }
            const used = series(result, parts!.numerator.metric, scheme)
            const offered = series(result, parts!.denominator.metric, scheme)
            const overrun = series(result, parts!.numerator.metric.replace('used', 'overrun'), scheme)
            if (total !== null) expect(total).toBe(sum(used.monthly) / sum(offered.monthly))
            for (const [m, days] of overrun.monthly.entries()) {
              expect(days ?? 0).toBeGreaterThanOrEqual(0)
              expect(days ?? 0).toBeLessThanOrEqual((used.monthly[m] ?? 0) + 2e-3)
            }
          }
        }
      }),
      { numRuns: 25, seed: 14 },
    )
  })

  test('counts people in service beyond a capacity that fell, instead of going above 1', () => {
    const cut: Changes = [[4, 0.05]]
    const none: Changes = [[2, 1]]
    const of = { caseworkers: cut, disposals: cut, escorts: none, places: none, policy: 'finish' as const }
    const finish = runOnce(scenarioOf({ ...of, beds: cut }), 1, 1)
    for (const resource of ['caseworkers', 'detention'])
      expect(total(finish, `capacity.${resource}.overrun`, '')!, resource).toBeGreaterThan(1)
    const evict = runOnce(scenarioOf({ ...of, beds: cut, policy: 'evict' }), 1, 1)
    expect(total(evict, 'capacity.detention.overrun', '')).toBe(0)
  })

  test('is summed up over replications as sums over sums, in a month and over the run alike', () => {
    const set = new ReplicationSet('hub', 'none')
    // Open for eleven months and in use; open for one, with hardly anybody referred.
    const busy = withScheme(base, opensAt(20))
    const idle = withScheme(base, { ...opensAt(330), referral: { per_week: { value: 1, changes: [] } } })
    for (const [replication, scenario] of [busy, idle].entries())
      set.add(replication, runOnce(scenario, replication, 1))
    const of = (metric: string, rows: readonly { metric: string; scheme: string; mean: number | null }[]) =>
      rows.filter((row) => row.metric === metric && row.scheme === 'hub').map(({ mean }) => mean ?? 0)
    const summary = summarise([set], findMetric)
    const monthly = byMonth([set], findMetric)
    const [whole] = of('scheme.utilisation', summary)
    const [used, offered] = ['scheme.place_days.used', 'scheme.place_days.offered'].map((metric) =>
      sum(of(metric, monthly)),
    )
    expect(whole).toBeCloseTo(used! / offered!, 12)
    const each = set.totals(set.position({ metric: 'scheme.utilisation', scheme: 'hub', countedIn: '' })!)
    expect(Math.abs(whole! - (each[0]! + each[1]!) / 2)).toBeGreaterThan(0.1)
  })
})
