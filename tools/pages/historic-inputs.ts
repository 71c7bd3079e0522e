/** The scenario historic-2018-2024 (its YAML and its inputs) from the evidence, and the tables of inputs in docs/historic.md. */
import { existsSync, readFileSync } from 'node:fs'
import { inputsText, scenarioText } from '../historic/files.ts'
import { historic } from '../historic/inputs.ts'
import { inputsMarks, inputsPart } from '../historic/published.ts'
import type { Page } from './page.ts'

const page = 'docs/historic.md'

/** The files. */
export const historicInputs = (): Page => ({
  texts: new Map([
    [`src/scenarios/library/${historic.name}.yaml`, scenarioText()],
    [`src/scenarios/library/${historic.name}.csv`, inputsText()],
    [page, pageText()],
  ]),
})

/** The page with its tables of inputs made anew; the rest of it needs a run. */
function pageText(): string {
  const text = existsSync(page) ? readFileSync(page, 'utf8') : ''
  const [start, end] = inputsMarks.map((mark) => text.indexOf(mark))
  if (start === -1 || end === -1) return `${inputsMarks[0]}${inputsPart()}${inputsMarks[1]}`
  return `${text.slice(0, start! + inputsMarks[0].length)}${inputsPart()}${text.slice(end)}`
}
