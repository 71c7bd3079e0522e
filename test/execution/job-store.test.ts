import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { encodeResult } from '../../src/execution/encode.ts'
import type { Job } from '../../src/execution/job.ts'
import { JobStore, JobStores } from '../../src/execution/job-store.ts'
import { storeFile } from '../../src/execution/store-files.ts'
import { checkStore, isStore } from '../../src/execution/store-folder.ts'
import { jobsFor, participant, temporaryFolder } from './fixtures.ts'
import { standInResult } from './stand-in-worker.ts'

const [job] = jobsFor(1) as [Job]
const result = encodeResult(standInResult(job))
const storeIn = (folder = join(temporaryFolder(), 'jobs'), model = 'model') => new JobStore(folder, model)
const stored = () => {
  const store = storeIn()
  store.put(job, { result })
  return { store, file: storeFile(store.folder, 'results', store.address(job)) }
}

describe('JobStore', () => {
  test('gives back what was stored, and nothing for what was not', () => {
    const { store } = stored()
    expect(store.get(job)).toEqual({ result })
    expect(store.has(job)).toBe(true)
    const other = { ...job, key: { ...job.key, replication: 1 } }
    expect(store.get(other)).toBeUndefined()
    expect(store.has(other)).toBe(false)
  })
  test('is not held up by a pipe in place of a job, which is run again', () => {
    const { store, file } = stored()
    rmSync(file)
    execFileSync('mkfifo', [file])
    expect(store.get(job)).toBeUndefined()
    store.put(job, { result })
    expect(store.get(job)).toEqual({ result })
  })
  test('finds a job by what its result depends on, whatever its place, name and file', () => {
    const { store } = stored()
    const same = {
      ...job,
      index: 7,
      name: 'one at point 3',
      key: { ...job.key, scenario: 'of another file' },
      scenario: structuredClone(job.scenario),
    }
    expect(storeIn(store.folder).get(same)).toEqual({ result })
  })
  test.each([
    { seed: '2' },
    { deterrence: 'strong' },
    { replication: 1 },
    { horizonYears: 2 },
    { version: '0.0.1' },
    { endings: 'all' as const },
    { byGroup: true as const },
  ])('does not take one job for another: %j', (other) => {
    expect(stored().store.get({ ...job, key: { ...job.key, ...other } })).toBeUndefined()
  })
  test('does not take another scenario, baseline, model or kind for the job’s', () => {
    const { store } = stored()
    const { values } = participant('other')
    expect(store.get({ ...job, scenario: values })).toBeUndefined()
    expect(store.get({ ...job, baseline: values })).toBeUndefined()
    expect(storeIn(store.folder, 'another model').get(job)).toBeUndefined()
    expect(store.of('arrivals by day').get(job)).toBeUndefined()
  })
  test('does not take a file cut short at any length for a whole one', () => {
    const { store, file } = stored()
    const bytes = readFileSync(file)
    for (let length = 0; length < bytes.length; length += 7) {
      writeFileSync(file, bytes.subarray(0, length))
      expect(store.get(job)).toBeUndefined()
    }
  })
  test('does not take an altered byte, or another job’s file', () => {
    const { store, file } = stored()
    const bytes = readFileSync(file)
    for (let at = 0; at < bytes.length; at += 11) {
      const altered = Buffer.from(bytes)
      altered[at]! ^= 4
      writeFileSync(file, altered)
      const found = store.get(job)
      // The name of the scenario is for people: no result hangs on it.
      expect(found === undefined || JSON.stringify(found) === JSON.stringify({ result })).toBe(true)
    }
    const next = { ...job, key: { ...job.key, replication: 1 } }
    const place = storeFile(store.folder, 'results', store.address(next))
    mkdirSync(dirname(place), { recursive: true })
    writeFileSync(place, bytes)
    expect(store.get(next)).toBeUndefined()
  })
  test('records a failure with its cause, tries the job again, and forgets the failure when it succeeds', () => {
    const store = storeIn()
    const failure = { stage: 'detained', message: 'three in two beds' }
    store.put(job, failure)
    expect(store.get(job)).toBeUndefined()
    expect(new JobStore(store.folder, 'model', { takesFailures: true }).get(job)).toEqual(failure)
    store.put(job, { result })
    expect(existsSync(storeFile(store.folder, 'failures', store.address(job)))).toBe(false)
  })
  test('keeps each scenario once, and leaves nothing half written', () => {
    const store = storeIn()
    for (const each of jobsFor(20)) store.put(each, { result })
    const files = readdirSync(store.folder, { recursive: true, encoding: 'utf8' })
    expect(files.filter((name) => /^scenarios.*\.json$/.test(name))).toHaveLength(1)
    expect(files.filter((name) => name.endsWith('.job'))).toHaveLength(20)
    expect(files.filter((name) => name.endsWith('.partial'))).toEqual([])
  })
})

describe('JobStores', () => {
  test('find a job in any of the stores, and copy it to those that are to have it', () => {
    const [own, shared, source] = [storeIn(), storeIn(), stored().store]
    const stores = new JobStores([own, shared], [source])
    expect(stores.has(job)).toBe(true)
    expect(stores.get(job)).toEqual({ result })
    expect(own.get(job)).toEqual({ result })
    expect(shared.get(job)).toEqual({ result })
  })
  test('mend a damaged entry of one from another, and do not copy failures', () => {
    const { store, file } = stored()
    const source = stored().store
    writeFileSync(file, 'cut')
    expect(new JobStores([store], [source]).get(job)).toEqual({ result })
    expect(store.get(job)).toEqual({ result })
    const failing = storeIn()
    failing.put(job, { stage: '', message: 'broken' })
    const own = storeIn()
    const taking = new JobStore(failing.folder, 'model', { takesFailures: true })
    expect(new JobStores([own], [taking]).get(job)).toEqual({ stage: '', message: 'broken' })
    expect(existsSync(own.folder)).toBe(false)
  })
})

describe('checkStore', () => {
  test('takes a new, an empty and a used store, and refuses anything else', () => {
    const folder = temporaryFolder()
    expect(() => checkStore(join(folder, 'new'))).not.toThrow()
    expect(() => checkStore(folder)).not.toThrow()
    const { store } = stored()
    expect(() => checkStore(store.folder)).not.toThrow()
    expect([isStore(store.folder), isStore(folder)]).toEqual([true, false])
    writeFileSync(join(folder, 'thesis.txt'), 'mine')
    expect(() => checkStore(folder)).toThrow('not empty and not a store')
    expect(() => checkStore(join(folder, 'thesis.txt'))).toThrow('found a file')
    writeFileSync(join(store.folder, 'store.json'), '{"store":"return-hubs","schema":99}')
    expect(() => checkStore(store.folder)).toThrow('layout 99')
  })
})
