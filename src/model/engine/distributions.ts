/** Inverse distribution functions: each turns a uniform in (0, 1) into a variate and is increasing in it. */
import { standardNormalQuantile } from './normal-quantile.ts'

export { standardNormalQuantile }

/** Triangular variate on [low, high] with the given mode. Throws a RangeError unless low ≤ mode ≤ high. */
export function triangular(u: number, low: number, mode: number, high: number): number {
  if (!(low <= mode && mode <= high))
    throw new RangeError(`triangular needs low ≤ mode ≤ high, not ${low}, ${mode}, ${high}`)
  const span = high - low
  if (span === 0) return low
  return u * span < mode - low
    ? low + Math.sqrt(u * span * (mode - low))
    : high - Math.sqrt((1 - u) * span * (high - mode))
}

/** Lognormal variate from a standard normal z: median × exp(sigma × z), sigma being the standard deviation of the logarithm. */
export function lognormal(z: number, median: number, sigma: number): number {
  return median * Math.exp(sigma * z)
}

/**
 * Lognormal variate given that it is at least `least`, from the same uniform as without the condition: P(X > x | X ≥ least) =
 * P(X > x) / P(X ≥ least) = 1 − u. Without spread the median, which is then no draw and stands as it is.
 */
export function lognormalFrom(u: number, median: number, sigma: number, least: number): number {
  if (sigma === 0 || least <= 0) return lognormal(standardNormalQuantile(u), median, sigma)
  const share = normalUpperTail(Math.log(least / median) / sigma)
  // So far out that no double holds the share: what is left of the distribution lies at its lower end.
  if (share === 0) return least
  return Math.max(least, lognormal(-standardNormalQuantile((1 - u) * share), median, sigma))
}

/** The least share that is told from 0: e to this power. */
const smallestLogShare = -700

/** P(Z > z) of a standard normal Z, by bisection of its quantile, so that the two agree; 0 below e^-700. */
export function normalUpperTail(z: number): number {
  let [low, high] = [smallestLogShare, 0]
  if (-standardNormalQuantile(Math.exp(low)) <= z) return 0
  for (let step = 0; step < 64; step++) {
    const middle = (low + high) / 2
    const share = Math.exp(middle)
    if (share === 1 || -standardNormalQuantile(share) < z) high = middle
    else low = middle
  }
  return Math.exp(high)
}

/** Poisson count with the given mean, exact for any mean. Throws a RangeError if the mean is negative or not finite. */
export function poisson(u: number, mean: number): number {
  return negativeBinomial(u, mean, 1)
}

/**
 * Negative binomial count with the given mean and ratio of variance to mean; Poisson where the ratio is 1.
 * Throws a RangeError if the mean is negative or the ratio below 1, or either is not finite.
 */
export function negativeBinomial(u: number, mean: number, varianceToMean: number): number {
  if (!(mean >= 0 && Number.isFinite(mean)))
    throw new RangeError(`a count needs a mean of 0 or more, not ${mean}`)
  if (!(varianceToMean >= 1 && Number.isFinite(varianceToMean))) {
    throw new RangeError(
      `a count needs a variance of at least its mean, not ${varianceToMean} times the mean`,
    )
  }
  const excess = varianceToMean - 1
  return countByRatio(u, excess / varianceToMean, (mean - excess) / varianceToMean)
}

/** A weight, relative to the mode's, below which a tail is cut; the smallest uniform is 1e-16. */
const NEGLIGIBLE = 1e-24

/**
 * The u-quantile of the counts whose probabilities obey p(k) = p(k-1)(a + b/k) (Panjer's class: Poisson, negative binomial).
 * Works with weights relative to the mode, summed from the smallest, so nothing underflows; time grows with the
 * standard deviation.
 */
function countByRatio(u: number, a: number, b: number): number {
  const mode = Math.max(0, Math.floor(b / (1 - a)))
  let k = mode
  let weight = 1
  while (k > 0 && weight > NEGLIGIBLE) weight /= a + b / k--

  let total = 0
  for (let i = k, w = weight; total + w > total; i++, w *= a + b / i) total += w

  let cumulative = weight
  for (const wanted = u * total; cumulative < wanted; cumulative += weight) weight *= a + b / ++k
  return k
}
