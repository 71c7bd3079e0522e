import { readdirSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { commands } from '../../src/cli.ts'
import { nameOf } from '../../src/commands/command.ts'
import { simulationOptions } from '../../src/commands/handlers/options.ts'
import { modelFiles } from '../../src/execution/model-digest.ts'
import { readAddress, shownAddress, withoutPasswords } from '../../src/execution/queue/address.ts'
import { idOf, type QueuedJob } from '../../src/execution/queue/names.ts'
import { packOutcome, scenarioOf, textOf, unpackOutcome } from '../../src/execution/queue/packing.ts'
import { installedEdition, queueFiles } from '../../src/run-folder/edition.ts'
import { stateText } from '../../src/runs/elsewhere.ts'
import { loadScenario } from '../../src/scenarios/load.ts'
import type { Scenario } from '../../src/scenarios/schema/schema.ts'
import { call } from '../commands/fixtures.ts'
import { jobsFor } from './fixtures.ts'

describe('an address', () => {
  test.each([
    ['redis://:secret@host:6379', 'redis://host:6379'],
    ['rediss://user:p@ss/word@host:6379/2', 'rediss://host:6379/2'],
    ['redis://host', 'redis://host'],
  ])('%s is shown as %s', (url, shown) => {
    expect(shownAddress({ url, from: '--redis-url' })).toBe(shown)
  })

  test.each([
    ['--redis-url=redis://u:secret@h/0 --quiet', '--redis-url=redis://***@h/0 --quiet'],
    ['found "rediss://h?password=secret"', 'found "rediss://h"'],
    ['two: redis://a:secret@b and REDIS://c:secret@d', 'two: redis://***@b and REDIS://***@d'],
    ['redis://h:1 asks somebody@example.org', 'redis://h:1 asks somebody@example.org'],
  ])('%s has no password as %s', (text, without) => {
    expect(withoutPasswords(text)).toBe(without)
  })

  test('is read from the command line first, then from the environment', () => {
    const environment = { RETURN_HUBS_REDIS_URL: 'redis://there' }
    expect(readAddress('redis://here', environment)).toEqual({
      address: { url: 'redis://here', from: '--redis-url' },
    })
    expect(readAddress(undefined, environment)).toEqual({
      address: { url: 'redis://there', from: 'RETURN_HUBS_REDIS_URL' },
    })
    expect(readAddress(undefined, {})).toMatchObject({
      problem: { found: 'found neither it nor RETURN_HUBS_REDIS_URL in the environment' },
    })
  })

  test.each([
    'host:6379',
    'http://host',
    'redis://',
    'redis://:secret@host/x',
    'redis://host?password=secret',
  ])('cannot be %s', (url) => {
    const read = readAddress(url, {})
    expect(read).toMatchObject({ problem: { file: '--redis-url' } })
    expect(JSON.stringify(read)).not.toContain('secret')
  })

  test('does not come out of a command that refuses it', async () => {
    const { code, told } = await call('worker', '--redis-ulr', 'redis://:secret@host')
    expect(code).toBe(2)
    expect(told).toContain('did you mean "--redis-url"?')
    const wrong = await call('worker', '--redis-url', 'redis://:secret@host/x')
    expect(wrong.code).toBe(2)
    expect(told + wrong.told).not.toContain('secret')
  })
})

describe('the environment', () => {
  afterEach(() => {
    delete process.env['RETURN_HUBS_REDIS_URL']
  })
  test('says where Redis is if jobs are run there, and else says nothing', () => {
    process.env['RETURN_HUBS_REDIS_URL'] = 'redis://there'
    expect(simulationOptions({ engine: 'redis' }).redis?.url).toBe('redis://there')
    expect(simulationOptions({}).redis).toBeUndefined()
  })
})

describe('a job in the queue', () => {
  const [job, next] = jobsFor(2)
  const queued: QueuedJob = { work: 'simulation', key: job!.key, scenario: 'a' }
  test('has a name that all it depends on bears on, and nothing else', () => {
    const { seed, ...rest } = job!.key
    expect(idOf({ ...queued, key: { ...rest, seed } })).toBe(idOf(queued))
    const others: QueuedJob[] = [
      { ...queued, key: next!.key },
      { ...queued, work: 'arrivals by day' },
      { ...queued, scenario: 'b' },
      { ...queued, baseline: 'a' },
      { ...queued, key: { ...job!.key, byGroup: true } },
    ]
    expect(new Set([queued, ...others].map(idOf)).size).toBe(6)
  })

  test('has an outcome that travels to the last byte', async () => {
    for (const outcome of [
      { result: '{"a":1.10,"é":"–"}' },
      { stage: 'detained', message: 'three in two beds' },
    ])
      expect(await unpackOutcome(await packOutcome(outcome))).toEqual(outcome)
  })

  test('has a scenario that travels as it is', () => {
    for (const name of ['combined', 'historic-2018-2024']) {
      const { values } = loadScenario(name)
      const { text, digest } = textOf(values)
      expect(scenarioOf(text, digest)).toEqual(values)
    }
    expect(() => scenarioOf('{}', 'of another text')).toThrow('altered')
    expect(() => textOf({ name: 'x', title: undefined } as unknown as Scenario)).toThrow(
      'JSON would change it',
    )
  })
})

test('the build covers all code that runs a job, and both ends of the queue', () => {
  const dist = resolve('dist')
  const found = new Set<string>()
  const follow = (file: string) => {
    if (found.has(file)) return
    found.add(file)
    const text = readFileSync(file, 'utf8')
    for (const [, path] of text.matchAll(/^(?:import|export)\b[^;'"]*['"](\.[^'"]+)['"]/gm))
      follow(resolve(dirname(file), path!))
  }
  for (const worker of ['worker', 'daily-worker']) follow(resolve(dist, 'execution', `${worker}.js`))
  expect(found.size).toBeGreaterThan(50)
  const covered = new Set([...modelFiles(), ...queueFiles()].map((file) => fileURLToPath(file)))
  expect([...found].filter((file) => !covered.has(file))).toEqual([])
  for (const end of ['packing', 'names', 'submitter', 'worker-process'])
    expect(covered).toContain(resolve(dist, 'execution/queue', `${end}.js`))
  expect(installedEdition()).toEqual(installedEdition())
  expect(installedEdition().build).toMatch(/^[0-9a-f]{12}$/)
})

test('what the queue needs is loaded when it is asked for', () => {
  const files = readdirSync('dist', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.js'),
  )
  const eager = files.filter((file) =>
    /^import .*'(bullmq|ioredis)'/m.test(readFileSync(`dist/${file}`, 'utf8')),
  )
  expect(eager).toEqual([])
})

test('progress says how fast all machines are together', () => {
  const state = { workers: 4, threads: 16, perSecond: 3.14, failed: 2 }
  expect(stateText(state)).toBe('3.1 a second, 2 failed, 4 workers of 16 threads')
  expect(stateText({ workers: 0, threads: 0, perSecond: 0, failed: 0 })).toBe('0.0 a second, no worker there')
})

describe('examples/cluster', () => {
  const worker = commands.find((command) => nameOf(command) === 'worker')!
  test('starts workers by a command that there is', () => {
    const { services } = parse(readFileSync('examples/cluster/compose.yaml', 'utf8')) as {
      services: Record<string, { command: string[]; environment?: Record<string, string> }>
    }
    const unit = readFileSync('examples/cluster/return-hubs-worker.service', 'utf8')
    const started = /^ExecStart=\S+ bin\/return-hubs\.js (.*)$/m.exec(unit)?.[1]?.split(' ')
    for (const [name, ...words] of [services['worker']!.command, started!]) {
      expect(name).toBe('worker')
      for (const word of words.filter((each) => each.startsWith('--')))
        expect(worker.options).toHaveProperty([word.slice(2)])
    }
    expect(services['worker']!.environment).toHaveProperty('RETURN_HUBS_REDIS_URL')
    expect(unit).toContain('RETURN_HUBS_REDIS_URL=')
  })

  test('has a Redis that keeps what it is given', () => {
    const lines = readFileSync('examples/cluster/redis.conf', 'utf8').split('\n')
    expect(lines).toEqual(expect.arrayContaining(['appendonly yes', 'maxmemory-policy noeviction']))
  })
})
