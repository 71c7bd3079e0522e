/** Simulated daily arrivals against the published record: each statistic against its spread over replications. */
import type { ArrivalsByDay } from '../../../model/measures/daily-arrivals.ts'
import { quantile, sorted } from '../../../statistics/quantiles.ts'
import { afterDaysWithout, type DailyStatistic, dailyStatisticIds, dailyStatistics } from './daily.ts'

/** A row of results/daily.csv. */
export interface DailyRow {
  readonly variant: string
  readonly statistic: DailyStatistic
  readonly observed: number
  readonly p50: number
  /** Bounds between which the statistic of one more replication lies with probability 0.95. */
  readonly p025: number
  readonly p975: number
  readonly within: 'yes' | 'no'
}

/** A row of results/daily-curves.csv: a point of a curve, of the record and of the replications. */
export interface DailyCurveRow {
  readonly variant: string
  /** The share of days with more than x arrivals, or mean arrivals on a crossing day after x days without. */
  readonly curve: 'share_of_days_above' | 'mean_after_days_without'
  readonly x: number
  readonly observed: number
  readonly p50: number
  readonly p025: number
  readonly p975: number
}

/** Of how many statistics are within their interval. */
export interface DailyVerdict {
  readonly variant: string
  readonly statistics: number
  readonly outside: number
  readonly allowed: number
}

/** The share of replications within an interval: set before the first comparison, and not changed since. */
export const dailyInterval = 0.95

/** Every statistic of the record beside those of the replications. @param simulated at least one replication */
export function dailyRows(
  variant: string,
  observed: ArrivalsByDay,
  simulated: readonly ArrivalsByDay[],
): DailyRow[] {
  const own = dailyStatistics(observed)
  const theirs = simulated.map(dailyStatistics)
  return dailyStatisticIds.map((statistic) => {
    const value = own[statistic]
    const spread = spreadOf(theirs.map((each) => each[statistic]))
    const within = value >= spread.p025 && value <= spread.p975
    return { variant, statistic, observed: value, ...spread, within: within ? 'yes' : 'no' }
  })
}

/** Arrivals a day from which the curve of days above is drawn, and its step: to beyond the largest day on record. */
const above = { step: 25, most: 1500 } as const

/** Days without arrivals before a crossing day; the last stands for it and more. */
export const daysWithout = [0, 1, 2, 3, 4, 5, 6] as const

/** The curves of a chart. */
export function dailyCurves(
  variant: string,
  observed: ArrivalsByDay,
  simulated: readonly ArrivalsByDay[],
): DailyCurveRow[] {
  const curve = (
    name: DailyCurveRow['curve'],
    xs: readonly number[],
    of: (days: ArrivalsByDay) => readonly number[],
  ): DailyCurveRow[] => {
    const own = of(observed)
    const theirs = simulated.map(of)
    return xs.map((x, i) => ({
      variant,
      curve: name,
      x,
      observed: own[i]!,
      ...spreadOf(theirs.map((each) => each[i]!)),
    }))
  }
  const thresholds = Array.from({ length: above.most / above.step + 1 }, (_, i) => i * above.step)
  return [
    ...curve('share_of_days_above', thresholds, ({ people }) =>
      thresholds.map((x) => people.filter((number) => number > x).length / people.length),
    ),
    ...curve('mean_after_days_without', daysWithout, meansAfterDaysWithout),
  ]
}

/** Mean arrivals on a crossing day, by days without arrivals before it; 0 where there was no such day. */
function meansAfterDaysWithout({ people }: ArrivalsByDay): number[] {
  const days = afterDaysWithout(people)
  const last = daysWithout.at(-1)!
  return daysWithout.map((wanted) => {
    const own = days.filter(({ without }) => Math.min(without, last) === wanted)
    return own.length === 0 ? 0 : own.reduce((sum, each) => sum + each.people, 0) / own.length
  })
}

/**
 * Median and bounds. The bounds are the order statistics numbered (n + 1) × 0.025 and (n + 1) × 0.975 of n values, so that one
 * more value lies between them with probability 0.95; below 39 values they are the least and the greatest, which hold less.
 */
export function spreadOf(values: readonly number[]): { p50: number; p025: number; p975: number } {
  const ascending = sorted(values)
  const count = ascending.length
  const tail = (1 - dailyInterval) / 2
  const share = count === 1 ? 0 : Math.max(0, (tail * (count + 1) - 1) / (count - 1))
  return {
    p50: quantile(ascending, 0.5),
    p025: quantile(ascending, share),
    p975: quantile(ascending, 1 - share),
  }
}

/** Of each variant, how many statistics are outside and how many may be. */
export function dailyVerdicts(rows: readonly DailyRow[]): DailyVerdict[] {
  return [...new Set(rows.map(({ variant }) => variant))].map((variant) => {
    const own = rows.filter((row) => row.variant === variant)
    const outside = own.filter(({ within }) => within === 'no').length
    return { variant, statistics: own.length, outside, allowed: allowedMisses(own.length) }
  })
}

/**
 * The least number of misses that chance exceeds with a probability of at most 0.05, each being one with 0.05, independently.
 * The rule was written down after a first comparison. It says how many misses are too many, not that fewer are chance.
 */
export function allowedMisses(checks: number): number {
  const miss = 1 - dailyInterval
  let term = Math.pow(1 - miss, checks)
  let upTo = term
  let allowed = 0
  while (1 - upTo > 0.05) {
    term *= ((checks - allowed) / (allowed + 1)) * (miss / (1 - miss))
    upTo += term
    allowed++
  }
  return allowed
}
