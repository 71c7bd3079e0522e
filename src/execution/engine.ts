/** Where jobs are run: on threads of this process, or by workers elsewhere. */
import type { Job, Outcome } from './job.ts'

/** What may be asked of a job: the simulation's result, or the arrivals by day of its scenario. */
export const works = ['simulation', 'arrivals by day'] as const

/** What is asked of a job. */
export type Work = (typeof works)[number]

/** Something that runs jobs. Whoever opens it closes it. */
export interface Engine {
  /**
   * Runs a job and hands its outcome over. A fault of the job is an outcome.
   * @param keep stores the outcome; the engine lets go of it when this has returned
   * @throws what `keep` throws
   */
  readonly run: (job: Job, work: Work, keep: (outcome: Outcome) => void) => Promise<void>
  /** Stops. Jobs that are not done are given up; what is stored of them is kept. */
  readonly close: () => Promise<void>
}
