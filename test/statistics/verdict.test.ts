import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { clearSign, fewestForVerdict, verdictOf } from '../../src/statistics/verdict.ts'

const row = (mean: number, half: number, replications: number) => ({
  ...{ mean, ci_low: mean - half, ci_high: mean + half, replications },
})

describe('a verdict', () => {
  test('needs so many replications that one sign in all of them is rarer than 5 % by chance', () => {
    const byChance = (n: number) => 2 * 0.5 ** n
    expect(byChance(fewestForVerdict)).toBeLessThan(0.05)
    expect(byChance(fewestForVerdict - 1)).toBeGreaterThan(0.05)
  })
  test('is never clear below that, not even of equal differences', () => {
    for (let n = 2; n < fewestForVerdict; n++) {
      expect(verdictOf(row(7, 0, n))).toBe('unknown')
      expect(clearSign(row(-7, 0, n))).toBe(0)
    }
    expect(verdictOf(row(7, 0, fewestForVerdict))).toBe('more')
  })
  test('counts the members of an ensemble, not its replications', () => {
    expect(verdictOf({ ...row(7, 1, 10), independent: 5 })).toBe('unknown')
    expect(verdictOf({ ...row(7, 1, 12), independent: 6 })).toBe('more')
  })
  test('is of the interval and the sign', () => {
    expect(verdictOf(row(-7, 1, 20))).toBe('fewer')
    expect(verdictOf(row(7, 8, 20))).toBe('unclear')
    expect(verdictOf(row(0, 0, 2))).toBe('none')
    expect(verdictOf(undefined)).toBe('unknown')
    expect(verdictOf({ mean: 1, ci_low: null, ci_high: null, replications: 1 })).toBe('unknown')
  })
})

test('no other file decides for itself whether an interval leaves zero out', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  )
  const deciding = files.filter((name) => {
    const text = readFileSync(join('src', name), 'utf8')
    return /ci_(low|high)(!| \?\? 0\))? (>|<|>=|<=) 0/.test(text)
  })
  // cost-per-return shows whether a ratio's interval reaches below zero; it says nothing of a difference.
  expect(deciding.filter((name) => !name.endsWith('cost-per-return.ts'))).toEqual([
    join('statistics', 'verdict.ts'),
  ])
})
