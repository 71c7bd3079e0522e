/** The ratio of two means, with an interval that is honest about a denominator near zero. */
import { confidence, type Interval, meanInterval, moments, studentQuantile } from './interval.ts'

/** A ratio of means and Fieller’s interval of it. */
export interface Ratio {
  readonly ratio: number
  readonly interval: Interval
}

/**
 * Mean of `numerators` over mean of `denominators`, paired by position, with Fieller’s interval (Fieller 1954).
 * @returns null where the ratio is undefined: fewer than two pairs, or the denominator’s own interval reaches zero,
 * which is exactly when Fieller’s set is not a bounded interval.
 */
export function ratioOfMeans(
  numerators: ArrayLike<number>,
  denominators: ArrayLike<number>,
  level = confidence,
): Ratio | null {
  const top = moments(numerators)
  const bottom = moments(denominators)
  if (top === null || bottom === null || bottom.count < 2 || top.count !== bottom.count) return null
  const reach = meanInterval(bottom, level)!
  if (reach.low <= 0 && reach.high >= 0) return null
  const n = top.count
  let products = 0
  for (let i = 0; i < n; i++) products += (numerators[i]! - top.mean) * (denominators[i]! - bottom.mean)
  const scale = studentQuantile((1 + level) / 2, n - 1) ** 2 / n
  const a = bottom.mean ** 2 - scale * bottom.standardDeviation! ** 2
  const b = top.mean * bottom.mean - (scale * products) / (n - 1)
  const c = top.mean ** 2 - scale * top.standardDeviation! ** 2
  const root = Math.sqrt(Math.max(0, b * b - a * c))
  return { ratio: top.mean / bottom.mean, interval: { low: (b - root) / a, high: (b + root) / a } }
}
