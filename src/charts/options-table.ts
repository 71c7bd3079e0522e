/** Options by outcomes as a table: what each changes, how sure that is, and what is not modelled. */

import { notModelled } from '../experiments/appraisal.ts'
import type { DifferenceRow } from '../experiments/tables.ts'
import { duration } from './dates.ts'
import type { Layer } from './fan.ts'
import { isClear, verdictOf } from './findings.ts'
import { framed, modelSource, type View, withCondition } from './frame.ts'
import { allComparedOptions, type Option, splitVariants } from './options.ts'
import type { Chart, ChartInput, ChartsMaker } from './results.ts'
import { findRow } from './rows.ts'
import { fitTitle, formatSigned, listed, outOf, roundingStep, unitFactor, wrap } from './text.ts'
import { chartWidth, ink, mutedInk, textSize } from './theme.ts'

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

const headHeight = 60
const rowHeight = 42
const missingHeight = 21
/** Pixels between columns, and least pixels that names of options need. */
const gap = 12
const fewestForNames = 150
/** Where the words for what is not modelled begin. */
const missingLeft = 410

/** The tables of outcomes, one a preset; for runs with two options or more. */
export const optionsOutcomes: ChartsMaker = (input) => tableCharts(input, outcomes)
/** The tables of what happens to people, one a preset. */
export const optionsPeople: ChartsMaker = (input) => tableCharts(input, people)

/** A figure: some options under one preset. */
interface Figure {
  readonly preset: string
  readonly options: readonly Option[]
  /** What its id has after the table's. */
  readonly suffix: string
  /** Whether other options of the preset are in another figure. */
  readonly isPart: boolean
}

function tableCharts(input: ChartInput, table: Table): Chart[] {
  const options = allComparedOptions(input)
  if (options.filter(({ deterrence }) => deterrence === 'none').length < 2) return []
  return [...new Set(options.map(({ deterrence }) => deterrence))].flatMap((preset) =>
    figuresOf(
      options.filter(({ deterrence }) => deterrence === preset),
      preset,
    ).map((figure) => tableChart(input, table, figure)),
  )
}

/** Options of a preset in figures of at most nine: first the main ones, then variants and what is left over. */
function figuresOf(options: readonly Option[], preset: string): Figure[] {
  const ending = preset === 'none' ? '' : `-${preset}`
  if (options.length <= mostOptions) return [{ preset, options, suffix: ending, isPart: false }]
  const [main, variants] = splitVariants(options)
  const rest = [...main.slice(mostOptions), ...variants]
  const parts = [main.slice(0, mostOptions)]
  for (let i = 0; i < rest.length; i += mostOptions) parts.push(rest.slice(i, i + mostOptions))
  return parts.map((part, i) => ({
    preset,
    options: part,
    suffix: `${['', '-variants'][i] ?? `-variants-${i}`}${ending}`,
    isPart: true,
  }))
}

function tableChart(input: ChartInput, table: Table, figure: Figure): Chart {
  const { preset, options } = figure
  const found = findings(input, table, figure)
  const title = fitTitle(preset === 'none' ? withCondition(input, found) : underPreset(found, preset))
  const cells = cellsOf(input, table, options)
  return framed({
    id: `${table.id}${figure.suffix}`,
    title,
    subtitle: `${table.about}: differences from ${baselineTitle(input)} over ${duration(input.horizonYears)}, with 95 % intervals. ${preset === 'none' ? 'No deterrent effect is assumed.' : `With the deterrent effect of ${preset}.`}`,
    description: `Table-chart of differences by option. ${title}. ${options
      .map((option, i) => `${option.title}: ${describe(cells[i] as Cells, table)}.`)
      .join(' ')} Not modelled, for any option: ${listed(lowered(notModelled))}.`,
    source: `Source: ${modelSource(input)}.`,
    note: `${input.replications === 1 ? 'One replication: no interval can be given. Differences' : `Mean difference, and below it the 95 % interval of the mean over ${input.replications} replications; they`} cover chance, arrivals, unpublished stocks and scheme events only. Bold: the interval leaves zero out. Dash: not part of the option; k: thousand.${table === outcomes ? ' NPSV: net present social value.' : ''}${figure.isPart ? ' Other options are in figures of their own.' : ''}`,
    panels: tableView(table, options, cells),
  })
}

const underPreset = (found: readonly string[], preset: string) =>
  found.flatMap((finding) => [
    `${finding}; deterrent effect of ${preset} assumed`,
    `${finding}; ${preset} deterrence`,
    finding,
  ])

const lowered = (labels: readonly string[]) =>
  labels.map((label) => label.charAt(0).toLowerCase() + label.slice(1))

const baselineTitle = (input: ChartInput) =>
  input.scenarios.find(({ name }) => name === input.baseline)?.title ?? input.baseline

/** A figure as the table prints it. */
interface TableCell {
  readonly text: string
  readonly range: string
  readonly clear: boolean
}

/** A row of the table; undefined where the option has no such figure. */
type Cells = readonly (TableCell | undefined)[]

/** All rows: figures are in thousands from 10,000 on or, where the columns would not fit, from 1,000 on. */
function cellsOf(input: ChartInput, table: Table, options: readonly Option[]): readonly Cells[] {
  const rows = (fromThousands: number) =>
    options.map((option) => table.columns.map((column) => cellOf(input, option, column, fromThousands)))
  const full = rows(10_000)
  const total = widthsOf(table, full).reduce((sum, width) => sum + width, 0)
  return total <= chartWidth - fewestForNames ? full : rows(1000)
}

function cellOf(
  input: ChartInput,
  option: Option,
  { metric }: Column,
  fromThousands: number,
): TableCell | undefined {
  const row = findRow(input.differences, { ...option, metric })
  if (row === undefined || row.mean === null || isAbsent(input, option, row)) return undefined
  const factor = row.unit === 'person-days' ? 1 / 365.25 : unitFactor(row.unit)
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

/** Pixels that a text takes at the size of captions, letter by letter. */
const pixels = (text: string) => [...text].reduce((sum, letter) => sum + letterWidth(letter), 0)

function letterWidth(letter: string): number {
  if (letter === ' ') return 2.9
  if (/[.,:;il]/.test(letter)) return 3.6
  if (/[tfr]/.test(letter)) return 5
  if (/[mwMW]/.test(letter)) return 11.6
  return /[A-Z]/.test(letter) ? 8.6 : /[a-jln-z]/.test(letter) ? 7.6 : 7.05
}

/** Width of each column: its widest figure or heading, with the gap before it. */
const widthsOf = ({ columns }: Table, rows: readonly Cells[]): number[] =>
  columns.map(
    ({ label }, i) =>
      gap +
      Math.ceil(
        Math.max(
          ...label.map(pixels),
          ...rows.map((cells) =>
            Math.max(1.16 * pixels(cells[i]?.text ?? '–'), pixels(cells[i]?.range ?? '')),
          ),
        ),
      ),
  )

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

/** A table drawn as text on a grid: the options, then what is modelled for none of them. */
function tableView(table: Table, options: readonly Option[], rows: readonly Cells[]): View {
  const widths = widthsOf(table, rows)
  const left = chartWidth - widths.reduce((sum, width) => sum + width, 0)
  /** Right edge of a column. */
  const right = (i: number) => left + widths.slice(0, i + 1).reduce((sum, width) => sum + width, 0)
  const head = table.columns.flatMap(({ label }, i) =>
    label.map((line, k) =>
      words(line, right(i), headHeight - 12 - 18 * (label.length - 1 - k), { align: 'right', size: 14 }),
    ),
  )
  const names = options.map(({ title }) => wrap(title, Math.floor((left - 4) / 7)))
  const heights = names.map(({ length }) => Math.max(rowHeight, 16 * length + 8))
  /** Upper edge of a row; of the row after the last, the lower edge of the options. */
  const topOf = (r: number) => headHeight + heights.slice(0, r).reduce((sum, height) => sum + height, 0)
  const body = options.flatMap((_, r) => {
    const y = (topOf(r) + topOf(r + 1)) / 2
    const name = names[r] as string[]
    return [
      rule(topOf(r), r === 0 ? 1.5 : 1),
      ...name.map((line, k) => words(line, 0, y + 16 * (k - (name.length - 1) / 2), { align: 'left' })),
      ...table.columns.flatMap((_, i) => {
        const cell = rows[r]?.[i]
        if (cell === undefined) return [words('–', right(i), y, { align: 'right', colour: mutedInk })]
        return [
          words(cell.text, right(i), y - (cell.range === '' ? 0 : 8), { align: 'right', bold: cell.clear }),
          ...(cell.range === ''
            ? []
            : [words(cell.range, right(i), y + 9, { align: 'right', size: 14, colour: mutedInk })]),
        ]
      }),
    ]
  })
  const bodyEnd = topOf(options.length)
  const missing = notModelled.flatMap((label, i) => {
    const y = bodyEnd + (i + 0.5) * missingHeight + 2
    return [
      rule(bodyEnd + i * missingHeight, i === 0 ? 1.5 : 1),
      words(label, 0, y, { align: 'left', size: 14 }),
      words('not modelled', (missingLeft + chartWidth) / 2, y, {
        align: 'center',
        size: 14,
        colour: mutedInk,
      }),
    ]
  })
  const height = bodyEnd + notModelled.length * missingHeight
  return {
    width: chartWidth,
    height,
    encoding: { x: { axis: null }, y: { axis: null } },
    layer: [shade(bodyEnd, height), ...head, ...body, ...missing, rule(height, 1.5)],
  }
}

const words = (
  text: string,
  x: number,
  y: number,
  style: { align: 'left' | 'right' | 'center'; size?: number; colour?: string; bold?: boolean },
): Layer => ({
  data: { values: [{}] },
  mark: {
    type: 'text',
    text,
    align: style.align,
    baseline: 'middle',
    fontSize: style.size ?? textSize.label,
    fontWeight: style.bold ? 'bold' : 'normal',
    color: style.colour ?? ink,
  },
  encoding: { x: { value: x }, y: { value: y } },
})

const rule = (y: number, strokeWidth: number): Layer => ({
  data: { values: [{}] },
  mark: { type: 'rule', color: mutedInk, strokeWidth, opacity: strokeWidth > 1 ? 1 : 0.35 },
  encoding: { x: { value: 0 }, x2: { value: chartWidth }, y: { value: y } },
})

/** The cells across all columns that have no figures. */
const shade = (top: number, bottom: number): Layer => ({
  data: { values: [{}] },
  mark: { type: 'rect', color: '#F3F2F1' },
  encoding: {
    x: { value: missingLeft },
    x2: { value: chartWidth },
    y: { value: top },
    y2: { value: bottom },
  },
})
