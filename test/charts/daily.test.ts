import { describe, expect, test } from 'vitest'
import { dailyCharts } from '../../src/charts/history/daily.ts'
import { dailyCurves, dailyRows } from '../../src/experiments/history/days/daily-check.ts'
import type { ArrivalsByDay } from '../../src/model/measures/daily-arrivals.ts'
import { titleLimit } from '../../src/words/text.ts'

const days = (people: readonly number[]): ArrivalsByDay => ({
  start: '2022-01-01',
  people,
  boats: people.map((number) => Math.ceil(number / 50)),
})
const steady = days([100, 100, 0, 0, 0, 0, 0, 0, 100, 100])
const queueing = days([100, 100, 0, 0, 0, 0, 0, 0, 600, 100])

const chartOf = (observed: ArrivalsByDay, simulated: ArrivalsByDay, variant = 'in-sample') =>
  dailyCharts({
    daily: dailyRows(variant, observed, [simulated]),
    dailyCurves: dailyCurves(variant, observed, [simulated]),
    seed: '1',
    toolVersion: '0',
  })

describe('the chart of arrivals by day', () => {
  test('says that too many come after a gap only where they do', () => {
    expect(chartOf(steady, queueing)[0]!.title).toContain('simulated days after a gap are too large')
    expect(chartOf(steady, steady)[0]!.title).toBe('28 of 28 statistics of daily arrivals match')
    expect(chartOf(steady, queueing)[0]!.title.length).toBeLessThanOrEqual(titleLimit)
  })

  test('tells what it shows in words', () => {
    const { description } = chartOf(steady, queueing)[0]!
    expect(description).toContain('0: published 40%')
    expect(description).toContain('6+: published 100, simulated 600 to 600')
  })

  test('is not drawn without its variant', () => {
    expect(chartOf(steady, steady, 'unconditional')).toEqual([])
  })
})
