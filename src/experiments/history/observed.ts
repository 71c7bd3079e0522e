/** Inputs as they were observed after an origin, as rows of an inputs file. */

import { quarterAfter, quarterOfMonth, quartersBetween } from '../../calendar/periods.ts'
import type { Published } from './published.ts'

/** How much of the inputs of a period is published: caseworkers by month as well, or outcomes only. */
export type Tier = 'full' | 'reduced'

/** A row of an inputs file. */
export interface InputRow {
  readonly period: string
  readonly series: string
  readonly value: number
  readonly unit: string
}

/**
 * What was observed in the quarters from `first` to `last`. Decisions per caseworker are those that grants and refusals
 * imply: a decision count that follows from them is an input and is not scored.
 * @param staff caseworkers where they are not published
 * @param peoplePerCase people per case decided
 */
export function observedInputs(
  published: Published,
  first: string,
  last: string,
  { staff, peoplePerCase }: { readonly staff: number; readonly peoplePerCase: number },
): InputRow[] {
  return quartersBetween(first, last).flatMap((quarter) => {
    const at = (series: string) => published.at(series, quarter)
    const fte = staffOf(published, quarter) ?? staff
    const decided = at('initial_grants') + at('initial_refusals')
    const row = (series: string, value: number, unit: string): InputRow => ({
      period: quarter,
      series,
      value,
      unit,
    })
    const disposals = published.quarterly('ftt_asylum_disposals').get(quarter)
    const determined = published.quarterly('appeals_determined').get(quarter)
    const appeals = disposals ?? determined
    return [
      row('small_boat_arrivals', at('small_boat_arrivals'), 'people'),
      row('asylum_claims_people', at('asylum_claims_people'), 'people'),
      row('asylum_caseworking_staff_fte', fte, 'FTE'),
      row('decisions_per_caseworker_month', decided / peoplePerCase / fte / 3, 'decisions per FTE per month'),
      row('initial_grant_rate_of_grants_plus_refusals', at('initial_grants') / decided, 'share'),
      row('initial_withdrawals', at('initial_withdrawals'), 'people'),
      row('initial_administrative_outcomes', at('initial_administrative_outcomes'), 'people'),
      ...(appeals === undefined ? [] : [row('ftt_asylum_disposals', appeals, 'appeals')]),
    ]
  })
}

/** Mean caseworkers of a quarter whose three months are published. */
function staffOf(published: Published, quarter: string): number | undefined {
  const months = [...published.of('asylum_caseworking_staff_fte')].filter(
    ([month]) => quarterOfMonth(month) === quarter,
  )
  return months.length === 3 ? months.reduce((total, [, value]) => total + value, 0) / 3 : undefined
}

/** Full where caseworkers are published for every month of the so many quarters after the origin. */
export function tierOf(published: Published, origin: string, quarters: number): Tier {
  const ahead = quartersBetween(quarterAfter(origin), quarterAfter(origin, quarters))
  return ahead.every((quarter) => staffOf(published, quarter) !== undefined) ? 'full' : 'reduced'
}
