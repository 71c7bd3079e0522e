import { describe, expect, test } from 'vitest'
import { simultaneousOf } from '../../src/experiments/replications/simultaneous.ts'
import { correlatedNormals } from '../statistics/seeded.ts'
import { find, setOf } from './fixtures.ts'

const [a, b, c] = correlatedNormals(4)(30, 3, 0.8).map((values) => [...values].map((value) => 100 + value))
const baseline = setOf('baseline', [
  ['returns.total', '', 'people', a!],
  ['cost.total', '', '', b!],
])
const option = setOf(
  'option',
  [
    ['returns.total', '', 'people', c!],
    ['cost.total', '', '', a!],
    ['scheme.transferred', '', 'people', b!],
  ],
  [3],
)

describe('the main differences at once', () => {
  const rows = simultaneousOf('baseline', [option, baseline], find, '1')

  test('are those of every headline that either has, over the replications that both have', () => {
    expect(rows.map(({ metric }) => metric)).toEqual(['cost.total', 'returns.total', 'scheme.transferred'])
    for (const row of rows) {
      expect(row.replications).toBe(29)
      expect(row.figures).toBe(3)
      expect(row.simultaneous_low!).toBeLessThan(row.ci_low!)
      expect(row.simultaneous_high!).toBeGreaterThan(row.ci_high!)
      expect(row.critical_value).toBe(rows[0]!.critical_value)
    }
  })

  test('gain from common luck where the two go together', () => {
    expect(rows[1]!.luck_gain).toBeGreaterThan(2)
    expect(rows[1]!.luck_gain_low!).toBeLessThan(rows[1]!.luck_gain!)
    // What the baseline does not have cannot go together with anything.
    expect(rows[2]!.luck_gain).toBeCloseTo(1, 12)
  })

  test('do not depend on the order of the sets', () => {
    expect(simultaneousOf('baseline', [baseline, option], find, '1')).toEqual(rows)
  })

  test('are blank, with a reason, of few replications', () => {
    const few = (name: string) => setOf(name, [['returns.total', '', 'people', [1, 2, 3]]])
    const [row] = simultaneousOf('baseline', [few('option'), few('baseline')], find, '1')
    expect(row).toMatchObject({ simultaneous_low: null, critical_value: null, luck_gain: null })
    expect(row!.note).toBe('fewer than 10 independent replications')
  })
})
