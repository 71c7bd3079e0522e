/** A process of its own that compares two slow scenarios in the folder given: something to interrupt. */
import { processOutput } from '../../src/terminal/output.ts'
import { compareWithStandIn } from './fixtures.ts'

const [out = ''] = process.argv.slice(2)
const titles = ['current-policy-2024:title=slow', 'hub:title=slow']
process.exitCode = await compareWithStandIn({ out, replications: '100' }, { titles, output: processOutput })
