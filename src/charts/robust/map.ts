/** A sweep of two parameters as a map: the figure at every point, and the line across which the condition turns. */
import { formatSigned, roundingStep, unitFactor } from '../../words/numbers.ts'
import { fitTitle } from '../../words/text.ts'
import type { Chart } from '../kit/chart.ts'
import { widthOf } from '../kit/fonts.ts'
import { framed } from '../kit/frame.ts'
import { background, ink, textSize } from '../kit/theme.ts'
import { type RobustChartInput, scopeText, sourceOf } from './input.ts'

/** One point of the grid. */
export interface MapCell {
  /** Positions among the values of the two parameters. */
  readonly x: number
  readonly y: number
  readonly mean: number
  readonly meets: boolean
  readonly isClear: boolean
}

/** What the map is made from. */
export interface MapChartInput extends RobustChartInput {
  readonly option: { readonly name: string; readonly title: string }
  readonly condition: string
  readonly bound: number
  readonly unit: string
  /** Of the axis along the bottom and of that up the side: what it is called, and its values in ascending order. */
  readonly axes: readonly [MapAxis, MapAxis]
  readonly cells: readonly MapCell[]
}

/** An axis of the map. */
export interface MapAxis {
  readonly label: string
  readonly values: readonly string[]
}

/** Blue above the bound, orange below, as in the map of a sweep. */
const range = ['#F46A25', '#FBE3D6', '#FFFFFF', '#D6E3F0', '#6F9CC8']
const cellHeight = 40

/** The chart. */
export function mapChart(input: MapChartInput): Chart {
  const { option, cells, axes, bound, unit, condition } = input
  const [across, up] = axes
  const met = cells.filter(({ meets }) => meets).length
  const factor = unitFactor(unit)
  const cellWidth = Math.min(96, 700 / across.values.length)
  const textOf = ({ mean, isClear }: MapCell) => {
    const text = formatSigned(mean * factor, roundingStep(mean * factor))
    return isClear ? text : `(${text})`
  }
  const most = Math.max(...cells.map(({ mean }) => Math.abs(mean - bound) * factor), 1e-9)
  const turns = turnsOf(cells, across.values.length, up.values.length)
  const title = fitTitle([
    `${option.title}: the condition is met at ${met} of ${cells.length} points`,
    `The condition is met at ${met} of ${cells.length} points`,
  ])
  const left = 14 + Math.ceil(Math.max(...up.values.map((value) => widthOf(value, textSize.label))))
  const height = up.values.length * cellHeight
  const top = (y: number) => (up.values.length - y) * cellHeight
  return framed({
    id: `robust-map-${option.name}`,
    title,
    subtitle: `Condition: ${condition}. ${scopeText(input)}`,
    description: `Map of ${across.label} and ${up.label}. ${title}. ${cells
      .map(
        (cell) =>
          `${across.label} ${across.values[cell.x]}, ${up.label} ${up.values[cell.y]}: ${textOf(cell)}${cell.meets ? ', met' : ''}`,
      )
      .join('; ')}.`,
    source: sourceOf(input),
    note: `Mean at each point${unit === 'GBP' ? ' in £ million' : ''}. Dark line: the condition is met on one side of it and not on the other. Blue: above the bound; orange: below. In brackets: not told from the bound by more than chance.`,
    panels: {
      width: across.values.length * cellWidth,
      height,
      data: {
        values: cells.map((cell) => ({
          x: cell.x * cellWidth,
          x2: (cell.x + 1) * cellWidth,
          y: top(cell.y + 1),
          y2: top(cell.y),
          value: (cell.mean - bound) * factor,
          middle: (cell.x + 0.5) * cellWidth,
          half: top(cell.y + 0.5),
          text: textOf(cell),
        })),
      },
      layer: [
        {
          mark: { type: 'rect', stroke: background, strokeWidth: 2 },
          encoding: {
            x: { field: 'x', type: 'quantitative', scale: null, axis: null },
            x2: { field: 'x2' },
            y: { field: 'y', type: 'quantitative', scale: null, axis: null },
            y2: { field: 'y2' },
            color: {
              field: 'value',
              type: 'quantitative',
              scale: { domain: [-most, -most / 8, 0, most / 8, most], range },
              legend: null,
            },
          },
        },
        {
          mark: { type: 'text', fontSize: textSize.caption, color: ink },
          encoding: {
            x: { field: 'middle', type: 'quantitative', scale: null, axis: null },
            y: { field: 'half', type: 'quantitative', scale: null, axis: null },
            text: { field: 'text' },
          },
        },
        ...turns.map((turn) => ({
          data: { values: [{}] },
          mark: { type: 'rule' as const, color: ink, strokeWidth: 4, strokeCap: 'round' as const },
          encoding: {
            x: { value: turn.x * cellWidth },
            x2: { value: turn.x2 * cellWidth },
            y: { value: top(turn.y) },
            y2: { value: top(turn.y2) },
          },
        })),
        ...across.values.map((value, i) => words(value, (i + 0.5) * cellWidth, height + 14, 'center')),
        ...up.values.map((value, i) => words(value, -8, top(i + 0.5), 'right')),
        words(across.label, (across.values.length * cellWidth) / 2, height + 38, 'center'),
        words(up.label, -left, -14, 'left'),
      ],
    },
  })
}

const words = (text: string, x: number, y: number, align: 'left' | 'right' | 'center') => ({
  data: { values: [{}] },
  mark: { type: 'text' as const, text, align, baseline: 'middle' as const, fontSize: textSize.label },
  encoding: { x: { value: x }, y: { value: y } },
})

/** The borders between neighbours of which one meets the condition and the other does not, in cells from the lower left. */
export function turnsOf(cells: readonly MapCell[], columns: number, rows: number) {
  const at = (x: number, y: number) => cells.find((cell) => cell.x === x && cell.y === y)?.meets
  const differ = (one: boolean | undefined, other: boolean | undefined) =>
    one !== undefined && other !== undefined && one !== other
  return Array.from(
    { length: columns * rows },
    (_, i) => [i % columns, Math.floor(i / columns)] as const,
  ).flatMap(([x, y]) => [
    ...(differ(at(x, y), at(x + 1, y)) ? [{ x: x + 1, x2: x + 1, y, y2: y + 1 }] : []),
    ...(differ(at(x, y), at(x, y + 1)) ? [{ x, x2: x + 1, y: y + 1, y2: y + 1 }] : []),
  ])
}
