/** Published series that the model’s metrics continue. */
import { counterparts } from '../../experiments/history/counterparts.ts'
import type { HistorySeries } from '../kit/chart.ts'

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
 * month ('2024-12') or a day ('2024-12-31'), are left out. `nameSource` turns a source id into words for a caption.
 */
export function publishedHistory(
  rows: readonly PublishedRow[],
  nameSource: (id: string) => string = (id) => id,
): readonly HistorySeries[] {
  return rows.flatMap(({ period, series, value, source_id }) => {
    const counterpart = continued.get(series)
    if (counterpart === undefined || value === null || !/^\d{4}-\d{2}(-\d{2})?$/.test(period)) return []
    return [{ ...counterpart, period: period.slice(0, 7), value, source: nameSource(source_id) }]
  })
}
