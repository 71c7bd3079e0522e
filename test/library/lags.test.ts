/** Capacity that comes some time after it is ordered. */
import { describe, expect, test } from 'vitest'
import { type Change, type Schedule, StepFunction } from '../../src/calendar/step-function.ts'
import { delayed, type Lag } from '../../src/closed-form/lags.ts'
import type { Scenario } from '../../src/scenarios/schema/schema.ts'
import { runOnce, smallScenario, TextLog, total } from '../model/model.ts'

const start = '2026-07-01'
const schedule = (value: number, ...changes: Change[]): Schedule => ({ value, changes })
const fn = (of: Schedule) => new StepFunction(of, start)
const late = (of: Schedule, lag: Lag) => delayed(of, lag, start)
const far = 5000

describe('capacity that is ordered', () => {
  const rise = schedule(100, { from: '2027-01-01', value: 160 })

  test('is there at once without a lag', () => {
    expect(late(rise, { days: 0, ramp_days: 0 })).toBe(rise)
  })

  test.each([
    [180, 0],
    [0, 365],
    [90, 20],
    [270, 365],
  ])(
    'after %i days and over %i is as much as on a straight line, and never more than ordered',
    (days, ramp) => {
      const [ordered, comes] = [fn(rise), fn(late(rise, { days, ramp_days: ramp }))]
      const missing = ordered.integral(0, far) - comes.integral(0, far)
      // Steps fall on whole days.
      expect(Math.abs(missing - 60 * (days + ramp / 2))).toBeLessThan(60 * 0.5 + 1e-6)
      for (let day = 0; day < far; day++) expect(comes.at(day)).toBeLessThanOrEqual(ordered.at(day) + 1e-9)
      expect(comes.at(184 + days - 1)).toBe(100)
      expect(comes.at(184 + days + ramp)).toBeCloseTo(160, 9)
    },
  )

  test('is cancelled by a fall before it is there, and a fall below what is there takes effect at once', () => {
    const lag = { days: 365, ramp_days: 180 }
    const back = fn(late(schedule(100, ...rise.changes, { from: '2027-06-01', value: 100 }), lag))
    const partly = fn(late(schedule(100, ...rise.changes, { from: '2027-06-01', value: 130 }), lag))
    const below = fn(late(schedule(100, ...rise.changes, { from: '2027-06-01', value: 80 }), lag))
    for (let day = 0; day < far; day += 10) expect(back.at(day)).toBe(100)
    expect(partly.at(far)).toBeCloseTo(130, 9)
    expect([334, 335, far].map((day) => below.at(day))).toEqual([100, 80, 80])
  })

  test('comes on top of what was ordered before', () => {
    const twice = schedule(100, { from: '2027-01-01', value: 150 }, { from: '2027-02-01', value: 170 })
    const comes = fn(late(twice, { days: 100, ramp_days: 0 }))
    expect([283, 284, 314, 315].map((day) => comes.at(day))).toEqual([100, 150, 150, 170])
  })

  test('is there at the start where it was to be there by then', () => {
    const lag = { days: 90, ramp_days: 180 }
    const from = (date: string) => fn(late(schedule(100, { from: date, value: 160 }), lag))
    for (const date of ['2026-01-01', start])
      expect([0, 1, 90].map((day) => from(date).at(day))).toEqual([160, 160, 160])
    expect(from('2026-07-02').at(80)).toBe(100)
  })

  test('leaves what is given as it is', () => {
    const given = { from: '2027-01-01', until: '2027-04-01', value: 300, given: true as const }
    const comes = fn(
      late(schedule(100, { from: '2026-12-01', value: 200 }, given), { days: 200, ramp_days: 0 }),
    )
    expect([183, 184, 273, 274, 352, 353].map((day) => comes.at(day))).toEqual([100, 300, 300, 100, 100, 200])
  })
})

describe('in the model', () => {
  const base = smallScenario('current-policy')
  const more: Scenario = {
    ...base,
    decisions: {
      ...base.decisions,
      caseworkers: { ...base.decisions.caseworkers, changes: [{ from: '2026-10-01', value: 80 }] },
    },
    appeals: {
      ...base.appeals,
      disposals_per_quarter: {
        ...base.appeals.disposals_per_quarter,
        changes: [{ from: '2026-10-01', value: 300 }],
      },
    },
  }
  const late: Scenario = {
    ...more,
    lags: { ...more.lags, caseworkers: { days: 200, ramp_days: 0 }, tribunal: { days: 250, ramp_days: 0 } },
  }

  test('nothing happens before the first of it is there, and less of it is worked and paid', () => {
    const logs = [base, late].map((scenario) => {
      const log = new TextLog(Object.keys(scenario.schemes))
      runOnce(scenario, 1, 2, log)
      return log.lines.filter((_, i) => log.times[i]! < 92 + 200)
    })
    expect(logs[1]).toEqual(logs[0])
    const [now, then] = [runOnce(more, 1, 2), runOnce(late, 1, 2)]
    const offered = (of: typeof now) => total(of, 'capacity.caseworkers.offered', '')!
    const added = 80 - Math.round(base.decisions.caseworkers.value)
    expect(offered(now) - offered(then)).toBeCloseTo(200 * added, 3)
    const day = base.costs.caseworker_year / 365.25
    const cost = (of: typeof now) => total(of, 'cost.decisions_added', '')!
    expect(cost(now) - cost(then)).toBeCloseTo(200 * added * day, 2)
    const decided = (of: typeof now) =>
      total(of, 'appeals.determined', 'parties')! + total(of, 'appeals.withdrawn', 'parties')!
    const perDay = (300 - base.appeals.disposals_per_quarter.value) / (365.25 / 4)
    expect((decided(now) - decided(then)) / (250 * perDay)).toBeGreaterThan(0.85)
    expect((decided(now) - decided(then)) / (250 * perDay)).toBeLessThan(1.15)
  })

  test('added beds and teams cost what they are priced at, used or not; those at the start do not', () => {
    const priced = { ...base, costs: { ...base.costs, added_bed_day: 10, added_team_day: 7 } }
    expect(total(runOnce(priced, 1, 1), 'cost.removals_added', '')).toBe(0)
    const removals = {
      ...base.removals,
      beds: { ...base.removals.beds, changes: [{ from: '2027-01-01', value: base.removals.beds.value + 6 }] },
      escort_teams: {
        ...base.removals.escort_teams,
        changes: [{ from: '2027-04-01', value: base.removals.escort_teams.value + 2 }],
      },
    }
    const days = [365 - 184, 365 - 274]
    expect(total(runOnce({ ...priced, removals }, 1, 1), 'cost.removals_added', '')).toBeCloseTo(
      6 * days[0]! * 10 + 2 * days[1]! * 7,
      3,
    )
  })
})
