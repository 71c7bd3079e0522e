/** What two sets of replications under the same luck differ in, replication by replication. */
import type { ReplicationSet } from './replication-set.ts'

/**
 * A metric's totals, one set's less the other's, in the replications that both hold and in which both are defined.
 * Counted in people where it is counted. @param below only replications whose number is below this
 */
export function pairedTotals(
  of: ReplicationSet,
  less: ReplicationSet,
  metric: string,
  below = Number.POSITIVE_INFINITY,
): number[] {
  const theirs = totalsByReplication(less, metric)
  return [...totalsByReplication(of, metric)]
    .filter(([replication]) => replication < below)
    .map(([replication, total]) => total - (theirs.get(replication) ?? Number.NaN))
    .filter((difference) => !Number.isNaN(difference))
}

function totalsByReplication(set: ReplicationSet, metric: string): Map<number, number> {
  const at =
    set.position({ metric, scheme: '', countedIn: 'people' }) ??
    set.position({ metric, scheme: '', countedIn: '' })
  if (at === undefined) return new Map()
  const totals = set.totals(at)
  return new Map(set.replications.map((replication, i) => [replication, totals[i]!]))
}
