import { describe, expect, test } from 'vitest'
import { quarterAfter, quartersBetween } from '../../src/calendar/periods.ts'
import { allSeriesAsOf, fittedVintage } from '../../src/evidence/as-of.ts'
import { forecastInputSeries, inputForecasts } from '../../src/experiments/history/forecast-series.ts'
import { inputsFrom } from '../../src/experiments/history/given.ts'
import { decidedAhead, inputsAhead } from '../../src/experiments/history/input-forecasts.ts'
import { InputForecasts, methods, normalCrps } from '../../src/experiments/history/input-methods.ts'
import { Published } from '../../src/experiments/history/published.ts'
import type { Inputs } from '../../src/scenarios/inputs/input-rows.ts'
import { readPeriod } from '../../src/scenarios/inputs/period.ts'
import { openScenarios } from '../../src/scenarios/load.ts'

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
  const opened = openScenarios(['current-policy'])([])[0]!.values
  const decided = [...decidedAhead(published, '2026-Q2', opened)]
  const claims = published.at('asylum_claims_people', '2026-Q2')
  expect(decided.map(([quarter]) => quarter)).toEqual(quartersBetween('2026-Q3', quarterAfter('2026-Q2', 8)))
  for (const [, people] of decided) expect(people).toBeLessThan(2 * claims)
})

describe('disposals that are forecast follow the refusals that are given', () => {
  const origin = '2026-Q2'
  const quartersAhead = quartersBetween('2026-Q3', quarterAfter(origin, 8))
  const { values: opened } = openScenarios(['current-policy'])([])[0]!
  const given = (values: Readonly<Record<string, number>>, periods = quartersAhead) =>
    inputsFrom(
      Object.entries(values).flatMap(([series, value]) =>
        periods.map((period) => ({ period, series, value, unit: '' })),
      ),
    )
  const disposed = (inputs: Inputs, of = published) =>
    inputsAhead(of, origin, opened, inputs).ftt_asylum_disposals!.map(({ value }) => value)
  const grants = (share: number) => ({ initial_grant_rate_of_grants_plus_refusals: share })
  const plain = disposed({})

  test.each([
    ['fewer granted, more disposed', grants(0.05), 1],
    ['more granted, fewer disposed', grants(0.95), -1],
    ['fewer staff, fewer disposed', { asylum_caseworking_staff_fte: 100 }, -1],
    ['slower staff, fewer disposed', { decisions_per_caseworker_month: 0.2 }, -1],
    ['more claims, more disposed in the end', { asylum_claims_people: 60_000 }, 1],
    ['more boats than claims allow, more disposed in the end', { small_boat_arrivals: 60_000 }, 1],
    ['more withdrawn, fewer disposed in the end', { initial_withdrawals: 15_000 }, -1],
  ])('%s', (_, values, sign) => {
    const found = disposed(given(values))
    expect(found).toHaveLength(plain.length)
    expect(Math.sign(found.at(-1)! - plain.at(-1)!)).toBe(sign)
  })

  test('as much by months as by their quarter', () => {
    const months = quartersAhead.flatMap((quarter) => readPeriod(quarter)!.months)
    const byQuarter = disposed(given({ ...grants(0.3), asylum_claims_people: 12_000 }))
    const byMonth = disposed({
      ...given(grants(0.3), months),
      ...given({ asylum_claims_people: 4000 }, months),
    })
    for (const [i, value] of byMonth.entries()) expect(value).toBeCloseTo(byQuarter[i]!, 6)
  })

  test('no more than one appeal for a case refused', () => {
    // So few refusals that the line is steeper than one appeal a case.
    const steep = new Published(
      rows.map((row) =>
        row.series === 'initial_refusals' && row.value !== null ? { ...row, value: 0.4 * row.value } : row,
      ),
    )
    const work = { asylum_caseworking_staff_fte: 1000, decisions_per_caseworker_month: 1 }
    const [many, few] = [0.2, 0.6].map((share) => disposed(given({ ...work, ...grants(share) }), steep))
    const number = [...inputForecasts(steep, 'ftt_asylum_disposals')!.forecastAt(origin)!.values()]
    // Half follows what is received, in logarithms: the square over the other half is what is received.
    const received = (values: readonly number[]) => values.at(-1)! ** 2 / number.at(-1)!
    const casesRefused = 3 * 1000 * (0.6 - 0.2)
    expect(received(many!) - received(few!)).toBeCloseTo(casesRefused, 0)
  })
})
