/**
 * results/replications.parquet and results/totals.parquet: every value of every replication, for re-analysis. Months and totals are
 * apart, so that a sum over the rows of a flow is its total and not twice that.
 */
import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import type { ReplicationSet } from '../experiments/replications/replication-set.ts'
import { sortedBy } from '../experiments/replications/row-order.ts'
import type { PointSets } from '../experiments/sweep/sweep.ts'

const text = { type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' } as const

/** The columns by month, in order. */
const schema = [
  { name: 'root', num_children: 8 },
  { name: 'scenario', ...text },
  { name: 'deterrence', ...text },
  { name: 'replication', type: 'INT32' as const, repetition_type: 'REQUIRED' as const },
  { name: 'month', ...text },
  { name: 'metric', ...text },
  { name: 'scheme', ...text },
  { name: 'counted_in', ...text },
  { name: 'value', type: 'DOUBLE' as const, repetition_type: 'OPTIONAL' as const },
]

/** The columns of totals: the same without a month. */
const totalsSchema = schema
  .filter(({ name }) => name !== 'month')
  .map((column) => (column.name === 'root' ? { name: 'root', num_children: 7 } : column))

/**
 * The bytes of the file by month: one row group a scenario and hypothesis, rows sorted by their keys. A month has a row only
 * where the series is defined.
 */
export const replicationsParquet = (sets: readonly ReplicationSet[]): Uint8Array =>
  parquetOf(sets, schema, monthsOf)

/** The bytes of the file of totals: a flow's over the run, a stock's value at its end, a wait over the run. Every series has a row. */
export const totalsParquet = (sets: readonly ReplicationSet[]): Uint8Array =>
  parquetOf(sets, totalsSchema, totalsColumnsOf)

function parquetOf(
  sets: readonly ReplicationSet[],
  columnsAre: typeof schema,
  columnsOf: (set: ReplicationSet) => { readonly value: readonly unknown[] },
): Uint8Array {
  const writer = new ByteWriter()
  const file = new ParquetWriter({ writer, schema: columnsAre, createdBy: 'return-hubs' })
  for (const set of sortedBy(sets, ({ scenario, deterrence }) => [scenario, deterrence])) {
    const columns = columnsOf(set)
    const rows = columns.value.length
    if (rows === 0) continue
    file.write({
      columnData: Object.entries(columns).map(([name, data]) => ({ name, data: data as unknown[] })),
      rowGroupSize: rows,
    })
  }
  file.finish()
  return writer.getBytes()
}

function monthsOf(set: ReplicationSet) {
  const order = sortedBy([...set.series.entries()], ([, key]) => [key.metric, key.scheme, key.countedIn])
  const months = [...set.months.entries()]
  const columns = {
    scenario: [] as string[],
    deterrence: [] as string[],
    replication: [] as number[],
    month: [] as string[],
    metric: [] as string[],
    scheme: [] as string[],
    counted_in: [] as string[],
    value: [] as (number | null)[],
  }
  for (const [r, replication] of set.replications.entries()) {
    const push = (month: string, series: number, value: number) => {
      const { metric, scheme, countedIn } = set.series[series]!
      columns.scenario.push(set.scenario)
      columns.deterrence.push(set.deterrence)
      columns.replication.push(replication)
      columns.month.push(month)
      columns.metric.push(metric)
      columns.scheme.push(scheme)
      columns.counted_in.push(countedIn)
      columns.value.push(Number.isNaN(value) ? null : value)
    }
    for (const [m, month] of months) {
      for (const [series] of order) {
        const value = set.valueOf(r, series, m)
        if (!Number.isNaN(value)) push(month, series, value)
      }
    }
  }
  return columns
}

/** The same for a sweep: totals only, with the point in place of the month. One row group a point. */
export function pointsParquet(points: readonly PointSets[]): Uint8Array {
  const writer = new ByteWriter()
  const file = new ParquetWriter({
    writer,
    schema: schema.map((column) => (column.name === 'month' ? { name: 'point', ...text } : column)),
    createdBy: 'return-hubs',
  })
  for (const { point, sets } of points) {
    const columns = sets.map((set) => totalsOf(set, point.id))
    const names = Object.keys(columns[0] ?? {}) as (keyof ReturnType<typeof totalsOf>)[]
    const data = names.map((name) => ({ name, data: columns.flatMap((column) => column[name] as unknown[]) }))
    const rows = data[0]?.data.length ?? 0
    if (rows > 0)
      file.write({ columnData: data as Parameters<typeof file.write>[0]['columnData'], rowGroupSize: rows })
  }
  file.finish()
  return writer.getBytes()
}

/** A row for each series and replication. */
function totalsColumnsOf(set: ReplicationSet) {
  const { point: _, ...columns } = totalsOf(set, '')
  return columns
}

function totalsOf(set: ReplicationSet, point: string) {
  const order = sortedBy([...set.series.entries()], ([, key]) => [key.metric, key.scheme, key.countedIn])
  const rows = [...set.replications.entries()].flatMap(([r, replication]) =>
    order.map(([series, key]) => ({ replication, ...key, value: set.totalOf(r, series) })),
  )
  return {
    scenario: rows.map(() => set.scenario),
    deterrence: rows.map(() => set.deterrence),
    replication: rows.map((row) => row.replication),
    point: rows.map(() => point),
    metric: rows.map((row) => row.metric),
    scheme: rows.map((row) => row.scheme),
    counted_in: rows.map((row) => row.countedIn as string),
    value: rows.map((row) => (Number.isNaN(row.value) ? null : row.value)),
  }
}
