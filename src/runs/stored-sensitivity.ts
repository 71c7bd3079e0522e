/** What is put beside the results of a run for its report and documents alone: a sign-off, and what an analysis found to decide. */

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { StoredSensitivity } from '../briefing/material.ts'
import { readTableAt } from '../run-folder/read.ts'
import { sensitivityTables } from '../run-folder/sensitivity-tables.ts'
import { storedFile } from '../run-folder/stored-file.ts'

/** Paths in the run folder. */
export const reportInputs = {
  signOff: 'report/sign-off.yaml',
  sensitivity: 'report/sensitivity.csv',
  /** Of what run the table of sensitivity is. */
  sensitivityOrigin: 'report/sensitivity.json',
} as const

/** Of what run a table of sensitivity is. */
export type SensitivityOrigin = Omit<StoredSensitivity, 'rows'>

/** The table of sensitivity that was put beside the results; undefined where there is none. */
export function sensitivityIn(folder: string): StoredSensitivity | undefined {
  const origin = join(folder, reportInputs.sensitivityOrigin)
  if (!existsSync(origin)) return undefined
  return {
    ...(JSON.parse(storedFile(origin).toString('utf8')) as SensitivityOrigin),
    rows: readTableAt(join(folder, reportInputs.sensitivity), sensitivityTables.sensitivity),
  }
}
