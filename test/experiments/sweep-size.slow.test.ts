/** What the largest design takes before its first job: the real command in a process of its own, from its start and when it goes on. */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { storedIn, temporaryFolder } from '../execution/fixtures.ts'
import { hub } from '../model/model.ts'

const folder = temporaryFolder()
const out = join(folder, 'run')
const design = join(folder, 'design.yaml')
writeFileSync(
  design,
  `name: large
title: A large design
baseline: current-policy-2024
scenarios: [${join(process.cwd(), hub)}]
method: latin-hypercube
points: 10000
parameters:
  pace: { path: schemes.hub.stay.return_pace, from: 1, to: 50 }
  referrals: { path: schemes.hub.referral.per_week, from: 20, to: 100 }
`,
)
const argv = `sweep ${design} --replications 1 --horizon 0.25 --seed 1 --workers 1 --out ${out}`.split(' ')

/** Ticks of a processor in a second, as Linux counts them. */
const ticks = 100

/** Seconds of processor time and the most megabytes that a process has taken so far. */
function taken(id: number) {
  const stat = readFileSync(`/proc/${id}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))
  return { seconds: (Number(fields[11]) + Number(fields[12])) / ticks, megabytes: Number(peak?.[1]) / 1000 }
}

/** Starts the sweep and kills it once something has come about. @returns what it had taken by then */
async function takenUntil(isSo: () => boolean, ...more: string[]) {
  const child = spawn(process.execPath, ['bin/return-hubs.js', ...argv, ...more], { stdio: 'ignore' })
  const ended = new Promise((done) => child.on('close', done))
  while (!isSo() && child.exitCode === null) await sleep(10)
  expect(child.exitCode).toBeNull()
  const by = taken(child.pid!)
  child.kill('SIGKILL')
  await ended
  return by
}

test('10,000 points take less than a minute and 300 MB until the run begins', async () => {
  const { seconds, megabytes } = await takenUntil(() => existsSync(join(out, 'unfinished.json')))
  expect(seconds).toBeLessThan(60)
  expect(megabytes).toBeLessThan(300)
})

test('and as little again, with the memory of a worker, until a run that was killed has its next job', async () => {
  const before = storedIn(join(out, 'jobs')).length
  const isFurther = () => storedIn(join(out, 'jobs')).length > before
  const { seconds, megabytes } = await takenUntil(isFurther, '--resume')
  expect(seconds).toBeLessThan(60)
  expect(megabytes).toBeLessThan(300 + 200)
})
