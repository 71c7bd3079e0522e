/** The totals of every replication of a run folder, read back as sets of replications. */

import { join } from 'node:path'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { ReplicationSet } from '../experiments/replications/replication-set.ts'
import type { Series } from '../model/result.ts'
import { replicationsFile, totalsFile } from './result-files.ts'
import { storedFile } from './stored-file.ts'

/** The replications of a scenario under a hypothesis; of a sweep at one of its points. */
export interface StoredSet {
  /** Id of the point; '' where the run is no sweep. */
  readonly point: string
  readonly set: ReplicationSet
}

/** A row of a file of totals. */
interface TotalRow {
  readonly scenario: string
  readonly deterrence: string
  readonly replication: number
  readonly point?: string
  readonly metric: string
  readonly scheme: string
  readonly counted_in: Series['countedIn']
  readonly value: number | null
}

/**
 * The totals of a run, without months, in the order of the file.
 * @param isSweep whether the file of replications holds totals by point, as that of a sweep does
 * @param members of the ensemble that the replications are run with; undefined without one
 */
export async function storedSets(
  folder: string,
  isSweep: boolean,
  members: number | undefined,
): Promise<StoredSet[]> {
  const file = new Uint8Array(storedFile(join(folder, isSweep ? replicationsFile : totalsFile))).buffer
  const metadata = parquetMetadata(file)
  const sets: StoredSet[] = []
  let start = 0
  for (const { num_rows } of metadata.row_groups) {
    const end = start + Number(num_rows)
    const rows = (await parquetReadObjects({ file, metadata, rowStart: start, rowEnd: end })) as never
    sets.push(...setsOf(rows, members))
    start = end
  }
  return sets
}

/** The sets that the rows of a row group make. */
function setsOf(rows: readonly TotalRow[], members: number | undefined): StoredSet[] {
  const found = new Map<string, StoredSet & { readonly series: Map<number, Series[]> }>()
  for (const { scenario, deterrence, replication, point = '', metric, scheme, counted_in, value } of rows) {
    const key = `${scenario}\t${deterrence}`
    const own = found.get(key) ?? {
      point,
      set: new ReplicationSet(scenario, deterrence, members),
      series: new Map<number, Series[]>(),
    }
    found.set(key, own)
    const series = own.series.get(replication) ?? []
    own.series.set(replication, series)
    series.push({ metric, scheme, countedIn: counted_in, monthly: [], total: value })
  }
  return [...found.values()].map(({ point, set, series }) => {
    for (const [replication, own] of series)
      set.add(replication, { months: [], series: own, incidence: [], counts: { events: 0, parties: 0 } })
    return { point, set }
  })
}
