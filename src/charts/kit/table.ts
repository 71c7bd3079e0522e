/** A table drawn as a picture: rows of figures, each with its interval below it. */
import type { Layer } from './fan.ts'
import { widthOf } from './fonts.ts'
import type { View } from './frame.ts'
import { chartWidth, ink, mutedInk, textSize } from './theme.ts'

/** A figure as the table prints it. */
export interface TableCell {
  readonly text: string
  /** Printed below it, smaller; empty where there is none. */
  readonly range: string
  /** Printed bold. */
  readonly clear: boolean
}

/** A row: its name and a cell for each column; undefined where it has no such figure. */
export interface TableRow {
  readonly name: string
  readonly cells: readonly (TableCell | undefined)[]
}

/** What is to be drawn. */
export interface TableView {
  /** Lines of each column's heading. */
  readonly columns: readonly (readonly string[])[]
  readonly rows: readonly TableRow[]
  /** Names stand on a line of their own, or in a column at the left. */
  readonly names: 'above' | 'left'
  /** Rows at the foot that have one text across all columns. */
  readonly foot?: readonly { readonly label: string; readonly text: string }[]
}

const headLine = 18
const footHeight = 20
/** Least pixels between columns. */
const gap = 12
/** Where the words across the columns begin in the rows at the foot. */
const footLeft = 410
/** Heights of a row, and of the line for its name. */
const heights = { figures: 37, name: 19 } as const
const small = textSize.caption

/** Pixels that the figures and headings of a column need, with the gap before it. */
export function columnWidth(heading: readonly string[], cells: readonly (TableCell | undefined)[]): number {
  const figures = cells.map((cell) =>
    Math.max(widthOf(cell?.text ?? '–', textSize.label, 'bold'), widthOf(cell?.range ?? '', small)),
  )
  return gap + Math.ceil(Math.max(...heading.map((line) => widthOf(line, small)), ...figures))
}

/** A figure and below it its range, set to a column's right edge. */
function cellMarks(cell: TableCell | undefined, right: number, y: number): Layer[] {
  if (cell === undefined) return [words('–', right, y, { align: 'right', colour: mutedInk })]
  const shift = cell.range === '' ? 0 : 8
  return [
    words(cell.text, right, y - shift, { align: 'right', bold: cell.clear }),
    ...(shift === 0
      ? []
      : [words(cell.range, right, y + 9, { align: 'right', size: small, colour: mutedInk })]),
  ]
}

/** The table as a view, as wide as a chart: what columns do not need is shared out between them. */
export function tableView({ columns, rows, names, foot = [] }: TableView): View {
  const needed = columns.map((heading, i) =>
    columnWidth(
      heading,
      rows.map(({ cells }) => cells[i]),
    ),
  )
  const left =
    names === 'above' ? 0 : Math.ceil(Math.max(...rows.map(({ name }) => widthOf(name, textSize.label))))
  const spare =
    Math.max(0, chartWidth - left - needed.reduce((sum, width) => sum + width, 0)) / columns.length
  /** Right edge of a column. */
  const right = (i: number) => left + needed.slice(0, i + 1).reduce((sum, width) => sum + width + spare, 0)
  const headHeight = 8 + headLine * Math.max(...columns.map(({ length }) => length))
  const rowHeight = heights.figures + (names === 'above' ? heights.name : 0)
  const head = columns.flatMap((heading, i) =>
    heading.map((line, k) =>
      words(line, right(i), headHeight - 12 - headLine * (heading.length - 1 - k), {
        align: 'right',
        size: small,
      }),
    ),
  )
  const body = rows.flatMap(({ name, cells }, r) => {
    const top = headHeight + r * rowHeight
    const y = top + rowHeight - heights.figures / 2
    return [
      rule(top, r === 0 ? 1.5 : 1),
      words(name, 0, names === 'above' ? top + 4 + heights.name / 2 : y, {
        align: 'left',
        bold: names === 'above',
      }),
      ...columns.flatMap((_, i) => cellMarks(cells[i], right(i), y)),
    ]
  })
  const bodyEnd = headHeight + rows.length * rowHeight
  const height = bodyEnd + foot.length * footHeight
  const below = foot.flatMap(({ label, text }, i) => {
    const y = bodyEnd + (i + 0.5) * footHeight + 2
    return [
      rule(bodyEnd + i * footHeight, i === 0 ? 1.5 : 1),
      words(label, 0, y, { align: 'left', size: small }),
      words(text, (footLeft + chartWidth) / 2, y, { align: 'center', size: small, colour: mutedInk }),
    ]
  })
  return {
    width: chartWidth,
    height,
    encoding: { x: { axis: null }, y: { axis: null } },
    layer: [
      ...(foot.length > 0 ? [shade(bodyEnd, height)] : []),
      ...head,
      ...body,
      ...below,
      rule(height, 1.5),
    ],
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
    x: { value: footLeft },
    x2: { value: chartWidth },
    y: { value: top },
    y2: { value: bottom },
  },
})
