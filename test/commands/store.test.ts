import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { store } from '../../src/commands/handlers/store.ts'
import { JobStore } from '../../src/execution/job-store.ts'
import { modelFiles } from '../../src/execution/model-digest.ts'
import { readHead } from '../../src/execution/store-files.ts'
import type { Manifest } from '../../src/run-folder/manifest.ts'
import { countIn, countingWorker } from '../execution/counting-worker.ts'
import { jobsFor, standInWorker, temporaryFolder } from '../execution/fixtures.ts'
import { hub } from '../model/model.ts'
import { call, compareWithStandIn, keptOutput } from './fixtures.ts'

const folder = temporaryFolder()
const shared = join(folder, 'store')
const ran = countIn(join(folder, 'log.txt'))
const resultsOf = (run: string) =>
  (JSON.parse(readFileSync(join(run, 'manifest.json'), 'utf8')) as Manifest).results.sha256
const nameOf = (file: string) => readHead(join(shared, file))?.name
const files = (ending: string) =>
  readdirSync(shared, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .sort()

/** Compares with the shared store, in a new folder: the jobs alone unless all of the run is asked for. */
async function run(out: string, argv = {}, titles: string[] = []) {
  const code = await compareWithStandIn(
    { out: join(folder, out), store: shared, shard: '1/1', ...argv },
    { worker: countingWorker, titles },
  )
  return { code, ran: ran() }
}

const entirely = { shard: undefined }

/** Calls `store`. */
async function asked(argv: Partial<Parameters<typeof store>[0]>) {
  const output = keptOutput()
  const code = await store({ action: 'ls', folder: shared, worker: standInWorker, ...argv }, output)
  return { code, printed: output.printed }
}

describe('a store that runs share', () => {
  test('gives a run what another has done, so that only what is new is run', async () => {
    expect((await run('first', entirely)).ran).toHaveLength(4)
    expect(existsSync(join(folder, 'first', 'jobs'))).toBe(false)
    expect((await run('again')).ran).toEqual([])
    const more = await run('more', { replications: '3' })
    expect(more.ran.toSorted()).toEqual(['current-policy-2024 none 2', 'hub none 2'])
    const other = await run('other', {}, ['hub:title=Another'])
    expect(other.ran.toSorted()).toEqual(['hub none 0', 'hub none 1'])
  })

  test('runs a damaged entry again, and no other', async () => {
    const job = files('.job').find((file) => nameOf(file) === 'current-policy-2024')!
    writeFileSync(join(shared, job), 'cut')
    const mended = await run('mended', { ...entirely, replications: '3' })
    expect(mended.ran).toHaveLength(1)
    expect((await run('mended again', { replications: '3' })).ran).toEqual([])
    await compareWithStandIn({ out: join(folder, 'without'), replications: '3' })
    expect(resultsOf(join(folder, 'mended'))).toBe(resultsOf(join(folder, 'without')))
  })

  test('records a failed job with its cause and tries it again', async () => {
    const breaking = ['hub:title=breaks']
    const { code, ran: lines } = await run('breaks', {}, breaking)
    expect(code).toBe(4)
    expect(lines).toHaveLength(2)
    const { printed } = await asked({})
    expect(printed).toContain('1 failed')
    expect(printed).toContain('failed: hub, none, seed 7, replication 1: three in two beds')
    expect((await run('breaks again', {}, breaking)).ran).toEqual(['hub none 1'])
  })

  test('is refused where the folder is something else', async () => {
    writeFileSync(join(folder, 'file'), '')
    await expect(run('refused', { store: join(folder, 'file') })).rejects.toThrow('found a file')
    await expect(run('refused', { store: join(folder, 'first') })).rejects.toThrow('not a store')
    expect(existsSync(join(folder, 'refused'))).toBe(false)
    await expect(asked({ folder: join(folder, 'first') })).rejects.toThrow('not a store')
    await expect(asked({ folder: join(folder, 'nowhere') })).rejects.toThrow('found no store')
  })
})

describe('store', () => {
  test('ls says what is there, by scenario', async () => {
    const { printed } = await asked({ json: true })
    const found = JSON.parse(printed)
    expect(found).toMatchObject({
      jobs: files('.job').length,
      failed: 1,
      scenarios: files('.json').filter((file) => file.startsWith('scenarios')).length,
    })
    expect(
      found.lines.map(({ scenario, usable }: { scenario: string; usable: boolean }) => [scenario, usable]),
    ).toEqual([
      ['current-policy-2024', true],
      ['hub', true],
    ])
  })

  test('verify finds nothing in a sound store, and names what is damaged: 3', async () => {
    const sound = await asked({ action: 'verify', rerun: '3' })
    expect(sound).toEqual({
      code: 0,
      printed: `Every file of ${shared} is as it was stored.\n3 jobs of this model were run again.\n`,
    })
    const other = new URL('./other-worker.ts', import.meta.url)
    const changed = await asked({ action: 'verify', rerun: '2', worker: other })
    expect(changed.code).toBe(3)
    expect(changed.printed.match(/not as when run again/g)).toHaveLength(2)

    const scenario = files('.json').find((name) => name.startsWith('scenarios'))!
    for (const name of [files('.job')[0]!, scenario]) {
      const file = join(shared, name)
      const whole = readFileSync(file)
      writeFileSync(file, whole.subarray(0, whole.length - 3))
      const { code, printed } = await asked({ action: 'verify' })
      expect(code).toBe(3)
      expect(printed).toContain(`${file}: not what was stored`)
      writeFileSync(file, whole)
    }
  })

  test('prune says what goes, and removes it with the scenarios that only it needs', async () => {
    const old = new Date(Date.now() - 10 * 24 * 3600 * 1000)
    const scenarios = files('.json').filter((file) => file.startsWith('scenarios'))
    const another = scenarios.find((file) => readFileSync(join(shared, file), 'utf8').includes('"Another"'))!
    const isOld = (job: string) => another.includes(readHead(join(shared, job))!.of.scenario)
    const rest = files('.job').filter((job) => !isOld(job))
    for (const file of [...files('.job').filter(isOld), ...scenarios])
      utimesSync(join(shared, file), old, old)
    const dry = await asked({ action: 'prune', olderThan: '9', dryRun: true })
    expect(dry.printed).toMatch(/^Would remove 2 jobs, 1 scenario and 0 unfinished files: \d/)
    expect(files('.job')).toHaveLength(rest.length + 2)
    const done = await asked({ action: 'prune', olderThan: '9' })
    expect(done.printed.replace('Removed', 'Would remove')).toBe(dry.printed)
    expect(files('.job')).toEqual(rest)
    expect(existsSync(join(shared, another))).toBe(false)
    expect((await asked({ action: 'prune', otherVersions: true })).printed).toMatch(/^Removed 0 jobs/)
    new JobStore(shared, 'another model').put(jobsFor(1)[0]!, { result: '{}' })
    expect((await asked({})).printed).toContain('version 0.0.0, not of this model')
    expect((await asked({ action: 'prune', otherVersions: true })).printed).toMatch(/^Removed 1 job,/)
    expect(files('.job')).toEqual(rest)

    const all = await asked({ action: 'prune', olderThan: '0' })
    expect(all.printed).toContain(`Removed ${rest.length + 1} jobs, ${scenarios.length - 1} scenarios`)
    expect(files('.job')).toEqual([])
    await expect(asked({ action: 'prune' })).rejects.toThrow('--other-versions, --older-than DAYS or both')
    await expect(asked({ action: 'ls', olderThan: '3' })).rejects.toThrow('--older-than: found with ls')
  })

  test('is a command', async () => {
    expect((await call('store', 'ls', shared)).printed).toContain(`${shared}: 0 jobs, 0 failed, `)
    expect((await call('store', 'prune', shared)).code).toBe(2)
    expect((await call('store', 'show', shared)).code).toBe(2)
    expect((await call('run', hub, '--store', join(folder, 'file'), '--seed', '1')).code).toBe(2)
  })
})

test('the model that results are of is all the code that a worker runs, and no more', () => {
  const names = modelFiles().map(({ pathname }) => pathname)
  for (const part of [
    '/execution/worker.',
    '/model/simulate.',
    '/model/engine/simjs.',
    '/closed-form/',
    '/calendar/',
  ])
    expect(
      names.some((name) => name.includes(part)),
      part,
    ).toBe(true)
  for (const part of ['/charts/', '/run-folder/', '/commands/', '/experiments/', '/terminal/'])
    expect(names.filter((name) => name.includes(part))).toEqual([])
})
