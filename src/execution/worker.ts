/** Runs in a worker thread: one job in, its outcome out. A fault in the model is an outcome, not a crash. */
import { BrokenInvariant } from '../model/result.ts'
import { simulate } from '../model/simulate.ts'
import { encodeResult } from './encode.ts'
import type { Job, Outcome } from './job.ts'

/** Runs one job. */
export default function runJob({ scenario, baseline, key }: Job): Outcome {
  const { deterrence, seed, replication, horizonYears } = key
  try {
    const run = { scenario, deterrence, seed, replication, horizonYears, ...(baseline && { baseline }) }
    return { result: encodeResult(simulate(run)) }
  } catch (fault) {
    return {
      stage: fault instanceof BrokenInvariant ? fault.stage : '',
      message: fault instanceof Error ? fault.message : String(fault),
    }
  }
}
