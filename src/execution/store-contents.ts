/** What is in a store of finished jobs: counted, cleared out, checked. */
import { readdirSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { sha256 } from '../digest.ts'
import { textOrNothing } from '../regular-file.ts'
import type { Scenario } from '../scenarios/schema/schema.ts'
import type { Identity } from './address.ts'
import { partialEnding } from './files.ts'
import type { Job } from './job.ts'
import { type FailedEntry, readEntry, readFailure, readHead, storeFile, storeFolders } from './store-files.ts'

/** A file of a store. */
export interface StoredFile {
  readonly path: string
  /** The digest that it is named by. */
  readonly digest: string
  readonly bytes: number
  /** When it was written, in milliseconds. */
  readonly written: number
}

/** A stored job, or a job that failed. */
export interface StoredJob extends StoredFile {
  /** Absent where the file cannot be read. */
  readonly of?: Identity
  /** Name of its scenario. */
  readonly name: string
  /** Why it failed; absent where it did not. */
  readonly failure?: FailedEntry
}

/** Every job of a store, by address: results, then failures. */
export function* jobsIn(store: string): Generator<StoredJob> {
  for (const file of filesIn(store, 'results')) {
    const head = readHead(file.path)
    yield { ...file, name: head?.name ?? '', ...(head && { of: head.of }) }
  }
  for (const file of filesIn(store, 'failures')) {
    const failure = readFailure(file.path, file.digest)
    yield { ...file, name: failure?.name ?? '', ...(failure && { of: failure.of, failure }) }
  }
}

/** The scenarios of a store, by digest. */
export const scenariosIn = (store: string): Generator<StoredFile> => filesIn(store, 'scenarios')

function* filesIn(store: string, folder: keyof typeof storeFolders): Generator<StoredFile> {
  for (const path of pathsIn(join(store, storeFolders[folder]))) {
    if (path.endsWith(partialEnding)) continue
    const found = statOf(path)
    if (found !== undefined) yield { path, digest: basename(path).split('.')[0]!, ...found }
  }
}

/** Files that a process has not finished writing, and by now will not: those of a process that was killed. */
export function* abandonedIn(store: string, now: number): Generator<StoredFile> {
  for (const folder of Object.values(storeFolders))
    for (const path of pathsIn(join(store, folder))) {
      const found = path.endsWith(partialEnding) ? statOf(path) : undefined
      if (found !== undefined && now - found.written > day) yield { path, digest: '', ...found }
    }
}

const day = 24 * 3600 * 1000

function* pathsIn(folder: string): Generator<string> {
  for (const name of namesIn(folder))
    for (const file of namesIn(join(folder, name))) yield join(folder, name, file)
}

/** Names in a folder, sorted; none where there is no such folder, as another process may have removed it. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort()
  } catch {
    return []
  }
}

function statOf(path: string): Pick<StoredFile, 'bytes' | 'written'> | undefined {
  const found = statSync(path, { throwIfNoEntry: false })
  return found && { bytes: found.size, written: found.mtimeMs }
}

/** What is to be removed. */
export interface Pruned {
  readonly jobs: readonly StoredFile[]
  /** Scenarios that no other job is of. */
  readonly scenarios: readonly StoredFile[]
  readonly abandoned: readonly StoredFile[]
}

/** What goes if the jobs go that are named, and the files of them that nothing else needs. @param now in milliseconds */
export function toPrune(store: string, goes: (job: StoredJob) => boolean, now: number): Pruned {
  const jobs: StoredFile[] = []
  const needed = new Set<string>()
  for (const job of jobsIn(store)) {
    if (goes(job)) jobs.push(job)
    else if (job.of) for (const digest of [job.of.scenario, job.of.baseline]) needed.add(digest)
  }
  // One that was written just now may be that of a job which is not written yet.
  const scenarios = [...scenariosIn(store)].filter(
    ({ digest, written }) => !needed.has(digest) && now - written > day,
  )
  return { jobs, scenarios, abandoned: [...abandonedIn(store, now)] }
}

/** Removes them. */
export function prune({ jobs, scenarios, abandoned }: Pruned): void {
  for (const { path } of [...jobs, ...scenarios, ...abandoned]) rmSync(path, { force: true })
}

/** What is wrong with a file of a store. */
export interface StoreFault {
  readonly path: string
  readonly fault: string
}

/** Checks every result and every scenario against its digest. */
export function* faultsIn(store: string): Generator<StoreFault> {
  for (const { path, digest } of filesIn(store, 'results'))
    if (readEntry(path, digest) === undefined) yield { path, fault: 'not what was stored' }
  for (const { path, digest } of filesIn(store, 'failures'))
    if (readFailure(path, digest) === undefined) yield { path, fault: 'not what was stored' }
  for (const { path, digest } of scenariosIn(store))
    if (sha256(textOrNothing(path) ?? '') !== digest) yield { path, fault: 'not what was stored' }
}

/** A stored job with all that it takes to run it again. */
export interface Repeatable {
  readonly path: string
  readonly job: Job
  readonly result: string
}

/** A stored job as it was run; undefined where it or a scenario of it cannot be read. */
export function repeatable(
  store: string,
  { path, digest, name }: StoredJob,
  index: number,
): Repeatable | undefined {
  const entry = readEntry(path, digest)
  if (entry === undefined) return undefined
  const { of } = entry.head
  const scenario = readScenario(store, of.scenario)
  const baseline = of.baseline === '' ? undefined : readScenario(store, of.baseline)
  if (scenario === undefined || (of.baseline !== '' && baseline === undefined)) return undefined
  const { kind: _kind, model: _model, ...key } = of
  return { path, result: entry.result, job: { index, name, key, scenario, ...(baseline && { baseline }) } }
}

function readScenario(store: string, digest: string): Scenario | undefined {
  try {
    const text = textOrNothing(storeFile(store, 'scenarios', digest)) ?? ''
    return sha256(text) === digest ? (JSON.parse(text) as Scenario) : undefined
  } catch {
    return undefined
  }
}
