import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { hasTable, readTable } from '../../src/run-folder/read.ts'
import { tables } from '../../src/run-folder/tables.ts'
import { temporaryFolder } from '../execution/fixtures.ts'

/** Files that read what stands in the package itself, which nobody else writes. */
const ofThePackage = ['run-folder/tool.ts', 'run-folder/stored-errors.ts', 'runs/published-series.ts']

test('what stands in a run folder is read by the one function that no pipe or device holds up', () => {
  const found = ['run-folder', 'runs', 'commands'].flatMap((room) =>
    readdirSync(join('src', room), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `${room}/${file}`)
      .filter((file) => readFileSync(join('src', file), 'utf8').includes('readFileSync(')),
  )
  expect(found.toSorted()).toEqual(ofThePackage.toSorted())
})

test.each([
  ['a pipe', (path: string) => void execFileSync('mkfifo', [path])],
  ['endless zeros', (path: string) => symlinkSync('/dev/zero', path)],
  ['a folder', (path: string) => mkdirSync(path)],
])('%s in place of a table is refused at once', (_, put) => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'results'))
  const table = tables.summary
  put(join(folder, table.path))
  expect(hasTable(folder, table)).toBe(true)
  expect(() => readTable(folder, table)).toThrow('found no file')
})
