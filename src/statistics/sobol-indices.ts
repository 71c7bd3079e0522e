/**
 * Sobol’ indices of a function with chance in it: what share of the variance each input explains, alone and with all its interactions,
 * once what is chance has been taken out.
 */
import { bootstrapIntervals } from './bootstrap.ts'
import type { Interval } from './interval.ts'

/** Values of a function at the rows of a design: by row, one a replication, the same number everywhere and none missing. */
export type Rows = readonly Float64Array[]

/** A function at the rows of two independent samples, and of the first with the inputs of one group from the second. */
export interface SaltelliValues {
  readonly a: Rows
  readonly b: Rows
  /** By group. */
  readonly ab: readonly Rows[]
}

/** A number with the interval that holds 95 % of its bootstrap. */
export interface Estimated {
  readonly value: number
  readonly interval: Interval | null
}

/** What the variance comes from. */
export interface SobolIndices {
  /** Mean over inputs and chance. */
  readonly mean: Estimated
  /** Variance over the inputs of the expected value, in the square of its unit. */
  readonly variance: Estimated
  /** Share of the variance of a single value that is chance; null for one replication. */
  readonly noiseShare: Estimated | null
  /** Shares of `variance`, by group. */
  readonly first: readonly Estimated[]
  readonly total: readonly Estimated[]
}

const meanOf = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length

/**
 * Half the mean square of the difference of the expected values at two points, from differences under the same luck: the
 * square of their mean less what chance adds to it. Unbiased whether the luck is common or not.
 */
function halfSquare(one: Float64Array, other: Float64Array): number {
  const n = one.length
  const differences = one.map((value, r) => value - other[r]!)
  const mean = meanOf(differences)
  if (n < 2) return mean ** 2 / 2
  const squares = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return (mean ** 2 - squares / (n - 1) / n) / 2
}

/**
 * First-order and total indices by Jansen’s estimators (Saltelli et al. 2010, table 2, b and f). Every point has been run
 * with several replications, and the same replications everywhere make differences sharper. The variance over points
 * is that of a two-way table without its residual.
 * @param uniform a uniform number for the nth row of a bootstrap’s resample
 */
export function sobolIndices(
  { a, b, ab }: SaltelliValues,
  uniform: (resample: number, n: number) => number,
): SobolIndices {
  const count = a.length
  const firsts = ab.map((rows) => rows.map((row, j) => halfSquare(b[j]!, row)))
  const totals = ab.map((rows) => rows.map((row, j) => halfSquare(a[j]!, row)))
  const statisticsOf = (drawn: Uint32Array): number[] => {
    const rows = [...drawn].flatMap((j) => [a[j]!, b[j]!])
    const { mean, variance, noiseShare } = componentsOf(rows)
    const over = (parts: readonly number[]) => drawn.reduce((sum, j) => sum + parts[j]!, 0) / count
    return [
      mean,
      variance,
      noiseShare,
      ...firsts.map((parts) => 1 - over(parts) / variance),
      ...totals.map((parts) => over(parts) / variance),
    ]
  }
  const values = statisticsOf(Uint32Array.from({ length: count }, (_, j) => j))
  const intervals = bootstrapIntervals(count, statisticsOf, uniform)
  const [mean, variance, noise, ...shares] = values.map(
    (value, i): Estimated => ({ value, interval: intervals[i]! }),
  )
  return {
    mean: mean!,
    variance: variance!,
    noiseShare: Number.isNaN(noise!.value) ? null : noise!,
    first: shares.slice(0, ab.length),
    total: shares.slice(ab.length),
  }
}

/**
 * Mean squares of a two-way table without repeats, points by replications: what lies between points, between
 * replications, and in neither (Searle 1971).
 */
function componentsOf(rows: Rows) {
  const [points, replications] = [rows.length, rows[0]!.length]
  const means = Float64Array.from(rows, meanOf)
  const mean = meanOf(means)
  const between = means.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (points - 1)
  if (replications < 2) return { mean, variance: between, noiseShare: Number.NaN }
  const ofReplication = Float64Array.from(
    { length: replications },
    (_, r) => rows.reduce((sum, row) => sum + row[r]!, 0) / points,
  )
  let squares = 0
  for (const [j, row] of rows.entries())
    for (let r = 0; r < replications; r++) squares += (row[r]! - means[j]! - ofReplication[r]! + mean) ** 2
  const residual = squares / ((points - 1) * (replications - 1))
  const ofLuck = ofReplication.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (replications - 1)
  const common = Math.max(0, ofLuck - residual / points)
  const variance = between - residual / replications
  return { mean, variance, noiseShare: (common + residual) / (Math.max(0, variance) + common + residual) }
}
