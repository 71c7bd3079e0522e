import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { Manifest } from '../../src/run-folder/manifest.ts'
import { temporaryFolder } from '../execution/fixtures.ts'
import { compareWithStandIn, keptOutput } from './fixtures.ts'

const script = fileURLToPath(new URL('./slow-run.ts', import.meta.url))
const storedJobs = (out: string) =>
  existsSync(join(out, 'jobs')) ? readdirSync(join(out, 'jobs')).filter((file) => file.endsWith('.json')) : []

/** Starts the slow run and waits until it has stored some jobs. */
async function startedRun(out: string) {
  const child = spawn(process.execPath, ['--import', 'tsx', script, out], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { told: '' }
  child.stderr.on('data', (chunk) => {
    said.told += chunk
  })
  while (storedJobs(out).length < 5 && child.exitCode === null) await sleep(20)
  return { child, said }
}

const ended = (child: ChildProcess) =>
  new Promise<{ code: number | null; signal: string | null }>((done) => {
    child.on('close', (code, signal) => done({ code, signal }))
  })

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
  truncateSync(join(out, 'jobs', stored[0]!), 300)

  const titles = ['current-policy-2024:title=slow', 'hub:title=slow']
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
  const resultsOf = (folder: string) =>
    (JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest).results
  expect(resultsOf(out)).toEqual(resultsOf(whole))
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
