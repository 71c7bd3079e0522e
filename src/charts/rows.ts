/** Finding the rows of one metric for one option. */
import type { MonthlyRow } from '../experiments/tables.ts'

/** What identifies the rows to look for. */
export interface RowKey {
  readonly scenario: string
  readonly deterrence: string
  readonly metric: string
  readonly scheme?: string
  /** Default: people, or uncounted where the metric is not of people. */
  readonly counted_in?: 'people' | 'parties'
}

interface Keyed {
  readonly scenario: string
  readonly deterrence: string
  readonly metric: string
  readonly scheme: string
  readonly counted_in: string
}

const matches = (row: Keyed, key: RowKey) =>
  row.scenario === key.scenario &&
  row.deterrence === key.deterrence &&
  row.metric === key.metric &&
  (key.counted_in === 'parties' ? row.counted_in === 'parties' : row.counted_in !== 'parties') &&
  (key.scheme === undefined || row.scheme === key.scheme)

/** The whole system’s row of a metric, in people or uncounted. */
export function findRow<R extends Keyed>(rows: readonly R[], key: RowKey): R | undefined {
  return rows.find((row) => matches(row, { ...key, scheme: '' }))
}

/** Months of a metric in people, in order of time. Empty where the option does not have it. */
export function monthsOf(rows: readonly MonthlyRow[], key: RowKey): readonly MonthlyRow[] {
  const found = rows.filter((row) => matches(row, { ...key, scheme: key.scheme ?? '' }) && row.mean !== null)
  return found.sort((a, b) => (a.month < b.month ? -1 : 1))
}

/** Ids of the schemes for which an option has rows of a metric, sorted. */
export function schemesOf(rows: readonly Keyed[], key: RowKey): readonly string[] {
  const ids = rows.filter((row) => matches(row, key) && row.scheme !== '').map((row) => row.scheme)
  return [...new Set(ids)].sort()
}
