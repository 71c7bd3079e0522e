/** The stand-in after a change: returns are one more. */
import { encodeResult } from '../../src/execution/encode.ts'
import type { Job, Outcome } from '../../src/execution/job.ts'
import { standInResult } from '../execution/stand-in-worker.ts'

export default function changed(job: Job): Outcome {
  const result = standInResult(job)
  const [returns, ...others] = result.series
  return {
    result: encodeResult({ ...result, series: [{ ...returns!, total: returns!.total! + 1 }, ...others] }),
  }
}
