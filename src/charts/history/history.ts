/** Published series that the model’s metrics continue. */
import { monthEnd } from '../../calendar/in-words.ts'
import { counterparts } from '../../experiments/history/counterparts.ts'
import type { Scenario } from '../../scenarios/schema/schema.ts'
import type { HistorySeries } from '../kit/chart.ts'

/**
 * The first day of which charts of a run show nothing published: its start, or where its arrivals are no longer given. What
 * was published since the start of a forecast is no part of it.
 */
export const historyEnd = ({ start, arrivals }: Pick<Scenario, 'start' | 'arrivals'>): string =>
  [start, ...Object.values(arrivals.given).flatMap((given) => given.map(({ until }) => until))]
    .toSorted()
    .at(-1)!

/** A row of an evidence series file, as far as history needs it. */
export interface PublishedRow {
  readonly period: string
  readonly series: string
  /** Null where the source has no figure; such rows are left out. */
  readonly value: number | null
  readonly source_id: string
}

/** Series that are one metric, and published by month or day. */
const continued = new Map(
  counterparts.flatMap(({ series, metrics: [metric, ...others], countedIn }) =>
    metric === undefined || others.length > 0 ? [] : [[series, { metric, counted_in: countedIn }] as const],
  ),
)

/**
 * Published values by metric and month, in the order given. Rows of other series, and of periods that are not a
 * month ('2024-12') or a day ('2024-12-31'), are left out, and so are months that have not ended before `before`.
 * `nameSource` turns a source id into words for a caption.
 */
export function publishedHistory(
  rows: readonly PublishedRow[],
  before: string,
  nameSource: (id: string) => string = (id) => id,
): readonly HistorySeries[] {
  return rows.flatMap(({ period, series, value, source_id }) => {
    const counterpart = continued.get(series)
    if (counterpart === undefined || value === null || !/^\d{4}-\d{2}(-\d{2})?$/.test(period)) return []
    const month = period.slice(0, 7)
    return monthEnd(month) < before
      ? [{ ...counterpart, period: month, value, source: nameSource(source_id) }]
      : []
  })
}
