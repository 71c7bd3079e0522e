/** The tables of results/ as CSV: fixed headers, numbers in their shortest exact form, blanks for the undefined. */
import { stringify } from 'csv-stringify/sync'
import { labelOf } from '../experiments/metric-label.ts'
import { costPerAdditionalReturn } from '../experiments/replications/differences.ts'
import type {
  DifferenceRow,
  IfOpenRow,
  IncidenceRow,
  MeasureKey,
  MonthlyRow,
  SinceOpeningRow,
  SummaryRow,
  UncertaintyRow,
} from '../experiments/replications/tables.ts'
import { verdictOf } from '../statistics/verdict.ts'

/** What a difference is between, and in what. */
const compared = ['scenario', 'baseline', 'deterrence', 'metric', 'scheme', 'counted_in', 'unit'] as const

/** An estimate: mean, its interval, and the spread of replications. */
const estimated = ['mean', 'ci_low', 'ci_high', 'p05', 'p50', 'p95'] as const

const summaryColumns = [
  'scenario',
  'deterrence',
  'metric',
  'scheme',
  'counted_in',
  'unit',
  ...estimated,
  'replications',
  'note',
  'metric_label',
] as const satisfies readonly (keyof Told<SummaryRow>)[]

const differenceColumns = [
  ...compared,
  ...estimated,
  'share_of_replications_above_zero',
  'replications',
  'verdict',
  'note',
  'metric_label',
] as const satisfies readonly (keyof Told<DifferenceRow & { readonly verdict: string }>)[]

const monthlyColumns = [
  'scenario',
  'deterrence',
  'month',
  'metric',
  'scheme',
  'counted_in',
  'unit',
  'mean',
  'p05',
  'p25',
  'p50',
  'p75',
  'p95',
] as const satisfies readonly (keyof MonthlyRow)[]

const incidenceColumns = [
  'scenario',
  'deterrence',
  'months_since_exhaustion',
  'cause',
  'mean',
  'ci_low',
  'ci_high',
] as const satisfies readonly (keyof IncidenceRow)[]

const uncertaintyColumns = [
  ...compared,
  'mean',
  'sd_total',
  'sd_parameters',
  'sd_chance',
  'share_parameters',
  'share_low',
  'share_high',
  'members',
  'replications',
] as const satisfies readonly (keyof UncertaintyRow)[]

const ifOpenColumns = [
  ...compared,
  ...estimated,
  'mean_of_all',
  'opened',
  'replications',
  'note',
  'metric_label',
] as const satisfies readonly (keyof Told<IfOpenRow>)[]

const sinceOpeningColumns = [
  'scenario',
  'deterrence',
  'scheme',
  'months_since_opening',
  'metric',
  'counted_in',
  'unit',
  'mean',
  'ci_low',
  'ci_high',
  'p05',
  'p25',
  'p50',
  'p75',
  'p95',
  'opened',
] as const satisfies readonly (keyof SinceOpeningRow)[]

/** A row with the words that go with it: a note where there is one, and the metric's label. */
type Told<R> = Omit<R, 'note'> & { readonly note: string; readonly metric_label: string }

function told<R extends MeasureKey & { readonly note?: string }>(rows: readonly R[]) {
  return rows.map((row) => ({
    ...row,
    note: row.note ?? '',
    metric_label: labelOf(row.metric, row.counted_in),
  }))
}

const judged = <R extends DifferenceRow>(rows: readonly R[]) =>
  told(rows.map((row) => ({ ...row, verdict: hasVerdict(row) ? verdictOf(row) : '' })))

/** A ratio of two differences is none itself, and of what is not defined there is nothing to say. */
const hasVerdict = ({ metric, mean }: DifferenceRow) => metric !== costPerAdditionalReturn.id && mean !== null

/** results/summary.csv of a sweep: the point first. */
export const summaryAtPointsCsv = (rows: readonly (SummaryRow & { readonly point: string })[]): string =>
  csv(told(rows), ['point', ...summaryColumns])

/** results/differences.csv of a sweep: the point first. */
export const differencesAtPointsCsv = (
  rows: readonly (DifferenceRow & { readonly point: string })[],
): string => csv(judged(rows), ['point', ...differenceColumns])

/** results/summary.csv */
export const summaryCsv = (rows: readonly SummaryRow[]): string => csv(told(rows), summaryColumns)

/** results/differences.csv */
export const differencesCsv = (rows: readonly DifferenceRow[]): string => csv(judged(rows), differenceColumns)

/** results/if-open.csv */
export const ifOpenCsv = (rows: readonly IfOpenRow[]): string => csv(told(rows), ifOpenColumns)

/** results/since-opening.csv */
export const sinceOpeningCsv = (rows: readonly SinceOpeningRow[]): string => csv(rows, sinceOpeningColumns)

/** results/monthly.csv */
export const monthlyCsv = (rows: readonly MonthlyRow[]): string => csv(rows, monthlyColumns)

/** results/incidence.csv */
export const incidenceCsv = (rows: readonly IncidenceRow[]): string => csv(rows, incidenceColumns)

/** results/uncertainty.csv */
export const uncertaintyCsv = (rows: readonly UncertaintyRow[]): string => csv(rows, uncertaintyColumns)

/**
 * Rows as CSV with a header line and Unix line ends, quoted where need be, in UTF-8 without a byte order mark. Zero is
 * written without a sign, and text that a spreadsheet would run as a formula with an apostrophe before it.
 * @param columns the fields to write, in order
 */
export function csv<K extends string>(
  rows: readonly Readonly<Record<K, string | number | null>>[],
  columns: readonly K[],
): string {
  const cells = rows.map((row) => columns.map((column) => cellOf(row[column])))
  return stringify([columns.map(textOf), ...cells], { record_delimiter: 'unix' })
}

const cellOf = (value: string | number | null): string =>
  value === null ? '' : typeof value === 'number' ? String(value) : textOf(value)

/** Text that begins like a formula, and is no number. The full-width signs count, since spreadsheets read them alike. */
const textOf = (text: string): string =>
  /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) && !isNumber(text) ? `'${text}` : text

const isNumber = (text: string) => /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)
