/** What `solve` measures: a metric less a level, at a month's end, up to it, or over the run. */
import { describe, expect, test } from 'vitest'
import { breakEven } from '../../src/experiments/break-even/break-even.ts'
import { lessLevel, levelText } from '../../src/experiments/break-even/level.ts'
import { ReplicationSet } from '../../src/experiments/replications/replication-set.ts'
import { simulate } from '../../src/model/simulate.ts'
import { hub, runOnce, smallScenario, total } from '../model/model.ts'

const scenario = smallScenario(hub)
const runs = [0, 1].map((replication) => runOnce(scenario, replication, 1))
const set = new ReplicationSet('option', 'none')
for (const [replication, run] of runs.entries()) set.add(replication, run)
const monthly = (run: (typeof runs)[number], metric: string, countedIn: string) =>
  run.series.find((each) => each.metric === metric && each.scheme === '' && each.countedIn === countedIn)!
    .monthly

test('a stock, at the end of the month', () => {
  const found = lessLevel(set, 'backlog.appeal', {
    value: 100,
    counted_in: 'parties',
    by: set.months[6]!,
  })
  expect([...found]).toEqual(runs.map((run) => monthly(run, 'backlog.appeal', 'parties')[6]! - 100))
})

test('a flow, from the start to the end of the month', () => {
  const found = lessLevel(set, 'claims.lodged', {
    value: 7,
    counted_in: 'people',
    by: set.months.at(-1)!,
  })
  expect([...found]).toEqual(runs.map((run) => total(run, 'claims.lodged')! - 7))
  const half = lessLevel(set, 'claims.lodged', { value: 0, counted_in: 'people', by: set.months[6]! })
  expect(half[0]!).toBe(
    monthly(runs[0]!, 'claims.lodged', 'people')
      .slice(0, 7)
      .reduce<number>((sum, value) => sum + (value ?? 0), 0),
  )
})

test('without a month, what the run comes to', () => {
  const found = lessLevel(set, 'cost.total', { value: 1e6, counted_in: '' })
  expect([...found]).toEqual(runs.map((run) => total(run, 'cost.total', '')! - 1e6))
})

test('of a nationality group, what the run comes to', () => {
  const counted = simulate({
    scenario,
    ...{ deterrence: 'none', seed: 'test', replication: 0, horizonYears: 1, byGroup: true },
  })
  const own = new ReplicationSet('option', 'none')
  own.add(0, counted)
  const level = { value: 3, counted_in: 'people', group: 'other' } as const
  const { series } = counted.groups!.find(({ id }) => id === 'other')!
  const arrived = series.find(
    ({ metric, countedIn }) => metric === 'claims.lodged' && countedIn === 'people',
  )!
  expect([...lessLevel(own, 'claims.lodged', level)]).toEqual([arrived.total - 3])
  expect(levelText('claims.lodged', level)).toBe('Asylum claims (people), other: 3')
  expect(() => lessLevel(set, 'claims.lodged', level)).toThrow(RangeError)
})

test('a month that the run does not have is refused', () => {
  const at = () => lessLevel(set, 'backlog.appeal', { value: 0, counted_in: 'parties', by: '2040-01' })
  expect(at).toThrow(RangeError)
})

test('in words', () => {
  const level = { value: 10_000, counted_in: 'parties', by: '2029-12' } as const
  expect(levelText('backlog.appeal', level)).toBe('Open first-tier appeals (cases) at end 2029: 10,000')
})

describe('a level that is met and stays so', () => {
  const search = { low: 0, high: 100, replications: 4, most: 4, precision: 0.05 }
  const leftAt = (value: number) => Math.max(0, 63 - value)
  const answer = (level: number, zeroIsAcross: boolean) =>
    breakEven(async (value, count) => Array.from({ length: count }, () => leftAt(value) - level), {
      ...search,
      zeroIsAcross,
    })

  test('is found where it is first met, though nothing changes sign', async () => {
    const found = await answer(0, true)
    expect(found.status).toBe('attained')
    expect(Math.abs(found.value! - 63)).toBeLessThan(0.5)
  })

  test('is found at an end of the range', async () => {
    const found = await answer(63, true)
    expect(found.status).toBe('attained')
    expect(found.value!).toBeLessThan(0.5)
  })

  test('is no change of sign where the baseline is asked for', async () => {
    expect((await answer(0, false)).status).not.toBe('attained')
  })
})

test('a line that is met exactly between its sides changes sign once', async () => {
  const search = { low: 0, high: 20_000, replications: 2, most: 2, precision: 0.05, zeroIsAcross: true }
  const line = await breakEven(async (value) => [1340 - value / 2, -660 - value / 2], search)
  expect([line.status, line.value, line.changes]).toEqual(['attained', 680, 1])
  const touched = await breakEven(async (value) => [0, 1].map(() => Math.abs(value - 5000)), search)
  expect(touched.changes).toBe(2)
})
