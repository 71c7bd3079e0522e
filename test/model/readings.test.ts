import { describe, expect, test } from 'vitest'
import { findMetric } from '../../src/model/measures/metrics.ts'
import { runOnce, smallScenario, total } from './model.ts'

const current = 'current-policy-2024'
const fewer = 'decisions.caseworkers={times: 0.7}'
const withdrawnShare = 0.2
const byDecision = ['decisions.withdrawal_by=decision', `decisions.withdrawn_share=${withdrawnShare}`]
const monthly = (result: ReturnType<typeof runOnce>, metric: string): readonly (number | null)[] =>
  result.series.find((each) => each.metric === metric && each.countedIn === 'people')!.monthly

describe('departures', () => {
  test('are all counted: the number out of the UK changes by them and by those who set out again', () => {
    const result = runOnce(smallScenario(current, ['exhausted.unrecorded_departure_rate=0.3']), 1, 3)
    const out = monthly(result, 'stock.out_of_uk')
    expect(total(result, 'departures.unrecorded')).toBeGreaterThan(0)
    expect(total(result, 'departures.withdrawn')).toBeGreaterThan(0)
    expect(out.at(-1)! - out[0]!).toBe(total(result, 'departures.total')! - total(result, 'reentries')!)
  })

  test('that are unrecorded go by their hazard, among people out of contact, and are no returns', () => {
    const rate = 0.3
    const at = (value: number) =>
      runOnce(smallScenario(current, [`exhausted.unrecorded_departure_rate=${value}`]), 1, 3)
    const [none, some] = [at(0), at(rate)]
    expect(total(none, 'departures.unrecorded')).toBe(0)
    const people = monthly(some, 'stock.lost_contact') as number[]
    const years = people.slice(1).reduce((sum, end, i) => sum + (end + people[i]!) / 2 / 12, 0)
    expect(total(some, 'departures.unrecorded')! / years).toBeGreaterThan(0.8 * rate)
    expect(total(some, 'departures.unrecorded')! / years).toBeLessThan(1.2 * rate)
    expect(total(some, 'returns.total')!).toBeLessThanOrEqual(total(none, 'returns.total')!)
  })
})

test('a case that leaves unrecorded stays open in what is counted of recorded outcomes', () => {
  const at = (rate: number) =>
    runOnce(
      smallScenario(current, [
        `exhausted.unrecorded_departure_rate=${rate}`,
        'exhausted.regained_contact_rate=0',
        ...['albania', 'conflict-high-grant', 'conflict-mixed', 'returnable', 'other'].map(
          (group) => `groups.${group}.voluntary_departure_rate=0`,
        ),
      ]),
      1,
      3,
    )
  // Nobody leaves of their own accord by record, and whoever is lost never comes back.
  const [none, some] = [at(0), at(0.5)]
  expect(total(some, 'departures.unrecorded')).toBeGreaterThan(100)
  expect(some.incidence).toEqual(none.incidence)
  expect(total(some, 'wait.return.median', '')).toBe(total(none, 'wait.return.median', ''))
})

describe('withdrawals by decisions', () => {
  const run = (settings: readonly string[]) => runOnce(smallScenario(current, settings), 1, 4)

  test('are the share of cases taken up that is set, whatever the wait', () => {
    for (const settings of [byDecision, [...byDecision, fewer]]) {
      const result = run(settings)
      const [withdrawn, made] = ['claims.withdrawn', 'decisions.made'].map(
        (id) => total(result, id, 'parties')!,
      )
      expect(withdrawn! / (withdrawn! + made!)).toBeCloseTo(withdrawnShare, 1)
    }
  })

  test('fall where fewer are decided; by waiting they rise', () => {
    const change = (settings: readonly string[]) =>
      total(run([...settings, fewer]), 'claims.withdrawn')! - total(run(settings), 'claims.withdrawn')!
    expect(change([])).toBeGreaterThan(0)
    expect(change(byDecision)).toBeLessThan(0)
  })

  test('take no work: as many are decided by as many caseworkers', () => {
    const decided = (share: number) =>
      total(run([...byDecision, `decisions.withdrawn_share=${share}`, fewer]), 'decisions.made', 'parties')!
    expect(Math.abs(decided(0.2) / decided(0) - 1)).toBeLessThan(0.02)
  })

  test('leave the opening as it is', () => {
    const first = (settings: readonly string[]) =>
      run(settings).series.flatMap(({ metric, monthly: [opening] }) =>
        findMetric(metric)?.kind === 'stock' ? [[metric, opening]] : [],
      )
    expect(first([]).length).toBeGreaterThan(20)
    expect(first(byDecision)).toEqual(first([]))
  })

  test('give way to withdrawals that are given', () => {
    const given =
      'decisions.withdrawal_rate.changes=[{ from: 2025-01-01, until: 2026-01-01, value: 0, given: true }]'
    const result = run([...byDecision, given])
    const withdrawn = monthly(result, 'claims.withdrawn') as number[]
    expect(withdrawn.slice(1, 13).every((people) => people === 0)).toBe(true)
    expect(withdrawn.at(-1)).toBeGreaterThan(0)
  })
})

test('the marginal person on support is in a hotel, elsewhere, or in part in either', () => {
  const at = (share: number) =>
    runOnce(smallScenario(current, [`support.marginal_hotel_share=${share}`]), 1, 3)
  const [elsewhere, half, hotel] = [0, 0.5, 1].map(
    (share) => monthly(at(share), 'support.hotels') as number[],
  )
  expect(new Set(elsewhere).size).toBe(1)
  expect(hotel![0]).toBe(elsewhere![0])
  expect(new Set(hotel).size).toBeGreaterThan(10)
  expect(half).toEqual(hotel!.map((people, m) => (people + elsewhere![m]!) / 2))
})
