/** The odds multiplier at which the groups together have a given grant rate. */
import type { Scenario } from '../schema.ts'

/** The smallest and the largest multiplier that is tried. */
const widest = Math.log(1e6)

/** Grant rate over all groups, by their mix in the opening stocks, if the odds of each are multiplied. */
export function overallGrantRate(groups: Scenario['groups'], odds: number): number {
  let granted = 0
  let all = 0
  for (const { grant_rate: p, share_opening_stocks: share } of Object.values(groups)) {
    granted += (share * p * odds) / (1 - p + p * odds)
    all += share
  }
  return granted / all
}

/** The multiplier that gives the overall grant rate, by bisection on its logarithm; undefined if none does. */
export function oddsForGrantRate(groups: Scenario['groups'], rate: number): number | undefined {
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
