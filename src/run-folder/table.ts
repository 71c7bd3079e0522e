/** What a table of a run folder is: its file, and its columns with what their cells hold. Writer and reader share it. */
import { stringify } from 'csv-stringify/sync'

/** What the cells of a column hold: any text, a number, a number or nothing, or one of some words. */
export type Column = 'text' | 'number' | 'number or blank' | readonly string[]

/** The columns of a table by name, in the order of the file. */
export type Columns = Readonly<Record<string, Column>>

/** A table: where it stands in the run folder, and its columns. */
export interface Table<C extends Columns = Columns> {
  /** Path in the run folder, with forward slashes. */
  readonly path: string
  readonly columns: C
}

/** A table that has more columns after those declared, named by the run: parameters of a sweep or a calibration. */
export interface OpenTable<C extends Columns = Columns> extends Table<C> {
  readonly open: true
}

type CellOf<K extends Column> = K extends readonly (infer Word)[]
  ? Word
  : K extends 'text'
    ? string
    : K extends 'number'
      ? number
      : number | null

/** A row of a table, typed by its columns. */
export type RowOf<T extends Table> = { readonly [K in keyof T['columns']]: CellOf<T['columns'][K]> }

/** Declares a table. */
export const table = <const C extends Columns>(path: string, columns: C): Table<C> => ({ path, columns })

/** Declares a table with columns that the run names. */
export const openTable = <const C extends Columns>(path: string, columns: C): OpenTable<C> => ({
  ...table(path, columns),
  open: true,
})

/** The path of a table in the run folder, and rows of it as CSV. */
export const fileOf = <T extends Table>(
  of: T,
  rows: readonly RowOf<T>[],
): [path: string, content: string] => [
  of.path,
  csv<keyof T['columns'] & string>(rows, Object.keys(of.columns)),
]

/** The same of a table with columns that the run names. @param names those columns, in order */
export const openFileOf = <T extends OpenTable>(
  of: T,
  names: readonly string[],
  rows: readonly { readonly row: RowOf<T>; readonly others: Readonly<Record<string, string | number>> }[],
): [path: string, content: string] => [
  of.path,
  csv<string>(
    rows.map(({ row, others }) => ({ ...row, ...others })),
    [...Object.keys(of.columns), ...names],
  ),
]

/**
 * Rows as CSV with a header line and Unix line ends, quoted where need be, in UTF-8 without a byte order mark. Numbers in
 * their shortest exact form, zero without a sign, blanks for the undefined; text that a spreadsheet would run as a formula
 * with an apostrophe before it.
 * @param columns the fields to write, in order
 */
export function csv<K extends string>(
  rows: readonly Readonly<Record<K, string | number | null>>[],
  columns: readonly K[],
): string {
  const cells = rows.map((row) => columns.map((column) => cellOf(row[column])))
  return stringify([columns.map(heldOff), ...cells], { record_delimiter: 'unix' })
}

const cellOf = (value: string | number | null): string =>
  value === null ? '' : typeof value === 'number' ? String(value) : heldOff(value)

/** Text that begins like a formula, and is no number, after an apostrophe. The full-width signs count: spreadsheets read them alike. */
const heldOff = (text: string): string => (isFormula(text) ? `'${text}` : text)

/** The text that was written as this. */
export const asWritten = (text: string): string =>
  text.startsWith("'") && isFormula(text.slice(1)) ? text.slice(1) : text

const isFormula = (text: string) => /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) && !isNumber(text)

const isNumber = (text: string) => /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)
