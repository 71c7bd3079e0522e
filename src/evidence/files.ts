/** Where the data files are, and reading them. The package root is one level above both `src` (development) and `dist` (compiled). */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CsvError, parse } from 'csv-parse/sync'
import { InputError } from '../input-error.ts'
import { type Fault, faults } from './faults.ts'

/** Absolute path of `src/evidence` in this package. */
export const evidenceFolder: string = fileURLToPath(new URL('../../src/evidence/', import.meta.url))

/** One line of a table: its cells by column, all text, an empty cell ''. */
export type Cells = Readonly<Record<string, string>>

/** A line with its number in the file, from 1. */
export interface Line {
  readonly line: number
  readonly cells: Cells
}

/** A fault with the line where it is. */
export interface FaultAt {
  readonly line: number
  readonly fault: Fault
}

/** The error for faults of a file. */
export const refusal = (path: string, found: readonly FaultAt[]): InputError =>
  new InputError(found.map(({ line, fault }) => ({ file: path, line, ...fault })))

/** Reads a CSV file that must have these columns; others are kept. Throws InputError with file and line. */
export function readTable(folder: string, file: string, columns: readonly string[]): readonly Line[] {
  const path = join(folder, file)
  if (!existsSync(path)) throw new InputError([{ file: path, ...faults.noFile() }])
  let header: readonly string[] = []
  const lines = parseOr(path, (keepHeader) => {
    header = keepHeader
  })
  const missing = columns.filter((column) => !header.includes(column))
  if (missing.length > 0) {
    throw refusal(
      path,
      missing.map((column) => ({ line: 1, fault: faults.missingColumn(column, columns) })),
    )
  }
  return lines
}

function parseOr(path: string, keepHeader: (header: readonly string[]) => void): readonly Line[] {
  try {
    const columns = (header: string[]): string[] => {
      keepHeader(header)
      return header
    }
    const records = parse(readFileSync(path), { columns, bom: true, info: true }) as unknown as readonly {
      readonly record: Cells
      readonly info: { readonly lines: number }
    }[]
    return records.map(({ record, info }) => ({ line: info.lines, cells: record }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw refusal(path, [{ line: Number(error.lines ?? 1), fault: faults.notCsv() }])
  }
}
