import { describe, expect, test } from 'vitest'
import type { DifferenceRow } from '../../src/experiments/replications/tables.ts'
import { turnOf, turnsOf } from '../../src/experiments/sweep/turns.ts'

const row = (point: string, scenario: string, mean: number) => ({
  ...({
    scenario,
    deterrence: 'none',
    metric: 'returns.total',
    scheme: '',
    counted_in: 'people',
  } as DifferenceRow),
  ...{ point, unit: 'people', mean, ci_low: mean - 10, ci_high: mean + 10, replications: 6 },
})

describe('a conclusion', () => {
  test('turns where a clear difference has the other sign', () => {
    expect([turnOf('more', 'fewer'), turnOf('fewer', 'more')]).toEqual(['turns', 'turns'])
    expect([turnOf('more', 'unclear'), turnOf('fewer', 'none')]).toEqual(['fades', 'fades'])
    expect([turnOf('unclear', 'more'), turnOf('none', 'fewer')]).toEqual(['appears', 'appears'])
    expect([turnOf('more', 'more'), turnOf('unknown', 'more')]).toEqual(['stays', 'unknown'])
    expect([turnOf('unclear', 'none'), turnOf('none', 'unclear')]).toEqual(['stays', 'stays'])
  })

  test('is judged at each point beside the first, scenario by scenario, under the one value that differs', () => {
    const points = [
      { id: 'p1', values: { by: 'waiting', rate: 0 } },
      { id: 'p2', values: { by: 'decision', rate: 0 } },
      { id: 'p3', values: { by: 'waiting', rate: 0.1 } },
    ]
    const differences = [
      ...[row('p1', 'a', 100), row('p2', 'a', -100), row('p3', 'a', 5)],
      ...[row('p1', 'b', -50), row('p2', 'b', -60), row('p3', 'b', -70)],
    ]
    const found = turnsOf(points, differences).map(({ scenario, parameter, value, usual_mean, conclusion }) =>
      [scenario, parameter, value, usual_mean, conclusion].join(' '),
    )
    expect(found.sort()).toEqual([
      'a by decision 100 turns',
      'a rate 0.1 100 fades',
      'b by decision -50 stays',
      'b rate 0.1 -50 stays',
    ])
  })
})
