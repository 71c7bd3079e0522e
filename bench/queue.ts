/**
 * `npm run bench:queue -- redis://127.0.0.1:6379` prints what the queue costs: jobs of national size whose result is stored
 * already, on a thread and through Redis, beside the time that it takes to compute one.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encodeResult } from '../src/execution/encode.ts'
import { packEndings } from '../src/execution/endings.ts'
import type { Engine } from '../src/execution/engine.ts'
import type { Job } from '../src/execution/job.ts'
import { readAddress } from '../src/execution/queue/address.ts'
import { openQueue } from '../src/execution/queue/submitter.ts'
import { workAtQueue } from '../src/execution/queue/worker-process.ts'
import { runJobs } from '../src/execution/run-jobs.ts'
import { openThreads } from '../src/execution/threads.ts'
import { simulateAndFollow } from '../src/model/simulate.ts'
import { installedEdition } from '../src/run-folder/edition.ts'
import { loadScenario } from '../src/scenarios/load.ts'

const [warmUp, counted] = [20, 200]
const { values, sha256 } = loadScenario('current-policy')
const key = { scenario: sha256, deterrence: 'none', baseline: '', horizonYears: 5, version: 'bench' }
const jobsOf = (seed: string, count: number): Job[] =>
  Array.from({ length: count }, (_, replication) => ({
    ...{ index: replication, name: 'current-policy', scenario: values },
    key: { ...key, seed, replication },
  }))

/** Milliseconds by the clock and of the processor that a job takes. */
async function timed(engine: Engine): Promise<readonly [number, number]> {
  const run = (seed: string, count: number) =>
    runJobs(jobsOf(seed, count), { workers: 1, engine, onOutcome: () => {} })
  await run('before', warmUp)
  const [begun, used] = [performance.now(), process.cpuUsage()]
  await run('counted', counted)
  const { user, system } = process.cpuUsage(used)
  return [(performance.now() - begun) / counted, (user + system) / 1000 / counted]
}

const read = readAddress(process.argv[2], process.env)
if ('problem' in read) throw new Error('name a Redis server: npm run bench:queue -- redis://127.0.0.1:6379')
const used = process.cpuUsage()
const { result, endings } = simulateAndFollow(
  { scenario: values, deterrence: 'none', seed: '1', replication: 0, horizonYears: 5 },
  'all',
)
const { user, system } = process.cpuUsage(used)
const milliseconds = (user + system) / 1000
console.log(`one job: ${milliseconds.toFixed(0)} ms of the processor`)

const folder = mkdtempSync(join(tmpdir(), 'return-hubs-bench-'))
const [edition, worker] = [installedEdition(), new URL('./stored-result.ts', import.meta.url)]
for (const [name, text] of [
  ['results alone', encodeResult(result)],
  ['with where everybody is at the end', encodeResult({ ...result, endings: packEndings(endings) })],
] as const) {
  process.env['BENCH_OUTCOME'] = join(folder, 'outcome.json')
  writeFileSync(process.env['BENCH_OUTCOME'], text)
  const threads = openThreads(1, worker)
  const [clock, processor] = await timed(threads)
  await threads.close()
  const leaving = new AbortController()
  const common = {
    address: read.address,
    edition: { ...edition, build: `bench-${process.pid}` },
    told: () => {},
  }
  const working = workAtQueue({ ...common, threads: 1, leave: leaving.signal, worker })
  const queue = await openQueue({ ...common, onState: () => {} })
  const [queueClock, queueProcessor] = await timed(queue)
  await queue.close()
  leaving.abort()
  await working
  const more = queueClock - clock
  console.log(
    `${name} (${Math.round(text.length / 1000)} kB): through Redis ${more.toFixed(1)} ms more by the clock, ${(queueProcessor - processor).toFixed(1)} ms more of the processor, without that of Redis itself: ${((100 * more) / milliseconds).toFixed(2)} % of the job`,
  )
}
rmSync(folder, { recursive: true })
