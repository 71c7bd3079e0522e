/** A classification tree (Breiman and others 1984): a second method that finds where something is true, as a check on the box. */
import type { Column } from './columns.ts'

/** How small a tree is kept. */
export interface TreeLimits {
  /** Fewest points of a leaf. */
  readonly leastLeaf: number
  /** Most splits from the whole to a leaf. */
  readonly depth: number
  /** What a further leaf has to take off the impurity, as a share of the impurity of the whole. */
  readonly complexity: number
}

/** The limits for so many points: leaves of 5 % of them, four splits, one hundredth of the impurity a leaf. */
export const usualLimits = (points: number): TreeLimits => ({
  leastLeaf: Math.max(2, Math.ceil(0.05 * points)),
  depth: 4,
  complexity: 0.01,
})

/** A part of the points, with how it is split, if it is. */
export interface Node {
  readonly points: readonly number[]
  readonly cases: number
  /** Sum over its points of the Gini impurity 2p(1 − p). */
  readonly impurity: number
  readonly split?: Split
}

/** A split: points with one of these levels go to the first part. */
export interface Split {
  readonly column: number
  readonly first: readonly number[]
  readonly parts: readonly [Node, Node]
}

/** A leaf: the conditions that lead to it, and what is in it. */
export interface Leaf {
  readonly node: Node
  /** The levels of each column that lead here, by position; only of columns that the way asks for. */
  readonly conditions: ReadonlyMap<number, readonly number[]>
  /** Whether more than half of its points are cases. */
  readonly isCase: boolean
}

/** Grows a tree by the Gini index and prunes it by its cost in leaves. */
export function treeOf(
  columns: readonly Column[],
  isCase: readonly boolean[],
  limits: TreeLimits = usualLimits(isCase.length),
): Node {
  const root = grown(
    columns,
    isCase,
    isCase.map((_, i) => i),
    limits,
    limits.depth,
  )
  return pruned(root, limits.complexity * root.impurity)
}

function nodeOf(points: readonly number[], isCase: readonly boolean[]): Node {
  const cases = points.filter((i) => isCase[i]).length
  return { points, cases, impurity: impurityOf(points.length, cases) }
}

const impurityOf = (points: number, cases: number) =>
  points === 0 ? 0 : (2 * cases * (points - cases)) / points

function grown(
  columns: readonly Column[],
  isCase: readonly boolean[],
  points: readonly number[],
  limits: TreeLimits,
  depth: number,
): Node {
  const node = nodeOf(points, isCase)
  const best = depth === 0 ? undefined : bestSplit(columns, isCase, node, limits.leastLeaf)
  if (best === undefined) return node
  const { column, first } = best
  const chosen = new Set(first)
  const side = (wanted: boolean) =>
    grown(
      columns,
      isCase,
      points.filter((i) => chosen.has(columns[column]!.at[i]!) === wanted),
      limits,
      depth - 1,
    )
  return { ...node, split: { column, first, parts: [side(true), side(false)] } }
}

/**
 * The split that takes most off the impurity; of equals the first. The levels of a column that are no numbers are put in order of
 * their share of cases, along which the best split into two lies (Breiman and others 1984, theorem 4.5).
 */
function bestSplit(
  columns: readonly Column[],
  isCase: readonly boolean[],
  { points, cases, impurity }: Node,
  leastLeaf: number,
): Pick<Split, 'column' | 'first'> | undefined {
  let best: Pick<Split, 'column' | 'first'> | undefined
  let least = impurity * (1 - 1e-9)
  for (const [column, { levels, at, isNumeric }] of columns.entries()) {
    const tallies = levels.map((_, level) => ({ level, points: 0, cases: 0 }))
    for (const i of points) {
      const tally = tallies[at[i]!]!
      tally.points++
      if (isCase[i]) tally.cases++
    }
    const present = tallies.filter((tally) => tally.points > 0)
    if (!isNumeric) present.sort((a, b) => b.cases / b.points - a.cases / a.points || a.level - b.level)
    const sum = { points: 0, cases: 0 }
    for (const [n, tally] of present.entries()) {
      sum.points += tally.points
      sum.cases += tally.cases
      const rest = points.length - sum.points
      if (sum.points < leastLeaf || rest < leastLeaf) continue
      const left = impurityOf(sum.points, sum.cases) + impurityOf(rest, cases - sum.cases)
      if (left >= least) continue
      least = left
      best = { column, first: present.slice(0, n + 1).map(({ level }) => level) }
    }
  }
  return best
}

/** Every split taken back whose leaves save less impurity than they cost (minimal cost-complexity pruning). */
function pruned(node: Node, cost: number): Node {
  return prunedWithCost(node, cost).node
}

function prunedWithCost(node: Node, cost: number): { readonly node: Node; readonly total: number } {
  const asLeaf = node.impurity + cost
  const { split, ...leaf } = node
  if (split === undefined) return { node, total: asLeaf }
  const parts = split.parts.map((part) => prunedWithCost(part, cost))
  const total = parts[0]!.total + parts[1]!.total
  return total >= asLeaf
    ? { node: leaf, total: asLeaf }
    : { node: { ...leaf, split: { ...split, parts: [parts[0]!.node, parts[1]!.node] } }, total }
}

/** The tree without splits below which every leaf says the same. */
export function merged(node: Node): Node {
  const { split, ...leaf } = node
  if (split === undefined) return node
  const parts = split.parts.map(merged) as [Node, Node]
  const says = parts.map(({ split: further, cases, points }) => (further ? null : 2 * cases > points.length))
  return says[0] !== null && says[0] === says[1] ? leaf : { ...leaf, split: { ...split, parts } }
}

/** The leaves, from the first part on. */
export function leavesOf(root: Node, columns: readonly Column[]): Leaf[] {
  const below = (node: Node, conditions: Leaf['conditions']): Leaf[] => {
    const { split } = node
    if (split === undefined) return [{ node, conditions, isCase: 2 * node.cases > node.points.length }]
    const before = conditions.get(split.column) ?? columns[split.column]!.levels.map((_, level) => level)
    const { isNumeric } = columns[split.column]!
    // A number lies below or above the split, whether or not a point in this part has it.
    const top = Math.max(...split.first)
    const isFirst = (level: number) => (isNumeric ? level <= top : split.first.includes(level))
    return split.parts.flatMap((part, p) =>
      below(
        part,
        new Map([...conditions, [split.column, before.filter((level) => isFirst(level) === (p === 0))]]),
      ),
    )
  }
  return below(root, new Map())
}
