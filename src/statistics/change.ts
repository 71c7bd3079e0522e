/** The change of a mean from one sample to another, with its t-interval: of pairs, or of samples that have nothing to do with each other. */
import { confidence, type Interval, meanInterval, moments, studentQuantile } from './interval.ts'

/** The difference of two means, to less from, with its interval; null below two values. */
export interface Change {
  readonly mean: number
  readonly interval: Interval | null
}

/** The mean of the differences of values paired by position, with its t-interval. @returns null for no pairs */
export function pairedChange(
  from: ArrayLike<number>,
  to: ArrayLike<number>,
  level = confidence,
): Change | null {
  const of = moments(Array.from(to, (value, i) => value - from[i]!))
  return of && { mean: of.mean, interval: meanInterval(of, level) }
}

/**
 * The difference of the means of two independent samples with Welch's t-interval, whose degrees of freedom are
 * Satterthwaite's: the samples may differ in size and in variance.
 * @returns null where a sample is empty
 */
export function welchChange(
  from: ArrayLike<number>,
  to: ArrayLike<number>,
  level = confidence,
): Change | null {
  const [a, b] = [moments(from), moments(to)]
  if (a === null || b === null) return null
  const mean = b.mean - a.mean
  if (a.standardDeviation === null || b.standardDeviation === null) return { mean, interval: null }
  const [first, second] = [a.standardDeviation ** 2 / a.count, b.standardDeviation ** 2 / b.count]
  const variance = first + second
  if (variance === 0) return { mean, interval: { low: mean, high: mean } }
  const freedom = variance ** 2 / (first ** 2 / (a.count - 1) + second ** 2 / (b.count - 1))
  const half = studentQuantile((1 + level) / 2, freedom) * Math.sqrt(variance)
  return { mean, interval: { low: mean - half, high: mean + half } }
}
