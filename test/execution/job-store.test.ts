import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { encodeResult } from '../../src/execution/encode.ts'
import { JobStore } from '../../src/execution/job-store.ts'
import { jobsFor, temporaryFolder } from './fixtures.ts'
import { standInResult } from './stand-in-worker.ts'

const [job] = jobsFor(1) as [ReturnType<typeof jobsFor>[number]]
const text = encodeResult(standInResult(job))
const stored = () => {
  const store = new JobStore(join(temporaryFolder(), 'jobs'))
  store.put(job, text)
  return { store, file: join(store.folder, '0.json') }
}

describe('JobStore', () => {
  test('gives back what was stored, and nothing for what was not', () => {
    const { store } = stored()
    expect(store.get(job)).toBe(text)
    expect(store.get({ ...job, index: 1 })).toBeUndefined()
  })
  test.each([
    { seed: '2' },
    { scenario: 'other' },
    { deterrence: 'strong' },
    { replication: 1 },
    { horizonYears: 2 },
    { version: '0.0.1' },
  ])('does not take one job for another: %j', (other) => {
    expect(stored().store.get({ ...job, key: { ...job.key, ...other } })).toBeUndefined()
  })
  test('does not take a file cut short at any length for a whole one', () => {
    const { store, file } = stored()
    const whole = readFileSync(file, 'utf8')
    for (let length = 0; length < whole.length - 1; length += 7) {
      writeFileSync(file, whole.slice(0, length))
      expect(store.get(job)).toBeUndefined()
    }
  })
  test('does not take an altered figure', () => {
    const { store, file } = stored()
    const whole = readFileSync(file, 'utf8')
    const altered = whole.replace('"monthly":[null,', '"monthly":[null,1')
    expect(altered).not.toBe(whole)
    writeFileSync(file, altered)
    expect(store.get(job)).toBeUndefined()
    writeFileSync(file, 'null')
    expect(store.get(job)).toBeUndefined()
  })
  test('clears its folder', () => {
    const { store } = stored()
    store.clear()
    expect(existsSync(store.folder)).toBe(false)
    expect(store.get(job)).toBeUndefined()
  })
})
