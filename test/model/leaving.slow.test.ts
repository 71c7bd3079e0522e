import { describe, expect, test } from 'vitest'
import { daysBetween } from '../../src/calendar/days.ts'
import { dailyScenarios } from '../../src/experiments/history/days/daily-scenarios.ts'
import { AddressedDraws, deriveKey } from '../../src/model/engine/random.ts'
import { arrivalsByDay } from '../../src/model/measures/daily-arrivals.ts'
import { intentionsFor, shareWhoArrive } from '../../src/model/pathway/crossing/intentions.ts'
import {
  crossableShare,
  leavingShare,
  meanDaysOnCoast,
  waitingBefore,
} from '../../src/model/pathway/crossing/leaving.ts'
import { publishedSeries } from '../../src/runs/published-series.ts'
import { loadScenario, openScenarios } from '../../src/scenarios/load.ts'
import type { Scenario } from '../../src/scenarios/schema/schema.ts'

const plain = loadScenario('current-policy-2024').values
const draws = new AddressedDraws(deriveKey('test', 0, 'leaving'))
const withCrossing = (changes: Partial<Scenario['crossing']>, scenario = plain): Scenario => ({
  ...scenario,
  crossing: { ...scenario.crossing, ...changes },
})
const days = Array.from({ length: 20_000 }, (_, day) => day)
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

describe('the share who leave on a crossable day', () => {
  test.each([
    [0.15, 0.03],
    [0.5, 0],
    [0.9, 0.2],
    [0.3, 0.3],
  ])('has mean %d and is at least %d', (leaving_share, least_leaving_share) => {
    const scenario = withCrossing({ leaving_share, least_leaving_share })
    const shares = days.map((day) => leavingShare(scenario, draws, day))
    // The standard deviation of a share is below 0.5: four standard errors.
    expect(Math.abs(mean(shares) - leaving_share)).toBeLessThan((4 * 0.5) / Math.sqrt(days.length))
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(least_leaving_share)
    expect(Math.max(...shares)).toBeLessThanOrEqual(1)
  })

  test('is everyone where the mean is 1', () => {
    const scenario = withCrossing({ leaving_share: 1 })
    expect(days.slice(0, 100).every((day) => leavingShare(scenario, draws, day) === 1)).toBe(true)
  })

  test('grows with the mean on every day', () => {
    const [few, more] = [0.1, 0.2].map((leaving_share) => withCrossing({ leaving_share })) as [
      Scenario,
      Scenario,
    ]
    for (const day of days.slice(0, 1000))
      expect(leavingShare(more, draws, day)).toBeGreaterThan(leavingShare(few, draws, day))
  })
})

describe('days on the coast', () => {
  test.each([0, 6, 11])('have the mean of a chain followed day by day, in month %d', (month) => {
    const { crossing } = plain
    const [after, stays] = [crossing.crossable_after_not[month]!, crossing.crossable_after_crossable[month]!]
    // Probabilities that a person who came to the coast is still there after so many days, by the weather of that day.
    const share = crossableShare(plain, month)
    const leave = crossing.leaving_share
    let [bad, good] = [1 - share, share * (1 - leave)]
    let expected = 0
    for (let day = 0; day < 2000; day++) {
      expected += bad + good
      const crossable = bad * after + good * stays
      ;[bad, good] = [bad + good - crossable, crossable * (1 - leave)]
    }
    expect(meanDaysOnCoast(plain, month)).toBeCloseTo(expected, 6)
  })

  test('leave as many waiting at the start as the mean says', () => {
    const month = 11
    const waiting = Array.from({ length: 3000 }, (_, replication) => {
      let sum = 0
      const own = new AddressedDraws(deriveKey('test', replication, 'calendar'))
      waitingBefore(plain, own, month, (_daysBefore, share) => {
        sum += share
      })
      return sum
    })
    const spread = Math.sqrt(mean(waiting.map((value) => (value - mean(waiting)) ** 2)) / waiting.length)
    // At a day's start: those who did not leave on the day they came, in days of intentions.
    expect(Math.abs(mean(waiting) - meanDaysOnCoast(plain, month))).toBeLessThan(4 * spread + 0.05)
  })
})

describe('arrivals', () => {
  const open = openScenarios(['current-policy-2024'])
  const scenarios = dailyScenarios(publishedSeries(), (settings) => open(settings)[0]!)
  const level = scenarios.find(({ name }) => name === 'daily-unconditional')!.values
  const steady = { ...level, arrivals: { ...level.arrivals, level_variation: 0 } }
  const runs = (scenario: Scenario, replications: number) =>
    Array.from({ length: replications }, (_, replication) =>
      arrivalsByDay({ scenario, deterrence: 'none', seed: 'test', replication, horizonYears: 3 }),
    )
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)

  test.each([0.15, 0.4, 1])('come to the given level, whatever share leaves: %d', (leaving_share) => {
    const days = runs(withCrossing({ leaving_share }, steady), 6)
    const ratio = mean(days.map(({ people }) => sum(people))) / (3 * 37_336)
    // Boats are stopped whole, so that three years vary by about 1.5 %: four standard errors of six.
    expect(Math.abs(ratio - 1)).toBeLessThan(0.025)
  })

  test('come in the quarters for which they are given', () => {
    const quarters = Array.from({ length: 12 }, (_, q) => {
      const at = (number: number) =>
        `${2022 + Math.floor(number / 4)}-${String(3 * (number % 4) + 1).padStart(2, '0')}-01`
      return { from: at(q), until: at(q + 1), value: 6000 + 1000 * (q % 4) }
    })
    const given = { ...steady.arrivals.given, small_boat: quarters }
    const days = runs({ ...steady, arrivals: { ...steady.arrivals, given } }, 30)
    for (const [q, { from, until, value }] of quarters.entries()) {
      const [first, end] = [from, until].map((date) => daysBetween('2022-01-01', date))
      const counts = days.map(({ people }) => sum([...people].slice(first, end)))
      const spread = Math.sqrt(mean(counts.map((count) => (count - mean(counts)) ** 2)) / counts.length)
      expect(Math.abs(mean(counts) - value), `quarter ${q}`).toBeLessThan(4 * spread)
      expect(spread / value, `quarter ${q}`).toBeLessThan(0.05)
    }
  })

  test('are expected in each month as wanted', () => {
    const monthOf = (day: number) => (day < 0 ? 11 : Math.floor((day % 365) / 30.5))
    const days = 730
    const arriving = Float64Array.from({ length: days + 100 }, (_, day) => 50 + 40 * Math.sin(day / 58))
    const { perDay, cameBefore, retrying } = intentionsFor(plain, arriving, 50, monthOf, days)
    expect([...perDay].every((people) => people >= 0)).toBe(true)
    expect(sum([...cameBefore])).toBeGreaterThan(0)
    expect(retrying).toBeGreaterThan(0)
    // What is on its way at the start and at the end is a small part of two years.
    const ratio = (sum([...perDay]) * shareWhoArrive(plain)) / sum([...arriving].slice(0, days))
    expect(Math.abs(ratio - 1)).toBeLessThan(0.05)
  })

  test('come with as many people in a boat as published', () => {
    const days = runs(steady, 4)
    const load = sum(days.map(({ people }) => sum(people))) / sum(days.map(({ boats }) => sum(boats)))
    expect(load / (112_008 / 2407)).toBeGreaterThan(0.98)
    expect(load / (112_008 / 2407)).toBeLessThan(1.02)
  })
})
