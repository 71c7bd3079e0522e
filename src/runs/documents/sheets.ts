/** The other sheets: tables of the run folder with headings in words and no blank cells. */
import type { Cell, TableSheet } from '../../run-folder/spreadsheet/book.ts'
import { exact, inapplicable, numberOrText, stepOf, unavailable, words } from './cells.ts'
import { assumptionsLog, uncertaintyRegister } from './registers.ts'
import type { StoredComparison } from './stored.ts'

/** A row of any table. */
type Row = Readonly<Record<string, string | number | null>>

/** Columns in words, by their names in the files, with widths in characters. */
const headings: Readonly<Record<string, readonly [heading: string, width: number]>> = {
  scenario: ['Scenario', 24],
  baseline: ['Compared with', 24],
  deterrence: ['Deterrence hypothesis', 18],
  metric_label: ['Measure', 40],
  metric: ['Id of the measure', 28],
  scheme: ['Scheme', 18],
  counted_in: ['Counted in', 12],
  unit: ['Unit', 18],
  mean: ['Mean [note 2]', 18],
  ci_low: ['95% interval, low [note 1]', 18],
  ci_high: ['95% interval, high [note 1]', 18],
  p05: ['5th percentile of replications', 18],
  p50: ['Median of replications', 18],
  p95: ['95th percentile of replications', 18],
  share_of_replications_above_zero: ['Share of replications above zero', 18],
  replications: ['Replications', 14],
  verdict: ['Verdict [note 4]', 14],
  mean_of_all: ['Mean over all replications', 18],
  opened: ['Replications in which it opens', 18],
  note: ['Note', 50],
  section: ['Section', 16],
  row: ['Row', 44],
  group_label: ['Nationality group', 30],
  group: ['Id of the group', 20],
  in_baseline: ['Where they are at the end in the baseline', 24],
  in_scenario: ['Where they are at the end in the scenario', 24],
  kind: ['Kind', 10],
  total_is: ['What a total is', 44],
  by_scheme: ['Given by scheme', 12],
  id: ['Parameter', 44],
  value: ['Value', 24],
  low: ['Low', 14],
  high: ['High', 14],
  source: ['Source', 26],
  confidence: ['Confidence', 14],
  quality: ['Quality', 30],
  impact_returns: ['Impact on the change in people returned', 40],
  impact_cost: ['Impact on the change in public cost', 40],
  uncertainty: ['Uncertainty', 44],
  treatment: ['How it is treated', 60],
  in_intervals: ['In the intervals', 14],
  size: ['What it comes to in this run', 60],
}

/** What stands for blank text, by column; `[z]` in others. */
const forBlank: Readonly<Record<string, string>> = {
  scheme: 'Whole system',
  note: 'No note',
  low: unavailable,
  high: unavailable,
  group: 'No group',
}

/** Columns of text that hold numbers where they can. */
const mayBeNumbers = ['value', 'low', 'high']

/** Columns that count, and so have no decimals. */
const counts = ['replications', 'opened']

function sheet(name: string, title: string, table: readonly Row[], columns: readonly string[]): TableSheet {
  const lines = [`This sheet has one table of ${table.length} rows. [x] and [z] are explained on the cover.`]
  const rows = table.map((row) => columns.map((column) => cellOf(row, column)))
  return {
    name,
    title,
    lines,
    columns: columns.map((column) => {
      const [heading, width] = headings[column]!
      return { heading, width }
    }),
    rows,
  }
}

function cellOf(row: Row, column: string): Cell {
  const value = row[column] ?? null
  if (typeof value === 'string')
    return mayBeNumbers.includes(column)
      ? numberOrText(value, forBlank[column] ?? inapplicable)
      : words(value, forBlank[column])
  if (counts.includes(column)) return exact(value)
  const { mean = null, ci_low = null, ci_high = null } = row
  return exact(value, stepOf({ mean, ci_low, ci_high } as Parameters<typeof stepOf>[0]))
}

const about = ['scenario', 'deterrence', 'metric_label', 'scheme', 'counted_in', 'unit'] as const
const compared = ['scenario', 'baseline', ...about.slice(1)] as const
const mean = ['mean', 'ci_low', 'ci_high'] as const
const spread = ['p05', 'p50', 'p95'] as const

/** Rows beyond which a table is left to its CSV file, as a spreadsheet of it would be slow to open. */
const mostRows = 20_000

/** The sheets of the tables that a run has, in order. */
export function filedSheets(stored: StoredComparison): readonly TableSheet[] {
  const { summary, differences, appraisal, byGroup, ifOpen, transferred, metrics } = stored
  const of = (
    name: string,
    title: string,
    table: readonly Row[],
    columns: readonly string[],
  ): TableSheet[] =>
    table.length === 0 || table.length > mostRows ? [] : [sheet(name, title, table, columns)]
  const results = [...mean, ...spread]
  return [
    ...of('Appraisal', 'Appraisal: money, outcomes and people, and what is not modelled', appraisal, [
      ...['scenario', 'baseline', 'deterrence', 'section', 'row', 'unit'],
      ...mean,
      'note',
    ]),
    ...of('Differences', 'Differences: every measure of each option less the baseline', differences, [
      ...compared,
      ...results,
      'share_of_replications_above_zero',
      'replications',
      'verdict',
      'note',
      'metric',
    ]),
    ...of('Levels', 'Levels: every measure of every scenario', summary, [
      ...about,
      ...results,
      'replications',
      'note',
      'metric',
    ]),
    ...of('By group', 'Figures by nationality group', byGroup, [
      ...['scenario', 'baseline', 'deterrence', 'group_label', 'metric_label', 'counted_in', 'unit'],
      ...mean,
      'replications',
      'verdict',
    ]),
    ...of('If it opens', 'Figures over the replications in which a scheme opens', ifOpen, [
      ...compared,
      ...results,
      'mean_of_all',
      'opened',
      'replications',
      'note',
    ]),
    ...of(
      'People transferred',
      'Where people transferred are at the end, and where they would have been',
      transferred,
      [
        ...['scenario', 'baseline', 'deterrence', 'scheme', 'in_baseline', 'in_scenario', 'counted_in'],
        ...mean,
        'replications',
      ],
    ),
    ...of(
      'Assumptions',
      'Assumptions log: every parameter with its range, source, quality and measured impact',
      assumptionsLog(stored),
      [
        ...['id', 'value', 'low', 'high', 'unit', 'confidence', 'quality'],
        ...['impact_returns', 'impact_cost', 'source', 'note'],
      ],
    ),
    ...of(
      'Uncertainties',
      'Uncertainty register: what is not known, how it is treated, and what it comes to',
      uncertaintyRegister(stored),
      ['uncertainty', 'kind', 'treatment', 'in_intervals', 'size'],
    ),
    ...of('Measures', 'Measures: what is measured and what a total is', metrics, [
      ...['metric_label', 'metric', 'counted_in', 'unit', 'kind', 'total_is', 'by_scheme'],
    ]),
  ]
}
