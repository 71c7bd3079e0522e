/** The files of results/ as bytes: what a run writes and what `verify` compares. */
import type { ReplicationSet } from '../experiments/replication-set.ts'
import type { Tables } from '../experiments/tables.ts'
import { replicationsParquet } from './parquet.ts'
import { differencesCsv, incidenceCsv, monthlyCsv, summaryCsv } from './results-csv.ts'

/** Path of the file that holds every value of every replication. */
export const replicationsFile = 'results/replications.parquet'

/** Content by path in the run folder. Depends on nothing but the results themselves. */
export function resultFiles(
  sets: readonly ReplicationSet[],
  tables: Tables,
): Map<string, string | Uint8Array> {
  return new Map<string, string | Uint8Array>([
    ['results/differences.csv', differencesCsv(tables.differences)],
    ['results/incidence.csv', incidenceCsv(tables.incidence)],
    ['results/monthly.csv', monthlyCsv(tables.monthly)],
    [replicationsFile, replicationsParquet(sets)],
    ['results/summary.csv', summaryCsv(tables.summary)],
  ])
}
