/** Tails of the binomial distribution. */

/**
 * The probability of at least `least` successes in `trials` that each succeed with the same probability.
 * @param least from 0 to `trials`
 * @param probability from 0 to 1
 */
export function binomialUpperTail(least: number, trials: number, probability: number): number {
  if (least <= 0) return 1
  if (probability <= 0) return 0
  if (probability >= 1) return 1
  // Upwards from the first term, each by its ratio to the one before; terms above the mode only fall.
  let logTerm = least * Math.log(probability) + (trials - least) * Math.log1p(-probability)
  for (let i = 1; i <= trials - least; i++) logTerm += Math.log((least + i) / i)
  const odds = probability / (1 - probability)
  let term = Math.exp(logTerm)
  let sum = 0
  for (let k = least; k <= trials; k++) {
    sum += term
    term *= ((trials - k) / (k + 1)) * odds
  }
  return Math.min(1, sum)
}
