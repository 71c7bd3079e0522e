/** `return-hubs verify <run-dir>`: are the stored results those of the manifest, and do they come out again? */
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { decodeResult } from '../execution/encode.ts'
import type { Job, Outcome } from '../execution/job.ts'
import { runJobs } from '../execution/run-jobs.ts'
import { designOf, jobsOf, type Plan } from '../experiments/replications/replicate.ts'
import { InputError, type Problem } from '../input-error.ts'
import { findMetric } from '../model/measures/metrics.ts'
import { json, readManifest } from '../run-folder/folder.ts'
import { filesIn } from '../run-folder/folder-files.ts'
import { digestsOf, type Manifest } from '../run-folder/manifest.ts'
import { type ReplicationRow, readReplications } from '../run-folder/parquet.ts'
import { replicationsFile, totalsFile } from '../run-folder/result-files.ts'
import { environment, environmentDifferences, tool } from '../run-folder/tool.ts'
import {
  alteredManifest,
  type FileFault,
  firstDifference,
  hasBrokenManifest,
  repetitionFaults,
  sampleOf,
  storedFaults,
} from '../run-folder/verify.ts'
import { isSearch, planOf, repeated } from '../runs/repeat.ts'
import { wholeNumber } from '../terminal/numbers.ts'
import type { Output } from '../terminal/output.ts'
import { progressBar } from '../terminal/progress.ts'

/** Options of `verify`. */
export interface VerifyArguments {
  readonly folder: string
  readonly stored?: boolean | undefined
  readonly sample?: string | undefined
  readonly workers?: string | undefined
  readonly quiet?: boolean | undefined
  readonly json?: boolean | undefined
  /** Worker module; the simulation unless given. */
  readonly worker?: URL | undefined
}

/** Exit codes of `verify`: 3 the results differ, 5 the environment does, so that bytes cannot be compared. */
const different = 3
const environmentDiffers = 5

/** Verifies a run folder. @returns 0 identical, 3 different, 5 not comparable here */
export async function verify(argv: VerifyArguments, output: Output): Promise<number> {
  const problems: Problem[] = []
  const whole = (option: string, text: string, max: number) => {
    const read = wholeNumber(option, text, 1, max)
    if ('problem' in read) problems.push(read.problem)
    return 'value' in read ? read.value : 1
  }
  const workers = argv.workers === undefined ? availableParallelism() : whole('--workers', argv.workers, 1024)
  const sample = argv.sample === undefined ? undefined : whole('--sample', argv.sample, 1e6)
  if (argv.stored && sample !== undefined) {
    problems.push({
      file: '--stored',
      path: '',
      found: 'found together with --sample',
      allowed: 'one of the two',
    })
  }
  if (problems.length > 0) throw new InputError(problems)

  const report = (code: number, lines: readonly string[]) => {
    output.print(argv.json ? json({ folder: argv.folder, code, findings: lines }) : `${lines.join('\n')}\n`)
    return code
  }
  const differs = (faults: readonly FileFault[]) => [
    `${argv.folder} differs from its manifest:`,
    ...describe(faults),
  ]
  if (hasBrokenManifest(argv.folder)) return report(different, differs([alteredManifest]))
  const manifest = readManifest(argv.folder)
  const others = filesIn(argv.folder).others.map((path) => `  ${path}: not a file of the run, not checked`)
  const say = (code: number, lines: readonly string[]) => report(code, [...lines, ...others])
  if (isSearch(manifest) && sample !== undefined) {
    const allowed =
      'no --sample for a sweep, a break-even, a back-test or a calibration: all of it, or --stored'
    throw new InputError([{ file: '--sample', path: '', found: `found ${sample}`, allowed }])
  }
  const altered = storedFaults(argv.folder, manifest)
  if (altered.length > 0) return say(different, differs(altered))
  if (argv.stored) return say(0, [`The stored files of ${argv.folder} are those of its manifest.`])

  const elsewhere = environmentDifferences(manifest.environment, environment())
  if (manifest.tool.version !== tool.version) {
    elsewhere.unshift(`${tool.name} ${manifest.tool.version}, here ${tool.version}`)
  }
  if (elsewhere.length > 0) {
    const lines = [
      'The stored files are those of the manifest, but the run cannot be repeated byte for byte here:',
    ]
    return say(environmentDiffers, [...lines, ...elsewhere.map((line) => `  ${line}`)])
  }
  const progress = progressBar(output, argv.quiet ?? false)
  try {
    const how = { workers, update: progress.update, ...(argv.worker && { worker: argv.worker }) }
    const faults =
      sample === undefined
        ? await repeatAll(argv.folder, manifest, how)
        : await repeatSome(planOf(argv.folder, manifest), argv.folder, manifest, sample, how)
    progress.stop()
    if (faults.length > 0)
      return say(different, [`${argv.folder} does not come out the same when run again:`, ...faults])
    const scope = sample === undefined ? 'All results' : `A sample of ${sample} jobs`
    return say(0, [`${scope} of ${argv.folder} came out the same when run again.`])
  } finally {
    progress.stop()
  }
}

interface How {
  readonly workers: number
  readonly worker?: URL
  readonly update: (done: number, total: number) => void
}

async function repeatAll(
  folder: string,
  manifest: Manifest,
  { workers, worker, update }: How,
): Promise<string[]> {
  const { files, failures } = await repeated(folder, manifest, {
    workers,
    find: findMetric,
    onProgress: update,
    ...(worker && { worker }),
  })
  const faults = describe(repetitionFaults(manifest, digestsOf(files)))
  if (JSON.stringify(failures) !== JSON.stringify(manifest.failures))
    faults.push('  other jobs fail than before')
  return faults
}

async function repeatSome(
  plan: Plan,
  folder: string,
  manifest: Manifest,
  count: number,
  how: How,
): Promise<string[]> {
  const { workers, worker, update } = how
  const failed = (name: string, deterrence: string, replication: number) =>
    manifest.failures.some(
      (f) => f.scenario === name && f.deterrence === deterrence && f.replication === replication,
    )
  const jobs = jobsOf(plan, 0, manifest.replications).filter(
    ({ name, key }) => !failed(name, key.deterrence, key.replication),
  )
  const chosen = sampleOf(jobs, count)
  const outcomes = new Map<number, Outcome>()
  update(0, chosen.length)
  await runJobs(chosen, {
    workers,
    ...(worker && { worker }),
    onOutcome: (job, outcome) => {
      outcomes.set(job.index, outcome)
      update(outcomes.size, chosen.length)
    },
  })
  const files = [totalsFile, replicationsFile].map((file) => readFileSync(join(folder, file)))
  const faults: string[] = []
  for (const { name, deterrence } of designOf(plan)) {
    const own = chosen.filter((job) => job.name === name && job.key.deterrence === deterrence)
    const stored = own.length === 0 ? [] : files
    const rows = (await Promise.all(stored.map((bytes) => readReplications(bytes, name, deterrence)))).flat()
    for (const job of own) {
      const fault = sampleFault(job, outcomes.get(job.index)!, rows)
      if (fault !== undefined) faults.push(`  ${fault}`)
    }
  }
  return faults
}

function sampleFault(job: Job, outcome: Outcome, rows: readonly ReplicationRow[]): string | undefined {
  if ('result' in outcome) return firstDifference(job, decodeResult(outcome.result), rows)
  return `${job.name}, replication ${job.key.replication} failed: ${outcome.message}`
}

const describe = (faults: readonly FileFault[]) => faults.map(({ path, fault }) => `  ${path}: ${fault}`)
