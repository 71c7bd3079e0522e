import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { quarterAfter, quartersBetween } from '../../../src/calendar/periods.ts'
import { conditionalSeries, unconditionalSeries } from '../../../src/experiments/history/backtest.ts'
import { forecastOf } from '../../../src/experiments/history/forecast.ts'
import { inputsIn, quartersGiven } from '../../../src/experiments/history/given.ts'
import { ReplicationSet } from '../../../src/experiments/replications/replication-set.ts'
import { storedErrors } from '../../../src/run-folder/stored-errors.ts'
import { temporaryFolder } from '../../execution/fixtures.ts'
import { runOnce, smallScenario } from '../../model/model.ts'

const folder = temporaryFolder()
const series: readonly (readonly [string, string, string])[] = [
  ['small_boat_arrivals', '9000', 'people'],
  ['asylum_claims_people', '25000', 'people'],
  ['asylum_caseworking_staff_fte', '2500', 'FTE'],
  ['decisions_per_caseworker_month', '2.1', 'decisions per FTE per month'],
  ['initial_grant_rate_of_grants_plus_refusals', '0.45', 'share'],
  ['initial_withdrawals', '4000', 'people'],
  ['initial_administrative_outcomes', '900', 'people'],
]
const inputs = (periods: readonly string[], left: readonly string[] = []) => {
  const path = join(folder, 'inputs.csv')
  const rows = periods.flatMap((period) =>
    series
      .filter(([name]) => !left.includes(`${period} ${name}`))
      .map(([name, value, unit]) => [period, name, value, unit].join(',')),
  )
  writeFileSync(path, `period,series,value,unit\n${rows.join('\n')}\n`)
  return inputsIn(path, '2025-01-01')
}

describe('a forecast is conditional', () => {
  test('as long as every input of the conditional back-test is given', () => {
    expect(quartersGiven({}, '2024-Q4')).toBe(0)
    expect(quartersGiven(inputs(['2025-Q1', '2025-Q2']), '2024-Q4')).toBe(2)
    expect(quartersGiven(inputs(['2025-Q2']), '2024-Q4')).toBe(0)
    expect(quartersGiven(inputs(['2025-Q1', '2025-04', '2025-05', '2025-06']), '2024-Q4')).toBe(2)
    expect(quartersGiven(inputs(['2025-Q1', '2025-04', '2025-06']), '2024-Q4')).toBe(1)
    expect(quartersGiven(inputs(['2025-Q1', '2025-Q2'], ['2025-Q1 initial_withdrawals']), '2024-Q4')).toBe(0)
  })
})

describe('stored errors', () => {
  const errors = storedErrors()

  test('are there for every series that is scored, so many quarters ahead as the past holds', () => {
    const found = new Set(errors.map(({ mode, series: id }) => `${mode} ${id}`))
    for (const id of conditionalSeries) expect(found).toContain(`conditional ${id}`)
    for (const id of unconditionalSeries) expect(found).toContain(`unconditional ${id}`)
    const stock = errors.filter(
      (row) => row.mode === 'unconditional' && row.series === 'awaiting_initial_decision_people',
    )
    // From the first origin to the last whose outcome is published, without a gap.
    const first = stock.map(({ origin }) => origin).toSorted()[0]!
    const last = stock
      .map(({ origin, ahead }) => quarterAfter(origin, ahead))
      .toSorted()
      .at(-1)!
    for (const ahead of [1, 4, 8])
      expect(
        stock
          .filter((row) => row.ahead === ahead)
          .map(({ origin }) => origin)
          .toSorted(),
      ).toEqual(quartersBetween(first, quarterAfter(last, -ahead)))
  })

  test('widen a forecast about its mean, the more the further ahead, and less where inputs are given', () => {
    const scenario = smallScenario('current-policy-2024')
    const set = new ReplicationSet('current-policy-2024', 'none')
    for (let replication = 0; replication < 20; replication++)
      set.add(replication, runOnce(scenario, replication, 0.75))
    const at = (rows: ReturnType<typeof forecastOf>, period: string) =>
      rows.find((row) => row.series === 'awaiting_initial_decision_people' && row.period === period)!
    const plain = forecastOf(set)
    const origin = '2024-Q4'
    const free = forecastOf(set, { origin, given: 0, given_series: {}, errors })
    const given = forecastOf(set, { origin, given: 3, given_series: {}, errors })
    const width = (rows: ReturnType<typeof forecastOf>, period: string) => {
      const { p05, p95, mean } = at(rows, period)
      return (p95! - p05!) / mean!
    }
    for (const period of ['2025-03-31', '2025-09-30'])
      expect(at(free, period).mean).toBeCloseTo(at(plain, period).mean!, 6)
    expect(width(free, '2025-09-30')).toBeGreaterThan(width(free, '2025-03-31'))
    expect(width(given, '2025-09-30')).toBeLessThan(width(free, '2025-09-30'))
  })
})
