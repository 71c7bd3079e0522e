import { expect, test } from 'vitest'
import { inUnit, mendedDate, mendedName, mendedNumber } from '../../src/scenarios/messages/mending.ts'
import { nearestName } from '../../src/words/nearest.ts'

test.each<[string, readonly string[], string | undefined]>([
  ['opens', ['at_end', 'announced'], undefined],
  ['nosuch', ['combined', 'current-policy'], undefined],
  ['shwo', ['list', 'show'], 'show'],
  ['lo', ['value', 'low', 'high'], 'low'],
  ['a', ['b'], undefined],
  ['places', ['opening_places', 'full_places'], 'full_places'],
  ['Oldest-First', ['newest-first', 'oldest-first'], 'oldest-first'],
  // What two paths share does not make the rest alike.
  ['schemes.hub.agreement.opens', ['schemes.hub.agreement.at_end'], undefined],
  [
    'schemes.hubs.capacity.full_places',
    ['schemes.hub.capacity.full_places'],
    'schemes.hub.capacity.full_places',
  ],
  ['anything', [], undefined],
  // The words that both have tell nothing of those that differ.
  ['ftt_asylum_receipts', ['ftt_asylum_disposals'], undefined],
  ['eligible_share', ['vulnerable_share', 'screening_miss_share'], undefined],
  ['queue.appeals', ['cost.appeals', 'backlog.appeal'], undefined],
  ['initial_grants', ['initial_withdrawals'], undefined],
  // The beginning of a name comes before a slip.
  ['--reps', ['--workers', '--replications'], '--replications'],
  ['--rep', ['--set', '--replications'], '--replications'],
  ['--output', ['--quiet', '--out'], '--out'],
  ['--cores', ['--force', '--workers'], undefined],
  ['--jobs', ['--json'], undefined],
  ['--folder', ['--force'], undefined],
  [
    'grant_rate',
    ['initial_grant_rate_of_grants_plus_refusals'],
    'initial_grant_rate_of_grants_plus_refusals',
  ],
  ['bring_back', ['continue', 'brought_back'], 'brought_back'],
  ['2024-Q2', ['2024-Q3', '2024-Q4'], undefined],
  ['beds', ['non_hotel_places', 'detention_irc_beds'], 'detention_irc_beds'],
  ['per_bed_night', ['bed'], undefined],
])('the name nearest to %s among %j', (wrong, names, nearest) => {
  expect(nearestName(wrong, names)).toBe(nearest)
})

test.each<[number, string, string, number | undefined]>([
  [2, 'weeks', 'days', 14],
  [1, 'year', 'days', 365.25],
  [24, 'months', 'years', 2],
  [40, 'percent', 'share', 0.4],
  [40, 'percent', 'days', undefined],
  [10, 'people per day', 'people per week', 70],
  [10, 'people per day', 'boats per week', undefined],
  [1, 'per month', 'per year', 12],
  [3, 'million GBP', 'GBP', 3e6],
  [3, 'GBP million per year', 'GBP per year', 3e6],
])('%d %s in %s', (value, other, unit, expected) => {
  expect(inUnit(value, other, unit)).toBe(expected)
})

test('names, numbers and dates are mended where one thing can be meant', () => {
  expect([' Hub B ', 'hub_b', 'Gjadër 2', 'hub', '!'].map(mendedName)).toEqual([
    'hub-b',
    'hub-b',
    'gjader-2',
    undefined,
    undefined,
  ])
  expect(
    ['1,200', '1,200,000.5', '£20,000', '£5', '12,5', '40%'].map((text) => mendedNumber(text, 'x')),
  ).toEqual([1200, 1_200_000.5, 20_000, 5, undefined, undefined])
  expect(['1/2/2027', '15.05.2025', '2025/05/15', '2025-02-30', '5/13/2025', 'May'].map(mendedDate)).toEqual([
    '2027-02-01',
    '2025-05-15',
    '2025-05-15',
    undefined,
    undefined,
    undefined,
  ])
})
