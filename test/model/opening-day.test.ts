import { expect, test } from 'vitest'
import { daysBetween } from '../../src/calendar/days.ts'
import { SchemeState } from '../../src/model/pathway/schemes/scheme-state.ts'
import { parseSetting } from '../../src/scenarios/document/settings.ts'
import { loadScenario } from '../../src/scenarios/load.ts'
import { hub } from './model.ts'

/** The days on which the hub opens in twenty replications. */
function openings(...settings: string[]): number[] {
  const { schemes, start } = loadScenario(hub, settings.map(parseSetting)).values
  return Array.from(
    { length: 20 },
    (_, replication) =>
      new SchemeState({
        ...{
          id: 'hub',
          index: 0,
          schemeIds: ['hub'],
          values: schemes['hub']!,
          start,
          horizon: 2000,
          groupIds: [],
          replication,
        },
        ...{ seed: '1', clock: { now: 0 }, expectedItems: 1, board: () => {} },
      }).opensAt,
  )
}

test('a fixed day of opening is the day in every replication in which a host agrees, and a delay set after it is drawn', () => {
  const opens = 'schemes.hub.agreement.opens=2027-03-01'
  const day = daysBetween('2025-01-01', '2027-03-01')
  expect(new Set(openings('schemes.hub.agreement.probability=1', opens))).toEqual(new Set([day]))
  expect(new Set(openings('schemes.hub.agreement.probability=0', opens))).toEqual(new Set([Infinity]))
  const drawn = openings(opens, 'schemes.hub.agreement.opening_median_days=400')
  expect(drawn).toEqual(openings('schemes.hub.agreement.opening_median_days=400'))
})
