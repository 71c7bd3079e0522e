/** The errors of the last full back-test, kept with the package as the back-test wrote them: by them a forecast is widened. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { sha256 } from '../execution/files.ts'
import type { PastError } from '../experiments/history/dressing.ts'
import { readTableAt } from './read.ts'
import { backtestTables } from './tables.ts'

/** The package root is two levels above this file, in `src` as in `dist`; the table stays in `src`. */
export const errorsFile: string = fileURLToPath(
  new URL('../../src/experiments/history/past-errors.csv', import.meta.url),
)

/** Every stored error. */
export const storedErrors = (): PastError[] => readTableAt(errorsFile, backtestTables.errors)

/** SHA-256 of the stored errors. */
export const storedErrorsDigest = (): string => sha256(readFileSync(errorsFile))
