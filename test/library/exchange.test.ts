/** The exchange with France, which runs when current policy opens. */
import { describe, expect, test } from 'vitest'
import { findEvidence, loadSeries } from '../../src/evidence/load.ts'
import { Stage, stageIds, stages } from '../../src/model/declaration/stages.ts'
import { opened } from '../../src/model/simulate.ts'
import { runOnce, smallScenario, total } from '../model/model.ts'

const year = (name: string, months = 12) => runOnce(smallScenario(name, [], 1), 1, months / 12)
const monthly = (result: ReturnType<typeof runOnce>, metric: string, scheme = '') =>
  result.series.find(
    (each) => each.metric === metric && each.scheme === scheme && each.countedIn === 'people',
  )!.monthly

describe('the exchange with France', () => {
  const result = year('current-policy')
  const row = findEvidence('FRA-20')!
  const perWeek = (people: number, days: number) => (7 * people) / days
  const transferred = monthly(result, 'scheme.transferred', 'exchange').slice(1)

  test('goes on from the first month at the pace of April to June 2026', () => {
    for (const people of transferred.slice(0, 3)) {
      expect(perWeek(people!, 30.4)).toBeGreaterThanOrEqual(Number(row.low))
      expect(perWeek(people!, 30.4)).toBeLessThanOrEqual(Number(row.high))
    }
    const all = total(result, 'scheme.transferred', 'people', 'exchange')!
    expect(Math.abs(perWeek(all, 365) / Number(row.value) - 1)).toBeLessThan(0.05)
  })

  test('admits about as many', () => {
    const admitted = total(result, 'arrivals.exchange')!
    const all = total(result, 'scheme.transferred', 'people', 'exchange')!
    expect(Math.abs(admitted / all - 1)).toBeLessThan(0.1)
  })

  test('has those it holds among the people detained, as many as were published', () => {
    const published = loadSeries('detention').find(
      ({ period, series }) => period === '2026-03-31' && series === 'in_detention',
    )!
    const { census } = opened({
      scenario: smallScenario('current-policy', [], 1),
      deterrence: 'none',
      seed: 'test',
      replication: 1,
      horizonYears: 1 / 12,
    })
    const detained = stageIds.filter((id) => stages[id].place === 'detention')
    const people = detained.reduce((sum, id) => sum + census.presentPeople[Stage[id]]!, 0)
    expect(people).toBe(published.value)
    expect(census.presentPeople[Stage.scheme_detained]).toBeGreaterThan(50)
  })

  test('ends in autumn 2026 in exchange-ends', () => {
    const ends = monthly(year('exchange-ends'), 'scheme.transferred', 'exchange').slice(1)
    expect(ends.slice(0, 3)).toEqual(transferred.slice(0, 3))
    expect(ends[3]).toBeGreaterThan(0)
    expect(ends.slice(4).every((people) => people === 0)).toBe(true)
  })

  test('is far larger from 2027 in one-in-one-out, as far as beds and escorts allow', () => {
    const larger = monthly(year('one-in-one-out'), 'scheme.transferred', 'exchange').slice(1)
    expect(larger.slice(0, 6)).toEqual(transferred.slice(0, 6))
    const spring = (of: readonly (number | null)[]) =>
      of.slice(8, 12).reduce<number>((sum, each) => sum + each!, 0)
    const ratio = spring(larger) / spring(transferred)
    expect(ratio).toBeGreaterThan(1.4)
    expect(ratio).toBeLessThan(2.1)
  })
})
