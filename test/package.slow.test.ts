/** The package as somebody installs it: packed, put into an empty project and used there, without the checkout. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Manifest } from '../src/run-folder/manifest.ts'
import { call } from './commands/fixtures.ts'
import { temporaryFolder } from './execution/fixtures.ts'

const folder = temporaryFolder()
const project = join(folder, 'project')
const inProject = (program: string, ...argv: string[]) =>
  execFileSync(program, argv, { cwd: project, encoding: 'utf8' })

beforeAll(() => {
  // Scripts are left out: the build is there, and other tests are reading it.
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder])
  const [archive] = readdirSync(folder).filter((file) => file.endsWith('.tgz'))
  mkdirSync(project)
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }\n')
  inProject('npm', 'install', '--no-audit', '--no-fund', '--silent', join(folder, archive!))
})

describe('the package in an empty project', () => {
  const asked = [
    'run',
    'current-policy',
    '--replications',
    '1',
    '--horizon',
    '0.25',
    '--seed',
    '1',
    '--quiet',
  ]
  const resultsOf = (run: string) =>
    (JSON.parse(readFileSync(join(run, 'manifest.json'), 'utf8')) as Manifest).results.sha256

  test('runs the program, with the results of the checkout, and verifies them', async () => {
    inProject('npx', '--no-install', 'return-hubs', ...asked, '--out', 'run')
    const here = join(folder, 'here')
    expect((await call(...asked, '--out', here)).code).toBe(0)
    expect(resultsOf(join(project, 'run'))).toBe(resultsOf(here))
    inProject('npx', '--no-install', 'return-hubs', 'verify', 'run', '--quiet')
  })

  test('writes the explorer', () => {
    inProject('npx', '--no-install', 'return-hubs', 'explore', '--out', 'explorer.html')
    expect(existsSync(join(project, 'explorer.html'))).toBe(true)
  })

  test('gives the model and its engine to other programs', () => {
    writeFileSync(
      join(project, 'use.js'),
      `import { loadScenario } from 'return-hubs'
import { Executive } from 'return-hubs/engine'
console.log(loadScenario('current-policy').name, typeof Executive)
`,
    )
    expect(inProject('node', 'use.js')).toBe('current-policy function\n')
  })

  test('brings nothing that only the checkout needs', () => {
    const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      readonly devDependencies: Readonly<Record<string, string>>
    }
    const installed = join(project, 'node_modules')
    expect(Object.keys(devDependencies)).toContain('vitest')
    for (const name of ['vitest', 'typescript', '@biomejs/biome', 'playwright-core'])
      expect(existsSync(join(installed, name)), name).toBe(false)
    expect(existsSync(join(installed, 'return-hubs', 'test'))).toBe(false)
  })
})
