/** Intervals that hold for several means at once, of figures that come from the same replications and so go together. */
import { confidence, type Interval, moments } from './interval.ts'

/** Resamples of a bootstrap. */
const resamples = 2000

/** Fewest replications: of fewer a resample says too little of the spread. */
export const fewestForSimultaneous = 10

/** How likely a resample may be at most in which a figure does not vary, so that it has no spread to be measured by. */
const likeliestWithoutSpread = 0.01

/** Half the width of each interval over the standard error of its mean; the half-width of a figure that never varies is 0. */
export interface Simultaneous {
  readonly critical: number
  /** One a figure; null where too few replications differ for it to be in the family. */
  readonly intervals: readonly (Interval | null)[]
}

/**
 * The studentised max-t bootstrap (Romano and Wolf 2005): replications are drawn again with replacement, all figures of one
 * together, and the critical value is the quantile of the largest |t| of any figure. So the figures’ own correlations are kept,
 * and the intervals are no wider than they must be, where Bonferroni’s are.
 * @param figures by figure, one value a replication, the same replications in each
 * @param uniform a uniform number for the nth replication of a resample
 * @returns null where there are fewer than `fewestForSimultaneous` replications, or no figure varies
 */
export function simultaneousIntervals(
  figures: readonly Float64Array[],
  uniform: (resample: number, n: number) => number,
  level = confidence,
): Simultaneous | null {
  const count = figures[0]?.length ?? 0
  if (count < fewestForSimultaneous) return null
  const known = figures.map((values) => moments(values)!)
  const kinds = figures.map(kindOf)
  const centred = figures
    .filter((_, i) => kinds[i] === 'varies')
    .map((values) => {
      const { mean } = moments(values)!
      return values.map((value) => value - mean)
    })
  if (centred.length === 0) return null
  const largest = Float64Array.from({ length: resamples }, (_, resample) => {
    const drawn = Uint32Array.from({ length: count }, (_, n) => Math.floor(uniform(resample, n) * count))
    return Math.max(...centred.map((values) => studentised(values, drawn)))
  }).sort()
  const critical = largest[Math.ceil(level * (resamples + 1)) - 1]!
  return {
    critical,
    intervals: known.map(({ mean, standardDeviation }, i) => {
      if (kinds[i] === 'rare') return null
      const half = kinds[i] === 'same' ? 0 : (critical * standardDeviation!) / Math.sqrt(count)
      return { low: mean - half, high: mean + half }
    }),
  }
}

/** Whether a figure varies, is always the same, or differs in too few replications to be drawn again. */
function kindOf(values: Float64Array): 'varies' | 'same' | 'rare' {
  const times = new Map<number, number>()
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1)
  if (times.size === 1) return 'same'
  return Math.pow(Math.max(...times.values()) / values.length, values.length) > likeliestWithoutSpread
    ? 'rare'
    : 'varies'
}

/** |t| of the mean of a resample of values whose mean is 0. */
function studentised(values: Float64Array, drawn: Uint32Array): number {
  const n = drawn.length
  let [sum, squares] = [0, 0]
  for (let i = 0; i < n; i++) {
    const value = values[drawn[i]!]!
    sum += value
    squares += value * value
  }
  const mean = sum / n
  const variance = Math.max(0, squares - n * mean * mean) / (n - 1)
  return variance === 0 ? Number.POSITIVE_INFINITY : Math.abs(mean) / Math.sqrt(variance / n)
}
