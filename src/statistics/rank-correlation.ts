/** Rank correlation: how it is measured, and how a sample is given one without its margins changing. */
import jStat from 'jstat'
import { CholeskyDecomposition, Matrix, solve } from 'ml-matrix'

/** The standard normal distribution in jstat, which ships no types. */
interface Normal {
  inv(share: number, mean: number, deviation: number): number
  cdf(value: number, mean: number, deviation: number): number
}
const { normal } = jStat as { readonly normal: Normal }

/** A square matrix of correlations, by row. */
export type Correlations = readonly (readonly number[])[]

/** The positions of the values in ascending order of value, ranks from 1; values that are equal share the mean of their ranks. */
export function ranks(values: ArrayLike<number>): Float64Array {
  const order = Array.from({ length: values.length }, (_, i) => i).sort((a, b) => values[a]! - values[b]!)
  const found = new Float64Array(values.length)
  for (let first = 0; first < order.length; ) {
    let next = first
    while (next < order.length && values[order[next]!] === values[order[first]!]) next++
    for (let i = first; i < next; i++) found[order[i]!] = (first + next + 1) / 2
    first = next
  }
  return found
}

/** Pearson’s correlation; NaN where one of the two does not vary. */
export function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [meanA, meanB] = [a, b].map((of) => Array.from(of).reduce((sum, value) => sum + value, 0) / of.length)
  let [products, squaresA, squaresB] = [0, 0, 0]
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i]! - meanA!, b[i]! - meanB!]
    products += x * y
    squaresA += x * x
    squaresB += y * y
  }
  return products / Math.sqrt(squaresA * squaresB)
}

/** Spearman’s rank correlation. */
export const spearman = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  correlation(ranks(a), ranks(b))

/** The lower triangle whose product with its transpose is the matrix; undefined where that is not positive definite, or holds what is no number. */
function triangleOf(matrix: Matrix): Matrix | undefined {
  if (!matrix.isSymmetric()) return undefined
  const decomposed = new CholeskyDecomposition(matrix)
  return decomposed.isPositiveDefinite() ? decomposed.lowerTriangularMatrix : undefined
}

/** Correlations of normal variates whose ranks have these correlations (Pearson 1907). */
const ofNormals = (rank: Correlations): Matrix =>
  new Matrix(rank.map((row, i) => row.map((value, j) => (i === j ? 1 : 2 * Math.sin((Math.PI * value) / 6)))))

/** Whether variates can have all these rank correlations at once, by a Gaussian copula. */
export const arePossible = (rank: Correlations): boolean => triangleOf(ofNormals(rank)) !== undefined

const normalScore = (share: number): number => normal.inv(share, 0, 1)

/**
 * Points of independent uniforms as points with these rank correlations, each by itself: a Gaussian copula. What a point
 * becomes does not depend on the others, so a longer sequence begins with the same points.
 * @throws RangeError where `arePossible` says no
 */
export function coupled(points: readonly ArrayLike<number>[], rank: Correlations): Float64Array[] {
  const triangle = triangleOf(ofNormals(rank))
  if (triangle === undefined) throw new RangeError('correlations that cannot all hold')
  return points.map((point) => {
    const scores = Array.from(point, normalScore)
    return Float64Array.from(scores, (score, i) => {
      if (i === 0) return point[0]!
      const mixed = scores.slice(0, i).reduce((sum, each, j) => sum + triangle.get(i, j) * each, 0)
      return normal.cdf(mixed + triangle.get(i, i) * score, 0, 1)
    })
  })
}

/** How often the orders are found anew, each time for correlations moved by what the last ones missed. */
const corrections = 4

/**
 * Columns of independent uniforms in other orders, so that their rank correlations are near these (Iman and Conover 1982), found anew
 * a few times to be nearer. Each column keeps its values, and so the strata of a Latin hypercube.
 * @throws RangeError where `arePossible` says no, or there are too few points for so many columns
 */
export function reordered(columns: readonly (readonly number[])[], rank: Correlations): number[][] {
  let asked = rank
  let best = reorderedOnce(columns, asked)
  let [missed, least] = missedBy(best, rank)
  for (let turn = 0; turn < corrections; turn++) {
    asked = asked.map((row, i) => row.map((value, j) => value + missed[i]![j]!))
    if (!arePossible(asked)) break
    const next = reorderedOnce(columns, asked)
    const [stillMissed, largest] = missedBy(next, rank)
    missed = stillMissed
    if (largest < least) [best, least] = [next, largest]
  }
  return best
}

/** What rank correlations lack to those wanted, and the largest of these. */
function missedBy(columns: readonly (readonly number[])[], rank: Correlations): [number[][], number] {
  const ranked = columns.map(ranks)
  const missed = rank.map((row, i) =>
    row.map((value, j) => (i === j ? 0 : value - correlation(ranked[i]!, ranked[j]!))),
  )
  return [missed, Math.max(...missed.flat().map(Math.abs))]
}

function reorderedOnce(columns: readonly (readonly number[])[], rank: Correlations): number[][] {
  const wanted = triangleOf(ofNormals(rank))
  if (wanted === undefined) throw new RangeError('correlations that cannot all hold')
  const scores = columns.map((column) => column.map(normalScore))
  const found = triangleOf(new Matrix(scores.map((a) => scores.map((b) => correlation(a, b)))))
  if (found === undefined) throw new RangeError('too few points to be correlated')
  // Scores with the correlations that they happen to have taken out, and those that are wanted put in.
  const mixed = wanted.mmul(solve(found, new Matrix(scores)))
  return columns.map((column, i) => {
    const ascending = [...column].sort((a, b) => a - b)
    const order = ranks(mixed.getRow(i))
    return Array.from(order, (position) => ascending[Math.ceil(position) - 1]!)
  })
}
