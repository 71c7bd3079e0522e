/** Percentile intervals by resampling with replacement. */
import { confidence, type Interval } from './interval.ts'
import { quantile, sorted } from './quantiles.ts'

/** Resamples of a bootstrap. */
const resamples = 500

/**
 * The interval that holds the central 95 % of each statistic over resamples of `count` items.
 * @param statisticsOf numbers from the positions of the items drawn
 * @param uniform a uniform number for the nth item of a resample
 * @returns one interval a statistic; null where a resample has no number for it
 */
export function bootstrapIntervals(
  count: number,
  statisticsOf: (drawn: Uint32Array) => readonly number[],
  uniform: (resample: number, n: number) => number,
): (Interval | null)[] {
  const found = Array.from({ length: resamples }, (_, resample) =>
    statisticsOf(Uint32Array.from({ length: count }, (_, n) => Math.floor(uniform(resample, n) * count))),
  )
  return found[0]!.map((_, i) => {
    const values = found.map((each) => each[i]!)
    if (values.some((value) => !Number.isFinite(value))) return null
    const ascending = sorted(values)
    const tail = (1 - confidence) / 2
    return { low: quantile(ascending, tail), high: quantile(ascending, 1 - tail) }
  })
}
