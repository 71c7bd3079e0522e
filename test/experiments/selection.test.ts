import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { JobStore } from '../../src/execution/job-store.ts'
import { type SelectionPlan, type SelectionRule, select } from '../../src/experiments/selection/selection.ts'
import { standingsOf } from '../../src/experiments/selection/standing.ts'
import { findMetric } from '../../src/model/measures/metrics.ts'
import { participant, standInWorker, temporaryFolder } from '../execution/fixtures.ts'
import { normals } from '../statistics/seeded.ts'
import { setOf } from './fixtures.ts'

const rule: SelectionRule = {
  metric: 'cost.total',
  better: 'lower',
  method: 'kn',
  indifference: 200_000,
  confidence: 0.95,
  first: 6,
  budget: 200,
}
const plan = (more: Partial<SelectionRule> = {}): SelectionPlan => ({
  scenarios: [
    participant('base'),
    participant('hub', { schemes: ['hub'] }),
    participant('twin', { schemes: ['hub'] }),
  ],
  baseline: 'base',
  deterrence: ['none'],
  seed: '7',
  horizonYears: 0.25,
  version: '0.0.0',
  rule: { ...rule, ...more },
})
const how = { workers: 2, worker: standInWorker, find: findMetric }

describe('a selection', () => {
  test('selects what is best in the direction asked, and leaves out what falls behind', async () => {
    const cheapest = await select(plan(), how)
    expect(cheapest.selected).toBe('base')
    expect(cheapest.contenders).toEqual(['base'])
    const dearest = await select(plan({ better: 'higher' }), how)
    expect(['hub', 'twin']).toContain(dearest.selected)
    expect(dearest.contenders).not.toContain('base')
  })

  test('is the same for another number of workers, and from stored jobs', async () => {
    const store = new JobStore(join(temporaryFolder(), 'jobs'), 'model')
    const table = async (more: object) => standingsOf(await select(plan(), { ...how, ...more }), rule, '7')
    const first = await table({ store })
    expect(await table({ workers: 1 })).toEqual(first)
    const nowhere = new URL('./no-such-worker.ts', import.meta.url)
    expect(await table({ store, worker: nowhere })).toEqual(first)
  })

  test('says of twins that they are not separable, and as probable', async () => {
    const asked = { ...rule, better: 'higher' as const }
    const rows = standingsOf(await select(plan({ better: 'higher' }), how), asked, '7')
    expect(rows.map(({ probability_best }) => probability_best)).toEqual([0.5, 0.5, 0])
    expect(rows.map(({ standing }) => standing).sort()).toEqual(['not separable', 'selected', 'separable'])
    expect(rows.map(({ left_out }) => left_out)).toEqual(['no', 'no', 'yes'])
  })

  test('selects nothing where the budget ends before, or where a metric is never there', async () => {
    const short = await select(plan({ metric: 'returns.total', better: 'higher', budget: 17 }), how)
    expect(short.selected).toBeUndefined()
    expect(short.contenders).toEqual(['base', 'hub', 'twin'])
    const absent = await select(plan({ metric: 'days.waiting' }), how)
    expect(absent.selected).toBeUndefined()
    expect(absent.replications).toBe(6)
    const rows = standingsOf(absent, { ...rule, metric: 'days.waiting' }, '7')
    expect(rows.every(({ standing, mean }) => standing === 'unknown' && mean === null)).toBe(true)
  })

  test('goes round replications that failed', async () => {
    const scenarios = [participant('base'), participant('broken', { title: 'breaks', schemes: ['hub'] })]
    const found = await select({ ...plan(), scenarios }, how)
    expect(found.selected).toBe('base')
    expect(found.failures.length).toBeGreaterThan(0)
  })

  test('by OCBA spends its budget, most of it where the best is in doubt', async () => {
    const found = await select(plan({ method: 'ocba', better: 'higher', budget: 60 }), how)
    const counts = new Map(found.sets.map(({ scenario, replications }) => [scenario, replications.length]))
    expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(60)
    expect(['hub', 'twin']).toContain(found.selected)
    expect(counts.get('base')!).toBeLessThan(10)
  })
})

describe('the probability to be the best', () => {
  test('is near that of the posterior of a normal mean: Φ(lead / standard error)', () => {
    const normal = normals(3)
    const n = 100
    const reference = Array.from({ length: n }, () => 100 + normal())
    const lead = Array.from({ length: n }, () => normal())
    const centre = lead.reduce((a, b) => a + b) / n
    // A lead of one standard error of the difference.
    const deviation = Math.sqrt(lead.reduce((sum, x) => sum + (x - centre) ** 2, 0) / (n - 1))
    const option = reference.map((value, i) => value + lead[i]! - centre + deviation / 10)
    const sets = [
      setOf('a', [['cost.total', '', '', reference]]),
      setOf('b', [['cost.total', '', '', option]]),
    ]
    const selection = { sets, replications: n, failures: [], selected: 'b', contenders: ['b'] }
    const rows = standingsOf(selection, { ...rule, better: 'higher' }, '1')
    expect(rows[0]!.scenario).toBe('b')
    expect(Math.abs(rows[0]!.probability_best! - 0.8413)).toBeLessThan(0.03)
    expect(rows[0]!.probability_best! + rows[1]!.probability_best!).toBeCloseTo(1, 12)
    expect(rows[1]!.standing).toBe('not separable')
  })
})
