import { describe, expect, test } from 'vitest'
import { quarterAfter, quartersBetween } from '../../src/calendar/periods.ts'
import { allSeriesAsOf, fittedVintage } from '../../src/evidence/as-of.ts'
import { appealIntake } from '../../src/experiments/history/appeal-intake.ts'
import { disposalsOfModel } from '../../src/experiments/history/appeal-settings.ts'
import { forecastAfter, openedAt, openingsOf } from '../../src/experiments/history/backtest.ts'
import { inputsFrom } from '../../src/experiments/history/given.ts'
import { overSixMonthsShareAt } from '../../src/experiments/history/last-published.ts'
import { Published, type PublishedRow } from '../../src/experiments/history/published.ts'
import { project } from '../../src/scenarios/inputs/projection.ts'
import { openScenarios, type Setting } from '../../src/scenarios/load.ts'

const published = new Published(allSeriesAsOf(fittedVintage))
const open = openScenarios(['current-policy-2024'])
const load = (settings: readonly Setting[]) => open(settings)[0]!

describe('the intake of appeals', () => {
  // Receipts of 0.7 a refusal and 500 besides, of which 100 a quarter are not seen in receipts or disposals.
  const refusals = (i: number) => 4000 + 3000 * Math.sin(i)
  const quarters = quartersBetween('2018-Q1', '2024-Q4')
  const rows = (until = '2024-Q4'): PublishedRow[] => {
    let waiting = 10_000
    return quarters.flatMap((period, i) => {
      const lodged = 500 + 0.7 * (0.75 * refusals(i) + 0.25 * refusals(i - 1))
      waiting += lodged - 3000 + 100
      if (period > until) return []
      return [
        { period, series: 'initial_refusals', value: refusals(i) },
        { period, series: 'ftt_asylum_receipts', value: lodged },
        { period, series: 'ftt_asylum_disposals', value: 3000 },
        { period, series: 'ftt_asylum_open_caseload', value: waiting },
      ]
    })
  }

  test('is told from receipts and refusals', () => {
    const found = appealIntake(new Published(rows()), '2024-Q4', 1)!
    expect(found.perRefused).toBeGreaterThan(0.65)
    expect(found.perRefused).toBeLessThan(0.71)
    expect(found.unexplained).toBeCloseTo(100, 6)
    const mean = quarters.slice(-20).reduce((sum, _, i) => sum + refusals(i + quarters.length - 20), 0) / 20
    expect(found.others + found.perRefused * mean).toBeCloseTo(500 + 0.7 * mean, -2)
  })

  test('sees nothing of later quarters', () => {
    expect(appealIntake(new Published(rows('2022-Q2')), '2022-Q2', 1)).toEqual(
      appealIntake(new Published(rows()), '2022-Q2', 1),
    )
  })

  test('lodges no more than one appeal a case; the rest are others', () => {
    const found = appealIntake(new Published(rows()), '2024-Q4', 0.5)!
    expect(found.perRefused).toBe(0.5)
    expect(found.others).toBeGreaterThan(500)
  })

  test('takes from disposals what does not follow from refusals', () => {
    const row = (period: string, value: number) => ({
      period,
      series: 'ftt_asylum_disposals',
      value,
      unit: '',
    })
    const { ftt_asylum_disposals: left } = disposalsOfModel(
      published,
      '2025-Q2',
      inputsFrom([row('2025-Q3', 7000), row('2025-10', 2000)]),
    )
    const { others, unexplained } = appealIntake(published, '2025-Q2', 1 / 1.39)!
    expect(left![0]!.value).toBeCloseTo(7000 - others - unexplained, -2)
    expect(2000 - left![1]!.value).toBeCloseTo((7000 - left![0]!.value) / 3, 6)
  })
})

test('the share over six months lies between the last published and the bounds from cohorts', () => {
  const shares = ['2024-Q4', '2025-Q2', '2026-Q2'].map(
    (quarter) => overSixMonthsShareAt(published, quarter).value,
  )
  expect(shares[0]).toBeCloseTo(73_866 / 124_802, 9)
  expect(shares[1]).toBeGreaterThan(shares[0]!)
  expect(shares[1]).toBeLessThan(shares[2]!)
  expect(shares[2]).toBeGreaterThan(0.6)
  expect(shares[2]).toBeLessThan(0.71)
})

test.each(['2021-Q4', '2023-Q1', '2025-Q1'])(
  'from %s, what is given decides as many people as were decided',
  (origin) => {
    const opened = load(openedAt(published, origin, load)).values
    const scenario = openingsOf({ published, quarters: [origin], ahead: 4, load }).find(
      ({ mode }) => mode === 'conditional',
    )!.scenario.values
    const pace = scenario.decisions.productivity.changes.filter(({ given }) => given)
    const staff = scenario.decisions.caseworkers.changes.filter(({ given }) => given)
    const of = (series: string, values: readonly number[]) =>
      values.map((value, i) => ({ period: quarterAfter(origin, i + 1), series, value, unit: '' }))
    const observed = (series: string) => pace.map((_, i) => published.at(series, quarterAfter(origin, i + 1)))
    const inputs = inputsFrom(
      [
        of(
          'asylum_caseworking_staff_fte',
          staff.map(({ value }) => value),
        ),
        of(
          'decisions_per_caseworker_month',
          pace.map(({ value }) => value),
        ),
        ...[
          'small_boat_arrivals',
          'asylum_claims_people',
          'initial_withdrawals',
          'initial_administrative_outcomes',
        ].map((series) => of(series, observed(series))),
      ].flat(),
    )
    const expected = project(opened, inputs)
    const decided = inputs.decisions_per_caseworker_month!.map((each) =>
      expected(each).decided.reduce((sum, kind) => sum + kind, 0),
    )
    for (const [i, people] of decided.entries()) {
      const quarter = quarterAfter(origin, i + 1)
      const actual = published.at('initial_grants', quarter) + published.at('initial_refusals', quarter)
      expect(Math.abs(people / actual - 1), quarter).toBeLessThan(0.01)
    }
  },
)

test('a forecast counts what dispersal gains once: within the places that are forecast', () => {
  const policy = openScenarios(['current-policy'])
  const own = (settings: readonly Setting[]) => policy(settings)[0]!
  const opening = openedAt(published, '2026-Q2', own)
  const { support } = own([...opening, ...forecastAfter(published, '2026-Q2', opening, own)]).values
  expect(own(opening).values.support.dispersal_growth!.value).not.toBe(0)
  expect(support.dispersal_growth!.value).toBe(0)
  expect(support.dispersal_places!.changes.filter(({ given }) => given)).toHaveLength(8)
  expect(support.non_hotel_places.changes).toEqual([])
})
