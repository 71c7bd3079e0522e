/** What a metric comes to at each point of a sweep, in each scenario, and whether that meets a condition. */
import { meanInterval, moments } from '../../statistics/interval.ts'
import { type Verdict, verdictOf } from '../../statistics/verdict.ts'
import type { SweepPoint } from '../sweep/sweep-points.ts'

/** A metric's totals: by scenario, the baseline first, and by point, one a replication; NaN where it is not defined. */
export type Totals = readonly (readonly Float64Array[])[]

/** What a condition is about: the difference from the baseline, or the level. */
export const subjects = ['difference', 'level'] as const
export type Subject = (typeof subjects)[number]

/** A condition on a mean, which the bound itself meets. */
export interface Condition {
  readonly side: 'below' | 'above'
  readonly bound: number
}

/** One option at one point. */
export interface State {
  readonly point: string
  readonly mean: number
  readonly ci_low: number | null
  readonly ci_high: number | null
  readonly replications: number
  readonly meets: boolean
  /** Whether the mean is told from the bound: its 95 % interval leaves it out. */
  readonly isClear: boolean
}

/** Whether a mean meets a condition. */
export const meets = (mean: number, { side, bound }: Condition): boolean =>
  side === 'below' ? mean <= bound : mean >= bound

/** The values of an option at every point that a condition is about. @param option its position among the scenarios */
export function valuesOf(totals: Totals, option: number, of: Subject): Float64Array[] {
  const own = totals[option]!
  if (of === 'level') return [...own]
  return own.map((values, point) => values.map((value, r) => value - totals[0]![point]![r]!))
}

/** The mean of defined values; NaN of none. @param drawn which of them, by position; all if absent */
export function meanOf(values: Float64Array, drawn?: ArrayLike<number>): number {
  let sum = 0
  let count = 0
  for (let n = 0; n < (drawn ?? values).length; n++) {
    const value = values[drawn === undefined ? n : drawn[n]!]!
    if (Number.isNaN(value)) continue
    sum += value
    count++
  }
  return sum / count
}

/** The states of an option. @param values one list a point, none without a defined value */
export function statesOf(
  points: readonly SweepPoint[],
  values: readonly Float64Array[],
  condition: Condition,
): State[] {
  return points.map(({ id }, i) => {
    const of = moments(values[i]!.filter((value) => !Number.isNaN(value)))!
    const interval = meanInterval(of)
    const [ci_low, ci_high] = [interval?.low ?? null, interval?.high ?? null]
    const from = (value: number | null) => (value === null ? null : value - condition.bound)
    const verdict: Verdict = verdictOf({
      mean: of.mean - condition.bound,
      ci_low: from(ci_low),
      ci_high: from(ci_high),
      replications: of.count,
    })
    return {
      ...{ point: id, mean: of.mean, ci_low, ci_high, replications: of.count },
      meets: meets(of.mean, condition),
      isClear: verdict === 'more' || verdict === 'fewer' || verdict === 'none',
    }
  })
}
