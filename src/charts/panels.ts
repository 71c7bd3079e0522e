/** Small panels of lines over time, the same for every chart that has them. */
import type { MonthlyRow } from '../experiments/tables.ts'
import { monthEnd } from './dates.ts'
import { type EndLabel, endLabelLayers, type Layer } from './fan.ts'
import type { View } from './frame.ts'
import { timeAxis } from './time-axis.ts'

/** A line with its name at the right end. */
export interface NamedLine {
  readonly name: string
  readonly points: readonly { readonly x: string | number; readonly y: number }[]
  readonly colour: string
  /** Lengths of dashes and gaps; solid if absent. Lines of one panel differ in this, so colour is not needed. */
  readonly dash?: readonly number[]
}

/** Months of a metric as points: the mean at each month’s end. */
export function meanPoints(rows: readonly MonthlyRow[], factor = 1): { x: string; y: number }[] {
  return rows.flatMap((row) => (row.mean === null ? [] : [{ x: monthEnd(row.month), y: row.mean * factor }]))
}

/** A panel of named lines from zero (or below) to just above the highest point of all panels that share its scale. */
export function linePanel(options: {
  readonly title: readonly string[]
  readonly lines: readonly NamedLine[]
  readonly width: number
  readonly height: number
  readonly bottom: number
  readonly top: number
  readonly time: boolean
  readonly xTitle?: string
  readonly format?: string
}): View {
  const { lines, width, height, top, bottom, time } = options
  const layers: Layer[] = lines.map(({ points, colour, dash }) => ({
    data: { values: points.map(({ x, y }) => ({ x, y })) },
    mark: { type: 'line', color: colour, strokeWidth: 3, ...(dash ? { strokeDash: [...dash] } : {}) },
    encoding: { y: { field: 'y', type: 'quantitative' } },
  }))
  const days = time ? lines.flatMap(({ points }) => points.map(({ x }) => String(x))).toSorted() : []
  const ends: EndLabel[] = lines.flatMap(({ name, points }) => {
    const last = points.at(-1)
    return last ? [{ text: name, value: last.y }] : []
  })
  return {
    title: { text: [...options.title], frame: 'group' },
    width,
    height,
    encoding: {
      x: time
        ? {
            field: 'x',
            type: 'temporal',
            scale: { type: 'utc' },
            axis: timeAxis(days[0] ?? '', days.at(-1) ?? '', width),
          }
        : {
            field: 'x',
            type: 'quantitative',
            axis: { title: options.xTitle ?? null, tickCount: 6, grid: false },
          },
      y: {
        type: 'quantitative',
        scale: { domain: [bottom, top], nice: false },
        axis: { title: null, format: options.format ?? ',~f', tickCount: 5 },
      },
    },
    layer: [...layers, ...endLabelLayers(shifted(ends, bottom), width, height, top - bottom)],
  }
}

/** End labels measured from the panel’s lower edge. */
const shifted = (labels: readonly EndLabel[], bottom: number): EndLabel[] =>
  labels.map(({ text, value }) => ({ text, value: value - bottom }))
