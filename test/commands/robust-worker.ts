/** The stand-in with a hub that returns 10 more people from 200 places and a pace of 5 on, else 10 fewer, give or take 3 by luck. */
import { encodeResult } from '../../src/execution/encode.ts'
import type { Job, Outcome } from '../../src/execution/job.ts'
import { standInResult } from '../execution/stand-in-worker.ts'

export default function hub(job: Job): Outcome {
  const result = standInResult(job)
  const [scheme] = Object.values(job.scenario.schemes)
  const isLarge =
    scheme !== undefined && scheme.capacity.opening_places >= 200 && scheme.stay.return_pace >= 5
  const luck = scheme === undefined ? 0 : (job.key.replication % 3) - 1
  const more = scheme === undefined ? 0 : (isLarge ? 10 : -10) + 3 * luck
  const series = result.series.map((each) => {
    if (each.metric === 'returns.total') return { ...each, total: 1000 + more }
    if (each.metric === 'cost.total') return { ...each, total: 5e6 + (scheme === undefined ? 0 : 1e6) }
    return each
  })
  return { result: encodeResult({ ...result, series }) }
}
