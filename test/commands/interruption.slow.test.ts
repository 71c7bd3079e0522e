import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { Manifest } from '../../src/run-folder/manifest.ts'
import { storedIn, temporaryFolder } from '../execution/fixtures.ts'
import { compareWithStandIn, keptOutput } from './fixtures.ts'

const script = fileURLToPath(new URL('./slow-run.ts', import.meta.url))
const storedJobs = (out: string) => storedIn(join(out, 'jobs'))

/** Starts the slow run, on compiled code as the tests run it: what it stores is of the same model. */
function start(log: string, ...words: string[]) {
  const child = spawn(process.execPath, ['--import', './tools/compiled.js', script, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, RETURN_HUBS_TEST_JOBS: log },
  })
  const said = { told: '' }
  child.stderr.on('data', (chunk) => {
    said.told += chunk
  })
  return { child, said }
}

/** Starts the slow run and waits until it has stored some jobs. */
async function startedRun(out: string) {
  const started = start(`${out}.log`, out)
  while (storedJobs(out).length < 5 && started.child.exitCode === null) await sleep(20)
  return started
}

const ended = (child: ChildProcess) =>
  new Promise<{ code: number | null; signal: string | null }>((done) => {
    child.on('close', (code, signal) => done({ code, signal }))
  })
const resultsOf = (folder: string) =>
  (JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest).results

const titles = ['current-policy-2024:title=slow', 'hub:title=slow']

test('a killed run goes on with --resume and ends with the bytes of a whole one, even if a stored job is cut short', async () => {
  const out = join(temporaryFolder(), 'cut')
  const { child } = await startedRun(out)
  const end = ended(child)
  child.kill('SIGKILL')
  expect((await end).signal).toBe('SIGKILL')
  expect(existsSync(join(out, 'manifest.json'))).toBe(false)
  const stored = storedJobs(out)
  expect(stored.length).toBeGreaterThanOrEqual(5)
  expect(stored.length).toBeLessThan(200)
  truncateSync(stored[0]!, 300)

  const replications = '8'
  await expect(compareWithStandIn({ out, replications }, { titles })).rejects.toThrow('add --resume')
  const other = { out, replications, resume: true, seed: '8' }
  await expect(compareWithStandIn(other, { titles })).rejects.toThrow('seed 7, now 8')
  const output = keptOutput()
  expect(
    await compareWithStandIn({ out, replications, resume: true, seed: undefined }, { titles, output }),
  ).toBe(0)
  expect(storedJobs(out)).toEqual([])

  const whole = join(temporaryFolder(), 'whole')
  await compareWithStandIn({ out: whole, replications }, { titles })
  expect(resultsOf(out)).toEqual(resultsOf(whole))
})

/** When the run is killed: milliseconds from its start, or from the first job that it has stored. */
const moments = [
  { from: 'start', ms: 200 },
  { from: 'first job', ms: 0 },
  { from: 'first job', ms: 35 },
  { from: 'start', ms: 900 },
  { from: 'first job', ms: 90 },
  { from: 'first job', ms: 140 },
  { from: 'first job', ms: 260 },
] as const

test('a run that is killed at any moment runs no stored job again and ends with the bytes of a whole one', async () => {
  const folder = temporaryFolder()
  const [out, store, log] = ['run', 'store', 'log'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  const replications = '20'
  let before: readonly string[] = []
  for (const { from, ms } of moments) {
    const { child } = start(log, out, store, replications)
    const end = ended(child)
    const isUnderWay = () => from === 'start' || storedIn(store).length > before.length
    while (!isUnderWay() && child.exitCode === null) await sleep(5)
    await sleep(ms)
    child.kill('SIGKILL')
    await end
    const stored = storedIn(store)
    expect(stored).toEqual(expect.arrayContaining([...before]))
    before = stored
  }
  expect(before.length).toBeGreaterThanOrEqual(5)
  expect(before.length).toBeLessThan(40)
  const { child, said } = start(log, out, store, replications)
  expect(await ended(child), said.told).toEqual({ code: 0, signal: null })

  // A job that had ended and was not stored yet is the only one to be run twice: one a worker and kill at most.
  const lines = readFileSync(log, 'utf8').trim().split('\n')
  expect(new Set(lines).size).toBe(40)
  expect(lines.length).toBeLessThanOrEqual(40 + 2 * moments.length)
  const again = lines.length
  const { child: next } = start(log, join(folder, 'again'), store, replications)
  expect((await ended(next)).code).toBe(0)
  expect(readFileSync(log, 'utf8').trim().split('\n')).toHaveLength(again)

  const whole = join(folder, 'whole')
  await compareWithStandIn({ out: whole, replications }, { titles })
  expect(resultsOf(out)).toEqual(resultsOf(whole))
  expect(readdirSync(out).sort()).toEqual(readdirSync(whole).sort())
})

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s keeps what is done, says how to go on and ends with 130',
  async (signal) => {
    const out = join(temporaryFolder(), 'cut')
    const { child, said } = await startedRun(out)
    const end = ended(child)
    child.kill(signal)
    expect(await end).toEqual({ code: 130, signal: null })
    expect(said.told).toContain(`--resume --out ${out} --seed 7`)
    expect(existsSync(join(out, 'manifest.json'))).toBe(false)
    expect(storedJobs(out).length).toBeGreaterThanOrEqual(5)
  },
)
