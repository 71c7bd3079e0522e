/**
 * Which nationality groups the opening stocks are made of. Only the mix of claims is published. Every later stock is
 * that mix carried through the scenario's own rates: who is granted, who appeals and loses, and who is still there
 * after so many years.
 */

import { cumulative, type Groups } from '../../closed-form/groups.ts'
import type { Scenario } from '../../scenarios/schema/schema.ts'

/** Cumulative shares of the nationality groups, ready for a draw. */
export interface OpeningMix {
  readonly claims: Float64Array
  readonly granted: Float64Array
  /** Appeals open and being lodged. */
  readonly appeals: Float64Array
  readonly onward: Float64Array
  /** Cases whose rights were exhausted `age` days ago and who are still in the UK. */
  exhausted(age: number): Float64Array
}

/** Mix of each opening stock. */
export function openingMix(scenario: Scenario, groups: Groups): OpeningMix {
  const { appeals, decisions, stocks } = scenario
  const { ids, openingWeights, grantRate, appealAllowedRate } = groups
  const perGroup = (weight: (g: number) => number) =>
    Float64Array.from(ids, (_, g) => openingWeights[g]! * weight(g))
  const allowed = (g: number) => appealAllowedRate[g]! * appeals.home_office_onward_share
  const dismissed = (g: number) => (1 - appealAllowedRate[g]!) * appeals.appellant_onward_share
  const lost = (g: number) =>
    appeals.withdrawn_share +
    (1 - appeals.withdrawn_share) *
      ((1 - appealAllowedRate[g]!) * (1 - appeals.appellant_onward_share * appeals.appellant_onward_success) +
        allowed(g) * appeals.home_office_onward_success)
  const decided =
    (4 * (stocks.grants_last_quarter + stocks.refusals_last_quarter)) / Math.max(1, stocks.awaiting_decision)
  const ends = decisions.withdrawal_ends
  const withdrawn = decisions.withdrawal_rate.value * (ends.lost_contact + ends.removable)
  const entering = perGroup(
    (g) =>
      withdrawn + decided * (1 - grantRate[g]!) * (1 - appeals.lodged_share + appeals.lodged_share * lost(g)),
  )
  return {
    claims: cumulative(perGroup(() => 1)),
    granted: cumulative(perGroup((g) => grantRate[g]!)),
    appeals: cumulative(perGroup((g) => 1 - grantRate[g]!)),
    onward: cumulative(perGroup((g) => (1 - grantRate[g]!) * (allowed(g) + dismissed(g)))),
    exhausted: (age) => cumulative(entering.map((weight, g) => weight * remaining(scenario, groups, g, age))),
  }
}

/** Share of a group still in the UK `age` days after exhaustion: neither departed nor removed. */
function remaining(scenario: Scenario, groups: Groups, g: number, age: number): number {
  const { undocumented, documented } = documentsAfter(scenario, groups, g, age)
  return Math.exp(-groups.departureRate[g]! * age) * (undocumented + documented)
}

/** Of a group’s exhausted cases, the shares without and with a document after `age` days, less those removed. */
export function documentsAfter(
  scenario: Scenario,
  groups: Groups,
  g: number,
  age: number,
): { never: number; undocumented: number; documented: number } {
  const never = groups.undocumentedShare[g]! * groups.neverDocumentedShare[g]!
  const coming = groups.undocumentedShare[g]! - never
  const days = groups.documentDays[g]!
  const stillComing = days > 0 ? coming * Math.exp(-age / days) : 0
  const removal =
    groups.enforcementRate[g]! *
    scenario.exhausted.contact_share *
    scenario.removals.located_share *
    (1 - scenario.removals.cancelled_share)
  return {
    never,
    undocumented: never + stillComing,
    documented: (1 - never - stillComing) * Math.exp(-removal * age),
  }
}

/** Share of determined appeals of a group in an onward appeal that were allowed. */
export function allowedOfOnward(scenario: Scenario, groups: Groups, g: number): number {
  const { home_office_onward_share, appellant_onward_share } = scenario.appeals
  const allowed = groups.appealAllowedRate[g]! * home_office_onward_share
  const dismissed = (1 - groups.appealAllowedRate[g]!) * appellant_onward_share
  return allowed + dismissed > 0 ? allowed / (allowed + dismissed) : 0
}
