/** Optimal computing budget allocation: where replications tell most about which of several means is the best. */

/** What is known of an option. */
export interface Known {
  readonly mean: number
  readonly standardDeviation: number
}

/**
 * How a budget is shared among options so that the chance to name the one with the highest mean is about the highest
 * (Chen, Lin, Yücesan and Chick 2000, theorem 1): in proportion to (σ/δ)², δ being the distance to the best mean, and for the best
 * σ √Σ(N/σ)² over the others. It is derived for independent options.
 * @returns a number for each option, not rounded, their sum the budget; all alike where nothing varies
 */
export function ocbaShares(options: readonly Known[], budget: number): number[] {
  const best = bestOf(options.map(({ mean }) => mean))
  const distances = options.map(({ mean }) => options[best]!.mean - mean)
  // A tie would take all there is: it counts as near as the nearest that is none.
  const nearest = Math.min(...distances.filter((distance) => distance > 0))
  const weights = options.map(({ standardDeviation }, i) =>
    i === best ? 0 : (standardDeviation / (distances[i] || (Number.isFinite(nearest) ? nearest : 1))) ** 2,
  )
  const squares = options.map(({ standardDeviation }, i) =>
    i === best || standardDeviation === 0 ? 0 : (weights[i]! / standardDeviation) ** 2,
  )
  weights[best] = options[best]!.standardDeviation * Math.sqrt(squares.reduce((sum, each) => sum + each, 0))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => (total === 0 ? budget / options.length : (budget * weight) / total))
}

/** The position of the highest mean, the first of several. */
export const bestOf = (means: readonly number[]): number => means.indexOf(Math.max(...means))
