/** What a finished comparison holds, as the documents that are made of it read it. */
import type { StoredSensitivity } from '../../briefing/material.ts'
import type { Circumstances, RunInputs } from '../../run-folder/manifest.ts'
import { hasTable, readTable } from '../../run-folder/read.ts'
import type { RowOf, Table } from '../../run-folder/table.ts'
import { tables } from '../../run-folder/tables.ts'
import type { LoadedScenario } from '../../scenarios/load.ts'
import { sensitivityIn } from '../stored-sensitivity.ts'

/** A comparison as its folder has it. */
export interface StoredComparison {
  readonly inputs: RunInputs
  readonly circumstances: Circumstances
  /** The baseline first. */
  readonly scenarios: readonly LoadedScenario[]
  readonly assumptions: readonly RowOf<typeof tables.assumptions>[]
  readonly summary: readonly RowOf<typeof tables.summary>[]
  readonly differences: readonly RowOf<typeof tables.differences>[]
  readonly metrics: readonly RowOf<typeof tables.metrics>[]
  /** Empty where the run has no such table. */
  readonly appraisal: readonly RowOf<typeof tables.appraisal>[]
  readonly byGroup: readonly RowOf<typeof tables.byGroup>[]
  readonly ifOpen: readonly RowOf<typeof tables.ifOpen>[]
  readonly transferred: readonly RowOf<typeof tables.transferred>[]
  /** What an analysis found to decide; undefined where none was put beside the results. */
  readonly sensitivity: StoredSensitivity | undefined
}

/** Reads it from the folder. @throws InputError where a table is missing or damaged */
export function openComparison(
  folder: string,
  inputs: RunInputs & Circumstances,
  scenarios: readonly LoadedScenario[],
): StoredComparison {
  const ifThere = <T extends Table>(table: T): RowOf<T>[] =>
    hasTable(folder, table) ? readTable(folder, table) : []
  return {
    inputs,
    circumstances: inputs,
    scenarios,
    assumptions: readTable(folder, tables.assumptions),
    summary: readTable(folder, tables.summary),
    differences: readTable(folder, tables.differences),
    metrics: readTable(folder, tables.metrics),
    appraisal: ifThere(tables.appraisal),
    byGroup: ifThere(tables.byGroup),
    ifOpen: ifThere(tables.ifOpen),
    transferred: ifThere(tables.transferred),
    sensitivity: sensitivityIn(folder),
  }
}

/** Whether there is a baseline to compare with. */
export const isCompared = ({ differences }: StoredComparison): boolean => differences.length > 0
