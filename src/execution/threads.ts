/** Worker threads of this process that run jobs. */
import { fileURLToPath } from 'node:url'
import type { Engine, Work } from './engine.ts'
import type { Job, Outcome } from './job.ts'
import { openPool, workerBeside } from './pool.ts'

const simulation = workerBeside(import.meta.url, 'worker')
const daily = workerBeside(import.meta.url, 'daily-worker')

/** An engine of threads. */
export interface Threads extends Engine {
  /**
   * The outcome of a job. A thread that goes down is an outcome too.
   * @param signal ends the job at once
   * @throws AbortError if the job was ended
   */
  readonly compute: (job: Job, work: Work, signal?: AbortSignal) => Promise<Outcome>
}

/** Starts worker threads. @param worker module that they run for the simulation; the simulation unless given */
export function openThreads(threads: number, worker = simulation): Threads {
  const files: Readonly<Record<Work, string>> = {
    simulation: fileURLToPath(worker),
    'arrivals by day': fileURLToPath(daily),
  }
  const pool = openPool<Job, Outcome>(threads, worker)
  const compute = async (job: Job, work: Work, signal?: AbortSignal): Promise<Outcome> => {
    try {
      return await pool.run(job, { filename: files[work], ...(signal && { signal }) })
    } catch (fault) {
      if (signal?.aborted) throw fault
      return { stage: '', message: fault instanceof Error ? fault.message : String(fault) }
    }
  }
  return {
    compute,
    run: async (job, work, keep) => keep(await compute(job, work)),
    close: pool.close,
  }
}
