/** Scores of probabilistic forecasts given as samples, and of point forecasts. */
import { quantile, sorted } from './quantiles.ts'

/**
 * Continuous ranked probability score of a sample: E|X − y| − ½ E|X − X'|, in the unit of the value; lower is better.
 * For a sample of one it is the absolute error. (Gneiting and Raftery 2007, equation 21.)
 * @param sample at least one value
 */
export function crps(sample: ArrayLike<number>, observed: number): number {
  const ascending = sorted(sample)
  const n = ascending.length
  let error = 0
  let spread = 0
  for (let i = 0; i < n; i++) {
    error += Math.abs(ascending[i]! - observed)
    // Sum over all pairs of |x_i − x_j|, from the order statistics.
    spread += (2 * i - n + 1) * ascending[i]!
  }
  return error / n - spread / (n * n)
}

/** Whether the central interval that holds `share` of the sample holds the value, its ends included. */
export function covers(sample: ArrayLike<number>, share: number, observed: number): boolean {
  const ascending = sorted(sample)
  const tail = (1 - share) / 2
  return observed >= quantile(ascending, tail) && observed <= quantile(ascending, 1 - tail)
}

/** Sum of numbers. */
export const sum = (values: Iterable<number>): number => {
  let total = 0
  for (const value of values) total += value
  return total
}

/**
 * Size of the error of a forecast over the value observed.
 * @param error logarithm of the value observed over the forecast
 */
export const relativeSize = (error: number): number => Math.abs(Math.exp(-error) - 1)

/** Mean of the values; NaN for none. */
export const meanOf = (values: ArrayLike<number>): number => {
  let total = 0
  for (let i = 0; i < values.length; i++) total += values[i]!
  return total / values.length
}
