/** How near each point is to what had been published by a quarter. */

import { pow } from '../../portable/power.ts'
import type { CalibrationDocument } from '../../scenarios/designs/calibration-schema.ts'
import { quantile, sorted } from '../../statistics/quantiles.ts'
import { type ErrorRow, endOf, errorOf } from './errors.ts'

/** How far every point is from the series of which something had been published. */
export interface Summaries {
  /** Series of which something was published. */
  readonly series: readonly string[]
  /** Of those series, in their order: the root mean square error that the best points do not go below. */
  readonly tolerances: readonly number[]
  /** By point, then by series: weighted mean error. */
  readonly errors: readonly (readonly number[])[]
  /** By point: root mean square over series of the errors in units of their tolerances; infinite where a run failed. */
  readonly distances: readonly number[]
}

/**
 * Of the points, those that are best on a series: the error that these still have is what no parameter mends, and what counts
 * as close.
 */
const bestShare = 0.1

/** Summaries of all points from the figures whose period had ended by `origin`. */
export function summariesBy(
  origin: string,
  { points, targets, half_life_years: halfLife }: CalibrationDocument,
  rows: readonly ErrorRow[],
): Summaries {
  const known = rows.filter((row) => endOf(row) <= origin)
  const series = Object.keys(targets).filter((each) => known.some((row) => row.series === each))
  const position = new Map(series.map((each, s) => [each, s]))
  const zeros = () => Array.from({ length: points }, () => series.map(() => 0))
  const [sums, squares, weights] = [zeros(), zeros(), zeros()]
  for (const row of known) {
    const s = position.get(row.series)!
    const weight = pow(0.5, yearsBetween(endOf(row), origin) / halfLife)
    const error = errorOf(row)
    sums[row.point]![s]! += weight * error
    squares[row.point]![s]! += weight * error ** 2
    weights[row.point]![s]! += weight
  }
  const over = (totals: number[][]) => totals.map((own, p) => own.map((total, s) => total / weights[p]![s]!))
  const meanSquares = over(squares)
  // A point of which a run failed has fewer figures than others, and cannot be compared.
  const most = series.map((_, s) => Math.max(...weights.map((own) => own[s]!)))
  const complete = weights.map((own) => own.every((weight, s) => weight === most[s]!))
  const tolerances = series.map((_, s) => {
    const own = meanSquares.filter((_each, p) => complete[p]).map((each) => each[s]!)
    return Math.max(leastTolerance, Math.sqrt(quantile(sorted(own), bestShare)))
  })
  return {
    series,
    tolerances,
    errors: over(sums),
    distances: meanSquares.map((own, p) =>
      complete[p]
        ? Math.sqrt(
            own.reduce((total, square, s) => total + square / tolerances[s]! ** 2, 0) /
              Math.max(1, series.length),
          )
        : Number.POSITIVE_INFINITY,
    ),
  }
}

/** Where a tenth of the points match exactly, as small counts may. */
const leastTolerance = 1e-6

const yearsBetween = (from: string, to: string): number => yearOf(to) - yearOf(from)
const yearOf = (quarter: string): number => Number(quarter.slice(0, 4)) + Number(quarter.slice(6)) / 4
