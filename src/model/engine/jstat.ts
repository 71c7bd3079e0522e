/** The one place where the engine touches jstat, which ships no types. */
import jstat from 'jstat'

interface GammaDistribution {
  /** Quantile by Newton's method from a close start. */
  inv(probability: number, shape: number, scale: number): number
}

const library: unknown = jstat

/** jstat's gamma distribution. */
export const gamma: GammaDistribution = (library as { readonly gamma: GammaDistribution }).gamma
