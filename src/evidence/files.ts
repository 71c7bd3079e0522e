/** Where the data files are. The package root is one level above both `src` (development) and `dist` (compiled). */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'

/** Absolute path of `src/evidence` in this package. */
export const evidenceFolder: string = fileURLToPath(new URL('../../src/evidence/', import.meta.url))

/** A CSV file of the evidence folder as records keyed by its header row. Every cell is text; an empty cell is ''. */
export function readTable(file: string): readonly Readonly<Record<string, string>>[] {
  return parse<Record<string, string>>(readFileSync(`${evidenceFolder}${file}`), { columns: true, bom: true })
}
