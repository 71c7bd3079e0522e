/** Nationality groups compiled for the model: arrays by group number, rates per day. */
import { daysPerYear } from '../calendar/days.ts'
import type { Scenario } from '../scenarios/schema/schema.ts'

/** Nationality groups as arrays indexed by group number, in the scenario's order. */
export interface Groups {
  readonly ids: readonly string[]
  readonly smallBoatShares: Float64Array
  readonly otherRouteShares: Float64Array
  /** Mix of claims, for the opening stocks: not cumulative. */
  readonly openingWeights: Float64Array
  readonly grantRate: Float64Array
  readonly appealAllowedRate: Float64Array
  readonly undocumentedShare: Float64Array
  readonly neverDocumentedShare: Float64Array
  readonly documentDays: Float64Array
  /** Per day. */
  readonly departureRate: Float64Array
  /** Per day. */
  readonly enforcementRate: Float64Array
  readonly reentryProbability: Float64Array
}

/** Compiles the groups; the share arrays are cumulative, ready for a draw. */
export function compileGroups(scenario: Scenario): Groups {
  const groups = Object.values(scenario.groups)
  const array = (read: (group: (typeof groups)[number]) => number) => Float64Array.from(groups, read)
  return {
    ids: Object.keys(scenario.groups),
    smallBoatShares: cumulative(array((g) => g.share_small_boat)),
    otherRouteShares: cumulative(array((g) => g.share_other_routes)),
    openingWeights: array((g) => g.share_opening_stocks),
    grantRate: array((g) => g.grant_rate),
    appealAllowedRate: array((g) => g.appeal_allowed_rate),
    undocumentedShare: array((g) => g.undocumented_share),
    neverDocumentedShare: array((g) => g.never_documented_share),
    documentDays: array((g) => g.document_days),
    departureRate: array((g) => g.voluntary_departure_rate / daysPerYear),
    enforcementRate: array((g) => g.enforcement_rate / daysPerYear),
    reentryProbability: array((g) => g.reentry_probability),
  }
}

/** Running sums of weights, scaled to end at 1. */
export function cumulative(weights: Float64Array): Float64Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let sum = 0
  const running = weights.map((weight) => {
    sum += weight / total
    return sum
  })
  running[running.length - 1] = 1
  return running
}

/** Index of the interval of a cumulative distribution in which `u` falls. */
export function pick(cumulativeShares: Float64Array, u: number): number {
  let i = 0
  while (i < cumulativeShares.length - 1 && u >= (cumulativeShares[i] as number)) i++
  return i
}

/** Numbers of the groups named, or of all where none is. @param ids of all groups, in the scenario’s order */
export const groupsCovered = (named: readonly string[], ids: readonly string[]): ReadonlySet<number> =>
  new Set(ids.flatMap((id, number) => (named.length === 0 || named.includes(id) ? [number] : [])))
