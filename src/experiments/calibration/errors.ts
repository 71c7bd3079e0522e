/** How far each point is from what was published: relative errors, opening by opening. */

import { quarterAfter, quarterOfMonth, quartersBetween } from '../../calendar/periods.ts'
import type { CalibrationDocument } from '../../scenarios/designs/calibration-schema.ts'
import { meanOf } from '../../statistics/scores.ts'
import { annualCounterparts, counterparts } from '../history/counterparts.ts'
import { overSixMonthsShare, type Published } from '../history/published.ts'
import { simulatedQuarters, simulatedYears } from '../history/simulated.ts'
import type { ReplicationSet } from '../replications/replication-set.ts'

/** Series that a model can be held to. */
export const targetSeries: readonly string[] = [
  overSixMonthsShare,
  ...counterparts.map(({ series }) => series),
  ...annualCounterparts.map(({ series }) => series),
]

/** A row of results/errors.csv: one point's error on one figure. */
export interface ErrorRow {
  readonly point: number
  /** Quarter at whose end the model was opened. */
  readonly opening: string
  readonly series: string
  /** Quarter, calendar year or year to March that the figure is of. */
  readonly period: string
  readonly observed: number
  readonly simulated: number
}

/** Logarithm of the published figure over the simulated one: about the relative error. */
export const errorOf = ({ observed, simulated }: Pick<ErrorRow, 'observed' | 'simulated'>): number =>
  Math.log(observed / simulated)

/** The quarter in which the period of a figure ends. */
export const endOf = ({ period }: Pick<ErrorRow, 'period'>): string =>
  period.includes('/') ? quarterOfMonth(period.slice(8)) : period.length === 4 ? `${period}-Q4` : period

/** A simulated figure below this counts as it, so that its logarithm exists. */
const least = 1e-3

/** The errors of a point in one opening, on every figure of the targets that is published. */
export function errorsOf(
  { targets, ahead }: Pick<CalibrationDocument, 'targets' | 'ahead'>,
  published: Published,
  { point, opening }: Pick<ErrorRow, 'point' | 'opening'>,
  set: ReplicationSet,
): ErrorRow[] {
  const quarters = simulatedQuarters(set)
  const years = simulatedYears(set)
  const window = quartersBetween(quarterAfter(opening), quarterAfter(opening, ahead))
  return Object.keys(targets).flatMap((series) => {
    const annual = years.get(series)
    const observed = annual === undefined ? published.quarterly(series) : published.of(series)
    const simulated = annual ?? quarters.get(series)!
    return [...simulated].flatMap(([period, sample]) => {
      const value = observed.get(period)
      const mean = meanOf(sample)
      if (!window.includes(endOf({ period })) || value === undefined || value <= 0) return []
      return [{ point, opening, series, period, observed: value, simulated: Math.max(mean, least) }]
    })
  })
}
