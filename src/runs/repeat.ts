/** A stored run, run again from its manifest and what is stored beside it: all of it, or a sample of its jobs. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from '../digest.ts'
import { decodeResult } from '../execution/encode.ts'
import type { Job, Outcome } from '../execution/job.ts'
import { runJobs } from '../execution/run-jobs.ts'
import { designOf, type Execution, jobsOf, type Plan } from '../experiments/replications/replicate.ts'
import { findMetric } from '../model/measures/metrics.ts'
import { digestsOf, type Manifest } from '../run-folder/manifest.ts'
import { type ReplicationRow, readReplications } from '../run-folder/parquet-rows.ts'
import { replicationsFile, totalsFile } from '../run-folder/result-files.ts'
import { describe, firstDifference, repetitionFaults, spread } from '../run-folder/verify.ts'
import type { AnyKind } from './kind.ts'

/** How it is run again. */
export type Repeating = Pick<Execution, 'workers' | 'worker'> & Required<Pick<Execution, 'onProgress'>>

/**
 * Runs a stored run again, whatever it is.
 * @returns what does not come out the same, in words
 */
export async function repeatAll(
  kind: AnyKind,
  folder: string,
  manifest: Manifest,
  how: Repeating,
): Promise<string[]> {
  const run = kind.plan(folder, manifest)
  const outcome = await kind.execute(run, { ...how, find: findMetric })
  const again = digestsOf(kind.files(run, outcome))
  const alike = JSON.stringify(outcome.failures) === JSON.stringify(manifest.failures)
  return [
    ...repetitionFaults(manifest, again).map(describe),
    ...(alike ? [] : ['other jobs fail than before']),
  ]
}

/** What of the documents and the report does not come out the same from the stored results, in words. */
export async function reportFaults(kind: AnyKind, folder: string, manifest: Manifest): Promise<string[]> {
  const documents = await kind.documents?.(folder, kind.plan(folder, manifest), manifest)
  const again = [...(documents ?? []), ...((await kind.report?.(folder, manifest)) ?? [])]
  return again.flatMap(([path, content]) => {
    const stored = manifest.files.find((file) => file.path === path)?.sha256
    return stored === undefined || stored === sha256(content)
      ? []
      : [describe({ path, fault: 'not as when run again' })]
  })
}

/**
 * Runs a sample of a stored run's jobs again.
 * @param count jobs, of those that did not fail
 * @returns what does not come out the same, in words
 */
export async function repeatSample(
  plan: Plan,
  folder: string,
  manifest: Manifest,
  count: number,
  { workers, worker, onProgress }: Repeating,
): Promise<string[]> {
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
  const files = [totalsFile, replicationsFile].map((file) => readFileSync(join(folder, file)))
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
  return faults
}

function sampleFault(job: Job, outcome: Outcome, rows: readonly ReplicationRow[]): string | undefined {
  if ('result' in outcome) return firstDifference(job, decodeResult(outcome.result), rows)
  return `${job.name}, replication ${job.key.replication} failed: ${outcome.message}`
}
