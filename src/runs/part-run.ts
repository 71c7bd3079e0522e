/** A part of a run: its jobs alone, in a folder from which all parts are merged. */
import { join } from 'node:path'
import { writeAtomically } from '../execution/files.ts'
import type { Failure } from '../execution/job.ts'
import { settleJobs } from '../execution/settle-jobs.ts'
import { type Shard, shardText, whole } from '../execution/shard.ts'
import { openThreads } from '../execution/threads.ts'
import { failureOf } from '../experiments/replications/replicate.ts'
import { InputError } from '../input-error.ts'
import { clearOutputs } from '../run-folder/folder.ts'
import type { Asked, RunInputs } from '../run-folder/manifest.ts'
import { closePart } from '../run-folder/part.ts'
import { progressBar } from '../terminal/progress.ts'
import { plural } from '../words/numbers.ts'
import type { Elsewhere } from './elsewhere.ts'
import { type FolderRun, jobsOfRun, layerFile } from './folder-request.ts'
import type { Outcome } from './kind.ts'

/** Refuses parts of a run whose jobs follow from each other. @throws InputError with the reason */
export function refuseUndivided<A extends Asked, Run, O extends Outcome>({
  kind,
  run,
  options: { shard },
}: FolderRun<A, Run, O>): void {
  if (shard === undefined) return
  const { further } = kind.foreseen(run, whole)
  if (further === undefined || further.onMerging) return
  const found = `found ${shardText(shard)} of ${kind.noun} whose jobs are not all known before it is run: ${further.why}`
  throw new InputError([
    { file: '--shard', path: '', found, remedy: 'run it whole, with --store to share jobs' },
  ])
}

/**
 * Runs the jobs of a part and writes what merging needs beside them.
 * @returns failures, by which the exit code goes
 */
export async function runPart<A extends Asked, Run, O extends Outcome>(
  request: FolderRun<A, Run, O>,
  inputs: RunInputs<A>,
  shard: Shard,
  elsewhere: Elsewhere | undefined,
): Promise<readonly Failure[]> {
  const { kind, run, folder, options, output, commandLine } = request
  const done = await settled(request, shard, elsewhere)
  clearOutputs(folder)
  for (const [path, content] of kind.stored(run, inputs)) writeAtomically(join(folder, path), content)
  if (options.layer) writeAtomically(join(folder, layerFile), options.layer.text)
  closePart(folder, shard, inputs, commandLine, done)
  const count = `${plural(done.jobs, 'job')}, ${done.failures.length} failed`
  output.print(
    options.json
      ? `${JSON.stringify({ folder, part: shard.part, of: shard.of, jobs: done.jobs, failures: done.failures }, null, 2)}\n`
      : `Finished ${shardText(shard)} (${count}) in ${folder}.\nWhen all ${shard.of} are finished: return-hubs merge PART.. --out DIR\n`,
  )
  return done.failures
}

async function settled<A extends Asked, Run, O extends Outcome>(
  request: FolderRun<A, Run, O>,
  shard: Shard,
  elsewhere: Elsewhere | undefined,
) {
  const { kind, run, options, output, worker } = request
  const progress = await progressBar(output, options.quiet)
  const store = jobsOfRun(request)
  elsewhere?.follow(progress.note)
  const engine = elsewhere?.engine ?? openThreads(options.workers, worker)
  const failures: Failure[] = []
  let [jobs, total] = [0, 0]
  try {
    for (const batch of kind.foreseen(run, shard).batches) {
      total += batch.length
      progress.update(jobs, total, failures.length)
      await settleJobs(batch, {
        workers: options.workers,
        engine,
        store,
        onOutcome: (job, outcome) => {
          if (!('result' in outcome)) failures.push(failureOf(job, outcome))
          progress.update(++jobs, total, failures.length)
        },
      })
    }
  } finally {
    progress.stop()
    await engine.close()
  }
  return { jobs, failures }
}
