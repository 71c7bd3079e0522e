import { describe, expect, test } from 'vitest'
import { readConstraint } from '../../src/scenarios/designs/constraint.ts'

const numbers: Record<string, number> = { a: 1, 'opening-places': 50, full: 200, '3rd': 4 }
const numberOf = (name: string) => numbers[name]!

describe('a constraint', () => {
  test.each([
    ['a <= full', true],
    ['full < a', false],
    ['opening-places * 4 >= full', true],
    ['2 * opening-places + 100 > full', false],
    ['full - 4 * opening-places - a < 0', true],
    ['a - -1 >= 2', true],
    ['1e2 <= full', true],
    ['3rd > 3', true],
  ])('%s', (text, expected) => {
    expect(readConstraint(text)!.holds(numberOf)).toBe(expected)
  })

  test.each([
    'a',
    'a = full',
    'a <= b <= c',
    'a<=full',
    '1 < 2',
    'a * full < 3',
    'a + < 3',
    '< 3',
    'a <',
    '2 * < a',
    'process.exit() < a',
    'a < full; b',
    '',
  ])('refuses "%s"', (text) => {
    expect(readConstraint(text)).toBeUndefined()
  })

  test('names its parameters once each', () => {
    expect(readConstraint('a + full <= 2 * full')!.parameters).toEqual(['a', 'full'])
  })
})
