/** The comparison of scenarios under common random numbers: jobs in, tables out. */

import { decodeResult } from '../../execution/encode.ts'
import type { Failed, Failure, Job, JobKey } from '../../execution/job.ts'
import type { Jobs } from '../../execution/job-store.ts'
import type { RunJobsOptions } from '../../execution/run-jobs.ts'
import { settleJobs } from '../../execution/settle-jobs.ts'
import type { Scenario } from '../../scenarios/schema/schema.ts'
import { byGroup } from './by-group.ts'
import { differencesFrom } from './differences.ts'
import { memberOf } from './member-of-replication.ts'
import { ifOpen, sinceOpening } from './openings.ts'
import {
  batchSize,
  type Confirmation,
  mostReplications,
  type PrecisionReached,
  type PrecisionRule,
  precisionHeld,
  precisionOfBlock,
} from './precision.ts'
import { ReplicationSet } from './replication-set.ts'
import { simultaneousOf } from './simultaneous.ts'
import { byMonth, type FindMetric, incidenceByMonth, summarise } from './summarise.ts'
import type { Tables } from './tables.ts'
import { transferredFrom } from './transferred.ts'
import { uncertaintyOf } from './uncertainty.ts'

/** A scenario that takes part. */
export interface Participant {
  readonly name: string
  readonly values: Scenario
  /** SHA-256 of the resolved scenario. */
  readonly sha256: string
  /** The scenario that it is compared with and whose past it has, if it is another than the plan's baseline. */
  readonly against?: Pick<Participant, 'values' | 'sha256' | 'members'>
  /** The scenario under each set of an ensemble of parameters, in its order; each is run twice, then the next. */
  readonly members?: readonly Variant[]
}

/** One form of a scenario that is run. */
export type Variant = Pick<Participant, 'values' | 'sha256'>

/** What a replication runs of a participant. */
const variantOf = (of: Pick<Participant, 'values' | 'sha256' | 'members'>, replication: number): Variant =>
  of.members === undefined ? of : of.members[memberOf(replication, of.members.length)]!

/** What is to be run. Neither the order of the scenarios nor that of the hypotheses matters. */
export interface Plan {
  readonly scenarios: readonly Participant[]
  /** Name of the scenario that the others are compared with. */
  readonly baseline: string
  /** Names of deterrence hypotheses. */
  readonly deterrence: readonly string[]
  readonly seed: string
  readonly horizonYears: number
  /** So many replications of each, or as many as a precision takes. */
  readonly replications: number | PrecisionRule
  /** Version of this tool. */
  readonly version: string
  /** Whether people transferred are looked up in the baseline: where they are at the end there. */
  readonly followed?: boolean
  /** Whether flows and stocks are counted by nationality group as well. */
  readonly byGroup?: boolean
  /** Whether the main differences have intervals that hold for all of them at once. */
  readonly simultaneous?: boolean
}

/** How it is run; none of it changes a result. */
export interface Execution extends Pick<RunJobsOptions, 'workers' | 'worker' | 'engine'> {
  readonly find: FindMetric
  /** Where finished jobs are kept and found again. */
  readonly store?: Jobs
  /** Called before the first job and as each ends. @param total grows where a precision asks for more replications */
  readonly onProgress?: (done: number, total: number, failed: number) => void
}

/** What came of running it. */
export interface Replicated {
  readonly sets: readonly ReplicationSet[]
  /** Replications run of each scenario and hypothesis, failed ones included. */
  readonly replications: number
  /** In the order of the jobs. */
  readonly failures: readonly Failure[]
  /** Present under a precision rule. */
  readonly precision?: readonly PrecisionReached[]
  /** Present where a precision that was reached has been put to the test. */
  readonly confirmation?: Confirmation
}

/** What came of it, with tables. */
export interface Comparison extends Replicated {
  readonly tables: Tables
}

/** Runs the plan and makes its tables. A failed job is recorded and left out; it does not stop the others. */
export async function compare(plan: Plan, execution: Execution): Promise<Comparison> {
  const replicated = await replicate(plan, execution)
  const tables = tablesOf(replicated.sets, plan.baseline, execution.find)
  if (!plan.simultaneous) return { ...replicated, tables }
  const simultaneous = simultaneousOf(plan.baseline, replicated.sets, execution.find, plan.seed)
  return { ...replicated, tables: { ...tables, simultaneous } }
}

/** Runs the plan: every replication of every scenario under every hypothesis. */
export async function replicate(plan: Plan, execution: Execution): Promise<Replicated> {
  const { replications: wanted } = plan
  const sets = designOf(plan).map(
    ({ name, deterrence, of }) => new ReplicationSet(name, deterrence, of.members?.length),
  )
  const failed = new Map<number, Failure>()
  let done = 0
  let replications = 0
  const runUpTo = async (upTo: number) => {
    const jobs = jobsOf(plan, replications, upTo)
    const total = done + jobs.length
    execution.onProgress?.(done, total, failed.size)
    await runBatch(jobs, execution, sets, failed, () => execution.onProgress?.(++done, total, failed.size))
    replications = upTo
  }
  const reached =
    typeof wanted === 'number'
      ? await runUpTo(wanted)
      : await runToPrecision(wanted, sets, execution.find, runUpTo)
  return {
    sets,
    replications,
    failures: [...failed.keys()].sort((a, b) => a - b).map((index) => failed.get(index)!),
    ...reached,
  }
}

/** Runs batches until a precision is reached, and then as many replications again if it is to be confirmed. */
async function runToPrecision(
  rule: PrecisionRule,
  sets: readonly ReplicationSet[],
  find: FindMetric,
  runUpTo: (upTo: number) => Promise<void>,
): Promise<Pick<Replicated, 'precision' | 'confirmation'>> {
  let count = 0
  let precision: PrecisionReached[]
  do {
    count += batchSize
    await runUpTo(count)
    precision = precisionHeld(sets, count, rule, find)
  } while (precision.some(({ reached }) => !reached) && count < mostReplications)
  if (!rule.confirm || precision.some(({ reached }) => !reached)) return { precision }
  await runUpTo(2 * count)
  const block = precisionOfBlock(sets, count, 2 * count, rule, find)
  return { precision, confirmation: { from: count, replications: count, precision: block } }
}

/** All tables of a set of replications. */
export function tablesOf(sets: readonly ReplicationSet[], baseline: string, find: FindMetric): Tables {
  const ensemble = sets.some(({ members }) => members !== undefined)
  const opens = sets.some(({ series }) => series.some(({ scheme }) => scheme !== ''))
  const transferred = transferredFrom(baseline, sets)
  const groups = byGroup(baseline, sets, find)
  return {
    summary: summarise(sets, find),
    differences: differencesFrom(baseline, sets, find),
    monthly: byMonth(sets, find),
    incidence: incidenceByMonth(sets),
    ...(transferred && { transferred }),
    ...(groups && { byGroup: groups }),
    ...(ensemble && { uncertainty: uncertaintyOf(baseline, sets, find) }),
    ...(opens && { ifOpen: ifOpen(baseline, sets, find), sinceOpening: sinceOpening(sets, find) }),
  }
}

/** The combinations of scenario and hypothesis, sorted by name, so that the order in which they were given is forgotten. */
export function designOf({
  scenarios,
  deterrence,
}: Plan): { name: string; deterrence: string; of: Participant }[] {
  const byName = new Map(scenarios.map((scenario) => [scenario.name, scenario]))
  return [...byName.keys()]
    .sort()
    .flatMap((name) =>
      [...new Set(deterrence)]
        .sort()
        .map((hypothesis) => ({ name, deterrence: hypothesis, of: byName.get(name)! })),
    )
}

/** The jobs of replications `from` up to but not including `to`, replication by replication. */
export function jobsOf(plan: Plan, from: number, to: number): Job[] {
  const design = designOf(plan)
  const baseline = plan.scenarios.find(({ name }) => name === plan.baseline)
  const jobs: Job[] = []
  for (let replication = from; replication < to; replication++) {
    for (const [position, { name, deterrence, of }] of design.entries()) {
      const { seed, horizonYears, version } = plan
      // The baseline is its own past, and against its own risk nobody is deterred.
      const reference = of.against ?? baseline
      const against =
        reference === undefined || reference.sha256 === of.sha256
          ? undefined
          : variantOf(reference, replication)
      const own = variantOf(of, replication)
      jobs.push({
        index: replication * design.length + position,
        name,
        key: {
          scenario: own.sha256,
          deterrence,
          baseline: against?.sha256 ?? '',
          seed,
          replication,
          horizonYears,
          version,
          ...followedIn(plan, of),
          ...(plan.byGroup && { byGroup: true as const }),
        },
        scenario: own.values,
        ...(against && { baseline: against.values }),
      })
    }
  }
  return jobs
}

/** Whose endings a job of a scenario is to give: with a baseline, those of people transferred, and in it those of all. */
function followedIn({ followed, baseline, scenarios }: Plan, own: Participant): Pick<JobKey, 'endings'> {
  const transfers = ({ values }: Participant) => Object.keys(values.schemes).length > 0
  if (!followed || !scenarios.some(({ name }) => name === baseline)) return {}
  if (own.name !== baseline) return transfers(own) ? { endings: 'transferred' } : {}
  return scenarios.some((of) => of.name !== baseline && transfers(of)) ? { endings: 'all' } : {}
}

/** Why a job has no result, in terms of what was to be run. */
export const failureOf = ({ name, key }: Job, { stage, message }: Failed): Failure => ({
  scenario: name,
  deterrence: key.deterrence,
  replication: key.replication,
  stage,
  message,
})

/** Runs jobs of a plan whose combinations have these sets, in the order of `designOf`, and adds what comes of them. @param failed by the index of the job */
export async function runBatch(
  jobs: readonly Job[],
  { workers, worker, engine, store }: Execution,
  sets: readonly ReplicationSet[],
  failed: Map<number, Failure>,
  ended: () => void,
): Promise<void> {
  await settleJobs(jobs, {
    workers,
    store,
    ...(worker && { worker }),
    ...(engine && { engine }),
    onOutcome: (job, outcome) => {
      if ('result' in outcome)
        sets[job.index % sets.length]!.add(job.key.replication, decodeResult(outcome.result))
      else failed.set(job.index, failureOf(job, outcome))
      ended()
    },
  })
}
