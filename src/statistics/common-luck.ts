/** What it gains to compare two scenarios under the same luck. */
import { confidence, type Interval, moments, studentQuantile } from './interval.ts'

/** A gain and its interval. */
export interface Gain {
  readonly gain: number
  readonly interval: Interval
}

/** Fewest pairs of which a gain is told. */
const fewestPairs = 6

/**
 * The variance of a difference between independent replications over that of the paired ones: how many times as many replications
 * it would take without common luck to know the mean difference as well. Above 1 common luck helps. The interval is by the jackknife of its logarithm.
 * @param ours paired with `theirs` by position
 * @returns null for fewer than six pairs, or where the difference does not vary
 */
export function gainOfPairing(
  ours: ArrayLike<number>,
  theirs: ArrayLike<number>,
  level = confidence,
): Gain | null {
  const n = ours.length
  if (n < fewestPairs) return null
  const all = Array.from({ length: n }, (_, i) => i)
  const whole = logGain(ours, theirs, all)
  const without = all.map((left) =>
    logGain(
      ours,
      theirs,
      all.filter((i) => i !== left),
    ),
  )
  if (![whole, ...without].every(Number.isFinite)) return null
  const of = moments(without)!
  const error = of.standardDeviation! * ((n - 1) / Math.sqrt(n))
  const reach = studentQuantile((1 + level) / 2, n - 1) * error
  return {
    gain: Math.exp(whole),
    interval: { low: Math.exp(whole - reach), high: Math.exp(whole + reach) },
  }
}

function logGain(ours: ArrayLike<number>, theirs: ArrayLike<number>, pairs: readonly number[]): number {
  const variance = (numberOf: (i: number) => number) => moments(pairs.map(numberOf))!.standardDeviation! ** 2
  const apart = variance((i) => ours[i]!) + variance((i) => theirs[i]!)
  return Math.log(apart / variance((i) => ours[i]! - theirs[i]!))
}
