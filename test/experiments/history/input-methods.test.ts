import { describe, expect, test } from 'vitest'
import { quarterAfter, quartersBetween } from '../../../src/calendar/periods.ts'
import { allSeriesAsOf, fittedVintage } from '../../../src/evidence/as-of.ts'
import { decidedAhead, forecastInputSeries } from '../../../src/experiments/history/input-forecasts.ts'
import { InputForecasts, methods, normalCrps } from '../../../src/experiments/history/input-methods.ts'
import { Published } from '../../../src/experiments/history/published.ts'

const quarters = quartersBetween('2015-Q1', '2026-Q2')
const made = (of: (i: number) => number) => new Map(quarters.map((quarter, i) => [quarter, of(i)]))
const rows = allSeriesAsOf(fittedVintage)
const published = new Published(rows)

describe('a method that fits the past is chosen', () => {
  test.each([
    ['same quarter a year before', (i: number) => [100, 300, 900, 500][i % 4]!],
    ['damped trend', (i: number) => 100 * 1.1 ** i],
    ['last value', (i: number) => (i < 23 ? 100 : 400)],
  ])('%s', (method, of) => {
    expect(new InputForecasts(made(of)).chosenAt('2024-Q4').method).toBe(method)
  })

  test('and forecasts what the series goes on to be', () => {
    const seasons = (i: number) => [100, 300, 900, 500][i % 4]!
    const next = new InputForecasts(made(seasons)).forecastAt('2024-Q2')!
    for (const [quarter, value] of next) expect(value).toBeCloseTo(seasons(quarters.indexOf(quarter)), 6)
  })
})

test('every method keeps a constant constant', () => {
  for (const method of Object.values(methods))
    for (const value of method([5, 5, 5, 5, 5, 5])) expect(value).toBeCloseTo(5, 9)
})

test('before anything has come due the methods are combined', () => {
  const alone = new InputForecasts(new Map([['2020-Q1', 100]]))
  expect(alone.chosenAt('2020-Q1')).toEqual({ method: 'combination', crps: {} })
  expect(alone.forecastAt('2019-Q4')).toBeUndefined()
})

describe.each(Object.entries(forecastInputSeries))('%s', (_, { of }) => {
  const whole = of(published)
  const first = [...whole.keys()].toSorted()[0]!
  test.each(['2019-Q4', '2022-Q4', '2024-Q2'])('sees nothing after %s', (origin) => {
    if (origin < first) return
    const cut = of(new Published(rows.filter(({ period }) => period.slice(0, 4) <= origin.slice(0, 4))))
    const until = new Map([...cut].filter(([quarter]) => quarter <= origin))
    const [all, past] = [new InputForecasts(whole), new InputForecasts(until)]
    expect(past.chosenAt(origin)).toEqual(all.chosenAt(origin))
    expect(past.forecastAt(origin)).toEqual(all.forecastAt(origin))
  })
})

test('the score of a normal forecast is that of Gneiting and Raftery', () => {
  expect(normalCrps(1, 0)).toBeCloseTo((Math.SQRT2 - 1) / Math.sqrt(Math.PI), 9)
  // Far away the score is the distance less half the mean distance of two draws.
  expect(normalCrps(0.1, 5)).toBeCloseTo(5 - 0.1 / Math.sqrt(Math.PI), 9)
})

test('a queue is never decided to nothing, however many were decided before', () => {
  const decided = [...decidedAhead(published, '2026-Q2')]
  const claims = published.at('asylum_claims_people', '2026-Q2')
  expect(decided.map(([quarter]) => quarter)).toEqual(quartersBetween('2026-Q3', quarterAfter('2026-Q2', 8)))
  for (const [, people] of decided) expect(people).toBeLessThan(2 * claims)
})
