/** Every message about the evidence files, in one place: what was found and what is allowed. */

import { periodForms } from '../calendar/periods.ts'
import type { Problem } from '../input-error.ts'
import { kindsOfSource } from './evidence-rows.ts'

/** Words for how well a figure is known, as the evidence files have them. */
export const confidenceWords = ['published', 'derived', 'from-memory-unverified'] as const

/** A problem without its place. */
export type Fault = Pick<Problem, 'path' | 'found' | 'allowed'>

const quoted = (text: string): string => (text === '' ? 'nothing' : `"${text}"`)

/** The wordings by kind of fault; `path` is the column. */
export const faults = {
  noFile: (): Fault => ({ path: '', found: 'there is no such file', allowed: 'a CSV file in UTF-8' }),
  notCsv: (): Fault => ({
    path: '',
    found: 'this line cannot be read as CSV',
    allowed: 'as many cells as the header has columns, quotes closed and doubled inside a cell',
  }),
  missingColumn: (column: string, columns: readonly string[]): Fault => ({
    path: column,
    found: `found no column "${column}"`,
    allowed: `the columns ${columns.join(', ')}`,
  }),
  empty: (column: string, allowed: string): Fault => ({ path: column, found: 'found nothing', allowed }),
  notANumber: (column: string, found: string): Fault => ({
    path: column,
    found: `found ${quoted(found)}`,
    allowed: 'a number such as 1250 or -0.36, without separators, or nothing',
  }),
  notAPeriod: (found: string): Fault => ({
    path: 'period',
    found: `found ${quoted(found)}`,
    allowed: periodForms,
  }),
  unknownSource: (found: string, allowed: string): Fault => ({
    path: 'source_id',
    found: `found ${quoted(found)}`,
    allowed,
  }),
  unknownConfidence: (found: string): Fault => ({
    path: 'confidence',
    found: `found ${quoted(found)}`,
    allowed: confidenceWords.join(', '),
  }),
  unknownKind: (found: string): Fault => ({
    path: 'kind',
    found: `found ${quoted(found)}`,
    allowed: kindsOfSource.join(', '),
  }),
  twice: (what: string, line: number): Fault => ({
    path: '',
    found: `found ${what} a second time`,
    allowed: `each once; it first stands on line ${line}; a revised figure takes the place of the old one`,
  }),
  inOtherFile: (id: string, file: string): Fault => ({
    path: '',
    found: `found ${id}, which ${file} has too`,
    allowed: 'each id in one file',
  }),
} as const satisfies Record<string, (...details: never[]) => Fault>
