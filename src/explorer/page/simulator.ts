/** Runs in a worker of the page: one job in, its outcome out, by the code that the command line runs. */

import type { Job } from '../../execution/job.ts'
import runJob from '../../execution/worker.ts'

addEventListener('message', ({ data }: MessageEvent<Job>) => postMessage(runJob(data)))
