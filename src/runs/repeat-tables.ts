/** The tables of a stored comparison, made again from its stored replications, without running anything. */

import { join } from 'node:path'
import { sha256 } from '../digest.ts'
import { designOf, type Plan, tablesOf } from '../experiments/replications/replicate.ts'
import { ReplicationSet } from '../experiments/replications/replication-set.ts'
import { findMetric } from '../model/measures/metrics.ts'
import type { CountedIn, Series } from '../model/result.ts'
import type { Manifest } from '../run-folder/manifest.ts'
import { type ReplicationRow, readReplications } from '../run-folder/parquet-rows.ts'
import { replicationsFile, resultFiles, totalsFile } from '../run-folder/result-files.ts'
import { storedFile } from '../run-folder/stored-file.ts'
import { tables } from '../run-folder/tables.ts'

/** What follows from the metrics of each replication alone; the other tables also need what only a job has at hand. */
const madeAgain: readonly string[] = [
  replicationsFile,
  totalsFile,
  'results/metrics.csv',
  ...[tables.summary, tables.differences, tables.monthly, tables.ifOpen, tables.uncertainty].map(
    ({ path }) => path,
  ),
]

/** The tables that do not come out as they are stored, by path, and those that are not made again. */
export interface TablesAgain {
  readonly different: readonly string[]
  readonly left: readonly string[]
}

/** Makes tables of a stored comparison again. */
export async function tablesAgain(plan: Plan, folder: string, manifest: Manifest): Promise<TablesAgain> {
  const sets = await storedReplications(plan, folder)
  const files = resultFiles(sets, tablesOf(sets, manifest.baseline, findMetric))
  const made = new Map([...files].filter(([path]) => madeAgain.includes(path)))
  const stored = new Map(manifest.results.files.map(({ path, sha256: digest }) => [path, digest]))
  return {
    different: [...made].flatMap(([path, content]) => (stored.get(path) === sha256(content) ? [] : [path])),
    left: [...stored.keys()].filter((path) => !made.has(path)),
  }
}

/** The replications as the folder has them: by month and over the run. */
async function storedReplications(plan: Plan, folder: string): Promise<ReplicationSet[]> {
  const [totals, monthly] = [totalsFile, replicationsFile].map((file) => storedFile(join(folder, file)))
  const sets: ReplicationSet[] = []
  for (const { name, deterrence, of } of designOf(plan)) {
    const set = new ReplicationSet(name, deterrence, of.members?.length)
    const byMonth = byReplication(await readReplications(monthly!, name, deterrence))
    const overall = byReplication(await readReplications(totals!, name, deterrence))
    const months = [...new Set([...byMonth.values()].flat().map(({ month }) => month))].sort()
    for (const [replication, rows] of overall)
      set.add(replication, {
        months,
        series: seriesOf(rows, byMonth.get(replication) ?? [], months),
        incidence: [],
        counts: { events: 0, parties: 0 },
      })
    sets.push(set)
  }
  return sets
}

function byReplication(rows: readonly ReplicationRow[]): Map<number, ReplicationRow[]> {
  const found = new Map<number, ReplicationRow[]>()
  for (const row of rows) {
    const own = found.get(row.replication)
    if (own === undefined) found.set(row.replication, [row])
    else own.push(row)
  }
  return found
}

function seriesOf(
  totals: readonly ReplicationRow[],
  monthly: readonly ReplicationRow[],
  months: readonly string[],
): Series[] {
  const keyOf = ({ metric, scheme, counted_in }: ReplicationRow) => `${metric}\t${scheme}\t${counted_in}`
  const place = new Map(months.map((month, m) => [month, m]))
  const values = new Map(totals.map((row) => [keyOf(row), months.map((): number | null => null)]))
  for (const row of monthly) values.get(keyOf(row))?.splice(place.get(row.month)!, 1, row.value)
  return totals.map((row) => ({
    metric: row.metric,
    scheme: row.scheme,
    countedIn: row.counted_in as CountedIn,
    monthly: values.get(keyOf(row))!,
    total: row.value,
  }))
}
