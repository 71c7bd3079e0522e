/**
 * Writes the scenario historic-2018-2024 (its YAML and its inputs) from the evidence; with `--check` fails if either is not
 * as this would write it.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { inputsText, scenarioText } from './historic-text.ts'
import { historic } from './historic-inputs.ts'

const wanted: Readonly<Record<string, string>> = {
  [`src/scenarios/${historic.name}.yaml`]: scenarioText(),
  [`src/scenarios/${historic.name}.csv`]: inputsText(),
}

if (process.argv.includes('--check')) {
  const stale = Object.keys(wanted).filter(
    (path) => !existsSync(path) || readFileSync(path, 'utf8') !== wanted[path],
  )
  if (stale.length > 0) {
    console.error(`Not as the evidence makes them: ${stale.join(', ')}. Run npm run historic`)
    process.exitCode = 1
  }
} else {
  for (const [path, text] of Object.entries(wanted)) writeFileSync(path, text)
}
