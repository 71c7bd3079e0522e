/**
 * Finished jobs on disk, a file each, so that nothing finished is lost to an interruption, and nothing is run twice. A result is
 * found by the digest of all that it depends on (`address.ts`), so that any run, command or machine may share a store.
 */
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { addressOf, type Identity, identityOf, scenarioText } from './address.ts'
import { writeAtomically } from './files.ts'
import type { Job, Outcome } from './job.ts'
import {
  entryOf,
  type FailedEntry,
  readEntry,
  readFailure,
  storeFile,
  storeMark,
  storeSchema,
} from './store-files.ts'

/** Where finished jobs are kept and found again. */
export interface Jobs {
  /** What is known to have come of a job; undefined where it has to be run. */
  get(job: Job): Outcome | undefined
  /** Whether a result is there, unread. */
  has(job: Job): boolean
  /** Keeps what came of a job, whole or not at all. */
  put(job: Job, outcome: Outcome): void
  /** The same place for results of another kind than a replication’s metrics. */
  of(kind: string): Jobs
}

/** How a store is used. */
interface Use {
  /** A recorded failure is taken as it is; unless so, a job that failed is tried again. */
  readonly takesFailures?: boolean
  readonly kind?: string
}

/** A folder of finished jobs. */
export class JobStore implements Jobs {
  readonly folder: string
  readonly #model: string
  readonly #use: Use
  /** Scenarios that are known to be there. */
  readonly #scenarios: Set<string>

  /**
   * @param folder made when the first job is stored
   * @param model digest of the model that results are of
   */
  constructor(folder: string, model: string, use: Use = {}, scenarios = new Set<string>()) {
    this.folder = folder
    this.#model = model
    this.#use = use
    this.#scenarios = scenarios
  }

  of(kind: string): JobStore {
    return new JobStore(this.folder, this.#model, { ...this.#use, kind }, this.#scenarios)
  }

  /** What a job’s result is found by. */
  address(job: Job): string {
    return addressOf(this.#identity(job))
  }

  has(job: Job): boolean {
    return existsSync(storeFile(this.folder, 'results', this.address(job)))
  }

  /** An entry that is cut short or altered counts as none: then the job is run again. */
  get(job: Job): Outcome | undefined {
    const address = this.address(job)
    const entry = readEntry(storeFile(this.folder, 'results', address), address)
    if (entry !== undefined) return { result: entry.result }
    if (!this.#use.takesFailures) return undefined
    const failure = readFailure(storeFile(this.folder, 'failures', address), address)
    return failure && { stage: failure.stage, message: failure.message }
  }

  put(job: Job, outcome: Outcome): void {
    const of = this.#identity(job)
    const address = addressOf(of)
    const head = { of, name: job.scenario.name }
    this.#mark()
    const failure = storeFile(this.folder, 'failures', address)
    if ('result' in outcome) {
      this.#keepScenarios(job, of)
      writeAtomically(storeFile(this.folder, 'results', address), entryOf(head, outcome.result))
      rmSync(failure, { force: true })
    } else writeAtomically(failure, `${JSON.stringify({ ...head, ...outcome } satisfies FailedEntry)}\n`)
  }

  /** Bytes that a job’s entry takes. */
  sizeOf(job: Job, result: string): number {
    return entryOf({ of: this.#identity(job), name: job.scenario.name }, result).length
  }

  #identity(job: Job): Identity {
    return identityOf(job, this.#use.kind ?? 'replication', this.#model)
  }

  #mark(): void {
    const mark = join(this.folder, storeMark)
    if (this.#scenarios.size > 0 || existsSync(mark)) return
    writeAtomically(mark, `${JSON.stringify({ store: 'return-hubs', schema: storeSchema })}\n`)
  }

  /** Keeps the scenarios of a job once each, so that it can be run again from the store alone. */
  #keepScenarios({ scenario, baseline }: Job, of: Identity): void {
    for (const [digest, values] of [
      [of.scenario, scenario],
      [of.baseline, baseline],
    ] as const) {
      if (values === undefined || this.#scenarios.has(digest)) continue
      const file = storeFile(this.folder, 'scenarios', digest)
      if (!existsSync(file)) writeAtomically(file, scenarioText(values))
      this.#scenarios.add(digest)
    }
  }
}

/** Finished jobs in several places: found in any of them, and kept in those that are to have them. */
export class JobStores implements Jobs {
  readonly #kept: readonly Jobs[]
  readonly #others: readonly Jobs[]
  /** @param kept those that are to have every job @param others those that are only looked into */
  constructor(kept: readonly Jobs[], others: readonly Jobs[]) {
    this.#kept = kept
    this.#others = others
  }

  of(kind: string): JobStores {
    return new JobStores(
      this.#kept.map((store) => store.of(kind)),
      this.#others.map((store) => store.of(kind)),
    )
  }

  has(job: Job): boolean {
    return [...this.#kept, ...this.#others].some((store) => store.has(job))
  }

  get(job: Job): Outcome | undefined {
    const missing: Jobs[] = []
    for (const store of [...this.#kept, ...this.#others]) {
      const found = store.get(job)
      if (found === undefined) {
        if (this.#kept.includes(store)) missing.push(store)
        continue
      }
      if ('result' in found)
        for (const other of this.#kept) if (missing.includes(other) || !other.has(job)) other.put(job, found)
      return found
    }
    return undefined
  }

  put(job: Job, outcome: Outcome): void {
    for (const store of this.#kept) store.put(job, outcome)
  }
}
