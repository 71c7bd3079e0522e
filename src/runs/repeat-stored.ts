/** Stored jobs, run again from what the store has of them. */
import { runJobs } from '../execution/run-jobs.ts'
import { jobsIn, repeatable, type StoredJob } from '../execution/store-contents.ts'
import { modelDigest } from '../run-folder/model.ts'
import { spread } from '../run-folder/verify.ts'
import type { Repeating } from './repeat.ts'

/**
 * Runs some jobs of a store again, spread evenly over those of this model: the same ones every time.
 * @returns the files of those that do not come out the same, and how many were run
 */
export async function differingJobs(
  store: string,
  count: number,
  { workers, worker, onProgress }: Repeating,
): Promise<{ readonly repeated: number; readonly differing: readonly string[] }> {
  const usable: StoredJob[] = []
  for (const job of jobsIn(store))
    if (job.of?.model === modelDigest() && job.of.kind === 'replication' && job.failure === undefined)
      usable.push(job)
  const chosen = spread(usable, count).flatMap((job, index) => repeatable(store, job, index) ?? [])
  const stored = new Map(chosen.map((each) => [each.job, each]))
  const differing: string[] = []
  let repeated = 0
  onProgress(0, chosen.length, 0)
  await runJobs([...stored.keys()], {
    workers,
    ...(worker && { worker }),
    onOutcome: (job, outcome) => {
      const { path, result } = stored.get(job)!
      if (!('result' in outcome) || outcome.result !== result) differing.push(path)
      onProgress(++repeated, chosen.length, differing.length)
    },
  })
  return { repeated, differing: differing.sort() }
}
