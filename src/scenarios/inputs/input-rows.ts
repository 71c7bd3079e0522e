/** Rows of an inputs file, checked: a known series in its unit, a number within limits, periods that do not overlap. */

import type { GivenPeriod } from '../../calendar/given-days.ts'
import { InputError, type Problem } from '../../input-error.ts'
import { describeFound } from '../document/found.ts'
import { type Position, problemAt } from '../document/tree.ts'
import { messages } from '../messages/messages.ts'
import { describeAllowed } from '../schema/allowed.ts'
import { type Period, readPeriod } from './period.ts'
import { inputSeries, meantSeries, type SeriesName, seriesNames, workedOut } from './series.ts'
import type { Cell, Row } from './table.ts'

/** A value for a period, and where it stands. */
export interface Input extends GivenPeriod {
  readonly period: Period
  readonly at: Position
}

/** The inputs of each series, in order of time. */
export type Inputs = Readonly<Partial<Record<SeriesName, readonly Input[]>>>

/** The rows as inputs of a scenario that starts on `start`. Throws InputError with every fault. */
export function inputsOf(rows: readonly Row[], start: string): Inputs {
  const problems: Problem[] = []
  const inputs: Partial<Record<SeriesName, Input[]>> = {}
  const taken = new Map<string, { readonly period: Period; readonly line: number }>()
  for (const row of rows) {
    const faults = faultsOf(row, start)
    problems.push(...faults)
    const period = readPeriod(row.period.text)
    const series = row.series.text as SeriesName
    if (period === undefined || !Object.hasOwn(inputSeries, series)) continue
    const other = period.months.map((month) => taken.get(`${series} ${month}`)).find((each) => each)
    if (other !== undefined) {
      const wording =
        other.period.text === period.text
          ? messages.rowTwice(series, period.text, other.line)
          : messages.periodsOverlap(period.text, other.period.text, other.line)
      problems.push(problemAt(row.period.at, ['period'], wording))
      continue
    }
    for (const month of period.months)
      taken.set(`${series} ${month}`, { period, line: row.period.at.line ?? 1 })
    if (faults.length > 0) continue
    const { from, until } = period
    const input = { from, until, value: Number(row.value.text), period, at: row.value.at }
    inputs[series] = [...(inputs[series] ?? []), input]
  }
  if (problems.length > 0) throw new InputError(problems)
  const inOrder = (list: readonly Input[]) => list.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  return Object.fromEntries(Object.entries(inputs).map(([series, list]) => [series, inOrder(list)]))
}

function faultsOf(row: Row, start: string): Problem[] {
  const { period, series, value, unit } = row
  const problems: Problem[] = []
  const fault = (cell: Cell, column: string, wording: Parameters<typeof problemAt>[2]) =>
    problems.push(problemAt(cell.at, [column], wording))
  const read = readPeriod(period.text)
  if (read === undefined)
    fault(period, 'period', messages.wrongPeriod(period.text, foundIn(period, Number.NaN)))
  else if (read.from < start) fault(period, 'period', messages.periodBeforeStart(period.text, start))
  if (!Object.hasOwn(inputSeries, series.text)) {
    const remedy = workedOut[series.text]
    const wording =
      remedy === undefined
        ? messages.unknownSeries(series.text, meantSeries[series.text], seriesNames)
        : messages.workedOutSeries(series.text, remedy, seriesNames)
    fault(series, 'series', wording)
    return problems
  }
  const { min, max, unit: wanted } = inputSeries[series.text as SeriesName]
  const number = numberIn(value)
  if (!(number >= min && number <= max)) {
    const allowed = describeAllowed({ type: 'number', minimum: min, maximum: max })
    fault(value, 'value', messages.wrongNumber(value.text, foundIn(value), allowed, wanted))
  }
  if (unit.text !== wanted)
    fault(unit, 'unit', messages.wrongUnitOfCell(unit.text, foundIn(unit, Number.NaN), wanted, number))
  return problems
}

/** The number that a cell holds, in decimal or scientific notation; NaN if it holds none. */
export const numberIn = ({ text }: Cell): number =>
  /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN

/** What stands in a cell, in words. @param number NaN where text is wanted */
export function foundIn(cell: Cell, number = numberIn(cell)): string {
  const content = cell.text === '' ? null : Number.isNaN(number) ? cell.text : number
  return describeFound({ content, at: cell.at })
}
