import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { JobStore } from '../../src/execution/job-store.ts'
import { compare, jobsOf, type Plan } from '../../src/experiments/replications/replicate.ts'
import { summarise } from '../../src/experiments/replications/summarise.ts'
import { findMetric } from '../../src/model/measures/metrics.ts'
import { participant, standInWorker, temporaryFolder } from '../execution/fixtures.ts'

const plan: Plan = {
  scenarios: [participant('base'), participant('option', { schemes: ['hub'] })],
  baseline: 'base',
  deterrence: ['none'],
  seed: '7',
  horizonYears: 0.25,
  replications: 3,
  version: '0.0.0',
}
const how = { workers: 2, worker: standInWorker, find: findMetric }
const nowhere = new URL('./no-such-worker.ts', import.meta.url)

describe('compare', () => {
  test('runs every scenario and replication and makes the tables', async () => {
    const progress: [number, number, number][] = []
    const found = await compare(plan, { ...how, onProgress: (...now) => progress.push(now) })
    expect(found.replications).toBe(3)
    expect(found.failures).toEqual([])
    expect(
      found.tables.summary.map(({ scenario }) => scenario).filter((name) => name === 'base'),
    ).toHaveLength(5)
    const returns = found.tables.differences.find(({ metric }) => metric === 'returns.total')!
    expect(returns.mean).toBeCloseTo(30, 9)
    expect(returns.share_of_replications_above_zero).toBe(1)
    expect(progress[0]).toEqual([0, 6, 0])
    expect(progress.at(-1)).toEqual([6, 6, 0])
  })
  test('gives the same tables whatever the order of scenarios and the number of workers', async () => {
    const one = await compare(plan, { ...how, workers: 1 })
    const other = await compare({ ...plan, scenarios: [...plan.scenarios].reverse() }, { ...how, workers: 3 })
    expect(JSON.stringify(other.tables)).toBe(JSON.stringify(one.tables))
  })
  test('takes stored jobs as they are and runs only the others', async () => {
    const store = new JobStore(join(temporaryFolder(), 'jobs'), 'model')
    const whole = await compare(plan, { ...how, store })
    const again = await compare(plan, { ...how, store, worker: nowhere })
    expect(again.failures).toEqual([])
    expect(JSON.stringify(again.tables)).toBe(JSON.stringify(whole.tables))
    const longer = await compare({ ...plan, replications: 4 }, { ...how, store })
    expect(JSON.stringify(longer.tables)).toBe(
      JSON.stringify((await compare({ ...plan, replications: 4 }, how)).tables),
    )
  })
  test('records failed jobs in the order of the jobs and finishes the rest', async () => {
    const scenarios = [participant('base'), participant('option', { title: 'breaks' })]
    const { failures, tables } = await compare({ ...plan, scenarios, replications: 4 }, how)
    const failure = {
      scenario: 'option',
      deterrence: 'none',
      stage: 'detained',
      message: 'three in two beds',
    }
    expect(failures).toEqual([
      { ...failure, replication: 1 },
      { ...failure, replication: 3 },
    ])
    const counts = tables.differences.filter(({ metric }) => metric === 'returns.total')
    expect(counts.map(({ replications }) => replications)).toEqual([2])
  })
  test('adds batches until the precision is reached, and says what was reached', async () => {
    const rule = { metrics: ['returns.total'], relative: 0.2 }
    const { replications, precision } = await compare({ ...plan, replications: rule }, how)
    expect(replications % 20).toBe(0)
    expect(precision).toHaveLength(2)
    expect(precision!.every(({ reached, half_width, allowed }) => reached && half_width! <= allowed!)).toBe(
      true,
    )
    const fewer = await compare({ ...plan, replications: replications - 20 || 2 }, how)
    const before = fewer.tables.summary.filter(({ metric }) => metric === 'returns.total')
    expect(before.some((row) => row.ci_high! - row.mean! > 0.2 * row.mean!)).toBe(true)
  })
})

describe('a precision that is to be confirmed', () => {
  test('is put to the test by as many replications again, of luck of their own; without it results stay as they are', async () => {
    const rule = { metrics: ['returns.total'], relative: 0.2, lookAhead: 5 }
    const plain = await compare({ ...plan, replications: rule }, how)
    const found = await compare({ ...plan, replications: { ...rule, confirm: true } }, how)
    expect(plain.confirmation).toBeUndefined()
    expect(found.replications).toBe(2 * plain.replications)
    expect(found.precision).toEqual(plain.precision)
    const { from, replications, precision } = found.confirmation!
    expect([from, replications]).toEqual([plain.replications, plain.replications])
    const whole = await compare({ ...plan, replications: found.replications }, how)
    expect(found.tables).toEqual(whole.tables)
    const [row] = precision
    const set = whole.sets.find(({ scenario }) => scenario === row!.scenario)!.between(from, 2 * from)
    expect(set.replications).toHaveLength(from)
    expect(summarise([set], how.find).find(({ metric }) => metric === 'returns.total')).toMatchObject({
      replications: from,
    })
  })
})

describe('jobsOf', () => {
  test('numbers jobs replication by replication, so that more replications do not renumber them', () => {
    const few = jobsOf(plan, 0, 2)
    expect(few.map(({ index, name, key }) => [index, name, key.replication])).toEqual([
      [0, 'base', 0],
      [1, 'option', 0],
      [2, 'base', 1],
      [3, 'option', 1],
    ])
    expect(jobsOf(plan, 0, 5).slice(0, 4)).toEqual(few)
    expect(jobsOf(plan, 1, 2)).toEqual(few.slice(2))
  })
})
