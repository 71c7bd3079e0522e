/** Mean, spread and the t-interval of a mean. */
import jStat from 'jstat'

/** Student’s t in jstat, which ships no types. */
interface StudentT {
  inv(share: number, degreesOfFreedom: number): number
  cdf(value: number, degreesOfFreedom: number): number
  pdf(value: number, degreesOfFreedom: number): number
}
const { studentt } = jStat as { readonly studentt: StudentT }

/** Mean and sample standard deviation of a set of values. */
export interface Moments {
  readonly count: number
  readonly mean: number
  /** With n − 1 in the denominator; null below two values. */
  readonly standardDeviation: number | null
}

/** The bounds of an interval, in the unit of the values. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** Share of intervals that cover the true mean in repeated experiments, for `meanInterval` unless told otherwise. */
export const confidence = 0.95

/**
 * Mean and sample standard deviation in two passes. Equal values give exactly that value, and a deviation of exactly 0.
 * @returns null for no values.
 */
export function moments(values: ArrayLike<number>): Moments | null {
  const count = values.length
  if (count === 0) return null
  let sum = 0
  let least = Number.POSITIVE_INFINITY
  let most = Number.NEGATIVE_INFINITY
  for (let i = 0; i < count; i++) {
    const value = values[i]!
    sum += value
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  // Rounding may carry the mean of equal values past them.
  const mean = Math.min(most, Math.max(least, sum / count))
  let squares = 0
  for (let i = 0; i < count; i++) squares += (values[i]! - mean) ** 2
  return { count, mean, standardDeviation: count < 2 ? null : Math.sqrt(squares / (count - 1)) }
}

/**
 * Quantile of Student’s t distribution: jstat’s, improved by one Newton step.
 * @param share between 0 and 1, both excluded
 * @param degreesOfFreedom 1 or more
 * @returns relative error below 1e-8 (jstat’s own reaches 3e-8)
 */
export function studentQuantile(share: number, degreesOfFreedom: number): number {
  const first = studentt.inv(share, degreesOfFreedom)
  return first - (studentt.cdf(first, degreesOfFreedom) - share) / studentt.pdf(first, degreesOfFreedom)
}

/** Half the width of the t-interval of the mean; null below two values. */
export function halfWidth({ count, standardDeviation }: Moments, level = confidence): number | null {
  if (standardDeviation === null) return null
  return (studentQuantile((1 + level) / 2, count - 1) * standardDeviation) / Math.sqrt(count)
}

/** The t-interval of the mean; null below two values. */
export function meanInterval(of: Moments, level = confidence): Interval | null {
  const half = halfWidth(of, level)
  return half === null ? null : { low: of.mean - half, high: of.mean + half }
}

/** A mean of values and its t-interval, in their unit. */
export interface Estimate extends Interval {
  readonly count: number
  readonly mean: number
}

/** The mean of values, one for each replication, and its t-interval. Throws a RangeError below two values, or if one is no finite number. */
export function estimate(values: ArrayLike<number>, level = confidence): Estimate {
  const of = moments(values)
  const interval = of && meanInterval(of, level)
  if (interval === null || !Number.isFinite(of!.mean))
    throw new RangeError(`an interval needs two finite values or more, not ${Array.from(values).join(', ')}`)
  return { count: of!.count, mean: of!.mean, ...interval }
}
