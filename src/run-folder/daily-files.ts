/** The files about single days in a back-test's results/. */
import type { DailyCurveRow, DailyRow } from '../experiments/history/days/daily-check.ts'
import type { Daily } from '../experiments/history/days/daily-runs.ts'
import { csv } from './results-csv.ts'

const rowColumns = [
  'variant',
  'statistic',
  'observed',
  'p50',
  'p025',
  'p975',
  'within',
] as const satisfies readonly (keyof DailyRow)[]

const curveColumns = [
  'variant',
  'curve',
  'x',
  'observed',
  'p50',
  'p025',
  'p975',
] as const satisfies readonly (keyof DailyCurveRow)[]

/** Content by path in the run folder. */
export const dailyFiles = ({ daily, dailyCurves }: Daily): [string, string][] => [
  ['results/daily.csv', csv(daily, rowColumns)],
  ['results/daily-curves.csv', csv(dailyCurves, curveColumns)],
]
