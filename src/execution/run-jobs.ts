/** Runs jobs. What comes of a job depends on its key alone; only the order of completion varies. */
import type { Engine, Work } from './engine.ts'
import type { Job, Outcome } from './job.ts'
import { openThreads } from './threads.ts'

/** Jobs that the engine has at a time: enough for the threads of many machines, and few in memory. */
const atATime = 1000

/** How jobs are run. */
export interface RunJobsOptions {
  /** Worker threads, 1 or more; no more are started than there are jobs. */
  readonly workers: number
  /** Called in the main thread as each job ends, in order of completion. If it throws, the run stops. */
  readonly onOutcome: (job: Job, outcome: Outcome) => void
  /** Module whose default export turns a job into its outcome; the simulation unless given. */
  readonly worker?: URL
  /** What runs the jobs instead of threads started for them; it stays open: what its threads remember of a baseline serves the next jobs. */
  readonly engine?: Engine
  /** What is asked of the jobs; the simulation unless given. */
  readonly work?: Work
}

/**
 * Runs every job and reports each as it ends. A job that fails, even by taking its worker down, does not stop the others.
 * @throws what `onOutcome` throws, after stopping the workers
 */
export async function runJobs(jobs: readonly Job[], options: RunJobsOptions): Promise<void> {
  const { workers, onOutcome, worker, work = 'simulation' } = options
  if (jobs.length === 0) return
  const engine = options.engine ?? openThreads(Math.min(workers, jobs.length), worker)
  let stopped = false
  try {
    const waiting = jobs.values()
    const keep = (job: Job) => (outcome: Outcome) => {
      if (stopped) throw new Error('the run has stopped')
      stopped = true // should the outcome not be kept, none that is ready by now may be reported
      onOutcome(job, outcome)
      stopped = false
    }
    const lane = async () => {
      for (const job of waiting) await engine.run(job, work, keep(job))
    }
    await Promise.all(Array.from({ length: Math.min(atATime, jobs.length) }, lane))
  } finally {
    stopped = true
    if (engine !== options.engine) await engine.close()
  }
}
