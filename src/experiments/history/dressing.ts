/**
 * Error dressing: a forecast's spread is widened by the errors of earlier forecasts of the same series so many quarters
 * ahead, as far as they were known at the origin; its mean stays what it is. Chance within the model is not all that can go
 * wrong; what the model leaves out shows in its past errors.
 */

import { quarterAfter } from '../../calendar/periods.ts'
import { pow } from '../../portable/power.ts'
import { meanOf } from '../../statistics/scores.ts'
import type { Published } from './published.ts'
import type { Forecast, Mode } from './scoring.ts'

/** How far a forecast was from what happened. */
export interface PastError extends Pick<Forecast, 'mode' | 'origin' | 'series' | 'ahead'> {
  /** Logarithm of what happened over the mean forecast. */
  readonly error: number
}

/** What is to be dressed. */
export type Undressed = Pick<Forecast, 'mode' | 'origin' | 'series' | 'ahead' | 'sample'>

/**
 * How errors make a spread. Assumption, set once so that of past forecasts about nine in ten lay within their 90 % intervals at one, four and
 * eight quarters: errors grow with time to this power, between those of a random walk (0.5) and of a trend (1); one that came due so many quarters ago weighs half;
 * and as they overlap, they tell as little as five would that do not, whose 90 % interval is so many times the normal one (Student's t).
 */
export const widening = { growth: 0.75, halfLife: 8, few: 1.22 }

/**
 * What is assumed before any error is known: a relative error of so much at one quarter ahead, growing as errors do, which
 * weighs as much as a single error that has been seen. Assumption.
 */
export const prior = {
  weight: 1,
  conditional: 0.03,
  unconditional: 0.15,
  /** Hotels and open appeals are what is left of larger flows, so that the same error in people is larger beside them. */
  remainder: 1.5,
  remainders: ['hotel_people', 'ftt_asylum_open_caseload'],
}

/** Most quarters ahead of which there are errors; beyond, those grow on. */
const mostAhead = 8

/** The errors of forecasts whose outcome is published. */
export function pastErrors(published: Published, forecasts: readonly Undressed[]): PastError[] {
  return forecasts.flatMap(({ mode, origin, series, ahead, sample }) => {
    const observed = published.quarterly(series).get(quarterAfter(origin, ahead))
    const mean = meanOf(sample)
    return observed === undefined || observed <= 0 || !(mean > 0)
      ? []
      : [{ mode, origin, series, ahead, error: Math.log(observed / mean) }]
  })
}

/** The forecasts, each with those of the errors added that had come due by its origin. */
export const dress = <F extends Undressed>(errors: readonly PastError[], forecasts: readonly F[]): F[] =>
  forecasts.map((forecast) => dressed(forecast, knownErrors(errors, forecast)))

/** An error as it counts for a forecast. */
export interface Weighed {
  readonly error: number
  readonly weight: number
}

/**
 * Errors of earlier forecasts of the same kind that had come due by a forecast's origin. Those of fewer quarters ahead are known sooner:
 * they count together as one horizon does, as large as errors grow to the forecast's own.
 */
function knownErrors(
  errors: readonly PastError[],
  { mode, series, ahead, origin }: Undressed,
): readonly Weighed[] {
  const own = Math.min(ahead, mostAhead)
  return errors
    .filter((each) => each.mode === mode && each.series === series && each.ahead <= own)
    .flatMap((each) => {
      const due = quarterAfter(each.origin, each.ahead)
      if (due > origin) return []
      const age = numberOf(origin) - numberOf(due)
      const weight = (each.ahead === own ? 1 : 1 / own) * Math.pow(0.5, age / widening.halfLife)
      return [{ error: each.error * Math.pow(own / each.ahead, widening.growth), weight }]
    })
}

/** Quarters in order. */
const numberOf = (quarter: string): number => 4 * Number(quarter.slice(0, 4)) + Number(quarter.slice(6))

/** Spread of the errors about a forecast, with the prior. They do not shift it: a lasting error is for the calibration to mend. */
export function errorSpread(errors: readonly Weighed[], assumed: number): number {
  const squares = errors.reduce((sum, { error, weight }) => sum + weight * error ** 2, 0)
  const weights = errors.reduce((sum, { weight }) => sum + weight, 0)
  return Math.sqrt((prior.weight * assumed ** 2 + squares) / (prior.weight + weights))
}

function dressed<F extends Undressed>(forecast: F, errors: readonly Weighed[]): F {
  const { sample, series, ahead } = forecast
  const sd = widening.few * errorSpread(errors, assumedError(forecast))
  const further = pow(Math.max(1, ahead / mostAhead), widening.growth)
  const mean = meanOf(sample)
  const variance = meanOf(Array.from(sample, (value) => (value - mean) ** 2))
  // The variance that the logarithm of a lognormal variate of that mean and variance has.
  const within = mean > 0 ? Math.log1p(variance / mean ** 2) : 0
  const added = Math.sqrt(Math.max(0, (further * sd) ** 2 - within))
  // Each replication meets every stratum of the error once, so that no chance is added to it; the mean stays what it is, of a share nearly.
  const scale = isShare(series) ? 1 / Math.max(0.05, 1 - mean) : 1
  const factors = errorStrata.map((z) => Math.exp(added * scale * z))
  const level = 1 / meanOf(factors)
  // A share s is dressed by its odds, whose relative error is 1 / (1 − s) times its own, so that it stays below 1.
  const value = isShare(series)
    ? (share: number, factor: number) => (share * factor) / (1 - share + share * factor)
    : (number: number, factor: number) => number * level * factor
  const values = Float64Array.from({ length: sample.length * factors.length }, (_, i) =>
    value(sample[Math.floor(i / factors.length)]!, factors[i % factors.length]!),
  )
  return { ...forecast, sample: values }
}

/** The relative error that the prior says of a forecast. */
const assumedError = ({ mode, series, ahead }: { mode: Mode; series: string; ahead: number }): number =>
  (prior.remainders.includes(series) ? prior.remainder : 1) *
  prior[mode] *
  pow(Math.min(ahead, mostAhead), widening.growth)

const isShare = (series: string) => series.endsWith('_share')

/** Standard normal quantiles at the middle of ten equal shares (Abramowitz and Stegun, table 26.5), scaled to variance 1. */
const errorStrata: readonly number[] = (() => {
  const half = [0.12566, 0.38532, 0.67449, 1.03643, 1.64485]
  const scale = Math.sqrt(half.reduce((sum, z) => sum + z * z, 0) / half.length)
  return [...half.map((z) => -z / scale).reverse(), ...half.map((z) => z / scale)]
})()
