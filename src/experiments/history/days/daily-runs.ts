/** Runs the crossing process over the years compared, and sets its days beside the published ones. */
import type { Failure } from '../../../execution/job.ts'
import { runJobs } from '../../../execution/run-jobs.ts'
import type { ArrivalsByDay } from '../../../model/measures/daily-arrivals.ts'
import { type Execution, jobsOf, type Participant } from '../../replications/replicate.ts'
import type { Published } from '../published.ts'
import { type DailyCurveRow, type DailyRow, dailyCurves, dailyRows } from './daily-check.ts'
import { comparedRecord, dailyName, dailyVariants, dailyYears } from './daily-scenarios.ts'

/** Replications for each replication of the back-test: these take a fraction of a second. */
export const dailyReplicationsPerReplication = 10

/** What is to be run. */
export interface DailyPlan {
  readonly published: Published
  readonly scenarios: readonly Participant[]
  readonly replications: number
  readonly seed: string
  readonly version: string
}

/** What came of it. */
export interface Daily {
  readonly daily: readonly DailyRow[]
  readonly dailyCurves: readonly DailyCurveRow[]
}

/** Runs every variant and compares it with the record. A failed job is recorded and left out. */
export async function runDaily(
  plan: DailyPlan,
  { workers, engine, store, onProgress }: Pick<Execution, 'workers' | 'engine' | 'store' | 'onProgress'>,
): Promise<Daily & { readonly failures: readonly Failure[] }> {
  const jobs = jobsOf(
    {
      scenarios: plan.scenarios,
      baseline: '',
      deterrence: ['none'],
      seed: plan.seed,
      horizonYears: dailyYears.last - dailyYears.first + 1,
      replications: plan.replications,
      version: plan.version,
    },
    0,
    plan.replications,
  )
  const kept = store?.within('daily')
  const results = new Map<number, string>()
  const failed = new Map<number, Failure>()
  for (const job of jobs) {
    const stored = kept?.get(job)
    if (stored !== undefined) results.set(job.index, stored)
  }
  let done = results.size
  onProgress?.(done, jobs.length)
  await runJobs(
    jobs.filter(({ index }) => !results.has(index)),
    {
      workers,
      work: 'arrivals by day',
      ...(engine && { engine }),
      onOutcome: (job, outcome) => {
        onProgress?.(++done, jobs.length)
        if ('result' in outcome) {
          kept?.put(job, outcome.result)
          results.set(job.index, outcome.result)
        } else {
          const { deterrence, replication } = job.key
          failed.set(job.index, { scenario: job.name, deterrence, replication, ...outcome })
        }
      },
    },
  )
  const observed = comparedRecord(plan.published)
  const compared = dailyVariants.flatMap((variant) => {
    const simulated = jobs.flatMap(({ name, index }) => {
      const result = results.get(index)
      return name !== dailyName(variant) || result === undefined ? [] : [JSON.parse(result) as ArrivalsByDay]
    })
    return simulated.length === 0 ? [] : [{ variant, simulated }]
  })
  return {
    daily: compared.flatMap(({ variant, simulated }) => dailyRows(variant, observed, simulated)),
    dailyCurves: compared.flatMap(({ variant, simulated }) => dailyCurves(variant, observed, simulated)),
    failures: [...failed.keys()].sort((a, b) => a - b).map((index) => failed.get(index)!),
  }
}
