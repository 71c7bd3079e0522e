/**
 * What it would be worth to know a parameter, or all of them, before an option is chosen: the expected value of partial and of
 * perfect information. A point is taken for a state of the world, each as likely as any other.
 */
import { draws } from '../../model/engine/random.ts'
import { bootstrapIntervals } from '../../statistics/bootstrap.ts'
import type { Interval } from '../../statistics/interval.ts'
import { quantile, sorted } from '../../statistics/quantiles.ts'
import { type Basis, fittedBy, groupBasis, naturalSplineBasis } from '../../statistics/spline-fit.ts'
import { shuffled } from '../sweep/sample-shares.ts'
import type { Column } from './columns.ts'
import type { Direction, Levels } from './regret.ts'

/** How what is expected given a parameter is estimated: from the means at each of its values, or from a smooth curve. */
export const estimators = ['means_by_value', 'spline', 'all_points'] as const

/** What knowing something is worth. */
export interface Worth {
  /** The parameter; '' for all of them. */
  readonly parameter: string
  readonly estimator: (typeof estimators)[number]
  readonly value: number
  readonly interval: Interval | null
  /** What knowing a parameter without any bearing would seem to be worth, in 95 cases of 100 at most; null for all of them. */
  readonly byChance: number | null
}

/** A parameter with no more different values than this has a mean for each. */
const mostGroups = 6
/** Times that a parameter's values are shuffled. */
const shuffles = 200

/** The worth of knowing each parameter, and of knowing all of them first. */
export function worthOfKnowing(
  columns: readonly Column[],
  levels: Levels,
  better: Direction,
  seed: string,
): Worth[] {
  const sign = better === 'lower' ? -1 : 1
  // Less those of the first option: only differences bear on a choice, and what all have in common would blur them.
  const benefits = levels.map((own) => Float64Array.from(own, (value, i) => sign * (value - levels[0]![i]!)))
  const count = benefits[0]?.length ?? 0
  const each = new Uint32Array(count).fill(1)
  const bases = columns.map(basisOf)
  const valuesUnder = (weights: Uint32Array) => {
    const chosen = bestMean(benefits, weights)
    return [
      gain(benefits, weights, chosen),
      ...bases.map(({ basis }) => gain(fittedBy(basis, weights, benefits), weights, chosen)),
    ]
  }
  const random = draws(seed, 'robust', 'information')
  const intervals = bootstrapIntervals(
    count,
    (drawn) => {
      const weights = new Uint32Array(count)
      for (const i of drawn) weights[i]!++
      return valuesUnder(weights)
    },
    (resample, n) => random.uniform(n, 0, 0, resample),
  )
  const [all, ...own] = valuesUnder(each) as [number, ...number[]]
  return [
    { parameter: '', estimator: 'all_points', value: all, interval: intervals[0]!, byChance: null },
    ...columns.map(
      (column, c): Worth => ({
        parameter: column.name,
        estimator: bases[c]!.estimator,
        value: own[c]!,
        interval: intervals[c + 1]!,
        byChance: byChanceOf(bases[c]!.basis, benefits, seed, column.name),
      }),
    ),
  ]
}

function basisOf(column: Column): { readonly basis: Basis; readonly estimator: Worth['estimator'] } {
  const { isNumeric, levels, at } = column
  if (!isNumeric || levels.length <= mostGroups)
    return { basis: groupBasis(at, levels.length), estimator: 'means_by_value' }
  const values = Float64Array.from(at, (level) => Number(levels[level]!))
  return { basis: naturalSplineBasis(values), estimator: 'spline' }
}

/** The largest of the options' mean benefits: what is expected of the option chosen without knowing more. */
function bestMean(benefits: readonly Float64Array[], weights: Uint32Array): number {
  let best = Number.NEGATIVE_INFINITY
  for (const own of benefits) {
    let sum = 0
    let total = 0
    for (let i = 0; i < weights.length; i++) {
      sum += weights[i]! * own[i]!
      total += weights[i]!
    }
    best = Math.max(best, sum / total)
  }
  return best
}

/** Share of the largest difference below which a gain is an error of rounding. */
const dust = 1e-9

/** By how much the mean of the best expected at each point exceeds what is expected without knowing; never below 0. */
function gain(expected: readonly Float64Array[], weights: Uint32Array, without: number): number {
  let sum = 0
  let total = 0
  let largest = 0
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i]!
    if (weight === 0) continue
    let best = Number.NEGATIVE_INFINITY
    for (let option = 0; option < expected.length; option++) best = Math.max(best, expected[option]![i]!)
    sum += weight * best
    total += weight
    for (let option = 0; option < expected.length; option++)
      largest = Math.max(largest, Math.abs(expected[option]![i]!))
  }
  const found = sum / total - without
  return found <= dust * largest ? 0 : found
}

/** The 95th percentile of the worth of the parameter with its values shuffled, which then has no bearing. */
function byChanceOf(basis: Basis, benefits: readonly Float64Array[], seed: string, name: string): number {
  const count = benefits[0]!.length
  const each = new Uint32Array(count).fill(1)
  const random = draws(seed, 'robust', 'shuffle', name)
  const without = bestMean(benefits, each)
  const found = Array.from({ length: shuffles }, (_, turn) => {
    const order = shuffled(count, random, turn)
    const elsewhere = benefits.map((own) => Float64Array.from(order, (i) => own[i]!))
    return gain(fittedBy(basis, each, elsewhere), each, without)
  })
  return quantile(sorted(found), 0.95)
}
