/** What the higher courts can decide. */
import { describe, expect, test } from 'vitest'
import { daysPerQuarter } from '../../src/calendar/days.ts'
import { StepFunction } from '../../src/calendar/step-function.ts'
import { HigherCourts } from '../../src/model/higher-courts.ts'
import { runOnce, smallScenario, TextLog } from './model.ts'

const courts = (value: number, ...changes: { from: string; value: number }[]) =>
  new HigherCourts(new StepFunction({ value, changes }, '2026-07-01'))

describe('turns at the higher courts', () => {
  test('come at once where there is no limit', () => {
    const free = courts(1e9)
    expect([0, 0, 0, 5].map((ready) => free.turn(ready))).toEqual([0, 0, 0, 5])
  })

  test('come in the order of readiness, as far apart as the limit has them, and at once where nobody waits', () => {
    const limited = courts(10)
    const apart = daysPerQuarter / 10
    const turns = [3, 3, 4, 200].map((ready) => limited.turn(ready))
    for (const [i, expected] of [3, 3 + apart, 3 + 2 * apart, 200].entries())
      expect(turns[i]).toBeCloseTo(expected, 9)
  })

  test('come with capacity that is to come, and never where there is none', () => {
    const later = courts(0, { from: '2027-07-01', value: 10 })
    expect(later.turn(5)).toBeCloseTo(365, 9)
    expect(later.turn(6)).toBeCloseTo(365 + daysPerQuarter / 10, 9)
    expect(courts(0).turn(5)).toBe(Number.POSITIVE_INFINITY)
  })
})

test('a limit below what is ready is what is decided, and the rest waits', () => {
  const scenario = smallScenario('current-policy-2024')
  const limit = 8
  const appeals = { ...scenario.appeals, onward_per_quarter: { value: limit, changes: [] } }
  const run = (of: typeof scenario) => {
    const log = new TextLog(Object.keys(of.schemes))
    const { series } = runOnce(of, 1, 3, log)
    const waiting = series.find(
      ({ metric, countedIn }) => metric === 'stock.onward_appeal' && countedIn === 'parties',
    )!.monthly as number[]
    return { waiting, decided: log.transitions.filter((each) => each.startsWith('onward_')).length }
  }
  const [free, limited] = [run(scenario), run({ ...scenario, appeals })]
  expect(limited.waiting[0]).toBe(free.waiting[0])
  expect(free.decided).toBeGreaterThan(12 * limit + 50)
  // Somebody is ready in the first days, and never is nobody from then on.
  expect([12 * limit - 1, 12 * limit, 12 * limit + 1]).toContain(limited.decided)
  expect(limited.waiting.at(-1)!).toBeGreaterThan(free.waiting.at(-1)! + 50)
})
