/** Forecasts that anybody can make, for the model to be compared with. */

import { quarterAfter } from '../../calendar/periods.ts'
import type { Published } from './published.ts'

/** The value at the origin. */
export const lastValue = (published: Published, series: string, origin: string): number | undefined =>
  published.quarterly(series).get(origin)

/** The value of the same quarter of the year up to the origin. */
export const sameQuarterLastYear = (
  published: Published,
  series: string,
  origin: string,
  ahead: number,
): number | undefined =>
  published.quarterly(series).get(quarterAfter(origin, ahead - 4 * Math.ceil(ahead / 4)))

/** The stock awaiting a decision if claims and outcomes go on as in the origin’s quarter: an accounting identity. */
export function accountingIdentity(published: Published, origin: string, ahead: number): number {
  const at = (series: string) => published.at(series, origin)
  return (
    at('awaiting_initial_decision_people') + ahead * (at('asylum_claims_people') - at('initial_outcomes_all'))
  )
}
