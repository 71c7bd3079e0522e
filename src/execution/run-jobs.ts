/** Runs jobs on worker threads. What comes of a job depends on its key alone; only the order of completion varies. */
import type { Piscina } from 'piscina'
import type { Job, Outcome } from './job.ts'
import { openPool, workerBeside } from './pool.ts'

/** How jobs are run. */
export interface RunJobsOptions {
  /** Worker threads, 1 or more; no more are started than there are jobs. */
  readonly workers: number
  /** Called in the main thread as each job ends, in order of completion. If it throws, the run stops. */
  readonly onOutcome: (job: Job, outcome: Outcome) => void
  /** Module whose default export turns a job into its outcome; the simulation unless given. */
  readonly worker?: URL
  /** Threads that are there already, and stay: what they remember of a baseline serves the next jobs. */
  readonly pool?: WorkerPool
}

/** Worker threads that several runs of jobs can share. The one who opened them closes them. */
export type WorkerPool = Piscina<Job, Outcome>

const simulationWorker = workerBeside(import.meta.url, 'worker')

/** The worker that runs jobs for their arrivals by day. */
export const dailyWorker = workerBeside(import.meta.url, 'daily-worker')

/**
 * Runs every job and reports each as it ends. A job that fails, even by taking its worker down, does not stop the others.
 * @throws what `onOutcome` throws, after stopping the workers
 */
export async function runJobs(jobs: readonly Job[], options: RunJobsOptions): Promise<void> {
  const { workers, onOutcome, worker } = options
  if (jobs.length === 0) return
  const pool = options.pool ?? openWorkers(Math.min(workers, jobs.length), worker)
  let stopped = false
  try {
    await Promise.all(
      jobs.map(async (job) => {
        const outcome = await pool.run(job).catch(crashed)
        if (stopped) return
        stopped = true // should the outcome not be kept, none that is ready by now may be reported
        onOutcome(job, outcome)
        stopped = false
      }),
    )
  } finally {
    stopped = true
    if (pool !== options.pool) await pool.destroy()
  }
}

/** Starts worker threads that several runs of jobs can share. @param worker module they run; the simulation unless given */
export const openWorkers = (threads: number, worker = simulationWorker): WorkerPool =>
  openPool<Job, Outcome>(threads, worker)

function crashed(fault: unknown): Outcome {
  return { stage: '', message: fault instanceof Error ? fault.message : String(fault) }
}
