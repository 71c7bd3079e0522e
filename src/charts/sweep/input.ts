/** What the charts of a sweep read. Pure data. */

import type { DifferenceRow, SummaryRow } from '../../experiments/replications/tables.ts'
import type { AtPoint } from '../../experiments/sweep/sweep.ts'
import type { ContrastRow } from '../../experiments/sweep/sweep-contrasts.ts'
import type { SweepPoint } from '../../experiments/sweep/sweep-points.ts'
import type { SweepRoles } from '../../experiments/sweep/sweep-roles.ts'
import type { SweepDocument, SweepValue } from '../../scenarios/designs/sweep-schema.ts'
import { clearSign } from '../../statistics/verdict.ts'
import { formatNumber, formatSigned, inUnit, roundingStep, unitFactor } from '../../words/numbers.ts'
import { capitalised } from '../../words/text.ts'
import type { Chart } from '../kit/chart.ts'

/** Everything the charts of one sweep are made from. */
export interface SweepChartInput {
  readonly design: SweepDocument
  readonly roles: SweepRoles
  /** Label of the metric, and what it is counted in. */
  readonly metric: { readonly id: string; readonly label: string; readonly countedIn: string }
  readonly baselineTitle: string
  /** Scenarios compared with the baseline, in the design's order. */
  readonly scenarios: readonly { readonly name: string; readonly title: string }[]
  readonly points: readonly SweepPoint[]
  /** Differences in the metric under the hypothesis `none`. */
  readonly differences: readonly AtPoint<DifferenceRow>[]
  /** The baseline's levels of the metric, where they are known. */
  readonly levels?: readonly AtPoint<SummaryRow>[]
  readonly contrasts: readonly ContrastRow[]
  readonly seed: string
  readonly replications: number
  readonly horizonYears: number
  readonly toolVersion: string
}

export type SweepChartMaker = (input: SweepChartInput) => Chart | undefined

/** What charts call a parameter: its label, or its name as words. */
export function labelOf({ design }: SweepChartInput, name: string): string {
  const label = design.parameters[name]?.label ?? name.replaceAll('-', ' ')
  return capitalised(label)
}

/** A parameter's values in the design's order. */
export const valuesOf = ({ points }: SweepChartInput, name: string): SweepValue[] => [
  ...new Set(points.map(({ values }) => values[name]!)),
]

/** A value as text: numbers with commas. */
export const valueText = (value: SweepValue): string =>
  typeof value === 'number'
    ? formatNumber(value, Number.isInteger(value) ? 1 : roundingStep(value))
    : String(value)

/** Plain words for values that are terms of the trade, by the parameter's path. */
const plainWords: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'exhausted.barriers.hypothesis': {
    none: 'no barriers arise',
    frailty: 'people differ from the start',
    duration: 'barriers grow with the stay',
  },
}

/** What charts call a value of a parameter: its name in the design, plain words for it, or itself. */
export function nameOf({ design }: SweepChartInput, parameter: string, value: SweepValue): string {
  const declared = design.parameters[parameter]
  const paths = [declared?.path ?? []].flat()
  const plain = paths.flatMap((path) => plainWords[path]?.[String(value)] ?? [])[0]
  return declared?.names?.[String(value)] ?? plain ?? valueText(value)
}

/** What the design sets at every point, in words: the last part of each path and its value. */
export function setText({ design }: SweepChartInput): string {
  const words = design.set.map((setting) => {
    const at = setting.indexOf('=')
    const path = setting.slice(0, at).split('.')
    const last = path.at(-1) ?? ''
    const name = last.includes('_') ? last : path.slice(-2).join(' ')
    return `${name.replaceAll('_', ' ').replaceAll('-', ' ')} ${setting.slice(at + 1)}`
  })
  return words.length === 0 ? '' : ` Set at every point: ${words.join(', ')}.`
}

/** How large the differences are beside the baseline's own level, as a sentence; nothing where it is not known. */
export function shareText({ levels = [] }: SweepChartInput, cells: readonly Cell[]): string {
  const shares = cells.flatMap(({ point, mean }) => {
    const row = levels.find((each) => each.point === point)
    const level = row?.mean ? row.mean * unitFactor(row.unit) : 0
    return level === 0 ? [] : [(100 * mean) / Math.abs(level)]
  })
  if (shares.length === 0) return ''
  const bySize = shares.toSorted((a, b) => Math.abs(a) - Math.abs(b))
  const text = (share: number) => `${formatSigned(share, Math.abs(share) < 10 ? 0.1 : 1)}%`
  return ` The largest difference is ${text(bySize.at(-1)!)} of the baseline’s level, the smallest ${text(bySize[0]!)}.`
}

/** A difference at a point. Pounds are in millions. */
export interface Cell {
  readonly point: string
  readonly values: SweepPoint['values']
  readonly mean: number
  readonly low: number | null
  readonly high: number | null
  /** −1 or 1 where the difference is clear (`verdictOf`), else 0. */
  readonly sign: -1 | 0 | 1
  readonly text: string
}

/** The differences of one scenario, in the order of the points. */
export function cellsOf({ points, differences }: SweepChartInput, scenario: string): Cell[] {
  return points.flatMap(({ id, values }) => {
    const row = differences.find((each) => each.point === id && each.scenario === scenario)
    if (row === undefined || row.mean === null) return []
    const factor = unitFactor(row.unit)
    const { ci_low: low, ci_high: high } = row
    const sign = clearSign(row)
    const scaled = (value: number | null) => (value === null ? null : value * factor)
    const step = roundingStep(row.mean * factor, scaled(low) ?? undefined, scaled(high) ?? undefined)
    const text = inUnit(formatSigned(row.mean * factor, step), row.unit)
    return [{ point: id, values, mean: row.mean * factor, low: scaled(low), high: scaled(high), sign, text }]
  })
}

/** How many cells are clearly above, clearly below and not distinguishable from zero, as a sentence. */
export function verdictOf(cells: readonly Cell[], label: string): string {
  const count = (sign: number) => cells.filter((cell) => cell.sign === sign).length
  return `${label}: clearly more than the baseline at ${count(1)} of ${cells.length} points, clearly less at ${count(-1)}, no clear difference at ${count(0)}`
}

/** What is held at the same value in a chart of three parameters, where the design has more. */
export function heldText(input: SweepChartInput, shown: readonly (string | undefined)[]): string {
  const others = Object.keys(input.design.parameters).filter((name) => !shown.includes(name))
  const held = others
    .map((name) => [name, valuesOf(input, name)[0]!] as const)
    .filter(([name]) => valuesOf(input, name).length > 1)
  return held.length === 0
    ? ''
    : ` Held at its first value: ${held.map(([name, value]) => `${labelOf(input, name)} ${valueText(value)}`).join(', ')}.`
}

/** The cells in which everything that is not shown has its first value. */
export function shownCells(
  input: SweepChartInput,
  scenario: string,
  shown: readonly (string | undefined)[],
): Cell[] {
  const others = Object.keys(input.design.parameters).filter((name) => !shown.includes(name))
  return cellsOf(input, scenario).filter(({ values }) =>
    others.every((name) => values[name] === valuesOf(input, name)[0]),
  )
}
