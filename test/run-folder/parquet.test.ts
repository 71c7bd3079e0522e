import { describe, expect, test } from 'vitest'
import { replicationsParquet, totalsParquet } from '../../src/run-folder/parquet.ts'
import { readReplications } from '../../src/run-folder/parquet-rows.ts'
import { setOf } from '../experiments/fixtures.ts'

const sets = [
  setOf('b', [
    ['returns.total', '', 'people', [1.5, 2]],
    ['cost.total', '', '', [null, 1e9 / 3]],
  ]),
  setOf('a', [['scheme.transferred', 'hub', 'people', [7, 0]]]),
]

describe('replications.parquet', () => {
  test('gives every value back by month, sorted by key', async () => {
    const rows = await readReplications(replicationsParquet(sets), 'b', 'none')
    expect(rows.map((r) => [r.replication, r.month, r.metric, r.scheme, r.counted_in, r.value])).toEqual([
      [0, '2025-01', 'returns.total', '', 'people', 0.75],
      [0, '2025-02', 'returns.total', '', 'people', 0.75],
      [1, '2025-01', 'cost.total', '', '', 1e9 / 6],
      [1, '2025-01', 'returns.total', '', 'people', 1],
      [1, '2025-02', 'cost.total', '', '', 1e9 / 6],
      [1, '2025-02', 'returns.total', '', 'people', 1],
    ])
    expect(rows.every((r) => r.scenario === 'b' && r.deterrence === 'none')).toBe(true)
  })
  test('finds a scenario in the file, and nothing for one that is not there', async () => {
    const bytes = replicationsParquet(sets)
    expect((await readReplications(bytes, 'a', 'none')).map(({ value }) => value)).toEqual([3.5, 3.5, 0, 0])
    expect(await readReplications(bytes, 'c', 'none')).toEqual([])
  })
  test('is the same bytes whatever the order of the sets', () => {
    expect(replicationsParquet([...sets].reverse())).toEqual(replicationsParquet(sets))
  })
  test('is a valid file without any replication', async () => {
    expect(
      await readReplications(replicationsParquet([setOf('a', [['cost.total', '', '', []]])]), 'a', 'none'),
    ).toEqual([])
  })
})

describe('totals.parquet', () => {
  test('gives every total back, undefined ones as well', async () => {
    const rows = await readReplications(totalsParquet(sets), 'b', 'none')
    expect(rows.map((r) => [r.replication, r.month, r.metric, r.counted_in, r.value])).toEqual([
      [0, '', 'cost.total', '', null],
      [0, '', 'returns.total', 'people', 1.5],
      [1, '', 'cost.total', '', 1e9 / 3],
      [1, '', 'returns.total', 'people', 2],
    ])
  })
  test('holds of a flow what a plain sum over the months gives: neither file counts anything twice', async () => {
    const sum = (rows: readonly { readonly value: number | null }[]) =>
      rows.reduce((all, { value }) => all + (value ?? 0), 0)
    const totals = await readReplications(totalsParquet(sets), 'a', 'none')
    const months = await readReplications(replicationsParquet(sets), 'a', 'none')
    expect(sum(months)).toBe(sum(totals))
  })
})
