/** Runs in a worker thread: answers every job with one stored outcome, whose file is named in BENCH_OUTCOME. */
import { readFileSync } from 'node:fs'
import type { Outcome } from '../src/execution/job.ts'

const outcome: Outcome = { result: readFileSync(process.env['BENCH_OUTCOME']!, 'utf8') }

export default (): Outcome => outcome
