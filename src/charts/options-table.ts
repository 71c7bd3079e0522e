/** Options by outcomes as a table: what each changes, how sure that is, and what is not modelled. */

import { notModelled } from '../experiments/appraisal.ts'
import type { DifferenceRow } from '../experiments/tables.ts'
import { duration } from './dates.ts'
import type { Layer } from './fan.ts'
import { isClear, verdictOf } from './findings.ts'
import { condition, framed, modelSource, type View, withCondition } from './frame.ts'
import { allComparedOptions, type Option } from './options.ts'
import type { Chart, ChartInput, ChartMaker } from './results.ts'
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
  ],
}

const columnWidth = 104
const rowHeight = 42

/** The table of outcomes; for runs with two options or more. */
export const optionsOutcomes: ChartMaker = (input) => tableChart(input, outcomes)
/** The table of what happens to people, with the rows that are not modelled. */
export const optionsPeople: ChartMaker = (input) => tableChart(input, people)

function tableChart(input: ChartInput, table: Table): Chart | undefined {
  const options = allComparedOptions(input)
  if (options.filter(({ deterrence }) => deterrence === 'none').length < 2) return undefined
  const presets = [...new Set(options.map(({ deterrence }) => deterrence))]
  const title = fitTitle(withCondition(input, findings(input, table)))
  return framed({
    id: table.id,
    title,
    subtitle: `${table.about}: differences from ${baselineTitle(input)} over ${duration(input.horizonYears)}, with 95 % intervals. ${presets.length > 1 ? 'The upper table assumes no deterrent effect.' : condition(input).sentence}`,
    description: `Table-chart of differences by option. ${title}. ${options
      .map((option) => `${option.label}: ${describe(input, option, table)}.`)
      .join(' ')} Not modelled: ${listed(notModelled)}.`,
    source: `Source: ${modelSource(input)}.`,
    note: `${input.replications === 1 ? 'One replication: no interval can be given. Differences' : `Mean difference, and below it the 95 % interval of the mean over ${input.replications} replications; they`} cover chance, arrivals, unpublished stocks and scheme events only. Bold: the interval leaves zero out. Dash: not part of the option; k: thousand.${
      table === people ? ` Not modelled, and so in no column: ${lowered(notModelled)}.` : ''
    }`,
    panels: {
      vconcat: presets.map((preset) =>
        tableView(
          input,
          table,
          options.filter(({ deterrence }) => deterrence === preset),
          preset,
        ),
      ),
      spacing: 24,
    },
  })
}

const lowered = (labels: readonly string[]) =>
  listed(labels.map((label) => label.charAt(0).toLowerCase() + label.slice(1)))

const baselineTitle = (input: ChartInput) =>
  input.scenarios.find(({ name }) => name === input.baseline)?.title ?? input.baseline

function cellOf(input: ChartInput, option: Option, { metric }: Column) {
  const row = findRow(input.differences, { ...option, metric })
  if (row === undefined || row.mean === null || isAbsent(input, option, row)) return undefined
  const factor = row.unit === 'person-days' ? 1 / 365.25 : unitFactor(row.unit)
  const [mean, low, high] = [row.mean, row.ci_low, row.ci_high].map((each) =>
    each === null ? undefined : each * factor,
  ) as [number, number | undefined, number | undefined]
  const step = Math.max(1, roundingStep(mean, low, high))
  const thousands = Math.max(...[mean, low ?? 0, high ?? 0].map(Math.abs)) >= 10_000
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

function describe(input: ChartInput, option: Option, { columns }: Table): string {
  return columns
    .flatMap((column) => {
      const cell = cellOf(input, option, column)
      return cell === undefined
        ? []
        : [`${column.label.join(' ')} ${cell.text}${cell.clear ? '' : ' (not clear)'}`]
    })
    .join(', ')
}

function findings(input: ChartInput, table: Table): string[] {
  const compared = allComparedOptions(input).filter(({ deterrence }) => deterrence === 'none')
  const clear = (metric: string, sign: number) =>
    compared.filter((option) => {
      const row = findRow(input.differences, { ...option, metric })
      return row !== undefined && isClear(verdictOf(row)) && Math.sign(row.mean ?? 0) === sign
    }).length
  if (table === people) {
    const back = clear('scheme.brought_back', 1)
    const detained = clear('days.detained', 1)
    return [
      `${outOf(detained, compared.length, 'option')} detain people for longer; ${back} ${back === 1 ? 'brings' : 'bring'} people back`,
      `${outOf(detained, compared.length, 'option')} detain people for longer`,
    ]
  }
  const [more, cheaper] = [clear('returns.total', 1), clear('cost.total', -1)]
  return [
    `${outOf(more, compared.length, 'option')} clearly add returns; ${cheaper} clearly cost less`,
    `${outOf(more, compared.length, 'option')} clearly add returns`,
  ]
}

/** A table drawn as text on a grid of fixed columns. */
function tableView(input: ChartInput, table: Table, options: readonly Option[], preset: string): View {
  const left = chartWidth - table.columns.length * columnWidth - 20
  const words = (
    text: string,
    x: number,
    y: number,
    style: { align: 'left' | 'right'; size?: number; colour?: string; bold?: boolean },
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
  const right = (i: number) => left + (i + 1) * columnWidth + 10
  const headHeight = 62
  const head = table.columns.flatMap(({ label }, i) =>
    label.map((line, k) =>
      words(line, right(i), headHeight - 12 - 18 * (label.length - 1 - k), { align: 'right', size: 14 }),
    ),
  )
  const body = options.flatMap((option, r) => {
    const y = headHeight + (r + 0.5) * rowHeight
    const name = wrap(option.title, Math.floor(left / 7.2))
    return [
      rule(headHeight + r * rowHeight, r === 0 ? 1.5 : 1),
      ...name.map((line, k) => words(line, 0, y + 17 * (k - (name.length - 1) / 2), { align: 'left' })),
      ...table.columns.flatMap((column, i) => {
        const cell = cellOf(input, option, column)
        if (cell === undefined) return [words('–', right(i), y, { align: 'right', colour: mutedInk })]
        return [
          words(cell.text, right(i), y - (cell.range === '' ? 0 : 8), {
            align: 'right',
            bold: cell.clear,
          }),
          ...(cell.range === ''
            ? []
            : [words(cell.range, right(i), y + 9, { align: 'right', size: 14, colour: mutedInk })]),
        ]
      }),
    ]
  })
  const height = headHeight + options.length * rowHeight
  return {
    title: {
      text: preset === 'none' ? 'No deterrent effect' : `Deterrence: ${preset}`,
      frame: 'group',
      offset: 4,
    },
    width: chartWidth,
    height,
    encoding: { x: { axis: null }, y: { axis: null } },
    layer: [...head, ...body, rule(height, 1.5)],
  }
}
