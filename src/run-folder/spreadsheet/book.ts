/**
 * A spreadsheet as data, from which XLSX and ODS are written alike. It is one by the rules for accessible spreadsheets of
 * the UK's Analysis Function: a cover, then one table a sheet, with its title in A1 and nothing below it, one marked header
 * row, and no merged, hidden or unexplained blank cells.
 */

/** A number with the decimals that are shown; the cell holds the number as it is. */
export interface NumberCell {
  readonly value: number
  readonly decimals: number
}

/** What a cell holds: text, never taken for a formula, or a number. No cell is blank. */
export type Cell = string | NumberCell

/** A column of a table. */
export interface Column {
  /** Unique in its table. */
  readonly heading: string
  /** In characters. */
  readonly width: number
}

/** A sheet with one table. */
export interface TableSheet {
  /** Unique in the book, at most 31 characters. */
  readonly name: string
  /** In A1. */
  readonly title: string
  /** What is said between the title and the table, a line a row. */
  readonly lines: readonly string[]
  readonly columns: readonly Column[]
  /** As many cells as columns, one row at least. */
  readonly rows: readonly (readonly Cell[])[]
}

/** A line of the cover: words, a heading, or a link to a sheet. */
export type CoverLine =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly sheet: string }

/** A book: its cover, and its sheets in order. */
export interface Book {
  readonly title: string
  /** Of the document's properties, in a sentence. */
  readonly description: string
  readonly coverName: string
  readonly cover: readonly CoverLine[]
  readonly sheets: readonly TableSheet[]
}

/** Most decimals that are shown. */
export const mostDecimals = 6

/** Row, from 1, of the header of a sheet's table. */
export const headerRow = ({ lines }: Pick<TableSheet, 'lines'>): number => lines.length + 2

/** The letters of a column, from 0: A, B … Z, AA. */
export const columnLetters = (index: number): string =>
  index < 26
    ? String.fromCharCode(65 + index)
    : columnLetters(Math.floor(index / 26) - 1) + columnLetters(index % 26)

/** The name of a sheet's table: a word of letters, digits and underscores, as unique as the sheet's name. */
export const tableName = ({ name }: Pick<TableSheet, 'name'>): string =>
  `Table_${name.replace(/[^A-Za-z0-9]+/g, '_')}`

/** @throws Error where a book breaks the rules: names twice, a row of another length, a table without rows */
export function checkBook({ coverName, sheets }: Book): void {
  const names = [coverName, ...sheets.map(({ name }) => name)]
  const wrong = names.find(
    (name, i) => names.indexOf(name) !== i || name.length > 31 || /[[\]:*?/\\']/.test(name) || name === '',
  )
  if (wrong !== undefined) throw new Error(`sheet name "${wrong}" is used twice or not allowed`)
  for (const { name, columns, rows } of sheets) {
    const headings = new Set(columns.map(({ heading }) => heading.toLowerCase()))
    if (headings.size !== columns.length) throw new Error(`sheet ${name} has a heading twice`)
    if (rows.length === 0) throw new Error(`sheet ${name} has no rows`)
    const bad = rows.find((row) => row.length !== columns.length || row.some((cell) => cell === ''))
    if (bad !== undefined)
      throw new Error(`sheet ${name} has a blank or missing cell: ${JSON.stringify(bad)}`)
  }
}
