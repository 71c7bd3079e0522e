/** `--dry-run`: what a run would take, said before anything is run or written. */
import { join } from 'node:path'
import type { Job } from '../execution/job.ts'
import { JobStore } from '../execution/job-store.ts'
import { runJobs } from '../execution/run-jobs.ts'
import { shardText, whole } from '../execution/shard.ts'
import { json } from '../run-folder/folder.ts'
import type { Asked } from '../run-folder/manifest.ts'
import { modelDigest } from '../run-folder/model.ts'
import { leftText } from '../terminal/progress.ts'
import { plural } from '../words/numbers.ts'
import { bytesText } from '../words/sizes.ts'
import type { SimulationOptions } from './asked.ts'
import { type FolderRun, jobsOfRun } from './folder-request.ts'
import type { Outcome } from './kind.ts'

/** What a run would take. */
interface Work {
  readonly jobs: number
  readonly stored: number
  readonly left: number
  /** What other jobs there will be, and that is not counted. */
  readonly further?: string
  readonly workers: number
  /** Absent where no job is left, or none of those tried came to an end. */
  readonly expected?: Expected
}

interface Expected {
  readonly seconds: number
  /** What the jobs left add to where jobs are kept. */
  readonly store_bytes: number
  /** What the finished run folder takes, roughly; absent where that was not measured. */
  readonly folder_bytes?: number
  /** What that rests on: jobs that were run here and now, and the seconds of each. */
  readonly tried: readonly { readonly scenario: string; readonly seconds: number }[]
}

/**
 * What a finished run folder takes: charts and tables that hardly grow with the jobs, and a share of what the jobs take. Measured in
 * 2026 on a comparison of two scenarios over five years: 18 MB and 4 MB, and parquet files of 0.35 times the stored jobs.
 */
const folderBytes = (jobBytes: number): number => Math.round(22e6 + 0.35 * jobBytes)

/** The kinds of run that keep every replication in their results. */
const measured: readonly string[] = ['comparison', 'sweep']

/** Prints what the run would take. @returns 0 */
export async function dryRun<A extends Asked, Run, O extends Outcome>(
  request: FolderRun<A, Run, O>,
): Promise<number> {
  const { options, output } = request
  if (!options.quiet) for (const line of request.announcement) output.tell(`${line}\n`)
  const { counts, ends, further } = counted(request)
  const expected = await tried(request, counts, ends)
  const work: Work = {
    ...counts,
    ...(further !== undefined && { further }),
    workers: options.workers,
    ...(expected && { expected }),
  }
  output.print(options.json ? json(work) : `${textOf(request, work).join('\n')}\n`)
  return 0
}

type Counts = Pick<Work, 'jobs' | 'stored' | 'left'>

/** How many jobs there are, and the first and the last of those left. */
function counted<A extends Asked, Run, O extends Outcome>(request: FolderRun<A, Run, O>) {
  const { kind, run, options } = request
  const { batches, further } = kind.foreseen(run, options.shard ?? whole)
  const store = jobsOfRun(request)
  const naming = new JobStore('', modelDigest())
  const seen = new Set<string>()
  let stored = 0
  let ends: Job[] = []
  for (const batch of batches)
    for (const job of batch) {
      const address = naming.address(job)
      if (seen.has(address)) continue
      seen.add(address)
      if (store.has(job)) stored++
      else ends = [...ends.slice(0, 1), job]
    }
  return {
    counts: { jobs: seen.size, stored, left: seen.size - stored },
    ends,
    further: further?.why,
  }
}

/** Runs the first and the last job that are left, for their time and size, and keeps nothing of them. */
async function tried<A extends Asked, Run, O extends Outcome>(
  { kind, options, worker }: FolderRun<A, Run, O>,
  { jobs, left }: Counts,
  ends: readonly Job[],
): Promise<Expected | undefined> {
  if (ends.length === 0) return undefined
  const naming = new JobStore('', modelDigest())
  const runs: { readonly scenario: string; readonly seconds: number; readonly bytes: number }[] = []
  let begun = performance.now()
  await runJobs(ends, {
    workers: 1,
    ...(worker && { worker }),
    onOutcome: (job, outcome) => {
      const seconds = (performance.now() - begun) / 1000
      if ('result' in outcome)
        runs.push({ scenario: job.scenario.name, seconds, bytes: naming.sizeOf(job, outcome.result) })
      begun = performance.now()
    },
  })
  if (runs.length === 0) return undefined
  const bytes = runs.reduce((sum, run) => sum + run.bytes, 0) / runs.length
  return {
    seconds: Math.ceil(left / Math.min(left, options.workers)) * runs.at(-1)!.seconds,
    store_bytes: Math.round(left * bytes),
    ...(options.shard === undefined &&
      measured.includes(kind.name) && { folder_bytes: folderBytes(jobs * bytes) }),
    tried: runs.map(({ scenario, seconds }) => ({ scenario, seconds })),
  }
}

function textOf<A extends Asked, Run, O extends Outcome>(
  { folder, options }: FolderRun<A, Run, O>,
  { jobs, stored, left, further, workers, expected }: Work,
): string[] {
  const part = options.shard === undefined ? '' : ` in ${shardText(options.shard)}`
  return [
    `Jobs${part}: ${jobs}, of which ${stored} are stored and ${left} are left to run.`,
    ...(further === undefined ? [] : [`More jobs follow that are not counted: ${further}.`]),
    ...(expected === undefined
      ? []
      : [
          `Time: about ${leftText(expected.seconds / 60)} with ${plural(workers, 'worker')}, without tables and charts. ${triedText(expected)}`,
          diskText(folder, options, expected),
        ]),
    'Nothing was written.',
  ]
}

/** Where the bytes are: a part keeps its jobs in its folder in any case, and is little more than these. */
function diskText(
  folder: string,
  { store, shard }: SimulationOptions,
  { store_bytes, folder_bytes }: Expected,
): string {
  const own = join(folder, 'jobs')
  const jobs = bytesText(store_bytes)
  if (shard !== undefined)
    return `Disk: about ${jobs} more of jobs in ${own}${store === undefined ? '' : `, and as much in ${store}`}.`
  const finished =
    folder_bytes === undefined ? '' : `, and some ${bytesText(folder_bytes)} in ${folder} when it is finished`
  return `Disk: about ${jobs} more of jobs in ${store ?? own}${finished}.`
}

/** The first job pays for the start of its thread, so that the last tells how long the others take. */
const triedText = ({ tried: [first, last] }: Expected): string =>
  last === undefined
    ? `A job that is left took ${first!.seconds.toFixed(1)} s here.`
    : `The last of the jobs left took ${last.seconds.toFixed(1)} s here; the first, with the start of the program, ${first!.seconds.toFixed(1)} s.`
