import { describe, expect, test } from 'vitest'
import { loadSeries } from '../../../src/evidence/load.ts'
import { afterDaysWithout, dailyStatistics, spellsOf } from '../../../src/experiments/history/days/daily.ts'
import {
  allowedMisses,
  dailyCurves,
  dailyRows,
  dailyVerdicts,
  spreadOf,
} from '../../../src/experiments/history/days/daily-check.ts'
import { runDaily } from '../../../src/experiments/history/days/daily-runs.ts'
import {
  comparedRecord,
  dailyScenarios,
  dailyVariants,
  isDailyName,
  recordOf,
} from '../../../src/experiments/history/days/daily-scenarios.ts'
import { Published } from '../../../src/experiments/history/published.ts'
import {
  type ArrivalsByDay,
  arrivalsByDay,
  DailyArrivals,
} from '../../../src/model/measures/daily-arrivals.ts'
import { openScenarios } from '../../../src/scenarios/load.ts'
import { runOnce, smallScenario, total } from '../../model/model.ts'

const published = new Published(loadSeries('small_boats_daily.csv'))
const open = openScenarios(['current-policy-2024'])
const scenarios = dailyScenarios(published, (settings) => open(settings)[0]!)
const of = (variant: string) => scenarios.find(({ name }) => name === `daily-${variant}`)!.values
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)

describe('statistics of days', () => {
  // 30 January to 8 February 2022.
  const days: ArrivalsByDay = {
    start: '2022-01-30',
    people: [0, 40, 60, 0, 0, 0, 90, 0, 100, 110],
    boats: [0, 1, 1, 0, 0, 0, 2, 0, 2, 4],
  }
  const own = dailyStatistics(days)

  test('are those of a series made by hand', () => {
    expect(own.zero_day_share).toBe(0.5)
    expect(own.largest_day).toBe(110)
    expect(own.p75_of_days).toBe(82.5)
    expect(own.median_crossing_day).toBe(90)
    expect(own.mean_crossing_spell).toBeCloseTo(5 / 3)
    expect(own.mean_zero_spell).toBeCloseTo(5 / 3)
    expect(own.longest_zero_spell).toBe(3)
    expect(own.people_per_boat).toBe(40)
    expect(own.boats_per_crossing_day).toBe(2)
    expect(own.boats_variance_to_mean).toBeCloseTo(0.75)
    expect(own.share_of_january).toBeCloseTo(0.1)
    expect(own.share_of_february).toBeCloseTo(0.9)
    expect(own.share_of_march).toBe(0)
  })

  test('tell what follows a day with arrivals and a day without', () => {
    // After 40, 60, 90 and 100 came 60, 0, 0 and 110; of the five days after one without, three had arrivals.
    expect(own.crossing_after_crossing).toBe(0.5)
    expect(own.crossing_after_none).toBe(0.6)
  })

  test('compare days after three without with days after a day with arrivals', () => {
    expect(afterDaysWithout(days.people).map(({ without }) => without)).toEqual([1, 0, 3, 1, 0])
    expect(own.after_three_days_ratio).toBeCloseTo(90 / 85)
  })

  test('are 0 where there is nothing to take a mean of', () => {
    const none = dailyStatistics({ start: '2022-01-01', people: [0, 0], boats: [0, 0] })
    expect(none).toMatchObject({ zero_day_share: 1, median_crossing_day: 0, people_per_boat: 0 })
    expect(Object.values(none).every(Number.isFinite)).toBe(true)
    expect(spellsOf([false, false])).toEqual([{ crosses: false, days: 2 }])
  })
})

describe('the check', () => {
  const flat = (people: number): ArrivalsByDay => ({
    start: '2022-01-01',
    people: [people, 0],
    boats: [1, 0],
  })

  test('has bounds between which one more value lies with probability 0.95', () => {
    // Ranks 1 and 39 of 39 values: (39 + 1) × 0.025 and × 0.975.
    const values = Array.from({ length: 39 }, (_, i) => i)
    expect(spreadOf(values).p50).toBe(19)
    expect(spreadOf(values).p025).toBeCloseTo(0)
    expect(spreadOf(values).p975).toBeCloseTo(38)
    const more = Array.from({ length: 79 }, (_, i) => i)
    expect(spreadOf(more).p025).toBeCloseTo(1)
    expect(spreadOf(more).p975).toBeCloseTo(77)
    expect(spreadOf([5])).toEqual({ p50: 5, p025: 5, p975: 5 })
  })

  test('allows as many misses as chance rarely exceeds', () => {
    // P(X > 3) = 0.049 and P(X > 2) = 0.163 for 28 checks that each miss with 0.05.
    expect(allowedMisses(28)).toBe(3)
    expect(allowedMisses(10)).toBe(2)
    expect(allowedMisses(2)).toBe(1)
  })

  test('finds a day that is too large, and nothing else', () => {
    const rows = dailyRows('v', flat(500), [flat(90), flat(100), flat(110)])
    const outside = rows.filter(({ within }) => within === 'no').map(({ statistic }) => statistic)
    expect(outside).toContain('largest_day')
    expect(outside).toContain('people_per_boat')
    expect(outside).not.toContain('zero_day_share')
    expect(outside).not.toContain('share_of_january')
    expect(dailyVerdicts(rows)).toEqual([
      { variant: 'v', statistics: rows.length, outside: outside.length, allowed: 3 },
    ])
  })

  test('has curves of the same days', () => {
    const curves = dailyCurves('v', flat(500), [flat(90)])
    const at = (x: number) => curves.find((row) => row.curve === 'share_of_days_above' && row.x === x)!
    expect(at(0)).toMatchObject({ observed: 0.5, p50: 0.5 })
    expect(at(100)).toMatchObject({ observed: 0.5, p50: 0 })
    expect(at(500)).toMatchObject({ observed: 0 })
  })
})

describe('arrivals by day', () => {
  const scenario = smallScenario('current-policy-2024')
  const log = new DailyArrivals(366)
  const logged = runOnce(scenario, 1, 1, log)

  test('sum to the arrivals of the same run, which the log does not change', () => {
    expect(sum(log.people)).toBe(total(logged, 'arrivals.small_boat'))
    expect(logged).toEqual(runOnce(scenario, 1, 1))
  })

  test('come in boats: none without, and one at least with', () => {
    for (const [day, people] of log.people.entries())
      expect(log.boats[day]! > 0, String(day)).toBe(people > 0)
  })

  test('are the same of all that happens later', () => {
    const run = { deterrence: 'none', seed: 'test', replication: 3, horizonYears: 0.5 }
    const without = of('in-sample')
    const base = open([])[0]!.values
    const like = {
      ...without,
      arrivals: { ...without.arrivals, claim_share: base.arrivals.claim_share },
      // Somebody who comes again by boat would move others by a few people.
      reentry: { ...without.reentry, small_boat_share: 0 },
    }
    const claiming = arrivalsByDay({ ...run, scenario: like })
    expect(arrivalsByDay({ ...run, scenario: without })).toEqual(claiming)
  })
})

describe('the record', () => {
  test('is complete, and its totals are those of the years', () => {
    const { people, boats } = comparedRecord(published)
    expect(people).toHaveLength(1096)
    expect(sum(people)).toBe(45_755 + 29_437 + 36_816)
    expect(sum(boats)).toBe(2407)
    expect(() => recordOf(published, '2026-06-30', '2026-07-02')).toThrow(
      'small_boat_arrivals is not published for 2026-07-01',
    )
  })

  test('gives the level of in-sample runs, and the earlier weather of those out of sample', () => {
    const base = open([])[0]!.values.crossing
    expect(of('in-sample').arrivals.given.small_boat.map(({ value }) => value)).toEqual([45755, 29437, 36816])
    expect(of('in-sample').crossing.crossable_after_not).toEqual(base.crossable_after_not)
    const early = of('out-of-sample').crossing
    expect(early.month_shares).not.toEqual(base.month_shares)
    expect(sum(early.month_shares)).toBeCloseTo(1, 3)
    // In 2021 many came in November.
    expect(early.month_shares[10]!).toBeGreaterThan(base.month_shares[10]!)
    expect(of('unconditional').arrivals.given.small_boat).toEqual([])
    expect(of('unconditional').arrivals.small_boat.central).toBe(37_336)
  })

  test('does not enter the weather of the years before', () => {
    const rows = loadSeries('small_boats_daily.csv')
    const shuffled = new Published(
      rows.map((row) =>
        row.period >= '2022-01-01' && row.value! > 0 ? { ...row, value: row.value! + 1 } : row,
      ),
    )
    const other = dailyScenarios(shuffled, (settings) => open(settings)[0]!)
    const early = other.find(({ name }) => name === 'daily-out-of-sample')!.values.crossing
    expect(early.month_shares).toEqual(of('out-of-sample').crossing.month_shares)
    expect(early.crossable_after_not).toEqual(of('out-of-sample').crossing.crossable_after_not)
  })
})

describe('the crossing process against the record', () => {
  const plan = { published, scenarios, replications: 4, seed: '1', version: 'test' }
  const once = runDaily(plan, { workers: 2 })

  test('runs every variant, and comes out the same with one worker', async () => {
    const { daily, failures } = await once
    expect(failures).toEqual([])
    expect([...new Set(daily.map(({ variant }) => variant))]).toEqual([...dailyVariants])
    expect(scenarios.every(({ name }) => isDailyName(name))).toBe(true)
    const few = { ...plan, replications: 1 }
    expect(await runDaily(few, { workers: 1 })).toEqual(await runDaily(few, { workers: 2 }))
  })

  test('has the zero days, the spells and the sizes of days', async () => {
    const { daily } = await once
    const at = (statistic: string) =>
      daily.find((row) => row.variant === 'in-sample' && row.statistic === statistic)!
    expect(Math.abs(at('zero_day_share').p50 - at('zero_day_share').observed)).toBeLessThan(0.04)
    for (const statistic of ['p75_of_days', 'p90_of_days', 'p95_of_days', 'mean_crossing_spell'])
      expect(Math.abs(at(statistic).p50 / at(statistic).observed - 1), statistic).toBeLessThan(0.15)
  })
})
