/** The stand-in, which also writes down each job that it runs: a line a job, in the file that is named in the environment. */
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import type { Job, Outcome } from '../../src/execution/job.ts'
import standIn from './stand-in-worker.ts'

const logName = 'RETURN_HUBS_TEST_JOBS'

export default async function counting(job: Job): Promise<Outcome> {
  const outcome = await standIn(job)
  const { deterrence, replication } = job.key
  appendFileSync(process.env[logName]!, `${job.scenario.name} ${deterrence} ${replication}\n`)
  return outcome
}

export const countingWorker = new URL('./counting-worker.ts', import.meta.url)

/** Counts jobs in a file from here on. @returns what was run since, job by job */
export function countIn(file: string): () => string[] {
  process.env[logName] = file
  let seen = 0
  return () => {
    const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').filter(Boolean) : []
    const fresh = lines.slice(seen)
    seen = lines.length
    return fresh
  }
}
