/** Statistics for tests of uniformity and independence, all on the scale of a standard normal variate. */

/** |z| above this has probability 1e-6 for a standard normal variate, both sides together. */
export const ALARM = 4.8916

/** Normal score of Pearson's chi-square of counts against equal expectations (Wilson–Hilferty). */
export function chiSquareScore(counts: ArrayLike<number>): number {
  let total = 0
  for (let i = 0; i < counts.length; i++) total += counts[i]!
  const expected = total / counts.length
  let sum = 0
  for (let i = 0; i < counts.length; i++) sum += (counts[i]! - expected) ** 2 / expected
  const freedom = counts.length - 1
  const spread = 2 / (9 * freedom)
  return (Math.cbrt(sum / freedom) - (1 - spread)) / Math.sqrt(spread)
}

/** Normal score of the correlation between pairs of independent uniforms on (0, 1). */
export function correlationScore(pairs: readonly (readonly [number, number])[]): number {
  let sum = 0
  for (const [one, other] of pairs) sum += (one - 0.5) * (other - 0.5)
  return (sum * 12) / Math.sqrt(pairs.length)
}

/** Normal score of a chi-square test that pairs fill the unit square evenly, in side × side cells. */
export function squareScore(pairs: readonly (readonly [number, number])[], side: number): number {
  const cells = new Float64Array(side * side)
  for (const [one, other] of pairs) cells[Math.floor(one * side) * side + Math.floor(other * side)]!++
  return chiSquareScore(cells)
}
