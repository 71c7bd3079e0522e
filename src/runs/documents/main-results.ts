/** The sheet of main results: some fifteen figures of each option beside the baseline. */
import { labelOf } from '../../experiments/metric-label.ts'
import { costPerAdditionalReturn } from '../../experiments/replications/differences.ts'
import type { Cell, Column, TableSheet } from '../../run-folder/spreadsheet/book.ts'
import type { Verdict } from '../../statistics/verdict.ts'
import { beside } from '../key-figures.ts'
import { figureCells, inapplicable, rounded, unavailable, unitWords } from './cells.ts'
import { isCompared, type StoredComparison } from './stored.ts'

/** What is shown, in order; counts are of people. */
const shown = [
  ['returns.total', 'people'],
  ['returns.voluntary', 'people'],
  ['returns.enforced', 'people'],
  ['scheme.transferred', 'people'],
  ['scheme.brought_back', 'people'],
  ['arrivals.small_boat', 'people'],
  ['backlog.decision', 'people'],
  ['backlog.appeal', 'people'],
  ['stock.rights_exhausted', 'people'],
  ['support.supported', 'people'],
  ['support.hotels', 'people'],
  ['days.detained', 'people'],
  ['barriers.arisen', 'people'],
  ['cost.total', ''],
  ['npsv', ''],
  [costPerAdditionalReturn.id, ''],
] as const

/** What may be said of a difference. */
const verdictWords: Readonly<Record<Verdict, string>> = {
  more: 'Clearly more',
  fewer: 'Clearly fewer or less',
  none: 'No difference',
  unclear: 'Not clear',
  unknown: 'Too few replications',
}

const about = [
  { heading: 'Scenario', width: 24 },
  { heading: 'Deterrence hypothesis', width: 18 },
  { heading: 'Measure', width: 40 },
  { heading: 'Unit', width: 16 },
] as const satisfies readonly Column[]

const interval = ['95% interval, low [note 1]', '95% interval, high [note 1]'] as const

const isOf =
  (scenario: string, deterrence: string, [metric, countedIn]: (typeof shown)[number]) =>
  (row: { scenario: string; deterrence: string; metric: string; scheme: string; counted_in: string }) =>
    row.scenario === scenario &&
    row.deterrence === deterrence &&
    row.metric === metric &&
    row.counted_in === countedIn &&
    row.scheme === ''

/** The scenarios of a run under each of its hypotheses. */
const runsOf = ({ inputs }: StoredComparison, withBaseline: boolean) =>
  inputs.deterrence.flatMap((deterrence) =>
    inputs.scenarios
      .filter(({ name }) => withBaseline || name !== inputs.baseline)
      .map(({ name }) => ({ name, deterrence })),
  )

/** The sheet. */
export const mainResults = (stored: StoredComparison): TableSheet =>
  isCompared(stored) ? differencesSheet(stored) : levelsSheet(stored)

const name = 'Main results'
const lines = [
  'This sheet has one table. Figures are rounded to what their interval supports. [x] and [z] are explained on the cover.',
]

function levelsSheet(stored: StoredComparison): TableSheet {
  const rows = runsOf(stored, true).flatMap(({ name: scenario, deterrence }) =>
    shown.flatMap((measure): Cell[][] => {
      const row = stored.summary.find(isOf(scenario, deterrence, measure))
      if (row === undefined) return []
      return [
        [
          scenario,
          deterrence,
          row.metric_label,
          unitWords(row.unit),
          ...figureCells(row, row.unit),
          row.note || 'No note',
        ],
      ]
    }),
  )
  const columns = [
    ...about,
    { heading: 'Mean [note 2]', width: 16 },
    ...interval.map((heading) => ({ heading, width: 16 })),
    { heading: 'Note', width: 40 },
  ]
  return { name, title: `Main results: ${stored.inputs.baseline}`, lines, columns, rows }
}

function differencesSheet(stored: StoredComparison): TableSheet {
  const { baseline } = stored.inputs
  const rows = runsOf(stored, false).flatMap(({ name: scenario, deterrence }) =>
    shown.flatMap((measure): Cell[][] => {
      const [metric, countedIn] = measure
      const row = stored.differences.find(isOf(scenario, deterrence, measure))
      if (row === undefined) return []
      const level = (of: string) => {
        const found = stored.summary.find(isOf(of, deterrence, measure))
        return found === undefined ? undefined : { mean: found.mean, cell: figureCells(found, found.unit)[0] }
      }
      const [was, is] = [level(baseline), level(scenario)]
      const change = beside(row.mean, was?.mean ?? null).per_cent
      return [
        [
          scenario,
          deterrence,
          labelOf(metric, countedIn),
          unitWords(row.unit),
          was?.cell ?? inapplicable,
          is?.cell ?? inapplicable,
          ...figureCells(row, row.unit),
          change === null ? (was === undefined ? inapplicable : unavailable) : rounded(change, 0.1),
          verdictWords[row.verdict === '' ? 'unknown' : row.verdict],
          row.note || 'No note',
        ],
      ]
    }),
  )
  const columns = [
    ...about,
    { heading: `Baseline (${baseline}), mean [note 2]`, width: 20 },
    { heading: 'Option, mean [note 2]', width: 16 },
    { heading: 'Difference, mean [note 3]', width: 16 },
    ...interval.map((heading) => ({ heading, width: 16 })),
    { heading: 'Difference, % of the baseline', width: 16 },
    { heading: 'What may be said of it [note 4]', width: 22 },
    { heading: 'Note', width: 40 },
  ]
  return { name, title: `Main results: what each option changes against ${baseline}`, lines, columns, rows }
}
