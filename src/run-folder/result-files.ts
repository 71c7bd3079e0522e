/** The files of results/ as bytes: what a run writes and what `verify` compares. */

import type { CurveRow } from '../experiments/break-even/deterrence-curve.ts'
import { type Dressing, type ForecastRow, forecastOf } from '../experiments/history/forecast.ts'
import { labelOf } from '../experiments/metric-label.ts'
import { type AppraisalRow, appraisalOf } from '../experiments/replications/appraisal.ts'
import type { ReplicationSet } from '../experiments/replications/replication-set.ts'
import { unitOf } from '../experiments/replications/summarise.ts'
import type { Tables } from '../experiments/replications/tables.ts'
import type { TransferredRow } from '../experiments/replications/transferred.ts'
import { findMetric } from '../model/measures/metrics.ts'
import { verdictOf } from '../statistics/verdict.ts'
import { metricsCsv } from './metrics-csv.ts'
import { replicationsParquet, totalsParquet } from './parquet.ts'
import {
  csv,
  differencesCsv,
  ifOpenCsv,
  incidenceCsv,
  monthlyCsv,
  sinceOpeningCsv,
  summaryCsv,
  uncertaintyCsv,
} from './results-csv.ts'

/** Paths of the files that hold every value of every replication: by month, and over the run. */
export const replicationsFile = 'results/replications.parquet'
export const totalsFile = 'results/totals.parquet'

/** What some runs hold besides the tables of all. */
export interface Besides {
  /** How deterrence strength was varied. */
  readonly curve?: readonly CurveRow[]
  /** Whether published series are forecast, and how those are dressed. */
  readonly forecast?: boolean | Dressing
}

/** Content by path in the run folder. Depends on nothing but the results themselves. */
export function resultFiles(
  sets: readonly ReplicationSet[],
  tables: Tables,
  { curve = [], forecast = false }: Besides = {},
): Map<string, string | Uint8Array> {
  return new Map<string, string | Uint8Array>([
    ...(tables.differences.length > 0
      ? [['results/appraisal.csv', csv(appraisalOf(tables), appraisalColumns)] as const]
      : []),
    ...(curve.length > 0 ? [['results/deterrence.csv', curveCsv(curve)] as const] : []),
    ['results/differences.csv', differencesCsv(tables.differences)],
    ...(forecast ? [['results/forecast.csv', forecastCsv(sets, forecast)] as const] : []),
    ...(tables.ifOpen === undefined ? [] : [['results/if-open.csv', ifOpenCsv(tables.ifOpen)] as const]),
    ['results/incidence.csv', incidenceCsv(tables.incidence)],
    ['results/metrics.csv', metricsCsv()],
    ['results/monthly.csv', monthlyCsv(tables.monthly)],
    [replicationsFile, replicationsParquet(sets)],
    ...(tables.sinceOpening === undefined
      ? []
      : [['results/since-opening.csv', sinceOpeningCsv(tables.sinceOpening)] as const]),
    ['results/summary.csv', summaryCsv(tables.summary)],
    [totalsFile, totalsParquet(sets)],
    ...(tables.transferred === undefined
      ? []
      : [['results/transferred.csv', csv(tables.transferred, transferredColumns)] as const]),
    ...(tables.uncertainty === undefined
      ? []
      : [['results/uncertainty.csv', uncertaintyCsv(tables.uncertainty)] as const]),
  ])
}

const forecastCsv = (sets: readonly ReplicationSet[], forecast: true | Dressing): string =>
  csv(
    sets.flatMap((set) => forecastOf(set, forecast === true ? undefined : forecast)),
    forecastColumns,
  )

const appraisalColumns = [
  'scenario',
  'baseline',
  'deterrence',
  'section',
  'row',
  'metric',
  'unit',
  'mean',
  'ci_low',
  'ci_high',
  'note',
] as const satisfies readonly (keyof AppraisalRow)[]

/** The columns of results/forecast.csv. */
export const forecastColumns = [
  'series',
  'period',
  'counted_in',
  'unit',
  'mean',
  'p05',
  'p25',
  'p50',
  'p75',
  'p95',
  'quarter',
  'kind',
  'series_label',
] as const satisfies readonly (keyof ForecastRow)[]

const transferredColumns = [
  'scenario',
  'baseline',
  'deterrence',
  'scheme',
  'in_baseline',
  'in_scenario',
  'counted_in',
  'mean',
  'ci_low',
  'ci_high',
  'replications',
] as const satisfies readonly (keyof TransferredRow)[]

const curveColumns = [
  'scenario',
  'baseline',
  'hypothesis',
  'strength',
  'displaced_share',
  'metric',
  'counted_in',
  'mean',
  'ci_low',
  'ci_high',
  'replications',
  'unit',
  'verdict',
  'metric_label',
] as const

const curveCsv = (rows: readonly CurveRow[]) =>
  csv(
    rows.map((row) => ({
      ...row,
      unit: unitOf(findMetric, row.metric, row.counted_in),
      verdict: verdictOf(row),
      metric_label: labelOf(row.metric, row.counted_in),
    })),
    curveColumns,
  )
