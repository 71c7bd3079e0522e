/**
 * Keeps the report of a run as the sample that the README shows: page, document and slides.
 * `npm run sample` runs the comparison of `npm start` first. `-- --sensitivity DIR` adds what decides.
 */
import { copyFileSync, mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { report } from '../src/commands/handlers/report.ts'
import { processOutput } from '../src/terminal/output.ts'

const run = 'outputs/latest'
const sample = 'outputs/sample'

const { values } = parseArgs({ options: { sensitivity: { type: 'string' } } })
process.exitCode = await report({ folder: run, sensitivity: values.sensitivity }, processOutput)
if (process.exitCode === 0) {
  mkdirSync(sample, { recursive: true })
  for (const file of ['report.html', 'report.docx', 'briefing.pptx'])
    copyFileSync(`${run}/${file}`, `${sample}/${file}`)
}
