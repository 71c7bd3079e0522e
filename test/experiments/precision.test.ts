import { describe, expect, test } from 'vitest'
import { precisionHeld, precisionOf, precisionOfBlock } from '../../src/experiments/replications/precision.ts'
import { summarise } from '../../src/experiments/replications/summarise.ts'
import { find, setOf } from './fixtures.ts'

const summary = summarise(
  [
    setOf('a', [
      ['returns.total', '', 'people', [99, 101]],
      ['cost.total', '', '', [0, 0]],
      ['wait.decision.median', '', '', [null, 3]],
    ]),
  ],
  find,
)
const half = 12.706204736174696 // of returns: t for one degree of freedom times a standard error of 1

test.each([
  [{ metrics: ['returns.total'], relative: 0.13 }, true],
  [{ metrics: ['returns.total'], relative: 0.12 }, false],
  [{ metrics: ['returns.total'], absolute: 12.8 }, true],
  [{ metrics: ['returns.total'], absolute: 12.7 }, false],
  [{ metrics: ['returns.total'], relative: 0.001, absolute: 13 }, true],
  [{ metrics: ['cost.total'], relative: 0.01 }, true],
  [{ metrics: ['wait.decision.median'], relative: 1 }, false],
])('%j is reached: %s', (rule, reached) => {
  expect(precisionOf(summary, rule).map((row) => row.reached)).toEqual([reached])
})

test('gives the half-width', () => {
  const [row] = precisionOf(summary, { metrics: ['returns.total'], relative: 0.5 })
  expect(row!.half_width).toBeCloseTo(half, 6)
  expect(row!.allowed).toBe(50)
})

describe('a precision that is to hold for a while', () => {
  // The first four values happen to lie together, the fifth does not.
  const sets = [
    setOf('a', [['returns.total', '', 'people', [100, 101, 99, 100, 130, 100, 99, 101, 100, 100]]]),
  ]
  const held = (upTo: number, lookAhead: number, absolute: number) =>
    precisionHeld(sets, upTo, { metrics: ['returns.total'], absolute, lookAhead }, find)[0]!

  test('is reached where it has held at each of the last counts', () => {
    expect(held(4, 0, 2).reached).toBe(true)
    expect(held(4, 2, 2).reached).toBe(false) // of two values the half-width is 6.4
    expect(held(4, 1, 3).reached).toBe(true)
    expect(held(5, 0, 3).reached).toBe(false)
    expect(held(10, 0, 7).reached).toBe(true)
    expect(held(10, 3, 7).reached).toBe(false)
    expect(held(10, 2, 10).reached).toBe(true)
  })

  test('has the half-width of all replications', () => {
    expect(held(10, 3, 7).half_width).toBe(held(10, 0, 7).half_width)
  })

  test('is that of a block by itself, whatever came before', () => {
    const rule = { metrics: ['returns.total'], absolute: 1 }
    const [block] = precisionOfBlock(sets, 5, 10, rule, find)
    const alone = [setOf('a', [['returns.total', '', 'people', [100, 99, 101, 100, 100]]])]
    const [same] = precisionOfBlock(alone, 0, 5, rule, find)
    expect(block).toEqual(same)
    expect(block!.reached).toBe(true)
  })
})
