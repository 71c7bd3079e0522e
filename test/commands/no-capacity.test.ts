/** Law: a resource of which there is none is said to have no capacity, not passed over. */
import { expect, test } from 'vitest'
import type { SummaryRow } from '../../src/experiments/replications/tables.ts'
import { bindingLines } from '../../src/runs/key-figures.ts'

const row = (metric: string, mean: number | null) =>
  ({ metric, mean, scenario: 'a', deterrence: 'none', scheme: '', counted_in: '' }) as unknown as SummaryRow

test('says which resources have no capacity, beside those that bind', () => {
  const summary = [
    row('utilisation.caseworkers', 1),
    row('utilisation.detention', 0.9),
    row('utilisation.escorts', null),
    row('scheme.utilisation', null),
  ]
  expect(bindingLines(summary, 'a', 'none', [])).toEqual([
    '  Used all the time: caseworkers.',
    '  No capacity at all: escort teams.',
    '  In use: detention beds 90%.',
  ])
})

test('does not say that nothing binds where there is none of a resource', () => {
  expect(bindingLines([row('utilisation.escorts', null)], 'a', 'none', [])).toEqual([
    '  Used all the time: nothing else.',
    '  No capacity at all: escort teams.',
  ])
})
