/** The documents that a comparison makes of its results. */
import { appendFileSync, cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { read, utils, type WorkSheet } from '@e965/xlsx'
import { beforeAll, describe, expect, test } from 'vitest'
import { readManifest } from '../../src/run-folder/folder.ts'
import { documentsOf } from '../../src/runs/documents/documents.ts'
import { loadStored } from '../../src/runs/stored-scenarios.ts'
import { call, compareWithStandIn, resultRows } from '../commands/fixtures.ts'
import { temporaryFolder } from '../execution/fixtures.ts'

const folder = join(temporaryFolder(), 'run')
const alone = join(temporaryFolder(), 'alone')
beforeAll(async () => {
  await compareWithStandIn({ out: folder, replications: '6' })
  await compareWithStandIn({ out: alone }, { references: ['current-policy-2024'] })
})

/** A table as rows by heading; the header is the third row. */
const rowsOf = (sheet: WorkSheet): Record<string, string | number>[] =>
  utils.sheet_to_json(sheet, { range: 2 })

const files = ['tables.xlsx', 'tables.ods'] as const
describe.each(files)('%s', (file) => {
  test('has a cover, the main results and every table, with no blank cell', () => {
    const { Sheets, SheetNames } = read(readFileSync(join(folder, file)))
    expect(SheetNames.slice(0, 2)).toEqual(['Cover', 'Main results'])
    expect(SheetNames).toEqual(expect.arrayContaining(['Appraisal', 'Differences', 'Levels', 'Assumptions']))
    for (const name of SheetNames.slice(1)) {
      const [title, about, header, ...rows] = utils.sheet_to_json<string[]>(Sheets[name]!, { header: 1 })
      expect([title!.length, about!.length]).toEqual([1, 1])
      for (const row of rows)
        expect([...row].filter((cell) => cell !== undefined && cell !== '')).toHaveLength(header!.length)
    }
  })

  test('shows the main results rounded, and all others as they are', () => {
    const { Sheets } = read(readFileSync(join(folder, file)))
    const differences = resultRows(folder, 'differences.csv')
    const stored = (metric: string) =>
      differences.find((row) => row.metric === metric && row.scheme === '' && row.counted_in !== 'parties')!
    const main = rowsOf(Sheets['Main results']!)
    const returns = main.find((row) => row.Measure === 'All returns (people)')!
    expect(returns['Difference, mean [note 3]']).toBe(
      Number(Number(stored('returns.total').mean).toPrecision(12)),
    )
    const cost = main.find((row) => row.Measure === 'Total cost')!
    const [mean, low, high] = ['mean', 'ci_low', 'ci_high'].map(
      (of) => Number(stored('cost.total')[of]) / 1e6,
    )
    expect(cost.Unit).toBe('£ million')
    expect(Math.abs(Number(cost['Difference, mean [note 3]']) - mean!)).toBeLessThan((high! - low!) / 20)
    const all = rowsOf(Sheets.Differences!)
    expect(all).toHaveLength(differences.length)
    expect(all.map((row) => row['Mean [note 2]'])).toEqual(
      differences.map(({ mean }) => (mean === '' ? '[x]' : Number(mean))),
    )
  })

  test('of a scenario alone has its levels', () => {
    const { Sheets, SheetNames } = read(readFileSync(join(alone, file)))
    expect(SheetNames).not.toContain('Differences')
    expect(rowsOf(Sheets['Main results']!).map((row) => row.Measure)).toContain('Total cost')
  })

  test('is among the files of the manifest, and one that is altered is found', async () => {
    const { files: digests } = readManifest(folder)
    expect(digests.map(({ path }) => path)).toContain(file)
    const copy = join(temporaryFolder(), 'copy')
    cpSync(folder, copy, { recursive: true })
    appendFileSync(join(copy, file), ' ')
    const { code, printed } = await call('verify', copy, '--stored')
    expect(code).toBe(3)
    expect(printed).toContain(`${file}: altered`)
  })
})

test('the documents come out of the stored results again, byte for byte', () => {
  const manifest = readManifest(folder)
  const again = documentsOf(folder, manifest, loadStored(folder, manifest))
  expect([...again.keys()]).toEqual(expect.arrayContaining([...files]))
  for (const [path, content] of again)
    expect(Buffer.from(content as Uint8Array).equals(readFileSync(join(folder, path))), path).toBe(true)
})
