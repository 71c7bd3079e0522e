/** Finished jobs on disk, one file each, so that nothing finished is lost to an interruption. */
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from '../digest.ts'
import { writeAtomically } from './files.ts'
import { type Job, type JobKey, sameKey } from './job.ts'

/** A folder of finished jobs. */
export class JobStore {
  readonly folder: string

  /** @param folder made when the first job is stored */
  constructor(folder: string) {
    this.folder = folder
  }

  /** A store for jobs of another design, in a folder of its own. */
  within(name: string): JobStore {
    return new JobStore(join(this.folder, name))
  }

  /** Stores a job's result, whole or not at all. @param result as `encodeResult` writes it */
  put(job: Job, result: string): void {
    const head = JSON.stringify({ key: job.key, sha256: sha256(result) })
    writeAtomically(this.#file(job), `${head.slice(0, -1)},"result":${result}}\n`)
  }

  /**
   * The stored result of a job, as JSON text.
   * @returns undefined where there is none, or it is another job's, cut short or altered: then the job is run again
   */
  get(job: Job): string | undefined {
    try {
      const stored = JSON.parse(readFileSync(this.#file(job), 'utf8')) as {
        key: JobKey
        sha256: string
        result: unknown
      }
      const result = JSON.stringify(stored.result)
      return sameKey(stored.key, job.key) && sha256(result) === stored.sha256 ? result : undefined
    } catch {
      return undefined
    }
  }

  /** Removes the folder with all jobs in it. */
  clear(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }

  #file(job: Job): string {
    return join(this.folder, `${job.index}.json`)
  }
}
