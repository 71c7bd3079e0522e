/** One parameter at a time at the ends of its range, all else as declared: what each end changes, and the swing between them. */
import { meanInterval, moments } from '../../statistics/interval.ts'
import { type Judged, verdictOf } from '../../statistics/verdict.ts'
import type { Effort, Measure, Readings, Trial } from './evaluate.ts'
import type { Factor } from './factors.ts'
import type { IndexRow } from './row.ts'

/** The ends of a factor that are run: one at the usual value is, unless the usual value is drawn. */
const endsOf = ({ low, usual, high, sampled }: Factor): ('low' | 'high')[] => [
  ...(low < usual || sampled ? (['low'] as const) : []),
  ...(high > usual || sampled ? (['high'] as const) : []),
]

const idOf = ({ id }: Factor, end: 'low' | 'high') => `${id} at its ${end}`

/** The usual values, then each end of each factor. */
export const tornadoTrials = (factors: readonly Factor[]): Trial[] => [
  { id: 'usual', values: new Map() },
  ...factors.flatMap((factor) =>
    endsOf(factor).map((end) => ({ id: idOf(factor, end), values: new Map([[factor.id, factor[end]]]) })),
  ),
]

/** A mean difference between two parameter sets under the same luck. */
interface Contrast extends Judged {
  readonly mean: number | null
}

/** Below this share of the figures a difference is rounding of the sums behind them. */
const rounding = 1e-9

/** The second less the first, replication by replication, where both are defined. */
export function contrastOf(from: Float64Array, to: Float64Array): Contrast {
  const differences = [...to]
    .map((value, r) => {
      const difference = value - from[r]!
      return Math.abs(difference) <= rounding * Math.abs(value) ? 0 : difference
    })
    .filter((value) => !Number.isNaN(value))
  const of = moments(differences)
  const interval = of === null ? null : meanInterval(of)
  return {
    mean: of?.mean ?? null,
    ci_low: interval?.low ?? null,
    ci_high: interval?.high ?? null,
    replications: differences.length,
  }
}

/**
 * The contrasts of one factor in one measure. The swing is the largest of those from low to high, from low to the usual
 * value and from there to high: the width of its bar, also where both ends act to the same side. A rise of the
 * metric with the parameter is positive.
 */
export function swingsOf(low: Float64Array, usual: Float64Array, high: Float64Array) {
  const [whole, lower, upper] = [contrastOf(low, high), contrastOf(low, usual), contrastOf(usual, high)]
  const size = ({ mean }: Contrast) => (mean === null ? -1 : Math.abs(mean))
  const swing = [lower, upper].reduce((most, each) => (size(each) > size(most) ? each : most), whole)
  const nothing = new Float64Array(usual.length)
  return {
    figure_at_low: contrastOf(nothing, low),
    figure_at_high: contrastOf(nothing, high),
    at_low: contrastOf(usual, low),
    at_high: upper,
    swing,
  }
}

/** The rows of one measure, without ranks. @param trials those of the readings, the usual values first */
export function tornadoRows(
  measure: Measure,
  position: number,
  factors: readonly Factor[],
  trials: readonly Trial[],
  readings: Readings,
  stage: IndexRow['stage'],
  { replications }: Effort,
): Omit<IndexRow, 'rank'>[] {
  const at = new Map(trials.map(({ id }, i) => [id, readings[i]![position]!]))
  const usual = at.get('usual')!
  const level = contrastOf(new Float64Array(usual.length), usual)
  const of = { ...measure, stage }
  const whole = { ...of, parameter: '', statistic: 'mean' as const, verdict: null }
  const { mean: value, ci_low, ci_high } = level
  const ends = factors.flatMap((factor) => {
    const end = (which: 'low' | 'high') => at.get(idOf(factor, which)) ?? usual
    const contrasts = swingsOf(end('low'), usual, end('high'))
    return (['figure_at_low', 'figure_at_high', 'at_low', 'at_high', 'swing'] as const).map((statistic) => {
      const { mean, ci_low, ci_high, replications: pairs } = contrasts[statistic]
      return {
        ...of,
        parameter: factor.id,
        statistic,
        value: mean,
        ci_low,
        ci_high,
        replications: Math.min(pairs, replications),
        verdict: statistic === 'swing' ? verdictOf(contrasts.swing) : null,
      }
    })
  })
  return [{ ...whole, value, ci_low, ci_high, replications: level.replications }, ...ends]
}

/** The factors to be run in full: of each measure's ranking in turn the next, until there are so many. */
export function chosenOf(
  factors: readonly Factor[],
  rankings: readonly (readonly string[])[],
  keep: number,
): Factor[] {
  const chosen = new Set<string>()
  for (let place = 0; place < factors.length && chosen.size < keep; place++)
    for (const ranking of rankings) {
      const next = ranking[place]
      if (next !== undefined && chosen.size < keep) chosen.add(next)
    }
  return factors.filter(({ id }) => chosen.has(id))
}
