/**
 * A stand-in for the simulation: results made from the job's key by hashing, in no time. The scenario's title
 * can ask for trouble: `breaks` (an invariant, in odd replications), `dies` (the worker goes down, in replication 1),
 * `slow` (a tenth of a second a job), `long` (two seconds a job), `kills` (the whole process goes down, in replication 1).
 * It writes a line for every job that it ends into the file that STAND_IN_LOG in the environment names.
 */
import { appendFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { sha256 } from '../../src/digest.ts'
import { encodeResult } from '../../src/execution/encode.ts'
import type { Job, Outcome } from '../../src/execution/job.ts'
import type { CountedIn, ReplicationResult, Series } from '../../src/model/result.ts'

export default async function standIn(job: Job): Promise<Outcome> {
  const { replication } = job.key
  const { title } = job.scenario
  if (title === 'slow') await sleep(100)
  if (title === 'long') await sleep(2000)
  if (title === 'kills' && replication === 1) process.kill(process.pid, 'SIGKILL')
  if (title === 'breaks' && replication % 2 === 1) return { stage: 'detained', message: 'three in two beds' }
  if (title === 'dies' && replication === 1) process.exit(7)
  const log = process.env['STAND_IN_LOG']
  if (log !== undefined) appendFileSync(log, `${job.key.scenario} ${replication}\n`)
  return { result: encodeResult(standInResult(job)) }
}

/** A number from 0 to 999,999 that depends on the job and the text alone. */
function draw({ key }: Job, text: string): number {
  const { scenario: _, baseline: __, endings: ___, ...common } = key
  return Number.parseInt(sha256(JSON.stringify([common, text])).slice(0, 12), 16) % 1e6
}

/** What the stand-in says of a job: returns rise by exactly 10 where there is a scheme, and cost by a varying amount. */
export function standInResult(job: Job): ReplicationResult {
  const { replication, horizonYears } = job.key
  const schemes = Object.keys(job.scenario.schemes)
  const months = ['2024-12']
  for (let m = 0; m < Math.round(horizonYears * 12); m++) {
    months.push(`${2025 + Math.floor(m / 12)}-${String((m % 12) + 1).padStart(2, '0')}`)
  }
  const of = (metric: string, scheme: string, countedIn: CountedIn, first: boolean, more: number): Series => {
    const monthly = months.map((month, m) =>
      m === 0 && !first ? null : draw(job, `${metric} ${month}`) / 7 + more,
    )
    return {
      metric,
      scheme,
      countedIn,
      monthly,
      total: monthly.reduce<number>((sum, x) => sum + (x ?? 0), 0),
    }
  }
  const extra = schemes.length > 0 ? 10 : 0
  return {
    months,
    series: [
      of('returns.total', '', 'people', false, extra),
      of('backlog.decision', '', 'people', true, 0),
      of('cost.total', '', '', false, schemes.length > 0 ? 1e6 + draw(job, 'extra cost') : 0),
      of('scheme.transferred', '', 'people', false, schemes.length),
      ...schemes.map((scheme) => of('scheme.transferred', scheme, 'people', false, 1)),
      ...schemes.map((scheme) => of('scheme.utilisation', scheme, '', false, 1)),
      {
        metric: 'wait.decision.median',
        scheme: '',
        countedIn: '',
        monthly: months.map(() => null),
        total: replication % 3 === 2 ? null : draw(job, 'wait') / 1e4,
      },
    ],
    incidence: [{ cause: 'voluntary departure', cumulative: months.map((_, m) => (m > 2 ? null : m / 10)) }],
    counts: { events: 1, parties: 1 },
  }
}
