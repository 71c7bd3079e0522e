/** Runs in a worker thread: one job in, its outcome out. A fault in the model is an outcome, not a crash. */
import '../portable/install.ts'
import { simulate, simulateAndFollow } from '../model/simulate.ts'
import { encodeResult } from './encode.ts'
import { packEndings } from './endings.ts'
import type { Job, Outcome } from './job.ts'
import { outcomeOf } from './outcome.ts'

/** Runs one job. */
export default function runJob({ scenario, baseline, key }: Job): Outcome {
  const { deterrence, seed, replication, horizonYears } = key
  return outcomeOf(() => {
    const run = {
      ...{ scenario, deterrence, seed, replication, horizonYears },
      ...(baseline && { baseline }),
      ...(key.byGroup && { byGroup: key.byGroup }),
    }
    if (key.endings === undefined) return encodeResult(simulate(run))
    const { result, endings } = simulateAndFollow(run, key.endings)
    return encodeResult({ ...result, endings: packEndings(endings) })
  })
}
