/** The distribution of a parameter of a design as an inverse: which value has so large a share of the distribution below it. */
import jStat from 'jstat'
import { lognormal, standardNormalQuantile, triangular } from '../../model/engine/distributions.ts'
import type { SweepParameter, SweepValue } from '../../scenarios/designs/sweep-schema.ts'

/** The beta distribution in jstat, which ships no types. */
const { beta } = jStat as {
  readonly beta: { inv(share: number, alpha: number, beta: number): number }
}

/**
 * The value with this share of the parameter's distribution below it, numbers to six significant digits. It never falls as the share
 * rises, so that a value from each of many equal strata of shares is a value from each stratum of the distribution.
 * @param share between 0 and 1, both excluded
 */
export function valueAtShare(parameter: SweepParameter, share: number): SweepValue {
  const { values, weights, distribution = 'uniform' } = parameter
  if (values !== undefined) return values[choiceAt(share, values.length, weights)]!
  const [low, high] = [parameter.low ?? 0, parameter.high ?? 1]
  switch (distribution) {
    case 'triangular':
      return rounded(triangular(share, low, parameter.value ?? low, high))
    case 'pert':
      return rounded(pert(share, low, parameter.value ?? low, high))
    case 'lognormal': {
      const [median, ratio] = [Math.sqrt(low * high), Math.sqrt(high / low)]
      const sigma = Math.log(ratio) / standardNormalQuantile((1 + parameter.within) / 2)
      return rounded(lognormal(standardNormalQuantile(share), median, sigma))
    }
    default:
      return between(parameter, share)
  }
}

/** The value a share of the way from the lower to the upper end, to six significant digits. */
export function between({ from, to = 1, scale }: SweepParameter, share: number): number {
  const start = typeof from === 'number' ? from : 0
  return rounded(scale === 'log' ? start * Math.pow(to / start, share) : start + (to - start) * share)
}

const rounded = (value: number): number => Number(value.toPrecision(6))

/** PERT: a beta distribution from low to high that has its mode at the value and weighs it four times (Malcolm et al. 1959). */
function pert(share: number, low: number, mode: number, high: number): number {
  const span = high - low
  return low + span * beta.inv(share, 1 + (4 * (mode - low)) / span, 1 + (4 * (high - mode)) / span)
}

/** The position of the choice in whose part of the whole a share lies. */
function choiceAt(share: number, count: number, weights: readonly number[] | undefined): number {
  if (weights === undefined) return Math.floor(share * count)
  let left = share * weights.reduce((sum, weight) => sum + weight, 0)
  const found = weights.findIndex((weight) => {
    left -= weight
    return left < 0
  })
  return found < 0 ? count - 1 : found
}
