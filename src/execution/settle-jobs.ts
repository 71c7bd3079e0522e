/** Jobs with a store: what is there is taken from it, the rest is run and kept there. */
import type { Job, Outcome } from './job.ts'
import type { Jobs } from './job-store.ts'
import { type RunJobsOptions, runJobs } from './run-jobs.ts'

/** How jobs are run, and where they are kept. */
export interface SettleOptions extends Omit<RunJobsOptions, 'onOutcome'> {
  readonly store?: Jobs | undefined
  /** Called once for each job: those that the store has first, in their order, then the others as they end. */
  readonly onOutcome: (job: Job, outcome: Outcome) => void
}

/** Finds or runs every job. Each result is stored before anybody hears of it. @throws what storing or `onOutcome` throws */
export async function settleJobs(
  jobs: readonly Job[],
  { store, onOutcome, ...how }: SettleOptions,
): Promise<void> {
  const left = jobs.filter((job) => {
    const stored = store?.get(job)
    if (stored !== undefined) onOutcome(job, stored)
    return stored === undefined
  })
  await runJobs(left, {
    ...how,
    onOutcome: (job, outcome) => {
      store?.put(job, outcome)
      onOutcome(job, outcome)
    },
  })
}
