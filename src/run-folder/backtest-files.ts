/** The files of a back-test's results/ as bytes: what the run writes and what `verify` compares. */
import type { Backtest } from '../experiments/history/backtest.ts'
import type { PastError } from '../experiments/history/dressing.ts'
import type { BacktestRow, ScoreRow } from '../experiments/history/scoring.ts'
import { sortedBy } from '../experiments/replications/row-order.ts'
import { csv } from './results-csv.ts'

const rowColumns = [
  'mode',
  'tier',
  'origin',
  'series',
  'ahead',
  'quarter',
  'observed',
  'mean',
  'p05',
  'p25',
  'p50',
  'p75',
  'p95',
  'crps',
  'crps_last_value',
  'crps_last_year',
  'crps_identity',
] as const satisfies readonly (keyof BacktestRow)[]

const scoreColumns = [
  'mode',
  'tier',
  'series',
  'ahead',
  'origins',
  'bias',
  'mape',
  'largest_error',
  'coverage_50',
  'coverage_90',
  'crps',
  'crps_last_value',
  'crps_last_year',
  'crps_identity',
  'skill_identity',
  'beats_both_naive',
] as const satisfies readonly (keyof ScoreRow)[]

const errorColumns = [
  'mode',
  'series',
  'ahead',
  'origin',
  'error',
] as const satisfies readonly (keyof PastError)[]

/** Errors of past forecasts as a table. */
export const pastErrorsCsv = (errors: readonly PastError[]): string =>
  csv(
    sortedBy(errors, (row) => [row.mode, row.series, row.ahead, row.origin]),
    errorColumns,
  )

/** Content by path in the run folder. */
export function backtestFiles({
  rows,
  errors,
  scores,
}: Pick<Backtest, 'rows' | 'errors' | 'scores'>): Map<string, string> {
  return new Map([
    ['results/errors.csv', pastErrorsCsv(errors)],
    [
      'results/backtest.csv',
      csv(
        sortedBy(rows, (row) => [row.mode, row.series, row.origin, row.ahead]),
        rowColumns,
      ),
    ],
    [
      'results/scores.csv',
      csv(
        sortedBy(scores, (row) => [row.mode, row.tier, row.series, row.ahead]),
        scoreColumns,
      ),
    ],
  ])
}
