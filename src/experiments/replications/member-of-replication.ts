/** Which member of an ensemble of parameter sets a replication is run with. */

/** Replications in a row that share a member of the ensemble, so that chance and parameters can be told apart. */
export const replicationsPerMember = 2

/** The place in an ensemble of so many members of that which a replication is run with. */
export const memberOf = (replication: number, members: number): number =>
  Math.floor(replication / replicationsPerMember) % members

/** How many of so many members so many replications reach: the first ones, in their order. */
export const membersReached = (replications: number, members: number): number =>
  Math.min(members, Math.ceil(replications / replicationsPerMember))
