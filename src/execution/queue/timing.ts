/** When a worker counts as lost. */

/** Times in milliseconds. */
export interface Timing {
  /** A worker that has not renewed its hold on a job for so long has lost it; it renews it twice in that time. */
  readonly lockDuration: number
  /** So often, workers look for jobs whose hold has run out. */
  readonly stalledInterval: number
  /** Submitters look so often whether an outcome or a job was missed. */
  readonly lookInterval: number
}

/** The times of every run. */
export const usualTiming: Timing = { lockDuration: 15_000, stalledInterval: 5_000, lookInterval: 5_000 }

/** A job whose worker is lost is given to another so many times; then it is recorded as failed. */
export const mostTakeovers = 2
