/**
 * A process of its own that compares two slow scenarios in the folder given: something to interrupt. It writes down each job that it
 * runs. With a second folder, that is the store that it shares; with a third word, so many replications.
 */
import { reportFault } from '../../src/terminal/faults.ts'
import { processOutput } from '../../src/terminal/output.ts'
import { countingWorker } from '../execution/counting-worker.ts'
import { compareWithStandIn } from './fixtures.ts'

const [out = '', store = '', replications = '100'] = process.argv.slice(2)
const titles = ['current-policy-2024:title=slow', 'hub:title=slow']
try {
  process.exitCode = await compareWithStandIn(
    { out, replications, resume: true, ...(store !== '' && { store }) },
    { titles, output: processOutput, worker: countingWorker },
  )
} catch (fault) {
  const { code, message } = reportFault(fault)
  processOutput.tell(`${message}\n`)
  process.exitCode = code
}
