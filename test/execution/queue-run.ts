/** A process of its own that compares two slow scenarios through Redis. Arguments: address, run folder, replications. */
import { processOutput } from '../../src/terminal/output.ts'
import { compareWithStandIn } from '../commands/fixtures.ts'

const [redisUrl = '', out = '', replications = ''] = process.argv.slice(2)
const titles = ['current-policy-2024:title=slow', 'hub:title=slow']
process.exitCode = await compareWithStandIn(
  { workers: undefined, engine: 'redis', redisUrl, out, replications },
  { titles, output: processOutput },
)
