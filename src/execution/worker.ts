/** Runs in a worker thread: one job in, its outcome out. A fault in the model is an outcome, not a crash. */
import { simulate } from '../model/simulate.ts'
import { encodeResult } from './encode.ts'
import type { Job, Outcome } from './job.ts'
import { outcomeOf } from './outcome.ts'

/** Runs one job. */
export default function runJob({ scenario, baseline, key }: Job): Outcome {
  const { deterrence, seed, replication, horizonYears } = key
  return outcomeOf(() => {
    const run = { scenario, deterrence, seed, replication, horizonYears, ...(baseline && { baseline }) }
    return encodeResult(simulate(run))
  })
}
