/** Estimates in rows: a bar or a dot with its interval on a value axis, and the figures in words at the right. */
import type { Layer } from './fan.ts'
import type { View } from './frame.ts'
import { background, chartWidth, ink, textSize } from './theme.ts'

/** One row. Values are already in the unit of the axis. */
export interface EstimateRow {
  /** Lines at the left of the row. */
  readonly label: readonly string[]
  /** Absent where there is nothing to draw. */
  readonly value?: number
  /** The interval that the thin line shows. */
  readonly low?: number
  readonly high?: number
  /** The interval that the thick line shows. */
  readonly meanLow?: number
  readonly meanHigh?: number
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
  /** Absent: no axis, because a panel below has it. Empty: an axis without words. */
  readonly axisTitle?: string
  readonly domain: readonly [number, number]
  /** Height of a row in pixels. */
  readonly step: number
  /** Pixels that the words at the left and at the right need; the same for all panels of a chart. */
  readonly margins: readonly [left: number, right: number]
}

/** From the lowest to the highest figure of the rows, with zero, and some air at the ends that are not zero. */
export function domainOf(rows: readonly EstimateRow[]): [number, number] {
  const values = rows.flatMap(({ value, low, high, meanLow, meanHigh }) =>
    [value, low, high, meanLow, meanHigh].filter((each) => each !== undefined),
  )
  const [lowest, highest] = [Math.min(0, ...values), Math.max(0, ...values)]
  const air = 0.04 * (highest - lowest)
  if (air === 0) return [-1, 1]
  return [lowest < 0 ? lowest - air : 0, highest > 0 ? highest + air : 0]
}

/** Pixels that the longest label and the longest text of these rows need. */
export function marginsOf(rows: readonly EstimateRow[]): [left: number, right: number] {
  const pixels = (texts: readonly string[]) => 14 + 7 * Math.max(...texts.map((text) => text.length))
  return [pixels(rows.flatMap((row) => row.label)), pixels(rows.map((row) => row.text))]
}

/** The panel as a view. */
export function estimateView(panel: EstimatePanel): View {
  const { rows, step, margins, domain } = panel
  const width = Math.max(250, chartWidth - margins[0] - margins[1])
  const height = rows.length * step
  const drawn = rows.flatMap((row, index) => (row.value === undefined ? [] : [rowLayers(panel, row, index)]))
  return {
    title: { text: panel.title, dx: 0, limit: chartWidth, frame: 'group', offset: 8 },
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
  const y = { value: middle }
  const at = (value: number | undefined) => ({ datum: value ?? 0, type: 'quantitative' as const })
  const strokeDash = row.dash === undefined ? undefined : [...row.dash]
  const dashed = strokeDash === undefined || strokeDash[1] === 0 ? {} : { strokeDash }
  const line = (
    low: number | undefined,
    high: number | undefined,
    strokeWidth: number,
    color: string,
  ): Layer[] =>
    low === undefined || high === undefined
      ? []
      : [
          {
            mark: { type: 'rule', strokeWidth, color, ...(color === row.colour ? dashed : {}) },
            encoding: { x: at(low), x2: { datum: high }, y },
          },
        ]
  const bar: Layer = {
    mark: { type: 'rule', strokeWidth: 18, color: row.colour, ...dashed },
    encoding: { x: at(0), x2: { datum: row.value ?? 0 }, y },
  }
  const dot: Layer = {
    mark: {
      type: 'point',
      shape: row.clear ? 'circle' : 'diamond',
      size: 150,
      filled: true,
      fill: row.clear ? row.colour : background,
      stroke: row.colour,
      strokeWidth: 2.5,
      opacity: 1,
    },
    encoding: { x: at(row.value), y },
  }
  return panel.mark === 'bar'
    ? [...line(row.low, row.high, 2, ink), bar, ...line(row.low, row.value, 2, background)]
    : [...line(row.low, row.high, 2, row.colour), ...line(row.meanLow, row.meanHigh, 7, row.colour), dot]
}
