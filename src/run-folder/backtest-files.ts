/** The files of a back-test's results/ as bytes: what the run writes and what `verify` compares. */
import type { Backtest } from '../experiments/history/backtest.ts'
import { sortedBy } from '../experiments/replications/order.ts'
import { fileOf } from './table.ts'
import { backtestTables } from './tables.ts'

/** Content by path in the run folder. */
export const backtestFiles = ({
  rows,
  errors,
  scores,
}: Pick<Backtest, 'rows' | 'errors' | 'scores'>): Map<string, string> =>
  new Map([
    fileOf(
      backtestTables.errors,
      sortedBy(errors, (row) => [row.mode, row.series, row.ahead, row.origin]),
    ),
    fileOf(
      backtestTables.forecasts,
      sortedBy(rows, (row) => [row.mode, row.series, row.origin, row.ahead]),
    ),
    fileOf(
      backtestTables.scores,
      sortedBy(scores, (row) => [row.mode, row.tier, row.series, row.ahead]),
    ),
  ])
