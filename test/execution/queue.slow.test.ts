import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { work } from '../../src/commands/handlers/worker.ts'
import type { Job, Outcome } from '../../src/execution/job.ts'
import type { Edition } from '../../src/execution/queue/edition.ts'
import { openQueue } from '../../src/execution/queue/submitter.ts'
import type { QueueState } from '../../src/execution/queue/watch.ts'
import { runJobs } from '../../src/execution/run-jobs.ts'
import { installedEdition } from '../../src/run-folder/edition.ts'
import type { Manifest } from '../../src/run-folder/manifest.ts'
import { call, compareWithStandIn, keptOutput } from '../commands/fixtures.ts'
import { asText, jobsFor, standInWorker, storedIn, temporaryFolder } from './fixtures.ts'
import {
  endAll,
  quickTiming,
  type Started,
  startProgram,
  startScript,
  startWorker,
  until,
} from './queue-fixtures.ts'
import { freePort, RedisServer } from './redis-server.ts'

const edition: Edition = { tool: 'return-hubs 9.9.9', build: 'of-the-tests' }

let server: RedisServer
let redis: Redis
beforeAll(async () => {
  server = await RedisServer.start(temporaryFolder())
  redis = server.client()
})
afterAll(async () => {
  redis.disconnect()
  await server.end()
})

/** Runs jobs through Redis. @param onOutcome called with the number of outcomes so far */
async function throughRedis(jobs: readonly Job[], onOutcome: (count: number) => void = () => {}) {
  const heard: { told: string[]; state?: QueueState } = { told: [] }
  const engine = await openQueue({
    address: { url: server.url, from: '--redis-url' },
    edition,
    told: (text) => heard.told.push(text),
    onState: (state) => {
      heard.state = state
    },
    timing: quickTiming,
  })
  const outcomes = new Map<number, Outcome>()
  try {
    await runJobs(jobs, {
      workers: 1,
      engine,
      onOutcome: (job, outcome) => {
        outcomes.set(job.index, outcome)
        onOutcome(outcomes.size)
      },
    })
  } finally {
    await engine.close()
  }
  return { outcomes, ...heard }
}

async function onThreads(jobs: readonly Job[]) {
  const outcomes = new Map<number, Outcome>()
  const onOutcome = (job: Job, outcome: Outcome) => void outcomes.set(job.index, outcome)
  await runJobs(jobs, { workers: 4, worker: standInWorker, onOutcome })
  return asText(outcomes)
}

const manifestOf = (out: string) => JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as Manifest

describe('jobs through Redis', () => {
  let workers: Started[] = []
  beforeAll(() => {
    workers = [1, 2].map(() => startWorker(server.url, { edition, threads: 1 }))
  })
  afterAll(endAll)

  test('that fail, even by taking their thread down, fail as on one machine', async () => {
    for (const title of ['breaks', 'dies']) {
      const { outcomes } = await throughRedis(jobsFor(4, title))
      expect(asText(outcomes)).toBe(await onThreads(jobsFor(4, title)))
    }
  })

  test('are waited for while Redis is killed and started again', async () => {
    let restarted: Promise<void> | undefined
    const { outcomes, told } = await throughRedis(jobsFor(40, 'slow'), (count) => {
      if (count === 10) restarted = server.end('SIGKILL').then(() => server.begin())
    })
    await restarted
    expect(told.join(' ')).toMatch(/Redis at \S+ has gone; waiting for it\. Redis at \S+ is back\./)
    expect(asText(outcomes)).toBe(await onThreads(jobsFor(40, 'slow')))
    for (const { said } of workers) expect(said.text).toContain('is back.')
  })

  test.each([
    ['all it had', '*'],
    ['the scenarios', 'return-hubs:scenario:*'],
  ])('are submitted again when Redis has lost %s', async (lost, keys) => {
    const jobs = [...jobsFor(10, 'slow'), ...jobsFor(20, lost).slice(10)]
    const { outcomes } = await throughRedis(jobs, (count) => {
      if (count === 3) void redis.keys(keys).then((found) => redis.del(found))
    })
    expect(asText(outcomes)).toBe(await onThreads(jobs))
  })

  test('are taken over from a worker that is killed', async () => {
    const { outcomes, state } = await throughRedis(jobsFor(40, 'slow'), (count) => {
      if (count === 10) workers[0]!.child.kill('SIGKILL')
    })
    expect(workers[0]!.child.signalCode).toBe('SIGKILL')
    expect(state!.perSecond).toBeGreaterThan(0)
    expect(asText(outcomes)).toBe(await onThreads(jobsFor(40, 'slow')))
  })

  test('go back at once from a worker that is told to leave', async () => {
    const [, last] = workers
    const run = throughRedis(jobsFor(1, 'long'))
    const active = `return-hubs:${edition.tool.replace(' ', '-')}-${edition.build}:active`
    await until('the job is in hand', async () => (await redis.llen(active)) === 1)
    const begun = performance.now()
    last!.child.kill('SIGINT')
    expect(await last!.end).toBe(0)
    expect(performance.now() - begun).toBeLessThan(2000)
    expect(last!.said.text).toMatch(/Left after \d+ jobs; handed 1 back\./)
    startWorker(server.url, { edition, threads: 1 })
    expect((await run).outcomes.size).toBe(1)
  })

  test('that take down worker after worker are recorded as failed', async () => {
    for (let i = 0; i < 3; i++) startWorker(server.url, { edition, threads: 1 })
    const { outcomes } = await throughRedis(jobsFor(3, 'kills'))
    expect(outcomes.get(1)).toEqual({ stage: '', message: 'its worker was lost, 3 times' })
    expect([...outcomes.values()].filter((outcome) => 'result' in outcome)).toHaveLength(2)
  })
})

describe('a run through Redis', () => {
  const titles = ['current-policy-2024:title=slow', 'hub:title=slow']
  const storedBy = (out: string) => storedIn(join(out, 'jobs')).length
  let secret: string
  beforeAll(async () => {
    await redis.flushall()
    await redis.config('SET', 'requirepass', 'topsecret')
    secret = server.url.replace('//', '//:topsecret@')
  })
  afterAll(async () => {
    await redis.config('SET', 'requirepass', '')
    await endAll()
  })

  test('whose submitter is killed goes on with --resume, runs no finished job again and gives the bytes of one machine', async () => {
    const [out, log] = [join(temporaryFolder(), 'cut'), join(temporaryFolder(), 'log')]
    const workers = [1, 2].map(() => startWorker(secret, { threads: 1, STAND_IN_LOG: log }))
    const submitter = startScript('queue-run', [secret, out, '20'])
    await until('some jobs are stored', () => storedBy(out) >= 5)
    submitter.child.kill('SIGKILL')
    await submitter.end
    expect(storedBy(out)).toBeLessThan(40)
    const output = keptOutput()
    const how = { replications: '20', workers: undefined, engine: 'redis', redisUrl: secret }
    expect(await compareWithStandIn({ ...how, out, resume: true }, { titles, output })).toBe(0)
    const done = readFileSync(log, 'utf8').trim().split('\n')
    expect(done).toHaveLength(40)
    expect(new Set(done).size).toBe(40)
    const whole = join(temporaryFolder(), 'whole')
    await compareWithStandIn({ out: whole, replications: '20' }, { titles })
    expect(manifestOf(out).results).toEqual(manifestOf(whole).results)
    expect(manifestOf(out).run.workers).toBe(2)
    expect(output.told).toContain(`workers at ${server.url}`)
    const texts = [
      output.told,
      readFileSync(join(out, 'manifest.json'), 'utf8'),
      ...workers.map(({ said }) => said.text),
    ]
    for (const text of texts) expect(text).not.toContain('topsecret')
    const keys = await redis.keys('*')
    expect(keys.filter((key) => /job-|outcome|scenario/.test(key))).toEqual([])
  })

  test('takes back the jobs that wait at Ctrl-C and keeps what is done', async () => {
    const out = join(temporaryFolder(), 'cut')
    const { child, said, end } = startScript('queue-run', [secret, out, '40'])
    await until('some jobs are stored', () => storedBy(out) >= 3)
    child.kill('SIGINT')
    expect(await end).toBe(130)
    expect(said.text).toContain(`--resume --out ${out}`)
    expect(said.text).toContain('Jobs that no worker has begun are taken back.')
    expect(said.text).not.toContain('fault')
    expect(storedBy(out)).toBeLessThan(80)
    const { tool, build } = installedEdition()
    expect(await redis.llen(`return-hubs:${tool.replace(' ', '-')}-${build}:wait`)).toBe(0)
  })
})

test('the commands of the how-to work, with a password over TLS', async () => {
  const page = readFileSync('docs/how-to.md', 'utf8')
  const commands = [...page.matchAll(/```bash\nnpx return-hubs (.*)\n```/g)].map(([, words]) =>
    words!.split(' '),
  )
  expect(commands.map(([name]) => name)).toEqual(['worker', 'compare'])
  const folder = temporaryFolder()
  const secure = await RedisServer.start(folder, true)
  try {
    const client = secure.client()
    await client.config('SET', 'requirepass', 'topsecret')
    client.disconnect()
    const url = secure.url.replace('//', '//:topsecret@')
    const environment = { NODE_EXTRA_CA_CERTS: secure.certificate! }
    const there = join(folder, 'there')
    const of = (words: readonly string[]) =>
      words.map((word) => word.replace('redis://queue.example:6379', url).replace('outputs/several', there))
    const small = ['--replications', '1', '--horizon', '0.25']
    const worker = startProgram([...of(commands[0]!), '--workers', '1'], environment)
    const run = startProgram([...of(commands[1]!), ...small], environment)
    expect(await run.end, run.said.text).toBe(0)
    worker.child.kill('SIGTERM')
    expect(await worker.end).toBe(0)
    expect(run.said.text + worker.said.text).toContain(`at ${secure.url}`)
    expect(run.said.text + worker.said.text).not.toContain('topsecret')
    expect((await call('verify', there, '--sample', '1')).code).toBe(0)
    expect(readFileSync(join(there, 'manifest.json'), 'utf8')).not.toContain('topsecret')
  } finally {
    await endAll()
    await secure.end()
  }
})

describe('editions', () => {
  beforeAll(() => redis.flushall())
  afterAll(endAll)

  test('a worker of another build is refused, and the submitter says that none of its own is there', async () => {
    const other: Edition = { tool: 'return-hubs 0.0.9', build: 'older' }
    const waiting = startWorker(server.url, { edition: other, threads: 1 })
    await until('the worker works', () => waiting.said.text.includes('works at'))
    const told: string[] = []
    const engine = await openQueue({
      address: { url: server.url, from: '--redis-url' },
      edition,
      told: (text) => told.push(text),
      onState: () => {},
    })
    try {
      void engine.run(jobsFor(1)[0]!, 'simulation', () => {})
      const late = startWorker(server.url, { edition: other, threads: 1 })
      expect(await late.end).toBe(2)
      expect(late.said.text).toContain(
        'found jobs of return-hubs 9.9.9 (build of-the-tests) at redis://127.0.0.1',
      )
      expect(late.said.text).toContain('this worker is return-hubs 0.0.9 (build older)')
      await until('the submitter says so', () => told.length > 0)
      expect(told.join()).toContain(
        'No worker of return-hubs 9.9.9 (build of-the-tests) is at redis://127.0.0.1',
      )
      expect(told.join()).toContain('Those of return-hubs 0.0.9 (build older) there')
      await until('the waiting worker says so', () =>
        waiting.said.text.includes('Waiting for jobs of this build'),
      )
    } finally {
      await engine.close()
    }
  })
})

describe('a Redis server that cannot be used', () => {
  test.each([
    ['worker', []],
    ['run', ['current-policy', '--engine', 'redis', '--out']],
  ])('is said within seconds: %s', async (command, more) => {
    const url = `redis://user:topsecret@127.0.0.1:${await freePort()}`
    const out = join(temporaryFolder(), 'none')
    const words = more.length > 0 ? [...more, out] : []
    const begun = performance.now()
    const { code, told } = await call(command, ...words, '--redis-url', url)
    expect(performance.now() - begun).toBeLessThan(6000)
    expect(code).toBe(2)
    expect(told).toContain(
      `--redis-url: found ${url.replace('user:topsecret@', '')}, where no Redis server can be used (ECONNREFUSED)`,
    )
    expect(existsSync(out)).toBe(false)
  })

  test('is said where it asks for a password that is not given', async () => {
    await redis.config('SET', 'requirepass', 'topsecret')
    try {
      await expect(work({ redisUrl: server.url, workers: '1' }, keptOutput())).rejects.toThrow(/NOAUTH/)
      const wrong = server.url.replace('//', '//:other@')
      await expect(work({ redisUrl: wrong, workers: '1' }, keptOutput())).rejects.toThrow(/WRONGPASS/)
    } finally {
      await redis.config('SET', 'requirepass', '')
    }
  })
})
