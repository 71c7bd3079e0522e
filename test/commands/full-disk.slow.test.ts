/** A disk that fills up while a run is going on: a real one, of 64 kB, where one may be mounted, else a limit on the size of files. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { main } from '../../src/cli.ts'
import type { Manifest } from '../../src/run-folder/manifest.ts'
import { temporaryFolder } from '../execution/fixtures.ts'
import { hub } from '../model/model.ts'
import { compareWithStandIn, keptOutput } from './fixtures.ts'

const script = 'test/commands/slow-run.ts'
const folder = temporaryFolder()
const disk = join(folder, 'disk')
mkdirSync(disk)
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]).status === 0
afterAll(() => {
  if (mounted) spawnSync('umount', [disk])
})

const stored = (store: string) =>
  readdirSync(store, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.job')).length
const leftovers = (store: string) =>
  readdirSync(store, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.partial'))

test('a full disk is said in words, and what was finished is not run again', async () => {
  const store = join(disk, 'store')
  const out = join(folder, 'run')
  const run = `${process.execPath} --import ./tools/compiled.js ${script} ${out} ${store} 40`
  // Where nothing can be mounted, no file may be larger than 8 kB: the scenarios that a store keeps are.
  const { status, stderr } = spawnSync('bash', ['-c', mounted ? run : `ulimit -f 8; ${run}`], {
    encoding: 'utf8',
    env: { ...process.env, RETURN_HUBS_TEST_JOBS: join(folder, 'log') },
  })
  expect(stderr).toMatch(
    mounted
      ? /store.*: cannot be written: the disk is full; make room and repeat with --resume/
      : /store.*: cannot be written: a file is larger than may be/,
  )
  expect(status).toBe(2)
  expect(leftovers(store)).toEqual([])

  const kept = stored(store)
  if (mounted) {
    expect(kept).toBeGreaterThan(3)
    expect(spawnSync('mount', ['-o', 'remount,size=16m', disk]).status).toBe(0)
  }
  const output = keptOutput()
  expect(await main(['store', 'verify', store], output), output.printed).toBe(mounted ? 0 : 2)
  const titles = ['current-policy-2024:title=slow', 'hub:title=slow']
  const argv = { replications: '40', out, store, resume: true }
  expect(await compareWithStandIn(argv, { references: ['current-policy-2024', hub], titles })).toBe(0)
  await compareWithStandIn({ replications: '40', out: join(folder, 'whole') }, { titles })
  const resultsOf = (name: string) =>
    (JSON.parse(readFileSync(join(folder, name, 'manifest.json'), 'utf8')) as Manifest).results
  expect(resultsOf('run')).toEqual(resultsOf('whole'))
})
