/** The values of a stored sweep: its points, and what chosen metrics came to in every replication at each. */

import { join } from 'node:path'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { sha256 } from '../digest.ts'
import type { SweepValues } from '../experiments/robust/robust.ts'
import type { Totals } from '../experiments/robust/states.ts'
import { InputError } from '../input-error.ts'
import type { SweepDocument } from '../scenarios/designs/sweep-schema.ts'
import type { Manifest } from './manifest.ts'
import { readOpenTable } from './read.ts'
import { replicationsFile } from './result-files.ts'
import { countedFor } from './sensitivity-files.ts'
import { storedFile } from './stored-file.ts'
import { sweepTables } from './tables.ts'

/** Reads what is asked of a sweep. @param scenarios the baseline first. @throws InputError if its files are not as it wrote them */
export async function readSweepValues(
  folder: string,
  manifest: Manifest,
  { parameters }: SweepDocument,
  scenarios: readonly string[],
  metrics: readonly string[],
  hypothesis: string,
): Promise<SweepValues> {
  for (const path of [sweepTables.points.path, replicationsFile]) refuseAltered(folder, manifest, path)
  const points = readOpenTable(folder, sweepTables.points).map(({ row, others }) => ({
    id: row.point,
    values: Object.fromEntries(
      Object.entries(parameters).map(([name, { values }]) => [name, settingOf(others[name]!, values)]),
    ),
  }))
  const positions = new Map(points.map(({ id }, i) => [id, i]))
  const empty = () => points.map(() => new Float64Array(manifest.replications).fill(Number.NaN))
  const totals = new Map(metrics.map((metric): [string, Float64Array[][]] => [metric, scenarios.map(empty)]))
  for await (const row of rowsOf(join(folder, replicationsFile))) {
    if (row.deterrence !== hypothesis || row.scheme !== '' || row.value === null) continue
    if (row.counted_in !== countedFor(row.metric)) continue
    const own = totals.get(row.metric)?.[scenarios.indexOf(row.scenario)]
    if (own) own[positions.get(row.point)!]![row.replication] = row.value
  }
  return {
    points,
    scenarios,
    totals: totals as ReadonlyMap<string, Totals>,
    replications: manifest.replications,
  }
}

/** A setting as the design has it: the table has text only. */
function settingOf(text: string, declared: SweepDocument['parameters'][string]['values']) {
  return declared?.find((value) => String(value) === text) ?? Number(text)
}

/** A row of the file of replications of a sweep. */
interface Row {
  readonly scenario: string
  readonly deterrence: string
  readonly replication: number
  readonly point: string
  readonly metric: string
  readonly scheme: string
  readonly counted_in: string
  readonly value: number | null
}

/** The rows, a row group at a time, as a long sweep has more than fit at once. */
async function* rowsOf(path: string): AsyncGenerator<Row> {
  const file = new Uint8Array(storedFile(path)).buffer
  const metadata = parquetMetadata(file)
  let start = 0
  for (const group of metadata.row_groups) {
    const end = start + Number(group.num_rows)
    yield* (await parquetReadObjects({ file, metadata, rowStart: start, rowEnd: end })) as unknown as Row[]
    start = end
  }
}

function refuseAltered(folder: string, { results }: Manifest, path: string): void {
  const known = results.files.find((file) => file.path === path)?.sha256
  if (known === sha256(storedFile(join(folder, path)))) return
  const remedy = `return-hubs verify ${folder} says what differs`
  throw new InputError([{ file: join(folder, path), path: '', found: 'not as the run wrote it', remedy }])
}
