/** Regret: how much worse an option is, at each point, than the best of the options there. */
import { quantile, sorted } from '../../statistics/quantiles.ts'

/** Which way a metric is better: an assumption of whoever asks. */
export const directions = ['lower', 'higher'] as const
export type Direction = (typeof directions)[number]

/** What is told of an option over all points. */
export const regretStatistics = [
  'regret_max',
  'regret_mean',
  'regret_p90',
  'no_better_option_share',
  'no_worse_than_baseline_share',
] as const
export type RegretStatistic = (typeof regretStatistics)[number]

/** The levels of the options, the baseline first: a value a point for each. */
export type Levels = readonly ArrayLike<number>[]

/** How much worse each option is at each point than the best there; never below 0. */
export function regretsOf(levels: Levels, better: Direction): Float64Array[] {
  const best = bestAt(levels, better)
  return levels.map((own) => Float64Array.from(best, (value, i) => Math.abs(own[i]! - value)))
}

/** The best level at each point. */
export function bestAt(levels: Levels, better: Direction): Float64Array {
  const choose = better === 'lower' ? Math.min : Math.max
  return Float64Array.from({ length: levels[0]?.length ?? 0 }, (_, i) =>
    choose(...levels.map((own) => own[i]!)),
  )
}

/** The statistics of each option, and the point at which its regret is largest. */
export function regretTable(levels: Levels, better: Direction) {
  const sign = better === 'lower' ? 1 : -1
  const baseline = levels[0]!
  return regretsOf(levels, better).map((regrets, option) => {
    const ascending = sorted(regrets)
    const count = regrets.length
    const share = (holds: (i: number) => boolean) =>
      regrets.reduce((sum, _, i) => sum + (holds(i) ? 1 : 0), 0) / count
    const statistics: Record<RegretStatistic, number> = {
      regret_max: ascending.at(-1)!,
      regret_mean: regrets.reduce((sum, value) => sum + value, 0) / count,
      regret_p90: quantile(ascending, 0.9),
      no_better_option_share: share((i) => regrets[i] === 0),
      no_worse_than_baseline_share: share((i) => sign * (levels[option]![i]! - baseline[i]!) <= 0),
    }
    return { statistics, worst: regrets.indexOf(ascending.at(-1)!) }
  })
}
