/** Estimates in rows: a bar or a dot with its interval on a value axis, and the figures in words at the right. */

import type { Layer } from './fan.ts'
import { widthOf } from './fonts.ts'
import type { View } from './frame.ts'
import { background, chartWidth, ink, mutedInk, textSize } from './theme.ts'
import { titleLines } from './title-lines.ts'

/** One row. Values are already in the unit of the axis. */
export interface EstimateRow {
  /** Lines at the left of the row. */
  readonly label: readonly string[]
  /** Absent where there is nothing to draw. */
  readonly value?: number
  /** The 95% interval of the mean. */
  readonly low?: number
  readonly high?: number
  /** The figures in words. */
  readonly text: string
  readonly colour: string
  /** Of the bar or the interval lines; solid if absent. */
  readonly dash?: readonly number[]
  /** Whether a dot is filled; others are open diamonds. */
  readonly clear: boolean
}

/** Rows that share an axis. */
export interface EstimatePanel {
  readonly title: string
  readonly rows: readonly EstimateRow[]
  readonly mark: 'bar' | 'dot'
  /** What stands above the figures at the right; absent where a panel above says it. */
  readonly head?: string
  /** Absent: no axis, because a panel below has it. Empty: an axis without words. */
  readonly axisTitle?: string
  /** Ends of the axis; a row that lies beyond them ends in an arrow. */
  readonly domain: readonly [number, number]
  /** Height of a row in pixels. */
  readonly step: number
  /** Pixels that the words at the left and at the right need; the same for all panels of a chart. */
  readonly margins: readonly [left: number, right: number]
}

const endsOf = ({ value, low, high }: EstimateRow): number[] =>
  [value, low, high].filter((each) => each !== undefined)

/** From the lowest to the highest figure of the rows, with zero, and some air at the ends that are not zero. */
export function domainOf(rows: readonly EstimateRow[]): [number, number] {
  const values = rows.flatMap(endsOf)
  const [lowest, highest] = [Math.min(0, ...values), Math.max(0, ...values)]
  const air = 0.04 * (highest - lowest)
  if (air === 0) return [-1, 1]
  return [lowest < 0 ? lowest - air : 0, highest > 0 ? highest + air : 0]
}

/** How many times larger than the next a row is before the scale leaves it out, and the largest share of rows left out. */
const outlying = { times: 4, share: 1 / 3 }

/** As `domainOf`, without the few rows that are many times larger than all others and would flatten them. */
export function domainWithoutOutliers(rows: readonly EstimateRow[]): [number, number] {
  const extent = (row: EstimateRow) => Math.max(0, ...endsOf(row).map(Math.abs))
  const bySize = rows.toSorted((a, b) => extent(b) - extent(a))
  let out = 0
  for (let count = 1; count <= Math.floor(outlying.share * rows.length); count++) {
    const next = extent(bySize[count]!)
    if (next > 0 && extent(bySize[count - 1]!) > outlying.times * next) out = count
  }
  return domainOf(bySize.slice(out))
}

/** Whether a row lies beyond the ends of an axis. */
export const isBeyond = (row: EstimateRow, [from, to]: readonly [number, number]): boolean =>
  endsOf(row).some((end) => end < from || end > to)

/** Pixels that the longest label and the longest text of these rows need. */
export function marginsOf(rows: readonly EstimateRow[], head = ''): [left: number, right: number] {
  const pixels = (texts: readonly string[]) =>
    14 + Math.ceil(Math.max(...texts.map((text) => widthOf(text, textSize.label))))
  return [pixels(rows.flatMap((row) => row.label)), pixels([head, ...rows.map((row) => row.text)])]
}

/** The panel as a view. */
export function estimateView(panel: EstimatePanel): View {
  const { rows, step, margins, domain } = panel
  const width = Math.max(250, chartWidth - margins[0] - margins[1])
  const height = rows.length * step
  const drawn = rows.flatMap((row, index) => (row.value === undefined ? [] : [rowLayers(panel, row, index)]))
  return {
    title: {
      text: titleLines(panel.title, width + margins[1]),
      dx: 0,
      limit: chartWidth,
      frame: 'group',
      offset: 8,
    },
    width,
    height,
    data: { values: [{}] },
    encoding: {
      x: {
        type: 'quantitative',
        scale: { domain: [...domain], nice: false },
        axis:
          panel.axisTitle === undefined
            ? { labels: false, ticks: false, domain: false, title: null, tickCount: 5 }
            : { title: panel.axisTitle === '' ? null : panel.axisTitle, format: ',~f', tickCount: 5 },
      },
    },
    layer: [
      {
        mark: { type: 'rule', color: ink, strokeWidth: 1.5 },
        encoding: { x: { datum: 0, type: 'quantitative' } },
      },
      ...drawn.flat(),
      ...(panel.head === undefined
        ? []
        : [
            {
              mark: {
                type: 'text' as const,
                text: panel.head,
                align: 'left' as const,
                baseline: 'bottom' as const,
                fontSize: textSize.caption,
                color: mutedInk,
              },
              encoding: { x: { value: width + 10 }, y: { value: -9 } },
            } satisfies Layer,
          ]),
      ...rows.flatMap((row, index): Layer[] => {
        const words = (text: string | string[], align: 'left' | 'right', x: number): Layer => ({
          mark: { type: 'text', text, align, baseline: 'middle', fontSize: textSize.label, lineHeight: 18 },
          encoding: {
            x: { value: x },
            y: { value: (index + 0.5) * step - (Array.isArray(text) ? 9 * (text.length - 1) : 0) },
          },
        })
        return [words(lines(row.label), 'right', -10), words(row.text, 'left', width + 10)]
      }),
    ],
  }
}

const lines = (label: readonly string[]) => (label.length === 1 ? (label[0] as string) : [...label])

function rowLayers(panel: EstimatePanel, row: EstimateRow, index: number): Layer[] {
  const middle = (index + 0.5) * panel.step
  const [from, to] = panel.domain
  const within = (value: number) => Math.min(to, Math.max(from, value))
  const at = (value: number) => ({ datum: within(value), type: 'quantitative' as const })
  const strokeDash = row.dash === undefined ? undefined : [...row.dash]
  const dashed = strokeDash === undefined || strokeDash[1] === 0 ? {} : { strokeDash }
  const value = row.value ?? 0
  const rule = (a: number, b: number, y: number, strokeWidth: number, mark: object): Layer => ({
    mark: { type: 'rule', strokeWidth, ...mark },
    encoding: { x: at(a), x2: { datum: within(b) }, y: { value: y } },
  })
  const point = (shape: string, x: number): Layer => ({
    mark: {
      type: 'point',
      shape,
      size: 150,
      filled: true,
      fill: row.clear ? row.colour : background,
      stroke: row.colour,
      strokeWidth: 2.5,
      opacity: 1,
    },
    encoding: { x: at(x), y: { value: middle } },
  })
  const { low, high } = row
  const hasInterval = low !== undefined && high !== undefined
  if (panel.mark === 'bar') {
    const cap = (end: number): Layer => ({
      mark: { type: 'rule', strokeWidth: 1.5, color: ink },
      encoding: { x: at(end), y: { value: middle + 5 }, y2: { value: middle + 13 } },
    })
    // The interval lies below its bar, so that neither hides the other.
    return [
      rule(0, value, middle - 4, 14, { color: row.colour, ...dashed }),
      ...(hasInterval ? [rule(low, high, middle + 9, 1.5, { color: ink }), cap(low), cap(high)] : []),
    ]
  }
  const interval = hasInterval ? [rule(low, high, middle, 7, { color: row.colour, ...dashed })] : []
  if (value < from || value > to) {
    const end = value < from ? from : to
    return [
      rule(0, end, middle, 2, { color: row.colour }),
      point(value < from ? 'triangle-left' : 'triangle-right', end),
    ]
  }
  return [...interval, point(row.clear ? 'circle' : 'diamond', value)]
}
