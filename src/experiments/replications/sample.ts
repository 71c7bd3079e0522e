/** Values over replications, with what is needed to know which of them depend on each other. */
import { clusterValues } from '../../statistics/clusters.ts'
import { memberOf } from './member-of-replication.ts'
import type { ReplicationSet } from './replication-set.ts'

/** One value a replication. */
export interface Sample {
  /** NaN where undefined. */
  readonly values: Float64Array
  /** The member of the ensemble behind each value; absent where the run has no ensemble. */
  readonly members?: readonly number[]
}

/** Values of these replications of a set. */
export function sampleOf(
  { members }: Pick<ReplicationSet, 'members'>,
  replications: readonly number[],
  values: Float64Array,
): Sample {
  if (members === undefined) return { values }
  return { values, members: replications.map((replication) => memberOf(replication, members)) }
}

/** The values that are defined, in their order. */
export function definedOf({ values, members }: Sample): Sample {
  const kept = [...values.keys()].filter((i) => !Number.isNaN(values[i]!))
  return {
    values: Float64Array.from(kept, (i) => values[i]!),
    ...(members && { members: kept.map((i) => members[i]!) }),
  }
}

/**
 * Values that do not depend on each other and have the same mean: one a member where there is an ensemble, since its
 * replications share their parameters, else the values themselves.
 * @param sample of defined values
 */
export const independentOf = ({ values, members }: Sample): Float64Array =>
  members === undefined ? values : clusterValues(values, members)
