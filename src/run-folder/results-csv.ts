/** The tables of a comparison or a sweep as files: rows with the words that go with them. */
import { labelOf } from '../experiments/metric-label.ts'
import { costPerAdditionalReturn } from '../experiments/replications/differences.ts'
import type {
  DifferenceRow,
  GroupRow,
  IfOpenRow,
  MeasureKey,
  SimultaneousRow,
  SummaryRow,
} from '../experiments/replications/tables.ts'
import { verdictOf } from '../statistics/verdict.ts'
import { fileOf, type RowOf } from './table.ts'
import { sweepTables, tables } from './tables.ts'

/** Rows with a note where there is one, and the metric's label. */
const told = <R extends MeasureKey & { readonly note?: string }>(rows: readonly R[]) =>
  rows.map((row) => ({
    ...row,
    note: row.note ?? '',
    metric_label: labelOf(row.metric, row.counted_in),
  }))

const judged = <R extends DifferenceRow>(rows: readonly R[]) =>
  told(rows.map((row) => ({ ...row, verdict: hasVerdict(row) ? verdictOf(row) : ('' as const) })))

/** A ratio of two differences is none itself, and of what is not defined there is nothing to say. */
const hasVerdict = ({ metric, mean }: DifferenceRow) => metric !== costPerAdditionalReturn.id && mean !== null

/** results/summary.csv of a sweep: the point first. */
export const summaryAtPoints = (rows: readonly (SummaryRow & { readonly point: string })[]) =>
  fileOf(sweepTables.summary, told(rows))

/** results/differences.csv of a sweep: the point first. */
export const differencesAtPoints = (rows: readonly (DifferenceRow & { readonly point: string })[]) =>
  fileOf(sweepTables.differences, judged(rows))

/** Rows of results/summary.csv, as its reader has them. */
export const summaryRows = (rows: readonly SummaryRow[]): RowOf<typeof tables.summary>[] => told(rows)

/** Rows of results/differences.csv, as its reader has them. */
export const differenceRows = (rows: readonly DifferenceRow[]): RowOf<typeof tables.differences>[] =>
  judged(rows)

/** Rows of results/if-open.csv, as its reader has them. */
export const ifOpenRows = (rows: readonly IfOpenRow[]): RowOf<typeof tables.ifOpen>[] => told(rows)

/** results/summary.csv */
export const summaryFile = (rows: readonly SummaryRow[]) => fileOf(tables.summary, summaryRows(rows))

/** results/differences.csv */
export const differencesFile = (rows: readonly DifferenceRow[]) =>
  fileOf(tables.differences, differenceRows(rows))

/** results/if-open.csv */
export const ifOpenFile = (rows: readonly IfOpenRow[]) => fileOf(tables.ifOpen, ifOpenRows(rows))

/** results/simultaneous.csv: the verdict is that of the interval that holds for all rows at once. */
export const simultaneousFile = (rows: readonly SimultaneousRow[]) =>
  fileOf(
    tables.simultaneous,
    told(rows).map((row) => {
      const { simultaneous_low: ci_low, simultaneous_high: ci_high } = row
      return { ...row, verdict: ci_low === null ? ('' as const) : verdictOf({ ...row, ci_low, ci_high }) }
    }),
  )

/** results/by-group.csv */
export const byGroupFile = (rows: readonly GroupRow[]) =>
  fileOf(
    tables.byGroup,
    rows.map((row) => ({
      ...row,
      metric_label: labelOf(row.metric, row.counted_in),
      verdict: row.baseline === '' ? ('' as const) : verdictOf(row),
    })),
  )
