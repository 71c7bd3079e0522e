/** A CSV file as cells that know where they stand. Faults of the file and of its columns are reported here. */
import { type CsvError, parse } from 'csv-parse/sync'
import { InputError } from '../../input-error.ts'
import { messages } from '../document/messages.ts'
import { readText } from '../document/read.ts'
import { type Position, problemAt } from '../document/tree.ts'

/** The columns, each once, in any order. */
export const columns = ['period', 'series', 'value', 'unit'] as const
export type Column = (typeof columns)[number]

/** One cell, without the blanks around it. */
export interface Cell {
  readonly text: string
  readonly at: Position
}
/** One row. */
export type Row = Readonly<Record<Column, Cell>>

/** What the CSV reader tells of a record. */
export interface CsvRecord {
  readonly info: { readonly lines: number }
  readonly raw: string
  readonly record: readonly string[]
}

/** The rows of a file; `name` is what errors call it. Throws InputError with every fault of the file and its columns. */
export function readRows(path: string, name: string): Row[] {
  const { header, rows } = readTable(path, name, columns, refuseColumns)
  return rows.map(
    (cells) => Object.fromEntries(header.map(({ text }, i) => [text, cells[i]!])) as unknown as Row,
  )
}

/**
 * Header and rows of a CSV file, every row as long as the header and at least one. Throws InputError.
 * @param name what errors call the file
 * @param wanted the columns that an empty file lacks
 * @param refuse throws where the header will not do, before the rows are looked at
 */
export function readTable(
  path: string,
  name: string,
  wanted: readonly string[],
  refuse: (header: readonly Cell[]) => void,
): { readonly header: readonly Cell[]; readonly rows: readonly (readonly Cell[])[] } {
  const text = readText(path, name, 'CSV').replaceAll(/\r\n?/g, '\n')
  const [header, ...rows] = recordsOf(text, name).map((record) => placed(record, name))
  const start = { file: name, line: 1, column: 1 }
  if (header === undefined) throw new InputError([problemAt(start, [], messages.emptyTable(wanted))])
  refuseSeparators(header)
  refuse(header)
  if (rows.length === 0) throw new InputError([problemAt(header[0]!.at, [], messages.noRows())])
  const problems = rows
    .filter((cells) => cells.length !== header.length)
    .map((cells) =>
      problemAt(
        cells[0]!.at,
        [],
        messages.cellCount(
          cells.map((cell) => cell.text),
          header.length,
        ),
      ),
    )
  if (problems.length > 0) throw new InputError(problems)
  return { header, rows }
}

/** The records of a CSV text with Unix line ends. @param file what errors call it @throws InputError with the line where it is no CSV */
export function recordsOf(text: string, file: string): readonly CsvRecord[] {
  try {
    return parse(text, {
      info: true,
      raw: true,
      relax_column_count: true,
      skip_records_with_empty_values: true,
      skip_empty_lines: true,
      record_delimiter: '\n',
      ltrim: true,
      rtrim: true,
    }) as unknown as CsvRecord[]
  } catch (error) {
    const { code, lines } = error as CsvError & { readonly lines?: number }
    if (typeof code !== 'string' || typeof lines !== 'number') throw error
    throw new InputError([problemAt({ file, line: lines, column: 1 }, [], messages.csvSyntax(code))])
  }
}

/** The cells of a record with their places, which the raw text gives. */
export function placed({ info, raw, record }: CsvRecord, file: string): Cell[] {
  const body = raw.replace(/^(?:[^\S\n]*\n)+/, '').replace(/\n$/, '')
  const starts = [0]
  let quoted = false
  for (let i = 0; i < body.length; i++) {
    if (body[i] === '"') quoted = !quoted
    else if (body[i] === ',' && !quoted) starts.push(i + 1)
  }
  const firstLine = info.lines - (body.match(/\n/g)?.length ?? 0)
  return record.map((text, i) => {
    const start = starts[i] ?? 0
    const blanks = /^[^\S\n]*/.exec(body.slice(start))![0].length
    const before = body.slice(0, start + blanks).split('\n')
    return { text, at: { file, line: firstLine + before.length - 1, column: before.at(-1)!.length + 1 } }
  })
}

const separators = [
  [';', 'semicolons'],
  ['\t', 'tabs'],
  ['|', 'bars'],
] as const

/** A header that something other than commas divides. */
function refuseSeparators(header: readonly Cell[]): void {
  const found = separators.find(([separator]) => header.some(({ text }) => text.includes(separator)))
  if (found !== undefined)
    throw new InputError([problemAt(header[0]!.at, [], messages.otherSeparator(found[1]))])
}

function refuseColumns(header: readonly Cell[]): void {
  const names = header.map(({ text }) => text)
  const missing = columns.filter((column) => !names.includes(column))
  const problems = header.flatMap(({ text, at }, i) => {
    if (!(columns as readonly string[]).includes(text))
      return [problemAt(at, [], messages.unknownColumn(text, missing, columns))]
    return names.indexOf(text) < i ? [problemAt(at, [], messages.columnTwice(text, columns))] : []
  })
  const unknown = names.filter((name) => !(columns as readonly string[]).includes(name))
  // As many as have a wrong name are taken to be those; with one wrong name alone, the commas are missing.
  const absent = header.length === 1 && unknown.length === 1 ? [] : missing.slice(unknown.length)
  const end = header.at(-1)!.at
  for (const column of absent) problems.push(problemAt(end, [], messages.missingColumn(column, columns)))
  if (problems.length > 0) throw new InputError(problems)
}
