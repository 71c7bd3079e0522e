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
 * The product of the expected values of two quantities from their values under the same luck: of different replications, so that
 * what chance does to both at once adds nothing. Of one replication it is the product of the two.
 */
function product(one: Float64Array, other: Float64Array): number {
  const n = one.length
  if (n < 2) return one[0]! * other[0]!
  const together = one.reduce((sum, value, r) => sum + value * other[r]!, 0)
  return (n * n * meanOf(one) * meanOf(other) - together) / (n * (n - 1))
}

/**
 * First-order indices by the estimator of Saltelli et al. (2010, table 2, b) with values taken from their mean, total ones by
 * Jansen’s (f). Every point has been run with several replications, and the same replications everywhere make differences
 * sharper. The variance over points is that of a two-way table without its residual.
 * @param uniform a uniform number for the nth row of a bootstrap’s resample
 */
export function sobolIndices(
  { a, b, ab }: SaltelliValues,
  uniform: (resample: number, n: number) => number,
): SobolIndices {
  const count = a.length
  const moves = ab.map((rows) => rows.map((row, j) => row.map((value, r) => value - a[j]![r]!)))
  const products = moves.map((own) => own.map((move, j) => product(b[j]!, move)))
  const meanMoves = moves.map((own) => own.map(meanOf))
  const totals = ab.map((rows) => rows.map((row, j) => halfSquare(a[j]!, row)))
  const table = tableOf(a, b)
  const statisticsOf = (drawn: Uint32Array): number[] => {
    const { mean, variance, noiseShare } = componentsOf(table, drawn)
    const over = (parts: readonly number[]) => drawn.reduce((sum, j) => sum + parts[j]!, 0) / count
    return [
      mean,
      variance,
      noiseShare,
      ...products.map((parts, g) => (over(parts) - mean * over(meanMoves[g]!)) / variance),
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

/** The two samples as a table, points by replications, its values less their mean. */
interface Values {
  readonly mean: number
  readonly replications: number
  /** The rows of a point of the first sample and of the second, one after the other. */
  readonly rows: readonly Float64Array[]
  /** Mean and sum of squares of each row. */
  readonly means: Float64Array
  readonly squares: Float64Array
}

function tableOf(a: Rows, b: Rows): Values {
  const all = a.flatMap((row, j) => [row, b[j]!])
  const mean = meanOf(Float64Array.from(all, meanOf))
  const rows = all.map((row) => row.map((value) => value - mean))
  return {
    mean,
    replications: rows[0]!.length,
    rows,
    means: Float64Array.from(rows, meanOf),
    squares: Float64Array.from(rows, (row) => row.reduce((sum, value) => sum + value * value, 0)),
  }
}

/**
 * Mean squares of a two-way table without repeats, points by replications: what lies between points, between
 * replications, and in neither (Searle 1971).
 * @param drawn the points that count, each with its row of either sample
 */
function componentsOf({ mean: middle, replications, rows, means, squares }: Values, drawn: Uint32Array) {
  const points = 2 * drawn.length
  const sums = new Float64Array(replications)
  let [total, ofMeans, ofAll] = [0, 0, 0]
  for (const j of drawn)
    for (const at of [2 * j, 2 * j + 1]) {
      const row = rows[at]!
      for (let r = 0; r < replications; r++) sums[r]! += row[r]!
      total += means[at]!
      ofMeans += means[at]! ** 2
      ofAll += squares[at]!
    }
  const mean = total / points
  const between = Math.max(0, ofMeans - points * mean ** 2) / (points - 1)
  if (replications < 2) return { mean: middle + mean, variance: between, noiseShare: Number.NaN }
  const ofLuck = sums.reduce((sum, value) => sum + (value / points - mean) ** 2, 0)
  const betweenPoints = ofMeans - points * mean ** 2
  const left = ofAll - points * replications * mean ** 2 - replications * betweenPoints - points * ofLuck
  const residual = Math.max(0, left) / ((points - 1) * (replications - 1))
  const common = Math.max(0, ofLuck / (replications - 1) - residual / points)
  const variance = between - residual / replications
  return {
    mean: middle + mean,
    variance,
    noiseShare: (common + residual) / (Math.max(0, variance) + common + residual),
  }
}
