/** A monthly series over replications as a fan: 90% and 50% bands around the median, figures at its end. */

import { monthEnd } from '../../calendar/in-words.ts'
import type { MonthlyRow } from '../../experiments/replications/tables.ts'
import { formatNumber, roundingStep } from '../../words/numbers.ts'
import type { Data, View } from './frame.ts'
import { bandOpacity, textSize } from './theme.ts'
import { timeAxis } from './time-axis.ts'

/** A layer of a panel. */
export type Layer = Extract<View, { layer: unknown }>['layer'][number]

/** A figure printed right of the panel, at a height on its value axis. */
export interface EndLabel {
  readonly text: string
  readonly value: number
  /** A piece of the line that the figure belongs to is drawn before it, as a key. */
  readonly line?: { readonly colour: string; readonly dash?: readonly number[] }
}

/** Whether every month has all five quantiles. */
export function hasQuantiles(rows: readonly MonthlyRow[]): boolean {
  return rows.every((row) => [row.p05, row.p25, row.p50, row.p75, row.p95].every((each) => each !== null))
}

/** The middle of the fan in a month: the median, or the mean where there are too few replications for quantiles. */
export function middle(row: MonthlyRow): number {
  return row.p50 ?? row.mean ?? 0
}

/** Rows as the fan’s layers read them. */
export function fanData(rows: readonly MonthlyRow[]): Data {
  return rows.map((row) => ({
    date: monthEnd(row.month),
    mean: row.mean,
    p05: row.p05,
    p25: row.p25,
    p50: row.p50,
    p75: row.p75,
    p95: row.p95,
  }))
}

/** The largest value drawn for these rows. */
export function fanTop(rows: readonly MonthlyRow[]): number {
  return Math.max(0, ...rows.map((row) => row.p95 ?? row.mean ?? 0))
}

/** Bands (where there are quantiles) and the middle line, over the fan data of the panel they are put in. */
export function fanLayers(colour: string, quantiles: boolean): Layer[] {
  const band = (low: string, high: string, opacity: number): Layer => ({
    mark: { type: 'area', color: colour, opacity, line: false },
    encoding: { y: { field: low, type: 'quantitative' }, y2: { field: high } },
  })
  const line: Layer = {
    mark: { type: 'line', color: colour, strokeWidth: 3 },
    encoding: { y: { field: quantiles ? 'p50' : 'mean', type: 'quantitative' } },
  }
  return quantiles
    ? [band('p05', 'p95', bandOpacity.outer), band('p25', 'p75', bandOpacity.inner), line]
    : [line]
}

/** The middle of the fan in a month, in words: whole below 1,000, else rounded to what the interval supports. */
export function middleInWords(row: MonthlyRow): string {
  return formatNumber(middle(row), stepOf(row))
}

const stepOf = (row: MonthlyRow) =>
  (row.p95 ?? middle(row)) < 1000 ? 1 : roundingStep(middle(row), row.p05 ?? undefined, row.p95 ?? undefined)

/** Labels for the last month of a fan: its 95% and 5% quantiles and its middle. */
export function fanEndLabels(last: MonthlyRow, quantiles: boolean): EndLabel[] {
  const { p05, p95 } = last
  if (!quantiles || p05 === null || p95 === null) {
    return [{ text: `mean ${middleInWords(last)}`, value: middle(last) }]
  }
  return [
    { text: `high ${formatNumber(p95, stepOf(last))}`, value: p95 },
    { text: `median ${middleInWords(last)}`, value: middle(last) },
    { text: `low ${formatNumber(p05, stepOf(last))}`, value: p05 },
  ]
}

/** A fan over time from zero to `top`. */
export function fanPanel(options: {
  readonly title: NonNullable<View['title']>
  readonly rows: readonly MonthlyRow[]
  readonly colour: string
  readonly quantiles: boolean
  /** First and last day of the axis. */
  readonly days: readonly [first: string, last: string]
  readonly width: number
  readonly height: number
  readonly top: number
  readonly tickCount: number
  /** Drawn over the fan. */
  readonly marks: readonly Layer[]
  /** Printed right of the panel besides the fan's own figures. */
  readonly ends?: readonly EndLabel[]
}): View {
  const { title, rows, colour, quantiles, days, width, height, top, tickCount, marks, ends = [] } = options
  return {
    title,
    data: { values: fanData(rows) },
    width,
    height,
    encoding: {
      x: { field: 'date', type: 'temporal', scale: { type: 'utc' }, axis: timeAxis(...days, width) },
      y: {
        type: 'quantitative',
        scale: { domain: [0, top], nice: false },
        axis: { title: null, format: ',~f', tickCount },
      },
    },
    layer: [
      ...fanLayers(colour, quantiles),
      ...marks,
      ...endLabelLayers([...fanEndLabels(rows.at(-1) as MonthlyRow, quantiles), ...ends], width, height, top),
    ],
  }
}

/** Pixels of the piece of a line before its name. */
export const sampleWidth = 24

/** End labels as layers, moved apart so that none covers another. `top` is the value at the panel’s upper edge. */
export function endLabelLayers(
  labels: readonly EndLabel[],
  width: number,
  height: number,
  top: number,
): Layer[] {
  const wanted = labels
    .map(({ text, value, line }) => ({ text, line, y: height * (1 - value / top) }))
    .sort((a, b) => a.y - b.y)
  const placed = spread(
    wanted.map((label) => label.y),
    textSize.label + 3,
    height,
  )
  return wanted.flatMap(({ text, line }, index): Layer[] => {
    const y = { value: placed[index] as number }
    const from = width + 8
    const after = line === undefined ? from : from + sampleWidth + 6
    return [
      ...(line === undefined
        ? []
        : [
            {
              data: { values: [{}] },
              mark: {
                type: 'rule' as const,
                color: line.colour,
                strokeWidth: 3,
                ...(line.dash === undefined ? {} : { strokeDash: [...line.dash] }),
              },
              encoding: { x: { value: from }, x2: { value: from + sampleWidth }, y },
            } satisfies Layer,
          ]),
      {
        data: { values: [{}] },
        mark: { type: 'text', text, align: 'left', baseline: 'middle', fontSize: textSize.label },
        encoding: { x: { value: after }, y },
      },
    ]
  })
}

/** Ascending positions moved up or down so that neighbours are at least `gap` apart and none lies past `limit`. */
export function spread(positions: readonly number[], gap: number, limit: number): number[] {
  const placed: number[] = []
  for (const position of positions) placed.push(Math.max(position, (placed.at(-1) ?? -gap) + gap))
  let ceiling = limit
  for (let index = placed.length - 1; index >= 0; index--) {
    placed[index] = Math.min(placed[index] as number, ceiling)
    ceiling = (placed[index] as number) - gap
  }
  return placed
}
