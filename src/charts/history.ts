/** Published series that the model’s metrics continue. */
import type { HistorySeries } from './results.ts'

/** A row of an evidence series file, as far as history needs it. */
export interface PublishedRow {
  readonly period: string
  readonly series: string
  /** Null where the source has no figure; such rows are left out. */
  readonly value: number | null
  readonly source_id: string
}

/** Evidence series with a counterpart in the model. */
const counterparts: Readonly<Record<string, { readonly metric: string; readonly counted_in: string }>> = {
  awaiting_initial_decision_people: { metric: 'backlog.decision', counted_in: 'people' },
  ftt_asylum_open_caseload: { metric: 'backlog.appeal', counted_in: 'parties' },
  supported_asylum_people: { metric: 'support.supported', counted_in: 'people' },
  hotel_people: { metric: 'support.hotels', counted_in: 'people' },
  small_boat_arrivals: { metric: 'arrivals.small_boat', counted_in: 'people' },
}

/**
 * Published values by metric and month, in the order given. Rows of other series, and of periods that are not a
 * month ('2024-12') or a day ('2024-12-31'), are left out. `nameSource` turns a source id into words for a caption.
 */
export function publishedHistory(
  rows: readonly PublishedRow[],
  nameSource: (id: string) => string = (id) => id,
): readonly HistorySeries[] {
  return rows.flatMap(({ period, series, value, source_id }) => {
    const counterpart = Object.hasOwn(counterparts, series) ? counterparts[series] : undefined
    if (counterpart === undefined || value === null || !/^\d{4}-\d{2}(-\d{2})?$/.test(period)) return []
    return [{ ...counterpart, period: period.slice(0, 7), value, source: nameSource(source_id) }]
  })
}
