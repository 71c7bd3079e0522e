/** tables.xlsx and tables.ods: the tables of a comparison as an accessible spreadsheet, in both formats from one description. */
import type { Book, CoverLine } from '../../run-folder/spreadsheet/book.ts'
import { odsOf } from '../../run-folder/spreadsheet/ods.ts'
import { xlsxOf } from '../../run-folder/spreadsheet/xlsx.ts'
import { tool } from '../../run-folder/tool.ts'
import { fewestForVerdict } from '../../statistics/verdict.ts'
import { listed, plural } from '../../words/numbers.ts'
import { setsText } from '../ensemble.ts'
import type { Files } from '../kind.ts'
import { mainResults } from './main-results.ts'
import { filedSheets } from './sheets.ts'
import { isCompared, type StoredComparison } from './stored.ts'

/** The files, by path in the run folder; none where no replication is there to show. */
export function spreadsheets(stored: StoredComparison): Files {
  const book = bookOf(stored)
  if (book.sheets.length === 0) return new Map()
  return new Map([
    ['tables.xlsx', xlsxOf(book)],
    ['tables.ods', odsOf(book)],
  ])
}

/** The book of a comparison. */
export function bookOf(stored: StoredComparison): Book {
  const main = mainResults(stored)
  const sheets = main.rows.length === 0 ? [] : [main, ...filedSheets(stored)]
  const { baseline } = stored.inputs
  const others = stored.scenarios.filter(({ name }) => name !== baseline)
  const title = isCompared(stored)
    ? `${listed(others.map(({ values }) => values.title))} compared with ${titleOf(stored, baseline)}: tables`
    : `${titleOf(stored, baseline)}: tables`
  return {
    title,
    description: `Tables of a run of ${tool.name} ${tool.version}, a simulation of the UK asylum and returns system. Results of a model under stated assumptions, not official statistics.`,
    coverName: 'Cover',
    cover: [...aboutLines(stored), ...contentsLines(sheets), ...noteLines(stored)],
    sheets,
  }
}

const titleOf = ({ scenarios }: StoredComparison, name: string) =>
  scenarios.find((scenario) => scenario.name === name)!.values.title

const text = (words: string): CoverLine => ({ kind: 'text', text: words })
const heading = (words: string): CoverLine => ({ kind: 'heading', text: words })

function aboutLines({ inputs, scenarios }: StoredComparison): CoverLine[] {
  const { seed, replications, horizon_years, deterrence, ensemble } = inputs
  const years = `${horizon_years} ${horizon_years === 1 ? 'year' : 'years'}`
  const { start, costs } = scenarios[0]!.values
  return [
    text(
      'Results of a simulation under stated assumptions. They are not official statistics and not a forecast; what the model leaves out is on the sheet Appraisal.',
    ),
    text(
      `Simulated: ${listed(scenarios.map(({ name }) => name))}, from ${start}, ${years}, ${plural(replications, 'replication')}, seed ${seed}, ${tool.name} ${tool.version}. Deterrence: ${listed(deterrence)}.`,
    ),
    ...(ensemble ? [text(`Parameters from ${ensemble.file}: ${setsText(ensemble, replications)}.`)] : []),
    text(`Prices of ${costs.price_base}; deflator: ${costs.deflator}.`),
    text(
      'The same figures, and those by month, are CSV files in the folder results. Figures there are not rounded.',
    ),
  ]
}

const contentsLines = (sheets: Book['sheets']): CoverLine[] => [
  heading('Contents'),
  ...sheets.map(
    ({ name, title }): CoverLine => ({
      kind: 'link',
      sheet: name,
      text: title.startsWith(name) ? title : `${name}: ${title}`,
    }),
  ),
]

function noteLines({ inputs }: StoredComparison): CoverLine[] {
  const covered = inputs.ensemble
    ? 'It covers parameters (the sets that the run took in turn) and chance, with arrivals, unpublished stocks and opening dates; nothing else.'
    : 'It covers chance, arrivals, unpublished stocks and opening dates; nothing else.'
  return [
    heading('Notes'),
    text(`[note 1] The 95% interval of the mean over replications. ${covered}`),
    text(
      '[note 2] The mean over replications. A flow is the total over the run, a stock the value at its end, a wait one figure over the run.',
    ),
    text(
      '[note 3] The option less the baseline, replication by replication with the same luck. Rows for the whole system hold those of its schemes: do not add them up.',
    ),
    text(
      `[note 4] A difference is clear where its interval leaves zero out, and there are ${fewestForVerdict} replications or more. Each is judged by itself: of a hundred that are none, about five look clear by chance.`,
    ),
    text('[x] Not available: not defined, too few replications, or no range declared.'),
    text('[z] Not applicable.'),
  ]
}
