/**
 * Writes the scenario historic-2018-2024 (its YAML and its inputs) from the evidence, and the tables of inputs in
 * docs/historic.md; with `--check` fails if any is not as this would write it.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { historic } from './historic-inputs.ts'
import { inputsMarks, inputsPart } from './historic-tables.ts'
import { inputsText, scenarioText } from './historic-text.ts'

const page = 'docs/historic.md'

/** The page with its tables of inputs made anew; the rest of it needs a run. */
function pageText(): string {
  const text = existsSync(page) ? readFileSync(page, 'utf8') : ''
  const [start, end] = inputsMarks.map((mark) => text.indexOf(mark))
  if (start === -1 || end === -1) return `${inputsMarks[0]}${inputsPart()}\n${inputsMarks[1]}`
  return `${text.slice(0, start! + inputsMarks[0].length)}${inputsPart()}\n${text.slice(end)}`
}

const wanted: Readonly<Record<string, () => string>> = {
  [`src/scenarios/library/${historic.name}.yaml`]: scenarioText,
  [`src/scenarios/library/${historic.name}.csv`]: inputsText,
  [page]: pageText,
}

if (process.argv.includes('--check')) {
  const stale = Object.entries(wanted).flatMap(([path, make]) =>
    existsSync(path) && readFileSync(path, 'utf8') === make() ? [] : [path],
  )
  if (stale.length > 0) {
    console.error(`Not as the evidence makes them: ${stale.join(', ')}. Run npm run historic`)
    process.exitCode = 1
  }
} else {
  for (const [path, make] of Object.entries(wanted)) writeFileSync(path, make())
}
