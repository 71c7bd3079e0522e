import { describe, expect, test } from 'vitest'
import { memberOf, membersReached } from '../../src/experiments/replications/member-of-replication.ts'
import {
  compare,
  jobsOf,
  type Participant,
  type Plan,
  tablesOf,
} from '../../src/experiments/replications/replicate.ts'
import { ReplicationSet } from '../../src/experiments/replications/replication-set.ts'
import { findMetric } from '../../src/model/measures/metrics.ts'
import { studentQuantile } from '../../src/statistics/interval.ts'
import { participant, standInWorker } from '../execution/fixtures.ts'
import { find, resultOf, type Totals } from './fixtures.ts'

/** A set whose replications take these members in turn. */
function setOf(scenario: string, series: readonly Totals[], members?: number, skip: readonly number[] = []) {
  const set = new ReplicationSet(scenario, 'none', members)
  series[0]![3].forEach((_, r) => {
    if (!skip.includes(r)) set.add(r, resultOf(series, r))
  })
  return set
}
const returns = (...totals: number[]): Totals => ['returns.total', '', 'people', totals]
const cost = (...totals: number[]): Totals => ['cost.total', '', '', totals]

describe('members of an ensemble', () => {
  test('are taken two replications at a time, and again from the first after the last', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7].map((r) => memberOf(r, 3))).toEqual([0, 0, 1, 1, 2, 2, 0, 0])
  })
  test.each([
    [1, 10, 1],
    [20, 10, 10],
    [20, 200, 10],
    [21, 200, 11],
    [400, 10, 10],
  ])('%i replications reach, of %i, %i', (replications, members, reached) => {
    expect(membersReached(replications, members)).toBe(reached)
    // So that members which are not reached need not be loaded.
    for (let r = 0; r < replications; r++) expect(memberOf(r, reached)).toBe(memberOf(r, members))
  })
})

describe('tables of a run with an ensemble', () => {
  const t = (degrees: number) => studentQuantile(0.975, degrees)
  /** Upper ends of the interval of half-width `half`, on the scale of roots for amounts and of arcsines for shares. */
  const rooted = (mean: number, half: number) => (Math.sqrt(mean) + half / (2 * Math.sqrt(mean))) ** 2
  const asShare = (mean: number, half: number) =>
    Math.sin(Math.asin(Math.sqrt(mean)) + half / (2 * Math.sqrt(mean * (1 - mean)))) ** 2
  const base = setOf('base', [returns(0, 0, 0, 0, 0, 0), cost(0, 0, 0, 0, 0, 0)], 3)

  test('count members in the interval of a mean, replications in all else', () => {
    const { summary } = tablesOf([setOf('a', [returns(1, 3, 5, 7, 9, 11)], 3)], 'base', find)
    expect(summary[0]).toMatchObject({ mean: 6, replications: 6 })
    expect(summary[0]!.ci_high!).toBeCloseTo(rooted(6, (t(2) * 4) / Math.sqrt(3)), 9)
  })
  test('take a member that is visited again as one cluster', () => {
    const { summary } = tablesOf([setOf('a', [returns(1, 3, 5, 7, 2, 2, 6, 6)], 2)], 'base', find)
    expect(summary[0]!.ci_high!).toBeCloseTo(rooted(4, (t(1) * Math.SQRT2 * 2) / Math.SQRT2), 9)
  })
  test('count a member with one replication left for what it holds', () => {
    const { summary, uncertainty } = tablesOf([setOf('a', [returns(1, 3, 6, 0, 12)], 3, [3])], 'base', find)
    expect(summary[0]).toMatchObject({ mean: 5.5, replications: 4 })
    const residuals = [2 * (2 - 5.5), 6 - 5.5, 12 - 5.5]
    const error = Math.sqrt((3 / 2) * residuals.reduce((sum, each) => sum + each ** 2, 0)) / 4
    expect(summary[0]!.ci_high!).toBeCloseTo(rooted(5.5, t(2) * error), 9)
    expect(uncertainty![0]).toMatchObject({ members: 3, replications: 4 })
  })
  test('count members in differences, their ratio and curves of incidence', () => {
    const option = setOf('option', [returns(1, 3, 5, 7, 9, 11), cost(20, 40, 70, 90, 110, 90)], 3)
    const { differences, incidence } = tablesOf([base, option], 'base', find)
    const row = (metric: string) => differences.find((each) => each.metric === metric)!
    expect(row('returns.total').ci_high!).toBeCloseTo(rooted(6, (t(2) * 4) / Math.sqrt(3)), 9)
    // The means of members are returns 2, 6, 10 and cost 30, 80, 100: the interval is that of three pairs.
    const pairs = [returns(2, 6, 10), cost(30, 80, 100)]
    const plain = tablesOf(
      [setOf('base', [returns(0, 0, 0), cost(0, 0, 0)]), setOf('option', pairs)],
      'base',
      find,
    )
    const { mean, ci_low, ci_high } = row('cost.per_additional_return')
    const of = plain.differences.find(({ metric }) => metric === 'cost.per_additional_return')!
    expect([mean, ci_low, ci_high]).toEqual([of.mean, of.ci_low, of.ci_high])
    // Incidence at one month is r / 10: means of members 0.05, 0.25, 0.45.
    const month = incidence.find((each) => each.scenario === 'option' && each.months_since_exhaustion === 1)!
    expect(month.ci_high!).toBeCloseTo(asShare(0.25, (t(2) * 0.2) / Math.sqrt(3)), 9)
  })
  test('are those without an ensemble where every member has one replication', () => {
    const padded = returns(0.1, 0, 0.7, 0, 12.5, 0, 1e9)
    const single = tablesOf([setOf('a', [padded], 4, [1, 3, 5])], 'a', find)
    const plain = tablesOf([setOf('a', [padded], undefined, [1, 3, 5])], 'a', find)
    expect(JSON.stringify(single.summary)).toBe(JSON.stringify(plain.summary))
    expect(plain.uncertainty).toBeUndefined()
    expect(single.uncertainty![0]).toMatchObject({ sd_total: null, share_parameters: null, members: 4 })
  })
  test('part the spread of levels and differences, in a fixed order', () => {
    const option = setOf('option', [returns(1, 3, 5, 7, 9, 11), cost(1, 9, 2, 8, 5, 5)], 3)
    const { uncertainty } = tablesOf([option, base], 'base', find)
    expect(uncertainty!.map((row) => [row.scenario, row.baseline, row.metric])).toEqual([
      ['base', '', 'cost.total'],
      ['base', '', 'returns.total'],
      ['option', '', 'cost.total'],
      ['option', '', 'returns.total'],
      ['option', 'base', 'cost.total'],
      ['option', 'base', 'returns.total'],
    ])
    expect(uncertainty![0]).toMatchObject({
      sd_total: 0,
      sd_parameters: 0,
      sd_chance: 0,
      share_parameters: null,
    })
    expect(uncertainty![4]).toMatchObject({ share_parameters: 0, sd_parameters: 0 })
    const parts = uncertainty![5]!
    expect([parts.sd_parameters! ** 2, parts.sd_chance! ** 2, parts.sd_total! ** 2].map(Math.round)).toEqual([
      15, 2, 17,
    ])
    expect(parts).toMatchObject({ unit: 'people', mean: 6, members: 3, replications: 6 })
  })
})

describe('a plan with an ensemble', () => {
  const variant = (name: string, schemes: string[] = []): Participant => participant(name, { schemes })
  const within = (name: string, schemes: string[] = []): Participant => ({
    ...variant(name, schemes),
    members: ['1', '2'].map((member) => {
      const { values, sha256 } = variant(`${name}-${member}`, schemes)
      return { values, sha256 }
    }),
  })
  const plan: Plan = {
    scenarios: [within('base'), within('option', ['hub'])],
    baseline: 'base',
    deterrence: ['none', 'strong'],
    seed: '7',
    horizonYears: 0.25,
    replications: 5,
    version: '0.0.0',
  }

  test('runs each replication of scenario and baseline with the same member', () => {
    const digest = (name: string) => variant(name).sha256
    const jobs = jobsOf(plan, 0, 5).filter(
      ({ name, key }) => name === 'option' && key.deterrence === 'strong',
    )
    expect(jobs.map(({ key }) => [key.scenario, key.baseline])).toEqual(
      ['1', '1', '2', '2', '1'].map((m) => [digest(`option-${m}`), digest(`base-${m}`)]),
    )
  })
  test('gives the same tables whatever the order of scenarios and the number of workers', async () => {
    const how = { workers: 1, worker: standInWorker, find: findMetric }
    const one = await compare(plan, how)
    const other = await compare({ ...plan, scenarios: [...plan.scenarios].reverse() }, { ...how, workers: 2 })
    expect(JSON.stringify(other.tables)).toBe(JSON.stringify(one.tables))
    expect(one.tables.uncertainty!.every(({ members }) => members === 2)).toBe(true)
  })
})
