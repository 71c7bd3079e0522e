/** A level that a metric of the option itself is to reach, by the end of a month or over the run. */
import { endOf } from '../../calendar/in-words.ts'
import { findMetric } from '../../model/measures/metrics.ts'
import type { CountedIn } from '../../model/result.ts'
import { formatNumber, inUnit, roundingStep, unitFactor } from '../../words/numbers.ts'
import { labelOf } from '../metric-label.ts'
import type { ReplicationSet } from '../replications/replication-set.ts'
import type { BreakEvenAnswer } from './break-even.ts'

/** What is to be reached. */
export interface Level {
  readonly value: number
  readonly counted_in: CountedIn
  /** Id of the scheme whose metric it is; absent: the whole system’s. */
  readonly scheme?: string
  /** Id of the nationality group whose metric it is, over the whole run; absent: of all. */
  readonly group?: string
  /** 'YYYY-MM': a stock is that at its end, a flow that up to then; absent: the run’s total or end. */
  readonly by?: string
}

/**
 * The metric less the level, one a replication in which it is defined.
 * @throws RangeError where the run has no such metric or month
 */
export function lessLevel(
  set: ReplicationSet,
  metric: string,
  { value, counted_in, scheme = '', group, by }: Level,
): Float64Array {
  const of = group === undefined ? set : set.ofGroup(group)
  const series = of.position({ metric, scheme, countedIn: counted_in })
  const last = by === undefined ? undefined : of.months.indexOf(by)
  if (series === undefined || last === -1)
    throw new RangeError(`no ${metric} in ${counted_in} at ${by ?? 'the end'}`)
  const reached =
    last === undefined
      ? of.totals(series)
      : isStock(metric)
        ? of.month(series, last)
        : sums(Array.from({ length: last + 1 }, (_, month) => of.month(series, month)))
  // A replication in which the metric is not defined tells nothing.
  return reached.filter((each) => !Number.isNaN(each)).map((each) => each - value)
}

/** Whether a month has what there was at its end, rather than what happened in it. */
const isStock = (metric: string): boolean => findMetric(metric)?.kind === 'stock'

/** Of columns of the same length, row by row; a month in which nothing is defined counts as none. */
const sums = (columns: readonly Float64Array[]): Float64Array =>
  Float64Array.from(columns[0]!, (_, i) =>
    columns.reduce((sum, column) => sum + (Number.isNaN(column[i]!) ? 0 : column[i]!), 0),
  )

/** What is to be reached: `Open first-tier appeals (cases) at end 2029`. */
export function levelMetric(metric: string, { counted_in, scheme, group, by }: Level): string {
  const when = by === undefined ? '' : `${isStock(metric) ? ' at' : ' by'} ${endOf(by)}`
  const part = scheme ?? group
  return `${labelOf(metric, counted_in)}${part === undefined ? '' : `, ${part}`}${when}`
}

/** The level as people read it: `10,000`, `£100m`. */
export function levelFigure(metric: string, { value }: Level): string {
  const { unit } = findMetric(metric)!
  const shown = value * unitFactor(unit)
  return inUnit(formatNumber(shown, Math.min(1, roundingStep(shown))), unit)
}

/** Both in one: `Open first-tier appeals (cases) at end 2029: 10,000`. */
export const levelText = (metric: string, level: Level): string =>
  `${levelMetric(metric, level)}: ${levelFigure(metric, level)}`

/** On which side of the level the metric is at every value tried, where it is on one. */
export const sideOf = ({ points }: Pick<BreakEvenAnswer, 'points'>): 'above' | 'below' =>
  points[0]!.mean > 0 ? 'above' : 'below'
