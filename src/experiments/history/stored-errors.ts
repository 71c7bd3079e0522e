/** The errors of the last full back-test, kept with the package: by them a forecast is widened. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { sha256 } from '../../digest.ts'
import type { PastError } from './dressing.ts'
import type { Mode } from './scoring.ts'

/** The package root is three levels above this file, in `src` as in `dist`; the table stays in `src`. */
export const errorsFile: string = fileURLToPath(
  new URL('../../../src/experiments/history/past-errors.csv', import.meta.url),
)

/** Every stored error. */
export function storedErrors(): PastError[] {
  const rows = parse(readFileSync(errorsFile), { columns: true }) as readonly Record<
    keyof PastError,
    string
  >[]
  return rows.map(({ mode, series, ahead, origin, error }) => ({
    mode: mode as Mode,
    series,
    ahead: Number(ahead),
    origin,
    error: Number(error),
  }))
}

/** SHA-256 of the stored errors. */
export const storedErrorsDigest = (): string => sha256(readFileSync(errorsFile))
