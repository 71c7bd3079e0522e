import { describe, expect, test } from 'vitest'
import { factorsOf } from '../../src/experiments/sensitivity/factors.ts'
import { groupsOf } from '../../src/experiments/sensitivity/sobol.ts'
import { InputError } from '../../src/input-error.ts'
import { loadRangesDesign } from '../../src/scenarios/designs/ranges-design.ts'
import { openScenarios } from '../../src/scenarios/load.ts'
import { hub, temporaryFolder } from './files.ts'

const { write } = temporaryFolder()
let files = 0
const loaded = (text: string) => loadRangesDesign(write(`ranges-${files++}.yaml`, text))
const messageOf = (text: string): string => {
  try {
    loaded(text)
  } catch (error) {
    if (error instanceof InputError) return error.message
    throw error
  }
  return ''
}

const design = loaded(`levers:
  schemes.hub.cost: declared
  schemes.hub.cost.set_up: { low: 1e6, high: 9e8 }
uncertainties:
  schemes.hub.stay: declared
`)
const [baseline, option] = openScenarios(['current-policy-2024', hub])([])
const pair = { baseline: baseline!, option: option! }
const only = design.ranges.map(({ path }) => path)
const factors = factorsOf(pair, 'none', only, design.ranges)

describe('the ranges of a sensitivity analysis', () => {
  test('give what they name a role, and the ends of a figure in place of the declared ones', () => {
    const setUp = factors.find(({ id }) => id === 'schemes.hub.cost.set_up')
    expect(setUp).toMatchObject({ low: 1e6, high: 9e8, role: 'lever' })
    const declared = factorsOf(pair, 'none', only)
    expect(factors.map(({ id }) => id)).toEqual(declared.map(({ id }) => id))
    for (const factor of factors) {
      expect(factor.role).toBe(factor.id.startsWith('schemes.hub.cost.') ? 'lever' : 'uncertainty')
      const { role: _, ...own } = factor
      if (factor !== setUp) expect(declared).toContainEqual(own)
    }
  })
  test('can be taken together by role', () => {
    const groups = groupsOf({ method: 'sobol', points: 8, by: 'role', replications: 1, scale: 1 }, factors)
    expect(groups.map(({ name }) => name).toSorted()).toEqual(['lever', 'uncertainty'])
    expect(groups.flatMap(({ members }) => members)).toHaveLength(factors.length)
  })
  test.each([
    ['{}', 'found no parameter'],
    [
      'levers:\n  a.b: { low: 2, high: 1 }\n',
      ':2:8 levers.a.b: found low 2 and high 1; allowed: low below high',
    ],
    [
      'levers:\n  a.b: declared\nuncertainties:\n  a.b: declared\n',
      'among the levers and among the uncertainties',
    ],
    ['lever:\n  a.b: declared\n', 'did you mean "levers"'],
    ['levers:\n  a.b: { low: 1 }\n', 'high'],
    ['levers:\n  a.b: declare\n', '"declare"'],
  ])('%j is refused', (text, message) => expect(messageOf(text)).toContain(message))
})
