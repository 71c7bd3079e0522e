import { describe, expect, test } from 'vitest'
import { columnOf } from '../../../src/experiments/robust/columns.ts'
import { leavesOf, treeOf } from '../../../src/experiments/robust/tree.ts'
import { latinHypercube } from '../../../src/experiments/sweep/sample-shares.ts'

/** Han, Kamber and Pei, Data Mining, table 8.1: who buys a computer. */
const buyers = [
  ['youth', 'high', 'no', 'fair', false],
  ['youth', 'high', 'no', 'excellent', false],
  ['middle', 'high', 'no', 'fair', true],
  ['senior', 'medium', 'no', 'fair', true],
  ['senior', 'low', 'yes', 'fair', true],
  ['senior', 'low', 'yes', 'excellent', false],
  ['middle', 'low', 'yes', 'excellent', true],
  ['youth', 'medium', 'no', 'fair', false],
  ['youth', 'low', 'yes', 'fair', true],
  ['senior', 'medium', 'yes', 'fair', true],
  ['youth', 'medium', 'yes', 'excellent', true],
  ['middle', 'medium', 'no', 'excellent', true],
  ['middle', 'high', 'yes', 'fair', true],
  ['senior', 'medium', 'no', 'excellent', false],
] as const

describe('a tree', () => {
  const names = ['age', 'income', 'student', 'credit']
  const columns = names.map((name, c) =>
    columnOf(
      name,
      buyers.map((row) => row[c] as string),
    ),
  )
  const isCase = buyers.map((row) => row[4])

  test('has the impurities and the first split of the textbook', () => {
    const root = treeOf(columns, isCase, { leastLeaf: 1, depth: 1, complexity: 0 })
    // Gini of the whole 0.459; of the best split, by age into middle and the others, 0.357.
    expect(root.impurity / 14).toBeCloseTo(0.459, 3)
    const { column, first, parts } = root.split!
    expect(columns[column]!.name).toBe('age')
    expect(first.map((level) => columns[0]!.levels[level])).toEqual(['middle'])
    expect((parts[0].impurity + parts[1].impurity) / 14).toBeCloseTo(0.357, 3)
  })
  test.each([
    ['income', 0.443],
    ['student', 0.367],
    ['credit', 0.429],
  ])('splits by %s alone as the textbook does', (name, published) => {
    const own = [columns[names.indexOf(name)]!]
    const { parts } = treeOf(own, isCase, { leastLeaf: 1, depth: 1, complexity: 0 }).split!
    expect((parts[0].impurity + parts[1].impurity) / 14).toBeCloseTo(published, 3)
  })
  test('finds a planted rule and no more', () => {
    const [x, y, z] = ['x', 'y', 'z'].map((name) => latinHypercube(200, '3', 'test', name))
    const planted = x!.map((value, i) => value > 0.5 && y![i]! > 0.25)
    const own = [columnOf('x', x!), columnOf('y', y!), columnOf('z', z!)]
    const root = treeOf(own, planted)
    const leaves = leavesOf(root, own)
    expect(leaves).toHaveLength(3)
    expect(leaves.map(({ isCase: leaf }) => leaf).filter(Boolean)).toHaveLength(1)
    const [rule] = leaves.filter((leaf) => leaf.isCase)
    expect([...rule!.conditions.keys()].sort()).toEqual([0, 1])
    expect(own[0]!.levels[rule!.conditions.get(0)![0]!]).toBeCloseTo(0.5, 1)
    expect(own[1]!.levels[rule!.conditions.get(1)![0]!]).toBeCloseTo(0.25, 1)
  })
  test('takes back splits that save too little', () => {
    const own = [columnOf('x', [1, 2, 3, 4, 5, 6, 7, 8])]
    const cases = [false, true, false, true, true, false, true, true]
    const grown = treeOf(own, cases, { leastLeaf: 1, depth: 3, complexity: 0 })
    expect(leavesOf(grown, own).length).toBeGreaterThan(2)
    const pruned = treeOf(own, cases, { leastLeaf: 1, depth: 3, complexity: 1 })
    expect(leavesOf(pruned, own)).toHaveLength(1)
  })
  test('has no split where nothing differs, and no leaf smaller than allowed', () => {
    const own = [columnOf('x', [1, 2, 3, 4])]
    expect(treeOf(own, [true, true, true, true]).split).toBeUndefined()
    const limited = treeOf(own, [true, false, false, false], { leastLeaf: 2, depth: 4, complexity: 0 })
    expect(leavesOf(limited, own).every(({ node }) => node.points.length >= 2)).toBe(true)
  })
})
