/** A smooth curve through a cloud of points: least squares on a natural cubic spline. */
import { Matrix, solve } from 'ml-matrix'
import { quantile, sorted } from './quantiles.ts'

/** A basis of curves, one row a point. */
export interface Basis {
  readonly rows: readonly Float64Array[]
  readonly size: number
}

/** Shares of the points at which a curve has its knots. */
const knotShares = [0.05, 0.275, 0.5, 0.725, 0.95]

/**
 * The basis of natural cubic splines with five knots at quantiles of the values (Harrell 2001), scaled to their range. With
 * fewer different knots it has fewer curves; the first is the constant, the second the straight line.
 */
export function naturalSplineBasis(values: ArrayLike<number>): Basis {
  const ascending = sorted(values)
  const [low, high] = [ascending[0]!, ascending.at(-1)!]
  const width = high > low ? high - low : 1
  const scaled = (value: number) => (value - low) / width
  const knots = [...new Set(knotShares.map((share) => scaled(quantile(ascending, share))))]
  const bends = Math.max(0, knots.length - 2)
  const [last, before] = [knots.at(-1)!, knots.at(-2)!]
  const cubed = (x: number) => Math.pow(Math.max(0, x), 3)
  const rows = Array.from(values, (value) => {
    const x = scaled(value)
    const row = new Float64Array(2 + bends)
    row[0] = 1
    row[1] = x
    for (let k = 0; k < bends; k++) {
      const knot = knots[k]!
      row[2 + k] =
        cubed(x - knot) -
        (cubed(x - before) * (last - knot)) / (last - before) +
        (cubed(x - last) * (before - knot)) / (last - before)
    }
    return row
  })
  return { rows, size: 2 + bends }
}

/** The basis of a value of its own for each group: the fit is the mean of the group. @param groups the group of each point, from 0 */
export function groupBasis(groups: ArrayLike<number>, count: number): Basis {
  const rows = Array.from(groups, (group) => {
    const row = new Float64Array(count)
    row[group] = 1
    return row
  })
  return { rows, size: count }
}

/**
 * The least-squares curve through each of several clouds at the same points.
 * @param weights how often each point counts
 * @param clouds the values to be fitted, each with one a point
 * @returns the fitted values of each cloud at every point
 */
export function fittedBy(
  { rows, size }: Basis,
  weights: ArrayLike<number>,
  clouds: readonly ArrayLike<number>[],
): Float64Array[] {
  const normal = new Float64Array(size * size)
  const right = new Float64Array(size * clouds.length)
  for (const [i, row] of rows.entries()) {
    const weight = weights[i]!
    if (weight === 0) continue
    for (let a = 0; a < size; a++) {
      const scaled = weight * row[a]!
      if (scaled === 0) continue
      for (let b = 0; b < size; b++) normal[a * size + b]! += scaled * row[b]!
      for (let c = 0; c < clouds.length; c++) right[a * clouds.length + c]! += scaled * clouds[c]![i]!
    }
  }
  // By singular values: a group that no point is in leaves a row of zeros.
  const coefficients = solve(
    Matrix.from1DArray(size, size, normal),
    Matrix.from1DArray(size, clouds.length, right),
    true,
  ).to1DArray()
  return clouds.map((_, c) => {
    const fitted = new Float64Array(rows.length)
    for (let i = 0; i < fitted.length; i++)
      for (let a = 0; a < size; a++) fitted[i]! += rows[i]![a]! * coefficients[a * clouds.length + c]!
    return fitted
  })
}
