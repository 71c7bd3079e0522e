import { describe, expect, test } from 'vitest'
import { exp, expm1, log, log1p, pow } from '../../src/explorer/math.ts'

/** Numbers that are the same in every run: a congruential generator. */
function numbers(): () => number {
  let state = 123_456_789
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const many = 20_000

function differing(own: (...of: number[]) => number, nodes: typeof own, draw: () => readonly number[]) {
  const found: string[] = []
  for (let i = 0; i < many && found.length < 3; i++) {
    const of = draw()
    if (!Object.is(own(...of), nodes(...of))) found.push(`${of}: ${own(...of)}, Node has ${nodes(...of)}`)
  }
  return found
}

describe('the page has the functions of Node, to the last bit', () => {
  const u = numbers()
  const edges = [0, -0, 1, -1, 2, 0.5, 1e-300, 5e-324, 1e300, 709.7, -745, Infinity, -Infinity, Number.NaN]
  const anyOf = (values: readonly number[]) => values[Math.floor(u() * values.length)]!

  test.each([
    ['exp', exp, Math.exp, [() => u() * 40 - 20, () => u() * 1400 - 700, () => u() - 0.5, () => u() * 1e-8]],
    ['expm1', expm1, Math.expm1, [() => u() * 4 - 2, () => u() * 90 - 45, () => -u(), () => u() * 1e-9]],
    ['log', log, Math.log, [u, () => u() * 1e6, () => 1 + (u() - 0.5) * 1e-5, () => Math.floor(u() * 1e6)]],
    ['log1p', log1p, Math.log1p, [() => u() * 2 - 1, () => -u() * 1e-4, () => u() * 1e6, () => u() * 1e-10]],
  ] as const)('%s', (_, own, nodes, draws) => {
    for (const draw of draws) expect(differing(own, nodes, () => [draw()])).toEqual([])
    for (const edge of edges) expect(own(edge)).toBe(nodes(edge))
  })

  test.each([
    ['any', () => [u() * 10, u() * 20 - 10]],
    ['below one', () => [u(), u() * 5]],
    ['discounting', () => [1 + Math.floor(u() * 100) / 1000, -Math.floor(u() * 30)]],
    ['large and small', () => [u() * 1e6, u() * 100 - 50]],
    ['negative bases', () => [-u() * 10, Math.floor(u() * 9) - 4]],
    ['roots', () => [u() * 10, anyOf([0.5, -0.5, -1, 1, 2, 3])]],
    ['edges', () => [anyOf(edges), anyOf(edges)]],
  ] as const)('powers: %s', (_, draw) => {
    expect(differing(pow, Math.pow, draw)).toEqual([])
  })
})
