/** A stored run, run again from its manifest and what is stored beside it: all of it, or a sample of its jobs. */

import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decodeResult } from '../execution/encode.ts'
import type { Job, Outcome } from '../execution/job.ts'
import { runJobs } from '../execution/run-jobs.ts'
import { designOf, type Execution, jobsOf, type Plan } from '../experiments/replications/replicate.ts'
import { findMetric } from '../model/measures/metrics.ts'
import { filesIn } from '../run-folder/folder-files.ts'
import type { Manifest, RunInputs } from '../run-folder/manifest.ts'
import { type ReplicationRow, readReplications } from '../run-folder/parquet-rows.ts'
import { replicationsFile, totalsFile } from '../run-folder/result-files.ts'
import { storedFile } from '../run-folder/stored-file.ts'
import { drawingDifferences, environment } from '../run-folder/tool.ts'
import { describe, firstDifference, repetitionFaults, spread } from '../run-folder/verify.ts'
import { listed, plural } from '../words/numbers.ts'
import { layerFile } from './folder-request.ts'
import type { AnyKind } from './kind.ts'
import { writeOutputs } from './outputs.ts'
import { tablesAgain } from './repeat-tables.ts'

/** How it is run again. */
export type Repeating = Pick<Execution, 'workers' | 'worker'> & Required<Pick<Execution, 'onProgress'>>

/** What came of running a stored run again. */
export interface Repeated {
  /** What does not come out the same, in words. */
  readonly faults: readonly string[]
  /** What was taken as it is stored, and so is not shown to be right, in words. */
  readonly notCovered: readonly string[]
  /** Whether the pictures of charts are among that. */
  readonly picturesAsStored?: true
}

/** What nobody can make again, and what it is. */
const always = 'when it was run, for how long, with how many workers, and by which command line'

/** Writes a stored run again, whatever it is: tables, charts, documents and report, which are compared with those of the folder. */
export async function repeatAll(
  kind: AnyKind,
  folder: string,
  manifest: Manifest,
  how: Repeating,
): Promise<Repeated> {
  const run = kind.plan(folder, manifest)
  const outcome = await kind.execute(run, { ...how, find: findMetric })
  const drawnElsewhere = drawingDifferences(manifest.environment, environment())
  const again = mkdtempSync(join(tmpdir(), 'return-hubs-verify-'))
  try {
    const given = [layerFile, 'report', ...(drawnElsewhere.length > 0 ? ['charts'] : [])]
    for (const entry of given.filter((name) => existsSync(join(folder, name))))
      cpSync(join(folder, entry), join(again, entry), { recursive: true })
    const {
      environment: by,
      failures,
      precision,
      confirmation,
      schema,
      tool,
      command_line,
      merged,
    } = manifest
    const { reported, unmade } = await writeOutputs(
      again,
      {
        ...{ kind, run, outcome, inputs: inputsOf(manifest) },
        circumstances: {
          environment: by,
          failures: outcome.failures,
          ...(precision && { precision }),
          ...(confirmation && { confirmation }),
        },
        made: { schema, tool, command_line, ...(merged && { merged }) },
      },
      drawnElsewhere.length === 0,
    )
    const alike = JSON.stringify(outcome.failures) === JSON.stringify(failures)
    const isGiven = (path: string) => given.includes(path.split('/')[0]!) && !path.endsWith('.vl.json')
    return {
      faults: [
        ...repetitionFaults(folder, again, isGiven).map(describe),
        ...unmade.map(({ what }) => `the ${what} could not be made again`),
        ...(alike ? [] : ['other jobs fail than before']),
        ...(reported.results.sha256 === manifest.results.sha256 ? [] : ['manifest.json: other results']),
      ],
      notCovered: [
        always,
        ...given
          .slice(0, 2)
          .flatMap((entry) => (existsSync(join(folder, entry)) ? [givenWords[entry]!] : [])),
        ...(precision ? ['the precision that set the number of replications'] : []),
        ...(drawnElsewhere.length > 0
          ? [
              `the pictures of charts/, which reports and documents show: drawn elsewhere (${drawnElsewhere.join(', ')})`,
            ]
          : []),
      ],
      ...(drawnElsewhere.length > 0 && { picturesAsStored: true }),
    }
  } finally {
    rmSync(again, { recursive: true, force: true })
  }
}

const givenWords: Readonly<Record<string, string>> = {
  [layerFile]: `${layerFile}, of which the scenarios already have the changes`,
  report: 'report/, which people put beside the results',
}

/** What a manifest says that a run asked. */
function inputsOf({ asked, seed, replications, horizon_years, ...rest }: Manifest): RunInputs {
  const { baseline, deterrence, scenarios, ensemble, with: layer } = rest
  return {
    ...{ asked, seed, replications, horizon_years, baseline, deterrence, scenarios },
    ...(ensemble && { ensemble }),
    ...(layer && { with: layer }),
  }
}

/**
 * Runs a sample of a stored run's jobs again, and makes what tables it can from the stored replications.
 * @param count jobs, of those that did not fail
 */
export async function repeatSample(
  plan: Plan,
  folder: string,
  manifest: Manifest,
  count: number,
  { workers, worker, onProgress }: Repeating,
): Promise<Repeated> {
  const failed = (name: string, deterrence: string, replication: number) =>
    manifest.failures.some(
      (f) => f.scenario === name && f.deterrence === deterrence && f.replication === replication,
    )
  const jobs = jobsOf(plan, 0, manifest.replications).filter(
    ({ name, key }) => !failed(name, key.deterrence, key.replication),
  )
  const chosen = spread(jobs, count)
  const outcomes = new Map<number, Outcome>()
  let broken = 0
  onProgress(0, chosen.length, 0)
  await runJobs(chosen, {
    workers,
    ...(worker && { worker }),
    onOutcome: (job, outcome) => {
      outcomes.set(job.index, outcome)
      if (!('result' in outcome)) broken++
      onProgress(outcomes.size, chosen.length, broken)
    },
  })
  const files = [totalsFile, replicationsFile].map((file) => storedFile(join(folder, file)))
  const faults: string[] = []
  for (const { name, deterrence } of designOf(plan)) {
    const own = chosen.filter((job) => job.name === name && job.key.deterrence === deterrence)
    const stored = own.length === 0 ? [] : files
    const rows = (await Promise.all(stored.map((bytes) => readReplications(bytes, name, deterrence)))).flat()
    for (const job of own) {
      const fault = sampleFault(job, outcomes.get(job.index)!, rows)
      if (fault !== undefined) faults.push(fault)
    }
  }
  const { different, left } = await tablesAgain(plan, folder, manifest)
  if (chosen.length === 0) faults.push('no job can be run again: the manifest says that all failed')
  const others = filesIn(folder).own.filter((path) => !path.startsWith('results/'))
  return {
    faults: [...faults, ...different.map((path) => `${path}: not what the stored replications give`)],
    notCovered: [
      `${plural(jobs.length - chosen.length, 'other job')}`,
      ...(manifest.failures.length > 0 ? [`${plural(manifest.failures.length, 'job')} that failed`] : []),
      ...(left.length > 0 ? [listed(left)] : []),
      `all beside the tables: ${listed([...new Set(others.map((path) => path.split('/')[0]!))])}`,
      always,
    ],
  }
}

function sampleFault(job: Job, outcome: Outcome, rows: readonly ReplicationRow[]): string | undefined {
  if ('result' in outcome) return firstDifference(job, decodeResult(outcome.result), rows)
  return `${job.name}, replication ${job.key.replication} failed: ${outcome.message}`
}
