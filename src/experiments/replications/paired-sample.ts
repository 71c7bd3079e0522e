/** What two sets of replications under the same luck differ in, replication by replication. */
import type { ReplicationSet } from './replication-set.ts'
import { definedOf, type Sample, sampleOf } from './sample.ts'

/**
 * A metric's totals, one set's less the other's, in the replications that both hold and in which both are defined.
 * Counted in people where it is counted. @param below only replications whose number is below this
 */
export function pairedSample(
  of: ReplicationSet,
  less: ReplicationSet,
  metric: string,
  below = Number.POSITIVE_INFINITY,
): Sample {
  const theirs = totalsByReplication(less, metric)
  const ours = [...totalsByReplication(of, metric)].filter(([replication]) => replication < below)
  const replications = ours.map(([replication]) => replication)
  const differences = ours.map(([replication, total]) => total - (theirs.get(replication) ?? Number.NaN))
  return definedOf(sampleOf(of, replications, Float64Array.from(differences)))
}

/** The values of `pairedSample`. */
export const pairedTotals = (...pair: Parameters<typeof pairedSample>): number[] => [
  ...pairedSample(...pair).values,
]

/** Where a set has a metric of the whole system, counted in people where it is counted; undefined where it has none. */
export const positionIn = (set: ReplicationSet, metric: string): number | undefined =>
  set.position({ metric, scheme: '', countedIn: 'people' }) ??
  set.position({ metric, scheme: '', countedIn: '' })

/** A metric's totals in a set by replication, counted in people where it is counted; none where the set does not have it. */
export function totalsByReplication(set: ReplicationSet, metric: string): Map<number, number> {
  const at = positionIn(set, metric)
  if (at === undefined) return new Map()
  const totals = set.totals(at)
  return new Map(set.replications.map((replication, i) => [replication, totals[i]!]))
}
