import { describe, expect, test } from 'vitest'
import { spreadOverDays } from '../../src/calendar/given-days.ts'
import { StepFunction } from '../../src/calendar/step-function.ts'
import type { ReplicationResult } from '../../src/model/result.ts'
import { loadScenario } from '../../src/scenarios/load.ts'
import { scaledScenario } from '../../src/scenarios/schema/scale.ts'
import { temporaryFolder } from '../scenarios/files.ts'
import { hub, onArrival, opensAt, runOnce, smallScenario, TextLog, total, withScheme } from './model.ts'

describe('a step function', () => {
  const schedule = {
    value: 1,
    changes: [
      { from: '2025-01-11', value: 2 },
      { from: '2025-01-06', until: '2025-01-16', value: 0, given: true as const },
    ],
  }
  const f = new StepFunction(schedule, '2025-01-01')

  test('has a given value for its period, and its own before and after', () => {
    expect([0, 4.9, 5, 14.9, 15, 100].map((t) => f.at(t))).toEqual([1, 1, 0, 0, 2, 2])
    expect([4.9, 5, 14.9, 15].map((t) => f.isGivenAt(t))).toEqual([false, true, true, false])
  })
  test('says when its integral reaches a threshold', () => {
    expect(f.reaches(0, 3)).toBe(3)
    expect(f.reaches(0, 5)).toBe(5)
    expect(f.reaches(0, 6)).toBe(15.5)
    expect(f.reaches(7, 4)).toBe(17)
    expect(f.reaches(20, 4)).toBe(22)
  })
  test('never reaches one where it ends at 0', () => {
    const ends = new StepFunction({ value: 1, changes: [{ from: '2025-01-03', value: 0 }] }, '2025-01-01')
    expect(ends.reaches(0, 1.5)).toBe(1.5)
    expect(ends.reaches(0, 2.5)).toBe(Number.POSITIVE_INFINITY)
  })
  test('without changes divides, to the last bit', () => {
    const rate = new StepFunction({ value: 0.163, changes: [] }, '2025-01-01')
    expect(rate.reaches(12.34, 5.678)).toBe(12.34 + 5.678 / 0.163)
  })
})

describe('given arrivals by day', () => {
  test('are spread by weight within each period, and absent elsewhere', () => {
    const periods = [{ from: '2025-01-02', until: '2025-01-04', value: 9 }]
    const days = spreadOverDays(periods, '2025-01-01', 4, (day) => day)
    expect([...days]).toEqual([Number.NaN, 3, 6, Number.NaN])
  })
  test('are spread evenly where no day has a weight, also past the end of the run', () => {
    const periods = [{ from: '2025-01-01', until: '2025-01-05', value: 8 }]
    expect([...spreadOverDays(periods, '2025-01-01', 2, () => 0)]).toEqual([2, 2])
  })
})

const { write } = temporaryFolder()
const share = 0.1
const boats = [5000, 10_000, 15_000, 10_000]
const claims = [25_000, 25_000, 30_000, 25_000]
const staff = [2400, 2400, 2500, 2500]
const pace = [2.5, 2.5, 3, 3]

/** Current policy at a tenth of national volume, with every input given for 2025. */
function givenScenario() {
  const rows = [0, 1, 2, 3].flatMap((q) =>
    [
      `small_boat_arrivals,${boats[q]},people`,
      `asylum_claims_people,${claims[q]},people`,
      `asylum_caseworking_staff_fte,${staff[q]},FTE`,
      `decisions_per_caseworker_month,${pace[q]},decisions per FTE per month`,
      'initial_grant_rate_of_grants_plus_refusals,0.6,share',
      'initial_withdrawals,4000,people',
      'initial_administrative_outcomes,1000,people',
      'ftt_asylum_disposals,9000,appeals',
    ].map((row) => `2025-Q${q + 1},${row}`),
  )
  write('year.csv', ['period,series,value,unit', ...rows].join('\n'))
  const path = write('year.yaml', 'name: year\nextends: current-policy-2024\ninputs: year.csv\n')
  return scaledScenario(loadScenario(path).values, share)
}

describe('a year with given inputs (test/model/given.slow.test.ts holds each to what is given)', () => {
  const scenario = givenScenario()
  const runs = [1, 2, 3, 4].map((replication) => runOnce(scenario, replication, 1))
  test('varies by chance alone, where the scenario’s own levels vary by much more', () => {
    const spread = (of: readonly ReplicationResult[]) => {
      const made = of.map((run) => total(run, 'decisions.made', 'parties')!)
      return (Math.max(...made) - Math.min(...made)) / made[0]!
    }
    const own = [1, 2, 3, 4].map((replication) =>
      runOnce(smallScenario('current-policy-2024'), replication, 1),
    )
    expect(spread(runs)).toBeLessThan(0.05)
    expect(spread(own)).toBeGreaterThan(0.1)
  })
})

describe('the odds of a grant', () => {
  const decidedAt = (odds: number) => {
    const log = new TextLog()
    const scenario = withScheme(
      withScheme(smallScenario(hub, [`decisions.grant_odds=${odds}`]), onArrival),
      opensAt(30),
    )
    runOnce(scenario, 1, 2, log)
    const count = (...transitions: string[]) =>
      log.transitions.filter((id) => transitions.includes(id)).length
    return {
      inUk: [
        count('granted_initially'),
        count('refused_will_appeal', 'refused_no_appeal', 'refused_no_appeal_lost'),
      ],
      inFacility: [
        count('granted_settles', 'granted_admitted'),
        count('refused_settles', 'refused_in_facility'),
      ],
    }
  }
  test('decide in the UK and in a facility', () => {
    const never = decidedAt(0)
    const always = decidedAt(1e6)
    expect([never.inUk[0], never.inFacility[0]]).toEqual([0, 0])
    expect(never.inUk[1]).toBeGreaterThan(500)
    expect(never.inFacility[1]).toBeGreaterThan(20)
    expect([always.inUk[1], always.inFacility[1]]).toEqual([0, 0])
    expect(always.inFacility[0]).toBeGreaterThan(20)
  })
})

describe('after the last given period', () => {
  /** Small scenario with one series given for 2025, at a share of national volume. */
  const with2025 = (series: string, size: number) => {
    write(
      'short.csv',
      ['period,series,value,unit', ...[1, 2, 3, 4].map((q) => `2025-Q${q},${series}`)].join('\n'),
    )
    const path = write('short.yaml', 'name: short\nextends: current-policy-2024\ninputs: short.csv\n')
    return scaledScenario(loadScenario(path).values, size)
  }

  test('the variation from quarter to quarter is back', () => {
    const scenario = with2025('decisions_per_caseworker_month,2.13,decisions per FTE per month', share)
    const years = [1, 2, 3, 4].map((replication) => {
      const { series } = runOnce(scenario, replication, 2)
      const made = series.find((s) => s.metric === 'decisions.made' && s.countedIn === 'parties')!.monthly
      const sum = (months: readonly (number | null)[]) => months.reduce<number>((all, n) => all + (n ?? 0), 0)
      return [sum(made.slice(1, 13)), sum(made.slice(13, 25))] as const
    })
    const spread = (year: 0 | 1) => {
      const made = years.map((each) => each[year])
      return (Math.max(...made) - Math.min(...made)) / made[0]!
    }
    expect(spread(0)).toBeLessThan(0.05)
    expect(spread(1)).toBeGreaterThan(0.1)
  })

  test('the own value is back: the same number of caseworkers, given or not, makes the same run', () => {
    const given = with2025('asylum_caseworking_staff_fte,2455,FTE', 0.02)
    const own = smallScenario('current-policy-2024')
    expect(given.decisions.caseworkers).not.toEqual(own.decisions.caseworkers)
    expect(runOnce(given, 1, 2).series).toEqual(runOnce(own, 1, 2).series)
  })
})
