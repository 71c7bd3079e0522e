/** Reads the tables of a run folder, typed by their declarations. A table that is not as a run writes it is refused with the place. */

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { InputError, type Problem } from '../input-error.ts'
import { type CsvRecord, placed, recordsOf } from '../scenarios/inputs/table.ts'
import { storedFile } from './stored-file.ts'
import { asWritten, type Column, type OpenTable, type RowOf, type Table } from './table.ts'

/** Problems beyond which no more are listed: a table that is no table of ours has one in every row. */
const mostListed = 5

/** The rows of a table in a run folder. @throws InputError if it is missing or damaged, with file, line and column */
export const readTable = <T extends Table>(folder: string, table: T): RowOf<T>[] =>
  readTableAt(join(folder, table.path), table)

/** The rows of a copy of a table that is kept elsewhere. @throws InputError likewise */
export const readTableAt = <T extends Table>(file: string, table: T): RowOf<T>[] =>
  read(file, table).map(({ row }) => row)

/** The same of a table that has columns named by the run, with the text of these. */
export const readOpenTable = <T extends OpenTable>(folder: string, table: T): OpenRow<T>[] =>
  read(join(folder, table.path), table)

/** Whether the run folder has that table; some are only of some runs. */
export const hasTable = (folder: string, { path }: Table): boolean => existsSync(join(folder, path))

/** A row with its columns as declared, and the text of those that the run named. */
export interface OpenRow<T extends Table> {
  readonly row: RowOf<T>
  readonly others: Readonly<Record<string, string>>
}

/** A row before it is typed. */
interface Read {
  readonly row: Record<string, string | number | null>
  readonly others: Record<string, string>
}

function read<T extends Table>(file: string, table: T): OpenRow<T>[] {
  if (!existsSync(file)) {
    const found = 'there is no such table'
    throw new InputError([{ file, path: '', found, allowed: 'the folder of a finished run that has it' }])
  }
  const [header, ...records] = recordsOf(storedFile(file).toString('utf8'), file)
  const names = headerOf(file, header, table)
  const problems: Problem[] = []
  const rows = records.map((record) => {
    const { cells, faults } = cellsOf(file, record, names, table)
    if (problems.length < mostListed) problems.push(...faults)
    return cells
  })
  if (problems.length > 0) throw new InputError(problems.slice(0, mostListed))
  // Every cell was checked against the declaration that the type is made from.
  return rows as unknown as OpenRow<T>[]
}

/** The names of the columns: those declared, and where the run names more, those after them. */
function headerOf(file: string, header: CsvRecord | undefined, table: Table): readonly string[] {
  const declared = Object.keys(table.columns)
  const names = header?.record.map(asWritten) ?? []
  const differing = declared.findIndex((name, i) => names[i] !== name)
  const at = differing === -1 ? declared.length : differing
  const isOpen = 'open' in table
  if (differing === -1 && (isOpen || names.length === declared.length)) return names
  const place = header && placed(header, file)[at]?.at
  throw new InputError([
    {
      ...(place ?? { file, line: 1, column: 1 }),
      path: '',
      found: names[at] === undefined ? 'the header ends too early' : `found column "${names[at]}"`,
      allowed: declared[at] === undefined ? 'no more columns' : `column "${declared[at]}"`,
    },
  ])
}

/** The cells of a record by name, and what is wrong with them. */
function cellsOf(
  file: string,
  record: CsvRecord,
  names: readonly string[],
  { columns }: Table,
): { readonly cells: Read; readonly faults: Problem[] } {
  const cells: Read = { row: {}, others: {} }
  const faults: Problem[] = []
  const fault = (cell: number, path: string, found: string, allowed: string) => {
    const places = placed(record, file)
    faults.push({ ...(places[cell] ?? places.at(-1)!).at, path, found, allowed })
  }
  if (record.record.length !== names.length) {
    fault(names.length, '', `found ${record.record.length} cells`, `${names.length}, as in the header`)
    return { cells, faults }
  }
  for (const [i, name] of names.entries()) {
    const column = columns[name]
    const text = record.record[i]!
    if (column === undefined) cells.others[name] = asWritten(text)
    else {
      const value = contentOf(text, column)
      if (value === undefined) fault(i, name, `found "${text}"`, wordsOf(column))
      else cells.row[name] = value
    }
  }
  return { cells, faults }
}

/** What a cell holds; undefined where it may not stand there. */
function contentOf(text: string, column: Column): string | number | null | undefined {
  if (typeof column !== 'string') return column.find((word) => word === text)
  switch (column) {
    case 'text':
      return asWritten(text)
    case 'number':
      return numberOf(text)
    case 'number or blank':
      return text === '' ? null : numberOf(text)
  }
}

function numberOf(text: string): number | undefined {
  const value = text === '' ? Number.NaN : Number(text)
  return Number.isNaN(value) ? undefined : value
}

const wordsOf = (column: Column): string =>
  typeof column === 'string' ? column : column.map((word) => (word === '' ? 'nothing' : word)).join(', ')
