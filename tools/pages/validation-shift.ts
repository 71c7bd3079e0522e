/** What moving each forecast by its own last errors would have done: a method that was tried for docs/validation.md and is not used. */
import { quarterAfter, quartersBetween } from '../../src/calendar/periods.ts'
import { readTable } from '../../src/run-folder/read.ts'
import { backtestTables } from '../../src/run-folder/tables.ts'
import { meanOf, relativeSize } from '../../src/statistics/scores.ts'

/** Quarters ahead of the forecasts, and how many of their last errors are counted. */
const [ahead, counted] = [4, 4]

/** Mean error of conditional forecasts a year ahead, as they are and moved by the mean of the last errors that had come due by the origin. */
export function shiftedErrors(backtest: string) {
  const errors = readTable(backtest, backtestTables.errors)
  return (series: string) => {
    const own = new Map(
      errors
        .filter((row) => row.mode === 'conditional' && row.series === series && row.ahead === ahead)
        .map(({ origin, error }) => [origin, error]),
    )
    const moved = [...own].map(([origin, error]) => {
      const due = quartersBetween(quarterAfter(origin, 1 - ahead - counted), quarterAfter(origin, -ahead))
      const known = due.flatMap((quarter) => own.get(quarter) ?? [])
      return known.length === 0 ? error : error - meanOf(known)
    })
    return { before: meanOf([...own.values()].map(relativeSize)), after: meanOf(moved.map(relativeSize)) }
  }
}
