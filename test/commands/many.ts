/** Calls the program once for each command line of a file, in one process, and writes down what came of each before the next. */
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { main } from '../../src/cli.ts'
import { keptOutput } from './fixtures.ts'

const [asked = '', log = ''] = process.argv.slice(2)
writeFileSync(log, '')
for (const argv of JSON.parse(readFileSync(asked, 'utf8')) as string[][]) {
  const began = performance.now()
  const output = keptOutput()
  const code = await main(argv, output)
  const ms = Math.round(performance.now() - began)
  appendFileSync(log, `${JSON.stringify({ code, told: output.printed + output.told, ms })}\n`)
}
process.exit()
