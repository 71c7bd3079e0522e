/**
 * How a ratio metric is summed up over replications: the sum of its numerators over the sum of its denominators, as over
 * months. The mean of the ratios would count a replication with a month of use as much as one with five years of it.
 */
import type { RatioParts } from '../../model/measures/metric-series.ts'
import { meanInterval, moments } from '../../statistics/interval.ts'
import { ratioOfMeans } from '../../statistics/ratio.ts'
import type { ReplicationSet, SeriesKey } from './replication-set.ts'
import { definedOf, independentOf, sampleOf } from './sample.ts'
import type { Spread } from './tables.ts'

/** What the tables hold of a ratio besides the quantiles of the replications’ own. */
type RatioEstimate = Pick<Spread, 'mean' | 'ci_low' | 'ci_high'>

/** What a ratio and its parts are. */
export interface RatioFacts {
  readonly unit: string
  readonly parts?: RatioParts
}

/** A value of each replication of a set. @param series position in the set */
type Values = (series: number) => Float64Array

/** The positions of a ratio’s parts in a set; undefined where the metric has none or the set does not hold them. */
function positionsOf(set: ReplicationSet, { scheme }: SeriesKey, { parts }: RatioFacts) {
  if (parts === undefined) return undefined
  const top = set.position({ ...parts.numerator, scheme })
  const bottom = set.position({ ...parts.denominator, scheme })
  return top === undefined || bottom === undefined ? undefined : { top, bottom, times: parts.times }
}

/**
 * The ratio of sums over replications with Fieller’s interval; a share’s ends at 0 and 1. Undefined where the denominators
 * are all zero, and without an interval where that of the mean denominator reaches zero.
 * @returns undefined where the metric is no ratio of metrics that the set holds
 */
export function ratioEstimate(
  set: ReplicationSet,
  key: SeriesKey,
  facts: RatioFacts,
  values: Values,
): RatioEstimate | undefined {
  const at = positionsOf(set, key, facts)
  if (at === undefined) return undefined
  const [top, bottom] = [at.top, at.bottom].map((series) =>
    sampleOf(set, set.replications, values(series).map(blankAsZero)),
  )
  const under = moments(bottom!.values)
  if (under === null || under.mean === 0) return { mean: null, ci_low: null, ci_high: null }
  const found = ratioOfMeans(independentOf(top!), independentOf(bottom!))
  const bound = (value: number) => (facts.unit === 'share' ? Math.min(1, Math.max(0, value)) : value)
  return {
    mean: (at.times * moments(top!.values)!.mean) / under.mean,
    ci_low: found === null ? null : bound(at.times * found.interval.low),
    ci_high: found === null ? null : bound(at.times * found.interval.high),
  }
}

/** A month that does not exist in a part, such as the opening’s, holds none of it. */
const blankAsZero = (value: number) => (Number.isNaN(value) ? 0 : value)

/**
 * The difference of two ratios of sums, paired by replication, with the t-interval of their linear terms: a replication
 * stands for R + (n − R d) / mean d in each set, whose mean is R.
 * @returns undefined where the metric is no ratio of metrics that both sets hold
 */
export function ratioDifference(
  set: ReplicationSet,
  baseline: ReplicationSet,
  key: SeriesKey,
  facts: RatioFacts,
): RatioEstimate | undefined {
  const shared = set.replications.filter((replication) => baseline.replications.includes(replication))
  const [ours, theirs] = [set, baseline].map((of) => linearTerms(of, key, facts, shared))
  if (ours === undefined || theirs === undefined) return undefined
  const sample = definedOf(
    sampleOf(
      set,
      shared,
      ours.map((value, i) => value - theirs[i]!),
    ),
  )
  const of = moments(sample.values)
  const interval = of && meanInterval(moments(independentOf(sample))!)
  return { mean: of?.mean ?? null, ci_low: interval?.low ?? null, ci_high: interval?.high ?? null }
}

/**
 * A ratio of sums as one value for each replication, of which it is the mean: NaN where the denominators are all zero.
 * @returns undefined where the metric is no ratio of metrics that the set holds
 */
export function linearTerms(
  set: ReplicationSet,
  key: SeriesKey,
  facts: RatioFacts,
  replications: readonly number[],
): Float64Array | undefined {
  const at = positionsOf(set, key, facts)
  if (at === undefined) return undefined
  const kept = (series: number) => {
    const all = set.totals(series)
    return Float64Array.from(replications, (replication) => all[set.replications.indexOf(replication)]!)
  }
  const [top, bottom] = [kept(at.top), kept(at.bottom)]
  const [over, under] = [moments(top)?.mean ?? 0, moments(bottom)?.mean ?? 0]
  if (under === 0) return top.map(() => Number.NaN)
  const ratio = over / under
  return top.map((value, i) => at.times * (ratio + (value - ratio * bottom[i]!) / under))
}
