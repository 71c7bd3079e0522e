import { expect, test } from 'vitest'
import { precisionOf } from '../../src/experiments/replications/precision.ts'
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
