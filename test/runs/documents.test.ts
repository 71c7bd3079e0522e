/** The documents that a comparison makes of its results. */
import { appendFileSync, cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { read, utils, type WorkSheet } from '@e965/xlsx'
import { beforeAll, describe, expect, test } from 'vitest'
import { Purpose } from '../../src/model/declaration/purposes.ts'
import { stageIds, stageOf } from '../../src/model/declaration/stages.ts'
import { declarationOf, transitionIds } from '../../src/model/declaration/transitions.ts'
import { Tie } from '../../src/model/engine/event-list.ts'
import { labelOf, resourceIds } from '../../src/model/resources.ts'
import { readManifest } from '../../src/run-folder/folder.ts'
import { readTable } from '../../src/run-folder/read.ts'
import { tables } from '../../src/run-folder/tables.ts'
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
  expect([...again.keys()]).toEqual(expect.arrayContaining([...files, 'stress-des.md']))
  for (const [path, content] of again)
    expect(Buffer.from(content as string).equals(readFileSync(join(folder, path))), path).toBe(true)
})

describe('stress-des.md', () => {
  /** The items of the guideline. */
  const items = [
    ...['1.1', '1.2', '1.3', '2.1', '2.2', '2.3', '2.4'],
    ...['2.5.1', '2.5.2', '2.5.3', '2.5.4', '2.5.5'],
    ...['3.1', '3.2', '3.3', '3.4', '4.1', '4.2', '4.3', '5.1', '5.2', '5.3', '5.4', '6.1'],
  ]
  /** The text below the heading of each item. */
  const sectionsOf = (run: string) =>
    new Map(
      readFileSync(join(run, 'stress-des.md'), 'utf8')
        .split(/^#{2,4} /m)
        .map((section) => {
          const [heading = '', ...text] = section.split('\n')
          return [heading.split(' ')[0]!, text.join('\n').trim()]
        }),
    )

  test.each([['a comparison', () => folder] as const, ['one scenario', () => alone] as const])(
    'of %s has every item of the guideline, and none empty',
    (_, run) => {
      const sections = sectionsOf(run())
      for (const item of items) expect(sections.get(item)?.length ?? 0, item).toBeGreaterThan(40)
      expect([...sections.values()].join()).not.toMatch(/undefined|NaN|\[object/)
    },
  )

  test('names every stage, transition, resource, draw and event class as the model declares them', () => {
    const sections = sectionsOf(folder)
    const has = (item: string, words: string) => expect(sections.get(item), words).toContain(words)
    for (const id of stageIds) {
      has('2.1', `${id}["${stageOf(id).label}"]`)
      has('2.2', `| ${stageOf(id).label} | ${id} |`)
    }
    for (const id of transitionIds) has('2.5.2', `| ${declarationOf(id).activity} |`)
    for (const id of resourceIds) has('2.5.3', `| ${labelOf(id)} |`)
    for (const purpose of Object.keys(Purpose)) has('5.2', purpose)
    for (const tie of Object.keys(Tie)) has('5.3', tie)
  })

  test('has every parameter of the run with its value, and what the option changes', () => {
    const sections = sectionsOf(folder)
    const rows = readTable(folder, tables.assumptions)
    expect(rows.length).toBeGreaterThan(300)
    for (const { id } of rows) expect(sections.get('3.3')).toContain(`| ${id} |`)
    expect(sections.get('2.3')).toContain('| hub | schemes.hub.stage |')
    expect(sectionsOf(alone).get('2.3')).toContain('Not applicable')
  })

  test('cites sources of the evidence, and says how the run was made', () => {
    const sections = sectionsOf(folder)
    const cited = readTable(folder, tables.assumptions).flatMap(({ source }) => source.split(';'))
    const evidence = cited.filter((id) => id !== '' && id !== 'assumption')
    expect(evidence.length).toBeGreaterThan(50)
    const named = new Set(sections.get('3.1')!.split(/[|;\s]+/))
    for (const id of evidence) expect(named.has(id), id).toBe(true)
    expect(sections.get('4.3')).toMatch(/^6 independent replications/)
    expect(sections.get('5.1')).toContain(process.versions.node)
    expect(sections.get('5.2')).toContain('Seed 7.')
  })
})
