import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { parse } from 'csv-parse/sync'
import { beforeAll, expect, test } from 'vitest'
import { main } from '../../src/cli.ts'
import { keptOutput } from '../commands/fixtures.ts'
import { temporaryFolder } from '../execution/fixtures.ts'

const page = readFileSync('docs/read-elsewhere.md', 'utf8')
const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, 'g'))].map((block) =>
    block[1]!.trim(),
  )
const folder = join(temporaryFolder(), 'sizes')

interface Row {
  readonly [column: string]: unknown
}
const rowsOf = async (sql: string): Promise<Row[]> => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const result = await connection.runAndReadAll(sql.replaceAll('outputs/sizes', folder))
  return result.getRowObjectsJS() as Row[]
}
const differences = (metric: string): Record<string, string>[] => {
  const rows: Record<string, string>[] = parse(
    readFileSync(join(folder, 'results/differences.csv'), 'utf8'),
    {
      columns: true,
    },
  )
  return rows.filter(
    (row) =>
      row.metric === metric && row.scheme === '' && row.deterrence === 'none' && row.counted_in !== 'parties',
  )
}

beforeAll(async () => {
  const [command, ...more] = blocks('sh')
  expect(more).toEqual([])
  const words = command!.replace('outputs/sizes', folder).split(' ').slice(2)
  expect(await main(words, keptOutput())).toBe(0)
}, 360_000)

test('the queries of the page give the figures of differences.csv', async () => {
  const [paired, atPoints, ...more] = blocks('sql')
  expect(more).toEqual([])
  const returns = await rowsOf(paired!)
  const published = differences('returns.total')
  expect(returns).toHaveLength(4)
  expect(returns.map(({ point }) => point)).toEqual(published.map(({ point }) => point))
  for (const [i, { mean, low, high }] of returns.entries()) {
    expect(mean).toBeCloseTo(Number(published[i]!.mean), 6)
    expect(low).toBeCloseTo(Number(published[i]!.ci_low), 3)
    expect(high).toBeCloseTo(Number(published[i]!.ci_high), 3)
  }
  const costs = await rowsOf(atPoints!)
  expect(costs.map(({ places, opening }) => `${places} ${opening}`)).toEqual([
    '100 500',
    '100 1000',
    '400 500',
    '400 1000',
  ])
  expect(costs.map(({ mean }) => mean)).toEqual(differences('cost.total').map(({ mean }) => Number(mean)))
})
