/** The effect along one parameter of a grid, a line for each value of a second, a panel for each of a third. */

import { duration } from '../../calendar/in-words.ts'
import type { ContrastRow } from '../../experiments/sweep/sweep-contrasts.ts'
import type { SweepValue } from '../../scenarios/designs/sweep-schema.ts'
import { clearSign } from '../../statistics/verdict.ts'
import { plural } from '../../words/numbers.ts'
import { fitTitle, inSentence, listed } from '../../words/text.ts'
import { dashes } from '../kit/dashes.ts'
import { type EndLabel, endLabelLayers, type Layer, sampleWidth } from '../kit/fan.ts'
import { framed, type View } from '../kit/frame.ts'
import { background, ink, mutedInk, palette, textSize } from '../kit/theme.ts'
import { titleLines } from '../kit/title-lines.ts'
import {
  type Cell,
  heldText,
  labelOf,
  nameOf,
  type SweepChartInput,
  type SweepChartMaker,
  setText,
  shareText,
  shownCells,
  valuesOf,
  valueText,
  verdictOf,
} from './input.ts'
import { positionsOf, scaleOf } from './scale.ts'

export const sweepLines: SweepChartMaker = (input) => {
  const { design, roles, metric } = input
  if (design.method !== 'grid' || valuesOf(input, roles.x).length < 2) return undefined
  const shown = [roles.x, roles.lines, roles.panels]
  const groups = input.scenarios.map((scenario) => ({
    scenario,
    cells: shownCells(input, scenario.name, shown),
  }))
  const all = groups.flatMap(({ cells }) => cells)
  if (all.every(({ mean }) => mean === 0)) return undefined
  const panels = groups.flatMap(({ scenario, cells }) =>
    panelValues(input).map((value) => ({
      title: [
        ...(groups.length > 1 ? [scenario.title] : []),
        ...(roles.panels === undefined
          ? []
          : [`${labelOf(input, roles.panels)}: ${nameOf(input, roles.panels, value!)}`]),
      ].join(', '),
      cells: cells.filter(({ values }) => roles.panels === undefined || values[roles.panels] === value),
    })),
  )
  const ends = all.flatMap(({ mean, low, high }) => [mean, low ?? mean, high ?? mean])
  const top = padded(Math.max(0, ...ends))
  const bottom = padded(Math.min(0, ...ends))
  const columns = Math.min(3, panels.length)
  const lineNames =
    roles.lines === undefined
      ? []
      : valuesOf(input, roles.lines).map((value) => nameOf(input, roles.lines!, value))
  /** Pixels that names of lines need beyond those that are kept for them. */
  const more = Math.max(0, ...lineNames.map((name) => 7 * name.length + sampleWidth - 74))
  /** Pixels between panels: for the names of lines, where there are any. */
  const between = roles.lines === undefined ? 60 : 110
  const width = Math.floor((760 - (columns - 1) * between) / columns) - (columns > 1 ? 20 : 0) - more
  const title = fitTitle(findings(input, all))
  const scale = scaleOf(valuesOf(input, roles.x))
  return framed({
    id: 'sweep-lines',
    title,
    subtitle: `${metric.label}${metric.countedIn === '' ? '' : ` (${metric.countedIn})`}: difference from ${input.baselineTitle} over ${duration(input.horizonYears)}, by ${inSentence(labelOf(input, roles.x))}${roles.lines === undefined ? '' : ` and ${inSentence(labelOf(input, roles.lines))}`}. No deterrent effect is assumed.${setText(input)}${heldText(input, shown)}`,
    description: `Line charts with intervals. ${title}. ${panels
      .map(({ title: name, cells }) => `${name === '' ? '' : `${name}: `}${describe(input, cells)}.`)
      .join(' ')}`,
    source: sourceOf(input),
    note: `Dots: mean of ${plural(input.replications, 'replication')}, paired with the baseline; bars: 95% interval of the mean. Filled: a clear difference; open: not clear.${scale === 'log' ? ` Equal steps along the axis are equal ratios.` : ''}${shareText(input, all)}`,
    panels: {
      columns,
      spacing: { row: 36, column: 24 },
      concat: panels.map((panel) => panelOf(input, panel.title, panel.cells, { top, bottom, width })),
    },
  })
}

const panelValues = (input: SweepChartInput) =>
  input.roles.panels === undefined ? [undefined] : valuesOf(input, input.roles.panels)

const padded = (value: number) => value * 1.06

/** Where the figures of a sweep come from. */
export const sourceOf = (input: SweepChartInput): string =>
  `Source: return-hubs ${input.toolVersion}, sweep ${input.design.name}, seed ${input.seed}.`

const describe = (input: SweepChartInput, cells: readonly Cell[]) =>
  cells
    .map(({ values, text, sign }) => {
      const { x, lines } = input.roles
      const at = [x, ...(lines === undefined ? [] : [lines])].map(
        (name) => `${labelOf(input, name)} ${nameOf(input, name, values[name]!)}`,
      )
      return `${at.join(', ')} ${text}${sign === 0 ? ' (not clear)' : ''}`
    })
    .join('; ')

/** The finding: from what value of x on the lines differ, or how many points are clear. */
function findings(input: SweepChartInput, cells: readonly Cell[]): string[] {
  const { roles, metric, contrasts } = input
  const verdict = verdictOf(cells, metric.label)
  const named = namedFinding(input, cells)
  if (named.length > 0) return named
  const turn = turningPoint(input, cells)
  if (turn?.isClear)
    return [
      `${metric.label} by ${inSentence(labelOf(input, roles.x))}: ${turn.words}`,
      `${metric.label}: ${turn.words}`,
    ]
  if (turn !== undefined)
    return [
      `The effect on ${metric.label.toLowerCase()} changes sign ${turn.between} (${inSentence(labelOf(input, roles.x))})`,
      `The effect on ${metric.label.toLowerCase()} changes sign ${turn.between}`,
    ]
  const short = `${metric.label}: ${cells.filter(({ sign }) => sign !== 0).length} of ${cells.length} points differ clearly from the baseline`
  if (roles.lines === undefined || contrasts.length === 0) return [verdict, ...rangeOf(input, cells), short]
  const name = labelOf(input, roles.lines)
  const clear = contrasts.filter(isClear).length
  const effect = metric.label.toLowerCase()
  if (clear === 0) return [`${name}: no clear difference to ${effect} at any point`, short]
  const xs = valuesOf(input, roles.x).filter((value) => typeof value === 'number')
  const from = xs.find((least) => contrasts.every((row) => isClear(row) || valueAt(row.at, roles.x) < least))
  const counted = `${name}: a clear difference to ${effect} at ${clear} of ${contrasts.length} settings`
  return from === undefined
    ? [counted, short]
    : [
        `${name}: a clear difference to ${effect} from ${valueText(from)} on (${inSentence(labelOf(input, roles.x))})`,
        `${name}: a clear difference from ${valueText(from)} on (${inSentence(labelOf(input, roles.x))})`,
        counted,
        short,
      ]
}

/**
 * The design's own words for the metric, where the last line differs from the baseline and from the first line, the
 * same way wherever it does; and where the two cannot be told apart.
 */
function namedFinding(input: SweepChartInput, cells: readonly Cell[]): string[] {
  const { design, roles, contrasts } = input
  const { finding } = design.chart
  const { x, lines, panels } = roles
  if (finding === undefined || lines === undefined || panels !== undefined) return []
  if (input.scenarios.length !== 1) return []
  const last = valuesOf(input, lines).at(-1)!
  const at = valuesOf(input, x).map((value) => {
    const cell = cells.find(({ values }) => values[x] === value && values[lines] === last)
    const row = contrasts.find((each) => each.at.split(';').includes(`${x}=${value}`))
    const sign = row === undefined || row.mean === null || !isClear(row) ? 0 : Math.sign(row.mean)
    return { value, cell: cell?.sign ?? 0, contrast: sign }
  })
  const told = at.filter(({ cell, contrast }) => contrast !== 0 && contrast === cell)
  const overlap = at.filter(({ contrast }) => contrast === 0)
  if (told.length === 0 || told.length + overlap.length < at.length) return []
  if (told.some(({ cell }) => cell !== told[0]!.cell)) return []
  const where = (points: readonly { readonly value: SweepValue }[]) =>
    listed(points.map(({ value }) => valueText(value)))
  const axis = x.replaceAll('-', ' ')
  const said = `${told[0]!.cell < 0 ? finding.fewer : finding.more} if ${nameOf(input, lines, last)}`
  if (overlap.length === 0) return [`${said}, at every ${axis} tried`, said]
  return [
    `${said} (${axis} ${where(told)}); at ${where(overlap)} readings overlap`,
    `${said}; at ${axis} ${where(overlap)} readings overlap`,
    `${said} (${axis} ${where(told)})`,
  ]
}

const isClear = (row: ContrastRow) => clearSign(row) !== 0

/** From the lowest mean to the highest and what that depends on; said only where one of them is clear of zero. */
function rangeOf(input: SweepChartInput, cells: readonly Cell[]): string[] {
  const { metric, roles } = input
  const byMean = cells.toSorted((a, b) => a.mean - b.mean)
  const [least, most] = [byMean[0], byMean.at(-1)]
  if (least === undefined || most === undefined || (least.sign === 0 && most.sign === 0)) return []
  const range = `${metric.label}: ${least.text} to ${most.text}`
  const names = [roles.x, roles.panels].flatMap((name) =>
    name === undefined ? [] : [inSentence(labelOf(input, name))],
  )
  return [`${range}, by ${names.join(' and ')}`, `${range}, by ${names[0]}`, `${range} across the settings`]
}

/** Where the mean changes sign, if it does so once and at the same place on every line of every panel. */
interface Turn {
  /** 'between 1 and 10'. */
  readonly between: string
  /** 'fewer at 1, more at 10'. */
  readonly words: string
  /** Whether the difference is clear on both sides, on every line. */
  readonly isClear: boolean
}

function turningPoint(input: SweepChartInput, cells: readonly Cell[]): Turn | undefined {
  const xs = valuesOf(input, input.roles.x)
  const lines = new Map<string, Cell[]>()
  for (const cell of cells) {
    const key = JSON.stringify({ ...cell.values, [input.roles.x]: null })
    lines.set(key, [...(lines.get(key) ?? []), cell])
  }
  const turns = [...lines.values()].map((line) => {
    const means = xs.map((x) => line.find(({ values }) => values[input.roles.x] === x)?.mean ?? 0)
    const at = means.flatMap((mean, i) => (i > 0 && means[i - 1]! * mean < 0 ? [i] : []))
    return at.length === 1 ? at[0]! : 0
  })
  const [first] = turns
  if (first === undefined || first === 0 || turns.some((turn) => turn !== first)) return undefined
  const [before, after] = [xs[first - 1]!, xs[first]!]
  const at = (x: SweepValue) => cells.filter(({ values }) => values[input.roles.x] === x)
  const from = Math.sign(at(before)[0]?.mean ?? 0)
  const [one, other] = from < 0 ? ['fewer', 'more'] : ['more', 'fewer']
  return {
    between: `between ${valueText(before)} and ${valueText(after)}`,
    words: `${one} at ${valueText(before)}, ${other} at ${valueText(after)}`,
    isClear: at(before).every(({ sign }) => sign === from) && at(after).every(({ sign }) => sign === -from),
  }
}

const valueAt = (at: string, name: string) =>
  Number(
    at
      .split(';')
      .find((part) => part.startsWith(`${name}=`))
      ?.slice(name.length + 1) ?? Number.NaN,
  )

/** A line of a panel: its cells from left to right, and how it is drawn. */
interface Line {
  /** The value of the lever that lines stand for; none where there is one line only. */
  readonly value: SweepValue | undefined
  readonly points: readonly Point[]
  readonly colour: string
  readonly dash: number[]
}

/** A cell as it is drawn. */
interface Point {
  readonly x: number
  readonly y: number
  readonly low: number
  readonly high: number
  readonly clear: boolean
}

/** Where the axis begins and ends: with room for the lines that are set beside the first and the last value. */
const [axisFrom, axisTo] = [-0.04, 1.03]

/** The lines of a panel, set a little apart, so that bars of equal height can be told from each other. */
function linesOf(input: SweepChartInput, cells: readonly Cell[], width: number): Line[] {
  const { x, lines } = input.roles
  const xValues = valuesOf(input, x)
  const positions = positionsOf(xValues)
  const series = lines === undefined ? [undefined] : valuesOf(input, lines)
  const place = (cell: Cell, s: number) =>
    positions[xValues.indexOf(cell.values[x]!)]! +
    (s - (series.length - 1) / 2) * ((9 * (axisTo - axisFrom)) / width)
  return series.map((value, s) => ({
    value,
    points: cells
      .filter(({ values }) => lines === undefined || values[lines] === value)
      .sort((a, b) => xValues.indexOf(a.values[x]!) - xValues.indexOf(b.values[x]!))
      .map((cell) => ({
        x: place(cell, s),
        y: cell.mean,
        low: cell.low ?? cell.mean,
        high: cell.high ?? cell.mean,
        clear: cell.sign !== 0,
      })),
    colour: palette[s % palette.length]!,
    dash: [...dashes[s % dashes.length]!],
  }))
}

/** A line with the intervals of its points. */
function lineLayers({ points, colour, dash }: Line): Layer[] {
  const data = { values: [...points] }
  const y = (field: string) => ({ field, type: 'quantitative' }) as const
  return [
    {
      data,
      mark: { type: 'rule', color: colour, strokeWidth: 1.5 },
      encoding: { y: y('low'), y2: { field: 'high' } },
    },
    {
      data,
      mark: { type: 'line', color: colour, strokeWidth: 2.5, strokeDash: dash },
      encoding: { y: y('y') },
    },
    {
      data,
      mark: { type: 'point', filled: true, size: 60, stroke: colour, strokeWidth: 2, opacity: 1 },
      encoding: {
        y: y('y'),
        fill: { condition: { test: 'datum.clear', value: colour }, value: background },
      },
    },
  ]
}

/** The axis of the lever that varies along a panel. */
function axisOf(input: SweepChartInput, isNumeric: boolean) {
  const { x } = input.roles
  const xValues = valuesOf(input, x)
  const positions = positionsOf(xValues)
  const names = xValues.map((value) => nameOf(input, x, value))
  return {
    title: labelOf(input, x),
    values: positions,
    labelExpr: `${JSON.stringify(names)}[indexof(${JSON.stringify(positions)}, datum.value)]`,
    grid: false,
    labelOverlap: isNumeric ? ('greedy' as const) : false,
  }
}

/** What the lines stand for, above the names at their ends. */
const headOfLines = (text: string, width: number): Layer => ({
  data: { values: [{}] },
  mark: {
    type: 'text',
    text,
    align: 'left',
    baseline: 'bottom',
    fontSize: textSize.caption,
    color: mutedInk,
  },
  encoding: { x: { value: width - 20 }, y: { value: -6 } },
})

function panelOf(
  input: SweepChartInput,
  title: string,
  cells: readonly Cell[],
  { top, bottom, width }: { top: number; bottom: number; width: number },
): View {
  const { x, lines: lever } = input.roles
  const height = 300
  const lines = linesOf(input, cells, width)
  const ends = lines.flatMap(({ value, points, colour, dash }): EndLabel[] => {
    const last = points.at(-1)
    if (last === undefined || lever === undefined) return []
    return [{ text: nameOf(input, lever, value!), value: last.y - bottom, line: { colour, dash } }]
  })
  return {
    ...(title === '' ? {} : { title: { text: titleLines(title, width), frame: 'group' as const } }),
    width,
    height,
    encoding: {
      x: {
        field: 'x',
        type: 'quantitative',
        scale: { domain: [axisFrom, axisTo], nice: false },
        axis: axisOf(
          input,
          cells.every(({ values }) => typeof values[x] === 'number'),
        ),
      },
      y: {
        type: 'quantitative',
        scale: { domain: [bottom, top], nice: false },
        axis: { title: null, tickCount: 6, format: ',~f' },
      },
    },
    layer: [
      {
        data: { values: [{}] },
        mark: { type: 'rule', color: ink, strokeWidth: 1.5 },
        encoding: { x: { value: 0 }, x2: { value: width }, y: { datum: 0 } },
      },
      ...lines.flatMap(lineLayers),
      ...endLabelLayers(ends, width, height, top - bottom),
      ...(lever === undefined ? [] : [headOfLines(labelOf(input, lever), width)]),
    ],
  }
}
