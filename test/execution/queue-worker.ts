/** A worker process for tests, which runs the stand-in. Arguments: address, threads and, as JSON, an edition of its own. */
import { work } from '../../src/commands/handlers/worker.ts'
import type { Edition } from '../../src/execution/queue/edition.ts'
import { reportFault } from '../../src/terminal/faults.ts'
import { processOutput } from '../../src/terminal/output.ts'
import { quickTiming } from './queue-fixtures.ts'

const [redisUrl = '', workers = '', edition] = process.argv.slice(2)
try {
  process.exitCode = await work({ redisUrl, workers }, processOutput, {
    worker: new URL('./stand-in-worker.ts', import.meta.url),
    timing: quickTiming,
    ...(edition !== undefined && { edition: JSON.parse(edition) as Edition }),
  })
} catch (fault) {
  const { code, message } = reportFault(fault)
  processOutput.tell(message)
  process.exitCode = code
}
