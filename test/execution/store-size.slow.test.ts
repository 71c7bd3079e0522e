/** What a store costs when it is large: time for each job, memory, and its share of what a job takes. */
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { encodeResult } from '../../src/execution/encode.ts'
import type { Job } from '../../src/execution/job.ts'
import { JobStore } from '../../src/execution/job-store.ts'
import { settleJobs } from '../../src/execution/settle-jobs.ts'
import { jobsFor, participant, standInWorker, temporaryFolder } from './fixtures.ts'
import { standInResult } from './stand-in-worker.ts'

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

/** Milliseconds that each call takes. */
const timed = (jobs: readonly Job[], call: (job: Job) => unknown): number[] =>
  jobs.map((job) => {
    const begun = performance.now()
    call(job)
    return performance.now() - begun
  })

/** A text of the size of a national replication's result over five years: 183 kB. */
const national = (() => {
  const { series, ...rest } = standInResult({
    ...jobsFor(1)[0]!,
    key: { ...jobsFor(1)[0]!.key, horizonYears: 5 },
  })
  const one = { ...rest, series: Array.from({ length: 160 }, (_, i) => series[i % series.length]!) }
  return encodeResult(one)
})()

/** Seconds of a national replication over five years: half of the 5.5 to 6.5 that were measured on a busy processor. */
const nationalSeconds = 3

test('ten thousand jobs: flat memory, and a look-up that takes as long as among few', async () => {
  const store = new JobStore(join(temporaryFolder(), 'store'), 'model')
  const jobs = jobsFor(10_000)
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const heap = () => {
    collect()
    return process.memoryUsage().heapUsed / 1e6
  }
  const lookedUp = (count: number) =>
    median(
      timed(
        jobs.slice(0, count).filter((_, i) => i % (count / 100) === 0),
        (job) => store.get(job),
      ),
    )
  await settleJobs(jobs.slice(0, 100), { workers: 2, worker: standInWorker, store, onOutcome: () => {} })
  const [early, before] = [lookedUp(100), heap()]
  let ended = 0
  await settleJobs(jobs, { workers: 2, worker: standInWorker, store, onOutcome: () => ended++ })
  expect(ended).toBe(10_000)
  const [late, after] = [lookedUp(10_000), heap()]
  console.info(
    `look-up ${early.toFixed(2)} ms among 100, ${late.toFixed(2)} ms among 10,000; heap +${(after - before).toFixed(0)} MB`,
  )
  // Three times as long is what a busy machine can do; a folder that is searched would take a hundred times.
  expect(late).toBeLessThan(3 * early + 0.5)
  // The results alone are more than 20 MB of text.
  expect(after - before).toBeLessThan(15)
})

test('at national size storing and finding a job take less than 3 % of running it', () => {
  const store = new JobStore(join(temporaryFolder(), 'store'), 'model')
  const jobs = jobsFor(60, participant('national').name)
  expect(national.length).toBeGreaterThan(150_000)
  const put = median(timed(jobs, (job) => store.put(job, { result: national })))
  const get = median(timed(jobs, (job) => expect(store.get(job)).toBeDefined()))
  console.info(
    `put ${put.toFixed(1)} ms, get ${get.toFixed(1)} ms: ${((put + get) / nationalSeconds / 10).toFixed(2)} % of a job`,
  )
  expect(put + get).toBeLessThan(0.03 * nationalSeconds * 1000)
})
