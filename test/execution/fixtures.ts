/** Jobs and temporary folders for tests of execution. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { Job, Outcome } from '../../src/execution/job.ts'
import type { Participant } from '../../src/experiments/replications/replicate.ts'
import type { Scenario } from '../../src/scenarios/schema/schema.ts'

export const standInWorker = new URL('./stand-in-worker.ts', import.meta.url)

/** A participant of which the stand-in reads the title and the schemes only. */
export function participant(name: string, { title = name, schemes = [] as string[] } = {}): Participant {
  const values = { name, title, schemes: Object.fromEntries(schemes.map((scheme) => [scheme, {}])) }
  return { name, sha256: name.padEnd(64, '0'), values: values as unknown as Scenario }
}

/** Jobs of one scenario, replications from 0. */
export function jobsFor(count: number, title = 'plain'): Job[] {
  const { name, values, sha256 } = participant('one', { title })
  return Array.from({ length: count }, (_, replication) => ({
    index: replication,
    name,
    key: {
      scenario: sha256,
      deterrence: 'none',
      baseline: '',
      seed: '1',
      replication,
      horizonYears: 0.25,
      version: '0.0.0',
    },
    scenario: values,
  }))
}

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A new folder that is removed after the tests of the file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'return-hubs-'))
  folders.push(folder)
  return folder
}

/** Files of the results in a store. */
export const storedIn = (store: string): string[] =>
  existsSync(store)
    ? readdirSync(store, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.job'))
        .map((file) => join(store, file))
    : []

/** The outcomes as text, by index. */
export const asText = (outcomes: ReadonlyMap<number, Outcome>): string =>
  JSON.stringify([...outcomes].sort(([a], [b]) => a - b))
