/** What of a variance lies between clusters and what within them: a one-way analysis of variance with random effects. */
import jStat from 'jstat'
import { byCluster } from './clusters.ts'
import { confidence, moments } from './interval.ts'

/** Snedecor’s F in jstat, which ships no types. */
const { centralF } = jStat as {
  readonly centralF: { inv(share: number, numerator: number, denominator: number): number }
}

/** The two parts of the variance of a single value, in the square of its unit. */
export interface VarianceComponents {
  /** Between clusters: not below 0, though its unbiased estimate may be. */
  readonly between: number
  /** Within a cluster. */
  readonly within: number
  /** Between over the sum of both; null where nothing varies. */
  readonly share: number | null
  /** The 95 % interval of the share; null where nothing varies. */
  readonly shareLow: number | null
  readonly shareHigh: number | null
  readonly clusters: number
}

/**
 * Estimates by mean squares. With N values in G clusters of n(g): between = (MS between − MS within) / n0,
 * n0 = (N − Σ n(g)² / N) / (G − 1). The interval of the share rests on F = MS between / MS within, normal values taken
 * for granted; it is exact where clusters are of one size (Searle 1971) and near to it elsewhere. Where clusters happen to
 * differ less than chance alone would have them differ, F is taken as 1 for the upper bound: the exact interval
 * shrinks to nothing there, which would pass luck off as knowledge.
 * @param clusters the cluster of each value, paired by position
 * @returns null for fewer than two clusters, or where none has two values
 */
export function varianceComponents(
  values: ArrayLike<number>,
  clusters: ArrayLike<number>,
): VarianceComponents | null {
  const grouped = byCluster(values, clusters)
  const [count, groups] = [values.length, grouped.length]
  if (groups < 2 || count <= groups) return null
  const { mean } = moments(values)!
  let [betweenSquares, withinSquares, sizes] = [0, 0, 0]
  for (const own of grouped) {
    const of = moments(own)!
    betweenSquares += own.length * (of.mean - mean) ** 2
    for (const value of own) withinSquares += (value - of.mean) ** 2
    sizes += own.length ** 2
  }
  const degrees = [groups - 1, count - groups] as const
  const typicalSize = (count - sizes / count) / degrees[0]
  const within = withinSquares / degrees[1]
  const meanSquare = betweenSquares / degrees[0]
  const between = Math.max(0, (meanSquare - within) / typicalSize)
  const total = between + within
  const ratio = meanSquare / within
  const bound = (ratio: number, share: number) => shareAt(ratio / quantileOfF(share, ...degrees), typicalSize)
  return {
    between,
    within,
    share: total > 0 ? between / total : null,
    shareLow: total > 0 ? bound(ratio, (1 + confidence) / 2) : null,
    shareHigh: total > 0 ? bound(Math.max(1, ratio), (1 - confidence) / 2) : null,
    clusters: groups,
  }
}

/** The share at which the ratio of the mean squares is expected to be this. */
function shareAt(ratio: number, size: number): number {
  if (ratio === Number.POSITIVE_INFINITY) return 1
  return Math.max(0, (ratio - 1) / (ratio - 1 + size))
}

const known = new Map<string, number>()

/** Quantile of F; kept, because every metric of a run asks for the same few. */
function quantileOfF(share: number, numerator: number, denominator: number): number {
  const key = `${share} ${numerator} ${denominator}`
  const found = known.get(key) ?? centralF.inv(share, numerator, denominator)
  known.set(key, found)
  return found
}
