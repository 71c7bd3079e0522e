/** Small panels of lines over time, the same for every chart that has them. */

import { monthEnd } from '../../calendar/in-words.ts'
import type { MonthlyRow } from '../../experiments/replications/tables.ts'
import { type EndLabel, endLabelLayers, type Layer } from './fan.ts'
import type { View } from './frame.ts'
import type { Estimate } from './intervals.ts'
import { ink } from './theme.ts'
import { timeAxis } from './time-axis.ts'
import { titleLines } from './title-lines.ts'

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
  /** Drawn over the lines. */
  readonly marks?: readonly Layer[]
}): View {
  const { lines, width, height, top, bottom, time } = options
  const layers: Layer[] = lines.map(({ points, colour, dash }) => ({
    data: { values: points.map(({ x, y }) => ({ x, y })) },
    mark: { type: 'line', color: colour, strokeWidth: 3, ...(dash ? { strokeDash: [...dash] } : {}) },
    encoding: { y: { field: 'y', type: 'quantitative' } },
  }))
  const days = time ? lines.flatMap(({ points }) => points.map(({ x }) => String(x))).toSorted() : []
  const ends: EndLabel[] = lines.flatMap(({ name, points, colour, dash }) => {
    const last = points.at(-1)
    if (last === undefined || name === '') return []
    const line = lines.length > 1 ? { line: { colour, ...(dash && { dash }) } } : {}
    return [{ text: name, value: last.y, ...line }]
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
    layer: [
      ...(options.marks ?? []),
      ...layers,
      ...endLabelLayers(shifted(ends, bottom), width, height, top - bottom),
    ],
  }
}

/** End labels measured from the panel’s lower edge. */
const shifted = (labels: readonly EndLabel[], bottom: number): EndLabel[] =>
  labels.map((label) => ({ ...label, value: label.value - bottom }))

/** Pixels that a title may stand out over the right edge of its panel. */
const titleOverhang = 20

/**
 * A panel of differences on a scale of its own, around a line at zero: so that what is small can be seen, and noise is seen
 * as noise beside the 95% interval that is drawn at the end of the first line.
 */
export function changePanel(options: {
  readonly title: readonly string[]
  readonly lines: readonly NamedLine[]
  /** Of the last point of the first line. */
  readonly interval?: Estimate
  readonly width: number
  readonly height: number
  readonly time: boolean
  readonly xTitle?: string
}): View {
  const { lines, interval, width } = options
  const title = options.title.flatMap((line) => titleLines(line, width + titleOverhang))
  const ys = lines.flatMap(({ points }) => points.map(({ y }) => y))
  const ends = [0, ...ys, interval?.low ?? 0, interval?.high ?? 0]
  const [lowest, highest] = [Math.min(...ends), Math.max(...ends)]
  const air = 0.08 * (highest - lowest) || 1
  const last = lines[0]?.points.at(-1)
  const at = { field: 'x', type: options.time ? ('temporal' as const) : ('quantitative' as const) }
  const marks: Layer[] = [
    {
      data: { values: [{ y: 0 }] },
      mark: { type: 'rule', color: ink, strokeWidth: 1 },
      encoding: { x: { value: 0 }, x2: { value: width }, y: { field: 'y', type: 'quantitative' } },
    },
    ...(interval?.low === undefined || interval.high === undefined || last === undefined
      ? []
      : [
          {
            data: { values: [{ x: last.x, low: interval.low, high: interval.high }] },
            mark: { type: 'rule' as const, color: lines[0]!.colour, strokeWidth: 5, opacity: 0.5 },
            encoding: {
              x: at,
              y: { field: 'low', type: 'quantitative' as const },
              y2: { field: 'high' },
            },
          } satisfies Layer,
        ]),
  ]
  return linePanel({ ...options, title, bottom: lowest - air, top: highest + air, marks })
}
