/**
 * Approximate Bayesian computation with regression adjustment (Beaumont, Zhang and Balding 2002): the points nearest to the
 * series are kept, and moved along a local ridge regression towards where the mean errors would be 0.
 */
import { Matrix, solve } from 'ml-matrix'
import { AddressedDraws, deriveKey } from '../../model/engine/random.ts'
import { quantile, sorted } from '../../statistics/quantiles.ts'
import { meanOf } from '../../statistics/scores.ts'
import { latinHypercube, shuffled } from '../sweep/sample-shares.ts'
import type { Dimension } from './dimensions.ts'
import type { Summaries } from './distance.ts'

/** What the series tell of one parameter. Positions lie between 0 and 1 in its range. */
export interface ParameterFit {
  readonly name: string
  /** Positions of the points kept: adjusted where the parameter is fitted, else as they were tried. */
  readonly positions: readonly number[]
  /** Their standard deviation over that of the whole range, on the logit scale: 1 where the series tell nothing. */
  readonly contraction: number
  /** What the same would be, at its 5 % quantile, if the parameter had nothing to do with the series. */
  readonly chance: number
  /** Whether the series tell the parameter from its full range. */
  readonly identified: boolean
}

/** The fit at one origin. */
export interface Fit {
  /** Numbers of the points kept, nearest first. */
  readonly accepted: readonly number[]
  readonly parameters: readonly ParameterFit[]
  /** The ensemble: a position for each dimension, one row a member. */
  readonly members: readonly (readonly number[])[]
}

/** Below this share of the range's spread a parameter may count as identified; and it must be below what chance would do. */
const mostContraction = 0.85
const permutations = 200

/**
 * Fits at one origin. Parameters that the series do not identify, and those that are declared assumptions, keep their full
 * range: their values in the ensemble are a Latin hypercube of it, another at each origin.
 * @param origin quarter by whose end the summaries were known
 * @param points positions by point, then by dimension
 * @param seed of permutations and of the ensemble's full ranges
 */
export function fitAt(
  origin: string,
  dimensions: readonly Dimension[],
  points: readonly (readonly number[])[],
  { errors, distances, series, tolerances }: Summaries,
  count: number,
  seed: string,
): Fit {
  const byDistance = [...points.keys()]
    .filter((point) => Number.isFinite(distances[point]!))
    .sort((a, b) => distances[a]! - distances[b]! || a - b)
  if (byDistance.length < count)
    throw new RangeError(
      `${byDistance.length} of ${points.length} points have every run; ${count} are to be kept`,
    )
  const accepted = series.length === 0 ? [] : byDistance.slice(0, count)
  const adjust = adjustment(
    accepted.map((point) => errors[point]!),
    accepted.map((point) => distances[point]!),
    tolerances,
  )
  const parameters = dimensions.map((dimension, d): ParameterFit => {
    if (accepted.length === 0)
      return { name: dimension.name, positions: [], contraction: 1, chance: 1, identified: false }
    const column = points.map((positions) => logit(positions[d]!))
    const whole = spreadOf(column)
    const adjusted = adjust(accepted.map((point) => column[point]!))
    const contraction = spreadOf(adjusted) / whole
    const draws = new AddressedDraws(deriveKey(seed, 0, 'permutation', dimension.name))
    const others = Array.from({ length: permutations }, (_, turn) => {
      const order = shuffled(column.length, draws, turn)
      return spreadOf(adjust(accepted.map((point) => column[order[point]!]!))) / whole
    })
    const chance = quantile(sorted(others), 0.05)
    const identified = !dimension.assumption && contraction < Math.min(chance, mostContraction)
    const raw = accepted.map((point) => points[point]![d]!)
    const positions = identified ? adjusted.map(inverseLogit) : raw
    return { name: dimension.name, positions, contraction, chance, identified }
  })
  const columns = parameters.map(({ name, identified, positions }) =>
    identified ? positions : latinHypercube(count, seed, `ensemble ${origin}`, name),
  )
  // Members are in an order of their own, so that the first of them are a sample as good as any.
  const order = shuffled(count, new AddressedDraws(deriveKey(seed, 0, `ensemble ${origin}`, 'order')))
  return {
    accepted,
    parameters,
    members: order.map((member) => columns.map((column) => column[member]!)),
  }
}

/**
 * The regression of a parameter on mean errors among the points kept, weighted by nearness (Epanechnikov), with ridge penalties of
 * the tolerances squared: where no point comes nearer to a series than its tolerance, nothing is made of it. Positions are on
 * the logit scale, so that they stay between 0 and 1. @returns a function from one parameter's values to adjusted ones
 */
function adjustment(
  errors: readonly (readonly number[])[],
  distances: readonly number[],
  tolerances: readonly number[],
): (logits: readonly number[]) => number[] {
  if (errors.length === 0) return () => []
  const widest = Math.max(...distances)
  const nearness = distances.map((distance) => 1 - (distance / (widest * 1.01)) ** 2)
  const total = nearness.reduce((sum, weight) => sum + weight, 0)
  const weights = nearness.map((weight) => weight / total)
  const weighted = (values: readonly number[]) => values.reduce((sum, x, i) => sum + weights[i]! * x, 0)
  const means = tolerances.map((_, s) => weighted(errors.map((own) => own[s]!)))
  const centred = errors.map((own) => own.map((x, s) => x - means[s]!))
  const covariance = new Matrix(
    tolerances.map((tolerance, s) =>
      tolerances.map(
        (_, t) => weighted(centred.map((own) => own[s]! * own[t]!)) + (s === t ? tolerance ** 2 : 0),
      ),
    ),
  )
  return (logits) => {
    const mean = weighted(logits)
    const shared = tolerances.map((_, s) => weighted(centred.map((own, i) => own[s]! * (logits[i]! - mean))))
    const slopes = solve(covariance, Matrix.columnVector(shared)).to1DArray()
    return logits.map((y, i) => errors[i]!.reduce((rest, x, s) => rest - x * slopes[s]!, y))
  }
}

const edge = 0.005
const logit = (share: number): number => {
  const inside = Math.min(1 - edge, Math.max(edge, share))
  return Math.log(inside / (1 - inside))
}
const inverseLogit = (x: number): number => 1 / (1 + Math.exp(-x))

/** Standard deviation about the mean. */
function spreadOf(values: readonly number[]): number {
  const mean = meanOf(values)
  return Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)))
}

/** Correlation of two parameters among the points kept: strong where the series tell only both together. */
export function correlation(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [meanOf(a), meanOf(b)]
  const product = meanOf(a.map((value, i) => (value - meanA) * (b[i]! - meanB)))
  return product / (spreadOf(a) * spreadOf(b))
}
