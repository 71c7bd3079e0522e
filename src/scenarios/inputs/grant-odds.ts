/** The odds multiplier at which the groups together have a given grant rate. */
import type { Scenario } from '../schema/schema.ts'
import { type ByKind, weighted } from './projected-queue.ts'

/** The smallest and the largest multiplier that is tried. */
const widest = Math.log(1e6)

/** Groups with their own grant rate and their weight among those decided. */
export type GrantRates = readonly { readonly rate: number; readonly weight: number }[]

/** The groups of so many people decided, by where they came from; of the opening stock if nobody is. */
export function grantRates(groups: Scenario['groups'], decided: ByKind): GrantRates {
  const people = decided[0] + decided[1] + decided[2] > 0 ? decided : ([1, 0, 0] as const)
  return Object.values(groups).map((group) => ({
    rate: group.grant_rate,
    weight: weighted([group.share_opening_stocks, group.share_small_boat, group.share_other_routes], people),
  }))
}

/** Grant rate over all groups if the odds of each are multiplied. */
export function overallGrantRate(groups: GrantRates, odds: number): number {
  let granted = 0
  let all = 0
  for (const { rate, weight } of groups) {
    granted += (weight * rate * odds) / (1 - rate + rate * odds)
    all += weight
  }
  return granted / all
}

/** The multiplier that gives the overall grant rate, by bisection on its logarithm; undefined if none does. */
export function oddsForGrantRate(groups: GrantRates, rate: number): number | undefined {
  let low = -widest
  let high = widest
  const rateAt = (logarithm: number) => overallGrantRate(groups, Math.exp(logarithm))
  if (!(rateAt(low) <= rate && rate <= rateAt(high))) return undefined
  for (let i = 0; i < 80; i++) {
    const middle = (low + high) / 2
    if (rateAt(middle) < rate) low = middle
    else high = middle
  }
  return Math.exp((low + high) / 2)
}
