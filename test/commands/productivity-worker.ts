/** The stand-in with parameters that matter: returns rise by ten thousand times the decisions per caseworker and month. */
import { encodeResult } from '../../src/execution/encode.ts'
import type { Job, Outcome } from '../../src/execution/job.ts'
import { standInResult } from '../execution/stand-in-worker.ts'

export default function productive(job: Job): Outcome {
  const result = standInResult(job)
  const [returns, ...others] = result.series
  const total = returns!.total! + 10_000 * job.scenario.decisions.productivity.value
  return { result: encodeResult({ ...result, series: [{ ...returns!, total }, ...others] }) }
}
