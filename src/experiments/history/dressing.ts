/**
 * Error dressing: a forecast's spread is widened, and its centre shifted, by the errors of earlier forecasts of the same
 * series so many quarters ahead, as far as they were known at the origin. Chance within the model is not all that can go
 * wrong; what the model leaves out shows in its past errors.
 */
import { meanOf } from '../../statistics/scores.ts'
import type { Published } from './published.ts'
import { quarterAfter } from './quarters.ts'
import type { Forecast } from './scoring.ts'

/**
 * What is assumed before any error is known, as if it had been seen so many times: a relative error of so much at one
 * quarter ahead, growing with the square root of time. Assumption.
 */
export const prior = {
  weight: 4,
  conditional: 0.03,
  unconditional: 0.08,
  /** Hotels and open appeals are what is left of larger flows, so that the same error in people is larger beside them. */
  remainder: 3,
  remainders: ['hotel_people', 'ftt_asylum_open_caseload'],
}

/** The forecasts with past errors added. @param forecasts in order of origin */
export function dress(published: Published, forecasts: readonly Forecast[]): Forecast[] {
  return forecasts.map((forecast) => {
    const errors = forecasts
      .filter((earlier) => isKnown(earlier, forecast))
      .flatMap((earlier) => errorOf(published, earlier) ?? [])
    return dressed(forecast, errors)
  })
}

/** Whether an earlier forecast of the same kind had come due by the origin of another. */
const isKnown = (earlier: Forecast, { mode, series, ahead, origin }: Forecast): boolean =>
  earlier.mode === mode &&
  earlier.series === series &&
  earlier.ahead === ahead &&
  quarterAfter(earlier.origin, ahead) <= origin

/** Logarithm of what happened over the mean forecast. */
function errorOf(published: Published, { series, origin, ahead, sample }: Forecast): number | undefined {
  const observed = published.quarterly(series).get(quarterAfter(origin, ahead))
  const mean = meanOf(sample)
  return observed === undefined || observed <= 0 || mean <= 0 ? undefined : Math.log(observed / mean)
}

/**
 * Shift and spread of the errors, with the prior. Where inputs are given a lasting error is the model's, and the forecast is
 * shifted by it; where inputs are forecast it is theirs, whose trend may turn, and only the spread tells of it.
 */
export function errorModel(
  errors: readonly number[],
  assumed: number,
  mayShift: boolean,
): { readonly shift: number; readonly sd: number } {
  const { weight } = prior
  const mean = errors.reduce((sum, error) => sum + error, 0) / (errors.length + weight)
  const shift = mayShift ? mean : 0
  const squares = errors.reduce((sum, error) => sum + (error - shift) ** 2, 0)
  return { shift, sd: Math.sqrt((weight * assumed ** 2 + squares) / (weight + errors.length)) }
}

function dressed(forecast: Forecast, errors: readonly number[]): Forecast {
  const { sample, mode, series, ahead } = forecast
  const times = prior.remainders.includes(series) ? prior.remainder : 1
  const { shift, sd } = errorModel(errors, times * prior[mode] * Math.sqrt(ahead), mode === 'conditional')
  const logs = Array.from(sample, (value) => Math.log(Math.max(value, 1e-9)))
  const centre = meanOf(logs)
  const within = meanOf(logs.map((log) => (log - centre) ** 2))
  const added = Math.sqrt(Math.max(0, sd ** 2 - within))
  // Each replication meets every stratum of the error once, so that no chance is added to it.
  const strata = errorStrata
  const values = Float64Array.from({ length: sample.length * strata.length }, (_, i) => {
    const z = strata[i % strata.length]!
    return sample[Math.floor(i / strata.length)]! * Math.exp(shift + added * z)
  })
  return { ...forecast, sample: values }
}

/** Standard normal quantiles at the middle of ten equal shares (Abramowitz and Stegun, table 26.5), scaled to variance 1. */
const errorStrata: readonly number[] = (() => {
  const half = [0.12566, 0.38532, 0.67449, 1.03643, 1.64485]
  const scale = Math.sqrt(half.reduce((sum, z) => sum + z * z, 0) / half.length)
  return [...half.map((z) => -z / scale).reverse(), ...half.map((z) => z / scale)]
})()
