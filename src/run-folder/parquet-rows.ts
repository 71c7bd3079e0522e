/** The rows of results/replications.parquet and results/totals.parquet, read back. */
import { parquetMetadata, parquetReadObjects } from 'hyparquet'

/** A row of either file; `month` is '' in one of totals, and `value` null where the total is undefined. */
export interface ReplicationRow {
  readonly scenario: string
  readonly deterrence: string
  readonly replication: number
  readonly month: string
  readonly metric: string
  readonly scheme: string
  readonly counted_in: string
  readonly value: number | null
}

/** Reads the rows of one scenario and hypothesis back. @param bytes a file that `replicationsParquet` or `totalsParquet` made */
export async function readReplications(
  bytes: Uint8Array,
  scenario: string,
  deterrence: string,
): Promise<ReplicationRow[]> {
  const file = new Uint8Array(bytes).buffer
  const metadata = parquetMetadata(file)
  const rows: ReplicationRow[] = []
  let start = 0
  for (const group of metadata.row_groups) {
    const end = start + Number(group.num_rows)
    const [first] = await parquetReadObjects({ file, metadata, rowStart: start, rowEnd: start + 1 })
    if (first?.scenario === scenario && first.deterrence === deterrence) {
      const group = await parquetReadObjects({ file, metadata, rowStart: start, rowEnd: end })
      // One by one: a long run has more rows than a call may have arguments.
      for (const row of group) rows.push({ month: '', ...row } as unknown as ReplicationRow)
    }
    start = end
  }
  return rows
}
