/** Gamma variates, by jstat's quantile: the one place where the model touches jstat, which ships no types. */
import jstat from 'jstat'

interface GammaDistribution {
  /** Quantile by Newton's method from a close start. */
  inv(probability: number, shape: number, scale: number): number
}

const library: unknown = jstat
const { gamma } = library as { readonly gamma: GammaDistribution }

/** Gamma variate with mean shape × scale. Throws a RangeError unless both are positive and finite. */
export function gammaQuantile(u: number, shape: number, scale: number): number {
  if (!(shape > 0 && scale > 0 && Number.isFinite(shape * scale))) {
    throw new RangeError(`gamma needs a positive shape and scale, not ${shape} and ${scale}`)
  }
  return gamma.inv(u, shape, scale)
}

/** Gamma multiplier with mean 1 and the given coefficient of variation; 1 where that is 0. */
export function gammaMultiplier(u: number, variation: number): number {
  return variation === 0 ? 1 : gammaQuantile(u, 1 / variation ** 2, variation ** 2)
}
