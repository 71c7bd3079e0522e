/** Morris screening of the declared ranges: every parameter changed along random walks through all of them. */
import { draws } from '../../model/engine/random.ts'
import type { Interval } from '../../statistics/interval.ts'
import { elementaryEffects, type Trajectory, trajectory } from '../../statistics/morris.ts'
import { meanOf } from '../../statistics/scores.ts'
import type { Verdict } from '../../statistics/verdict.ts'
import type { Effort, Measure, Readings, Trial } from './evaluate.ts'
import { type Factor, valueAt } from './factors.ts'
import type { IndexRow } from './row.ts'

/** Walks through the ranges. */
export interface MorrisDesign extends Effort {
  readonly method: 'morris'
  readonly trajectories: number
}

/** The walks of a design. */
export const walksOf = (
  { trajectories }: MorrisDesign,
  factors: readonly Factor[],
  seed: string,
): Trajectory[] =>
  Array.from({ length: trajectories }, (_, t) => {
    const luck = draws(seed, 'sensitivity', 'morris', t)
    return trajectory(factors.length, (n) => luck.uniform(n, 0, 0))
  })

/** The parameter sets along the walks. */
export const morrisTrials = (walks: readonly Trajectory[], factors: readonly Factor[]): Trial[] =>
  walks.flatMap(({ points }, t) =>
    points.map((point, p) => ({
      id: `walk ${t + 1}, point ${p + 1}`,
      values: new Map(factors.map((factor, i) => [factor.id, valueAt(factor, point[i]!)])),
    })),
  )

/** The rows of one measure, without ranks; blank where a run failed or the metric is undefined somewhere. */
export function morrisRows(
  measure: Measure,
  position: number,
  factors: readonly Factor[],
  walks: readonly Trajectory[],
  readings: Readings,
  seed: string,
): Omit<IndexRow, 'rank'>[] {
  const values = readings.map((reading) => reading[position]!)
  const replications = values[0]?.length ?? 0
  const isWhole = values.every((own) => own.every(Number.isFinite))
  const row = (
    parameter: string,
    statistic: IndexRow['statistic'],
    value: number | null,
    interval: Interval | null = null,
    verdict: Verdict | null = null,
  ): Omit<IndexRow, 'rank'> => ({
    ...{ ...measure, parameter, statistic, value, verdict, replications },
    ...{ ci_low: interval?.low ?? null, ci_high: interval?.high ?? null, stage: 'full' },
  })
  if (!isWhole) return factors.map(({ id }) => row(id, 'mu_star', null))
  const perWalk = factors.length + 1
  const bootstrap = draws(seed, 'sensitivity', 'morris', 'bootstrap')
  const effects = elementaryEffects(
    walks,
    walks.map((_, t) => values.slice(t * perWalk, (t + 1) * perWalk)),
    (resample, n) => bootstrap.uniform(n, 0, 0, resample),
  )
  const mean = meanOf(values.map(meanOf))
  return [
    row('', 'mean', mean),
    ...factors.flatMap(({ id }, i) => {
      const { muStar, mu, sigma, noise } = effects[i]!
      return [
        row(id, 'mu_star', muStar.value, muStar.interval, verdictOf(muStar, noise)),
        row(id, 'mu', mu.value, mu.interval),
        row(id, 'sigma', sigma.value, sigma.interval),
        row(id, 'effect_noise', noise),
      ]
    }),
  ]
}

/** Chance alone gives a mean absolute effect of this share of its standard error. */
const ofNoise = Math.sqrt(2 / Math.PI)

/** Whether a mean absolute effect is above what chance alone would give. */
function verdictOf(
  { value, interval }: { readonly value: number; readonly interval: Interval | null },
  noise: number | null,
): Verdict {
  if (value === 0) return 'none'
  if (noise === null || interval === null) return 'unknown'
  return interval.low > noise * ofNoise ? 'more' : 'unclear'
}
