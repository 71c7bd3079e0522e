/** Options by outcomes as a table: what each changes, how sure that is, and what is not modelled. */

import { daysPerYear } from '../calendar/days.ts'
import { duration } from '../calendar/in-words.ts'
import { notModelled } from '../experiments/replications/appraisal.ts'
import type { DifferenceRow } from '../experiments/replications/tables.ts'
import { isClear, verdictOf } from '../statistics/verdict.ts'
import { formatSigned, outOf, roundingStep, unitFactor } from '../words/numbers.ts'
import { fitTitle, inSentence, listed } from '../words/text.ts'
import { baselineTitle, type Chart, type ChartInput, type ChartsMaker } from './kit/chart.ts'
import { findRow } from './kit/find-rows.ts'
import { framed, modelSource, withCondition } from './kit/frame.ts'
import { allComparedOptions, type Option, splitVariants } from './kit/options.ts'
import { columnWidth, type TableCell, tableView } from './kit/table.ts'
import { chartWidth } from './kit/theme.ts'

interface Column {
  readonly metric: string
  /** At most three lines of about 12 characters. */
  readonly label: readonly string[]
}

interface Table {
  readonly id: string
  readonly about: string
  readonly columns: readonly Column[]
}

const outcomes: Table = {
  id: 'options-outcomes',
  about: 'Outcomes and cost',
  columns: [
    { metric: 'arrivals.small_boat', label: ['Small-boat', 'arrivals'] },
    { metric: 'returns.total', label: ['Returns,', 'all types'] },
    { metric: 'scheme.transferred', label: ['Transferred'] },
    { metric: 'backlog.decision', label: ['Awaiting', 'decision, end'] },
    { metric: 'support.supported', label: ['Supported,', 'end'] },
    { metric: 'cost.total', label: ['Public cost', '£ million'] },
    { metric: 'npsv', label: ['NPSV,', '£ million'] },
    { metric: 'npsv.with_optimism_bias', label: ['NPSV with', 'optimism bias', '£ million'] },
  ],
}

const people: Table = {
  id: 'options-people',
  about: 'What happens to people',
  columns: [
    { metric: 'days.waiting', label: ['Person-years', 'waiting'] },
    { metric: 'days.detained', label: ['Person-years', 'detained'] },
    { metric: 'days.in_scheme', label: ['Person-years', 'in a facility'] },
    { metric: 'scheme.brought_back', label: ['Brought', 'back'] },
    { metric: 'scheme.released_by_court', label: ['Released by', 'a court'] },
    { metric: 'scheme.missed_vulnerable', label: ['Missed by', 'screening'] },
    { metric: 'scheme.families', label: ['In families,', 'transferred'] },
    { metric: 'lost_contact', label: ['Lost', 'contact'] },
  ],
}

/** Most options of one figure, so that it is no taller than wide; more are in figures of variants. */
const mostOptions = 9

/** The tables of outcomes, one a hypothesis; for runs with two options or more. */
export const optionsOutcomes: ChartsMaker = (input) => tableCharts(input, outcomes)
/** The tables of what happens to people, one a hypothesis. */
export const optionsPeople: ChartsMaker = (input) => tableCharts(input, people)

/** A figure: some options under one hypothesis. */
interface Figure {
  readonly hypothesis: string
  readonly options: readonly Option[]
  /** What its id has after the table's. */
  readonly suffix: string
  /** Whether other options of the hypothesis are in another figure. */
  readonly isPart: boolean
}

function tableCharts(input: ChartInput, table: Table): Chart[] {
  const options = allComparedOptions(input)
  if (options.filter(({ deterrence }) => deterrence === 'none').length < 2) return []
  return [...new Set(options.map(({ deterrence }) => deterrence))].flatMap((hypothesis) =>
    figuresOf(
      options.filter(({ deterrence }) => deterrence === hypothesis),
      hypothesis,
    ).map((figure) => tableChart(input, table, figure)),
  )
}

/** Options of a hypothesis in figures of at most nine: first the main ones, then variants and what is left over. */
function figuresOf(options: readonly Option[], hypothesis: string): Figure[] {
  const ending = hypothesis === 'none' ? '' : `-${hypothesis}`
  if (options.length <= mostOptions) return [{ hypothesis, options, suffix: ending, isPart: false }]
  const [main, variants] = splitVariants(options)
  const rest = [...main.slice(mostOptions), ...variants]
  const parts = [main.slice(0, mostOptions)]
  for (let i = 0; i < rest.length; i += mostOptions) parts.push(rest.slice(i, i + mostOptions))
  return parts.map((part, i) => ({
    hypothesis,
    options: part,
    suffix: `${['', '-variants'][i] ?? `-variants-${i}`}${ending}`,
    isPart: true,
  }))
}

function tableChart(input: ChartInput, table: Table, figure: Figure): Chart {
  const { hypothesis, options } = figure
  const found = findings(input, table, figure)
  const title = fitTitle(
    hypothesis === 'none' ? withCondition(input, found) : underHypothesis(found, hypothesis),
  )
  const cells = cellsOf(input, table, options)
  return framed({
    id: `${table.id}${figure.suffix}`,
    title,
    subtitle: `${table.about}: differences from ${baselineTitle(input)} over ${duration(input.horizonYears)}, ${input.replications > 1 ? 'mean and 95% interval' : 'one replication'}. ${hypothesis === 'none' ? 'No deterrent effect is assumed.' : `With the deterrent effect of ${hypothesis}.`}`,
    description: `Table-chart of differences by option. ${title}. ${options
      .map((option, i) => `${option.title}: ${describe(cells[i] as Cells, table)}.`)
      .join(' ')} Not modelled, for any option: ${listed(lowered(notModelled))}.`,
    source: `Source: ${modelSource(input)}.`,
    note: `${input.replications === 1 ? 'One replication: no interval can be given. Differences' : `Mean difference, and below it the 95% interval of the mean over ${input.replications} replications; they`} cover chance, arrivals, unpublished stocks and scheme events only. Bold: a clear difference. Dash: not part of the option; k: thousand.${table === outcomes ? ' NPSV: net present social value.' : ''}${figure.isPart ? ' Other options are in figures of their own.' : ''}`,
    panels: tableView({
      columns: table.columns.map(({ label }) => label),
      rows: options.map(({ title: name }, i) => ({ name, cells: cells[i] as Cells })),
      names: 'above',
      foot: notModelled.map((label) => ({ label, text: 'not modelled' })),
    }),
  })
}

const underHypothesis = (found: readonly string[], hypothesis: string) =>
  found.flatMap((finding) => [
    `${finding}; deterrent effect of ${hypothesis} assumed`,
    `${finding}; ${hypothesis} deterrence`,
    finding,
  ])

const lowered = (labels: readonly string[]) => labels.map(inSentence)

/** A row of the table; undefined where the option has no such figure. */
type Cells = readonly (TableCell | undefined)[]

/** All rows: figures are in thousands from 10,000 on or, where the columns would not fit, from 1,000 on. */
function cellsOf(input: ChartInput, table: Table, options: readonly Option[]): readonly Cells[] {
  const rows = (fromThousands: number) =>
    options.map((option) => table.columns.map((column) => cellOf(input, option, column, fromThousands)))
  const full = rows(10_000)
  const needed = table.columns.map(({ label }, i) =>
    columnWidth(
      label,
      full.map((cells) => cells[i]),
    ),
  )
  return needed.reduce((sum, width) => sum + width, 0) <= chartWidth ? full : rows(1000)
}

function cellOf(
  input: ChartInput,
  option: Option,
  { metric }: Column,
  fromThousands: number,
): TableCell | undefined {
  const row = findRow(input.differences, { ...option, metric })
  if (row === undefined || row.mean === null || isAbsent(input, option, row)) return undefined
  const factor = row.unit === 'person-days' ? 1 / daysPerYear : unitFactor(row.unit)
  const [mean, low, high] = [row.mean, row.ci_low, row.ci_high].map((each) =>
    each === null ? undefined : each * factor,
  ) as [number, number | undefined, number | undefined]
  const step = Math.max(1, roundingStep(mean, low, high))
  const thousands =
    row.unit !== 'GBP' && Math.max(...[mean, low ?? 0, high ?? 0].map(Math.abs)) >= fromThousands
  const text = (value: number) =>
    thousands ? `${formatSigned(value / 1000, Math.max(0.1, step / 1000))}k` : formatSigned(value, step)
  return {
    text: text(mean),
    range: low === undefined || high === undefined ? '' : `${text(low)} to ${text(high)}`,
    clear: isClear(verdictOf(row)),
  }
}

/** Whether a scheme's figure is shown for an option that has no scheme. */
const isAbsent = (input: ChartInput, option: Option, { metric }: DifferenceRow) =>
  (metric.startsWith('scheme.') || metric === 'days.in_scheme') &&
  (findRow(input.summary, { ...option, metric: 'scheme.referred' })?.mean ?? 0) === 0

function describe(cells: Cells, { columns }: Table): string {
  return columns
    .flatMap(({ label }, i) => {
      const cell = cells[i]
      return cell === undefined ? [] : [`${label.join(' ')} ${cell.text}${cell.clear ? '' : ' (not clear)'}`]
    })
    .join(', ')
}

function findings(input: ChartInput, table: Table, { options: compared }: Figure): string[] {
  const clear = (metric: string, sign: number) =>
    compared.filter((option) => {
      const row = findRow(input.differences, { ...option, metric })
      return row !== undefined && isClear(verdictOf(row)) && Math.sign(row.mean ?? 0) === sign
    }).length
  if (table === people) {
    const back = clear('scheme.brought_back', 1)
    const detained = clear('days.detained', 1)
    const longer = `${outOf(detained, compared.length, 'option')} clearly ${detained === 1 ? 'adds' : 'add'} time in detention`
    return [`${longer}; ${back} clearly ${back === 1 ? 'brings' : 'bring'} people back`, longer]
  }
  const [more, cheaper] = [clear('returns.total', 1), clear('cost.total', -1)]
  const adds = `${outOf(more, compared.length, 'option')} clearly ${more === 1 ? 'adds' : 'add'} returns`
  return [`${adds}; ${cheaper} clearly ${cheaper === 1 ? 'costs' : 'cost'} less`, adds]
}
