/** The files about single days in a back-test's results/. */
import type { Daily } from '../experiments/history/days/daily-runs.ts'
import { fileOf } from './table.ts'
import { backtestTables } from './tables.ts'

/** Content by path in the run folder. */
export const dailyFiles = ({ daily, dailyCurves }: Daily): [string, string][] => [
  fileOf(backtestTables.daily, daily),
  fileOf(backtestTables.dailyCurves, dailyCurves),
]
