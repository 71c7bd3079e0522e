/** Morris’s elementary effects: trajectories through a grid, one input changed at each step, and what each change does. */
import { bootstrapIntervals } from './bootstrap.ts'
import type { Interval } from './interval.ts'

/** Levels of the grid: 0, 1/3, 2/3, 1. A step is two of the three gaps, so that every level is reached as often as any. */
const levels = 4
/** Length of a step. */
export const step = levels / (2 * (levels - 1))

/** A walk from point to point: the input that each step changes, and whether it rises. */
export interface Trajectory {
  readonly points: readonly Float64Array[]
  readonly steps: readonly { readonly input: number; readonly rises: boolean }[]
}

/** A random trajectory that changes each input once. @param uniform a uniform number for each n, used up to three times the inputs */
export function trajectory(inputs: number, uniform: (n: number) => number): Trajectory {
  const rises = Array.from({ length: inputs }, (_, i) => uniform(i) < 0.5)
  const start = Float64Array.from({ length: inputs }, (_, i) => {
    const low = Math.floor(uniform(inputs + i) * (levels / 2)) / (levels - 1)
    return rises[i] ? low : low + step
  })
  const order = Array.from({ length: inputs }, (_, i) => i)
  for (let i = inputs - 1; i > 0; i--) {
    const j = Math.floor(uniform(2 * inputs + i) * (i + 1))
    const other = order[j]!
    order[j] = order[i]!
    order[i] = other
  }
  const points = [start]
  for (const input of order) {
    const next = points.at(-1)!.slice()
    next[input]! += rises[input] ? step : -step
    points.push(next)
  }
  return { points, steps: order.map((input) => ({ input, rises: rises[input]! })) }
}

/** A number with the interval that holds 95 % of its bootstrap over trajectories. */
interface Estimated {
  readonly value: number
  readonly interval: Interval | null
}

/** What one input does, in the unit of the function for a step over the whole of the input. */
export interface ElementaryEffects {
  /** Mean absolute effect, and mean effect. */
  readonly muStar: Estimated
  readonly mu: Estimated
  /** Spread of the effects over the grid, without what chance adds: how far the input bends or acts through others. */
  readonly sigma: Estimated
  /** Standard error that chance gives to a single effect; null for one replication. */
  readonly noise: number | null
}

/**
 * The effects of every input (Morris 1991; Campolongo et al. 2007).
 * @param values at every point of every trajectory, one a replication, none missing
 * @param uniform a uniform number for the nth trajectory of a bootstrap’s resample
 */
export function elementaryEffects(
  trajectories: readonly Trajectory[],
  values: readonly (readonly Float64Array[])[],
  uniform: (resample: number, n: number) => number,
): ElementaryEffects[] {
  const inputs = trajectories[0]?.steps.length ?? 0
  const effects = Array.from({ length: inputs }, () => new Float64Array(trajectories.length))
  const noises = Array.from({ length: inputs }, () => new Float64Array(trajectories.length))
  for (const [t, { steps }] of trajectories.entries())
    for (const [s, { input, rises }] of steps.entries()) {
      const [before, after] = [values[t]![s]!, values[t]![s + 1]!]
      const by = rises ? step : -step
      const single = after.map((value, r) => (value - before[r]!) / by)
      const mean = single.reduce((sum, value) => sum + value, 0) / single.length
      const squares = single.reduce((sum, value) => sum + (value - mean) ** 2, 0)
      effects[input]![t] = mean
      noises[input]![t] = single.length < 2 ? Number.NaN : squares / (single.length - 1) / single.length
    }
  return effects.map((own, input) => effectsOf(own, noises[input]!, uniform))
}

function effectsOf(
  effects: Float64Array,
  noises: Float64Array,
  uniform: (resample: number, n: number) => number,
): ElementaryEffects {
  const count = effects.length
  const hasNoise = !Number.isNaN(noises[0]!)
  const statisticsOf = (drawn: Uint32Array): number[] => {
    const over = (numberOf: (t: number) => number) => drawn.reduce((sum, t) => sum + numberOf(t), 0) / count
    const mu = over((t) => effects[t]!)
    const squares = over((t) => (effects[t]! - mu) ** 2) * (count / (count - 1))
    const noise = hasNoise ? over((t) => noises[t]!) : 0
    return [over((t) => Math.abs(effects[t]!)), mu, Math.sqrt(Math.max(0, squares - noise))]
  }
  const all = Uint32Array.from({ length: count }, (_, t) => t)
  const intervals = count < 2 ? [null, null, null] : bootstrapIntervals(count, statisticsOf, uniform)
  const [muStar, mu, sigma] = statisticsOf(all).map((value, i) => ({ value, interval: intervals[i]! }))
  const noise = hasNoise ? Math.sqrt(noises.reduce((sum, value) => sum + value, 0) / count) : null
  return { muStar: muStar!, mu: mu!, sigma: sigma!, noise }
}
