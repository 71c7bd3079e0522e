import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hasTable, readOpenTable, readTable } from '../../src/run-folder/read.ts'
import { csv, fileOf, openFileOf, type RowOf } from '../../src/run-folder/table.ts'
import { backtestTables, calibrationTables, sweepTables, tables } from '../../src/run-folder/tables.ts'
import { temporaryFolder } from '../scenarios/files.ts'

const { folder } = temporaryFolder()
let run = 0

/** A run folder with that content in a table. */
function folderWith(path: string, content: string): string {
  const made = join(folder, `run-${++run}`)
  mkdirSync(join(made, 'results'), { recursive: true })
  writeFileSync(join(made, path), content)
  return made
}

const pair = { a: 'one, "two"', b: '=three', correlation: -0.5 }

describe('readTable', () => {
  it('gives back what was written: text, numbers and what is undefined', () => {
    const rows: RowOf<typeof tables.transferred>[] = [
      {
        ...{ scenario: '-x', baseline: 'b', deterrence: 'none', scheme: '', in_baseline: 'granted' },
        ...{ in_scenario: 'granted', counted_in: 'people', mean: 0.1 + 0.2, ci_low: null, ci_high: 1e21 },
        replications: 2,
      },
    ]
    const [path, content] = fileOf(tables.transferred, rows)
    expect(readTable(folderWith(path, content), tables.transferred)).toEqual(rows)
    const [pairs, text] = fileOf(calibrationTables.pairs, [pair])
    expect(text).toContain("'=three")
    expect(readTable(folderWith(pairs, text), calibrationTables.pairs)).toEqual([pair])
  })

  it('gives the columns that a run names as text', () => {
    const rows = [{ row: { point: '1' }, others: { pace: 2, barriers: 'none' } }]
    const [path, content] = openFileOf(sweepTables.points, ['pace', 'barriers'], rows)
    const read = readOpenTable(folderWith(path, content), sweepTables.points)
    expect(read).toEqual([{ row: { point: '1' }, others: { pace: '2', barriers: 'none' } }])
  })

  it.each([
    [
      'a word where a number stands',
      'a,b,correlation\nx,y,1\nx,y,many\n',
      '3:5 correlation: found "many"; allowed: number',
    ],
    [
      'nothing where a number stands',
      'a,b,correlation\n"x\n1",y,\n',
      '3:6 correlation: found ""; allowed: number',
    ],
    [
      'a row that is cut off',
      'a,b,correlation\nx,y,1\nx\n',
      '3:1: found 1 cells; allowed: 3, as in the header',
    ],
    ['another column', 'a,c,correlation\n', '1:3: found column "c"; allowed: column "b"'],
    ['a column too many', 'a,b,correlation,d\n', '1:17: found column "d"; allowed: no more columns'],
    ['a column too few', 'a,b\n', '1:1: the header ends too early; allowed: column "correlation"'],
    ['an empty file', '', '1:1: the header ends too early; allowed: column "a"'],
    ['an open quote', 'a,b,correlation\nx,"y,1\n', '2:1: a quotation mark'],
  ])('refuses %s, with the place', (_, content, message) => {
    const broken = folderWith('results/pairs.csv', content)
    expect(() => readTable(broken, calibrationTables.pairs)).toThrow(`results/pairs.csv:${message}`)
  })

  it('refuses a word that is none of those declared', () => {
    const broken = folderWith('results/errors.csv', 'mode,series,ahead,origin,error\nboth,s,1,2024-Q4,0.1\n')
    expect(() => readTable(broken, backtestTables.errors)).toThrow(
      'errors.csv:2:1 mode: found "both"; allowed: conditional, unconditional',
    )
  })

  it('lists a few problems of a table that is none of ours, not all', () => {
    const rows = Array.from({ length: 50 }, () => ({ a: 'x', b: 'y', correlation: 'z' }))
    const broken = folderWith('results/pairs.csv', csv(rows, ['a', 'b', 'correlation']))
    const told = (() => {
      try {
        return readTable(broken, calibrationTables.pairs)
      } catch (error) {
        return String(error)
      }
    })()
    expect(String(told).split('\n')).toHaveLength(5)
  })

  it('says which table is missing', () => {
    const empty = folderWith('results/pairs.csv', '')
    expect(hasTable(empty, calibrationTables.pairs)).toBe(true)
    expect(hasTable(empty, tables.summary)).toBe(false)
    expect(() => readTable(empty, tables.summary)).toThrow('results/summary.csv: there is no such table')
  })
})
