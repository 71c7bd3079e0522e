/** What a reader takes away of an answer: the tables of a run folder as CSV and as a spreadsheet, and the scenarios as YAML. */
import { appraisalOf } from '../experiments/replications/appraisal.ts'
import { assumptionsCsv } from '../run-folder/assumptions.ts'
import { metricsFile } from '../run-folder/metrics-csv.ts'
import { differencesFile, ifOpenFile, summaryFile } from '../run-folder/results-csv.ts'
import { xlsxOf } from '../run-folder/spreadsheet/xlsx.ts'
import { fileOf } from '../run-folder/table.ts'
import { tables as declared } from '../run-folder/tables.ts'
import { bookOf } from '../runs/documents/book.ts'
import { openComparison } from '../runs/documents/stored.ts'
import { type Answered, inputsOf } from './answer.ts'
import type { Question } from './question.ts'

/** The tables and scenarios of an answer, by path, as a run folder would have them. */
export function filesOf({ scenarios }: Question, { tables }: Answered): Map<string, string> {
  const { summary, differences, monthly, incidence, ifOpen, sinceOpening, transferred } = tables
  return new Map([
    summaryFile(summary),
    differencesFile(differences),
    fileOf(declared.monthly, monthly),
    fileOf(declared.incidence, incidence),
    metricsFile(),
    [declared.assumptions.path, assumptionsCsv(scenarios)],
    ...(differences.length > 0 ? [fileOf(declared.appraisal, appraisalOf(tables))] : []),
    ...(ifOpen === undefined ? [] : [ifOpenFile(ifOpen)]),
    ...(sinceOpening === undefined ? [] : [fileOf(declared.sinceOpening, sinceOpening)]),
    ...(transferred === undefined ? [] : [fileOf(declared.transferred, transferred)]),
    ...scenarios.map(({ name, yaml }): [string, string] => [`scenarios/${name}.yaml`, yaml]),
  ])
}

/**
 * The tables as XLSX, by the code that writes a run folder’s.
 * @param folder where `keep` puts files for it to be read
 */
export function spreadsheetOf(
  question: Question,
  answered: Answered,
  folder: string,
  keep: (path: string, content: string) => void,
): Uint8Array {
  for (const [path, content] of filesOf(question, answered)) keep(`${folder}/${path}`, content)
  const { replications, failures } = answered.answer
  const environment = { node: '', v8: '', platform: 'page', arch: '', dependencies: {} }
  const inputs = { ...inputsOf(question, replications), environment, failures }
  return xlsxOf(bookOf(openComparison(folder, inputs, question.scenarios)))
}
