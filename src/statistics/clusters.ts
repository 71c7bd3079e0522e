/**
 * Values that come in clusters: those of a cluster depend on each other, clusters do not. So it is clusters that an
 * interval of the mean has to count.
 */
import { moments } from './interval.ts'

/**
 * One value a cluster, whose mean is the mean of all values and whose ordinary t-interval is that of the ratio
 * estimator: with N values in G clusters, of which cluster g has n(g) with the mean m(g), it is
 * mean + (G n(g) / N) (m(g) − mean). Where all clusters are of one size this is m(g), and with one value in each the
 * value itself, to the last bit.
 * @param clusters the cluster of each value, paired by position
 * @returns in the order in which clusters appear first; empty for no values
 */
export function clusterValues(values: ArrayLike<number>, clusters: ArrayLike<number>): Float64Array {
  const all = moments(values)
  if (all === null) return new Float64Array()
  const grouped = byCluster(values, clusters)
  return Float64Array.from(grouped, (own) => {
    const weight = (grouped.length * own.length) / all.count
    const { mean } = moments(own)!
    return weight === 1 ? mean : all.mean + weight * (mean - all.mean)
  })
}

/** The values of each cluster, clusters in the order of their first value. */
export function byCluster(values: ArrayLike<number>, clusters: ArrayLike<number>): number[][] {
  const grouped = new Map<number, number[]>()
  for (let i = 0; i < values.length; i++) {
    const own = grouped.get(clusters[i]!)
    if (own === undefined) grouped.set(clusters[i]!, [values[i]!])
    else own.push(values[i]!)
  }
  return [...grouped.values()]
}
