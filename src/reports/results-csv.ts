/** The tables of results/ as CSV: fixed headers, numbers in their shortest exact form, blanks for the undefined. */
import { stringify } from 'csv-stringify/sync'
import type {
  DifferenceRow,
  IncidenceRow,
  MonthlyRow,
  SummaryRow,
  UncertaintyRow,
} from '../experiments/tables.ts'

const summaryColumns = [
  'scenario',
  'deterrence',
  'metric',
  'scheme',
  'counted_in',
  'unit',
  'mean',
  'ci_low',
  'ci_high',
  'p05',
  'p50',
  'p95',
  'replications',
] as const satisfies readonly (keyof SummaryRow)[]

const differenceColumns = [
  'scenario',
  'baseline',
  'deterrence',
  'metric',
  'scheme',
  'counted_in',
  'unit',
  'mean',
  'ci_low',
  'ci_high',
  'p05',
  'p50',
  'p95',
  'share_of_replications_above_zero',
  'replications',
] as const satisfies readonly (keyof DifferenceRow)[]

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
  'scenario',
  'baseline',
  'deterrence',
  'metric',
  'scheme',
  'counted_in',
  'unit',
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

/** results/summary.csv of a sweep: the point first. */
export const summaryAtPointsCsv = (rows: readonly (SummaryRow & { readonly point: string })[]): string =>
  csv(rows, ['point', ...summaryColumns])

/** results/differences.csv of a sweep: the point first. */
export const differencesAtPointsCsv = (
  rows: readonly (DifferenceRow & { readonly point: string })[],
): string => csv(rows, ['point', ...differenceColumns])

/** results/summary.csv */
export const summaryCsv = (rows: readonly SummaryRow[]): string => csv(rows, summaryColumns)

/** results/differences.csv */
export const differencesCsv = (rows: readonly DifferenceRow[]): string => csv(rows, differenceColumns)

/** results/monthly.csv */
export const monthlyCsv = (rows: readonly MonthlyRow[]): string => csv(rows, monthlyColumns)

/** results/incidence.csv */
export const incidenceCsv = (rows: readonly IncidenceRow[]): string => csv(rows, incidenceColumns)

/** results/uncertainty.csv */
export const uncertaintyCsv = (rows: readonly UncertaintyRow[]): string => csv(rows, uncertaintyColumns)

/**
 * Rows as CSV with a header line and Unix line ends, quoted where need be. Zero is written without a sign.
 * @param columns the fields to write, in order
 */
export function csv<K extends string>(
  rows: readonly Readonly<Record<K, string | number | null>>[],
  columns: readonly K[],
): string {
  const cells = rows.map((row) => columns.map((column) => (row[column] === null ? '' : String(row[column]))))
  return stringify([[...columns], ...cells], { record_delimiter: 'unix' })
}
