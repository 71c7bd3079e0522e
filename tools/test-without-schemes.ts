/**
 * Schemes are data: the model and its tests need none of the library's. The tests of the model, which reads no file, may name no
 * scenario of the library that has a scheme. Those that read scenarios run in a copy of the checkout from which the files of all these are
 * removed. Left out are the tests about the library and
 * its users (test/library, test/docs, examples), the slow ones, and style and types, which no file of data bears on: `npm test` checks those.
 *
 *   npm run test:without-schemes [-- folders of tests]
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { builtInNames, loadScenario } from '../src/scenarios/load.ts'

const folders = ['test/scenarios', 'test/experiments', 'test/run-folder']
/** Tests of what reads no file: that they name no such scenario is enough. */
const namingNone = 'test/model'
/** Not copied: made by a run or by git, or linked. */
const notCopied = new Set(['node_modules', '.git', 'outputs', 'coverage'])

const removed = builtInNames().filter((name) => Object.keys(loadScenario(name).values.schemes).length > 0)
const literal = new RegExp(`(['"\`])(${removed.join('|')})\\1`)
const naming = readdirSync(namingNone, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.slow.test.ts'))
  .filter((file) => literal.test(readFileSync(join(namingNone, file), 'utf8')))
if (naming.length > 0)
  throw new Error(`these name a scenario of the library with a scheme: ${naming.join(', ')}`)
const copy = mkdtempSync(join(tmpdir(), 'return-hubs-without-schemes-'))
try {
  cpSync('.', copy, { recursive: true, filter: (path) => !notCopied.has(basename(path)) })
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'))
  for (const name of removed) rmSync(join(copy, 'src/scenarios/library', `${name}.yaml`))
  console.log(`Without ${removed.join(', ')}:`)
  const run = (...command: string[]) =>
    spawnSync('npx', command, { cwd: copy, stdio: 'inherit' }).status === 0
  const wanted = process.argv.length > 2 ? process.argv.slice(2) : folders
  process.exitCode = run('vitest', 'run', '--project', 'quick', ...wanted) ? 0 : 1
} finally {
  rmSync(copy, { recursive: true, force: true })
}
