/** The files of results/ as bytes: what a run writes and what `verify` compares. */

import type { CurveRow } from '../experiments/break-even/deterrence-curve.ts'
import { type Dressing, forecastOf } from '../experiments/history/forecast.ts'
import { labelOf } from '../experiments/metric-label.ts'
import { appraisalOf } from '../experiments/replications/appraisal.ts'
import type { ReplicationSet } from '../experiments/replications/replication-set.ts'
import { unitOf } from '../experiments/replications/summarise.ts'
import type { Tables } from '../experiments/replications/tables.ts'
import { findMetric } from '../model/measures/metrics.ts'
import { verdictOf } from '../statistics/verdict.ts'
import { metricsFile } from './metrics-csv.ts'
import { replicationsParquet, totalsParquet } from './parquet.ts'
import { byGroupFile, differencesFile, ifOpenFile, simultaneousFile, summaryFile } from './results-csv.ts'
import { fileOf } from './table.ts'
import { tables as declared } from './tables.ts'

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

/** Content by path in the run folder, files sorted by path. Depends on nothing but the results themselves. */
export function resultFiles(
  sets: readonly ReplicationSet[],
  tables: Tables,
  { curve = [], forecast = false }: Besides = {},
): Map<string, string | Uint8Array> {
  const { summary, differences, monthly, incidence } = tables
  const { byGroup, ifOpen, simultaneous, sinceOpening, transferred, uncertainty } = tables
  return new Map<string, string | Uint8Array>([
    ...(differences.length > 0 ? [fileOf(declared.appraisal, appraisalOf(tables))] : []),
    ...(byGroup === undefined ? [] : [byGroupFile(byGroup)]),
    ...(curve.length > 0 ? [curveFile(curve)] : []),
    differencesFile(differences),
    ...(forecast ? [forecastFile(sets, forecast)] : []),
    ...(ifOpen === undefined ? [] : [ifOpenFile(ifOpen)]),
    fileOf(declared.incidence, incidence),
    metricsFile(),
    fileOf(declared.monthly, monthly),
    [replicationsFile, replicationsParquet(sets)],
    ...(simultaneous === undefined ? [] : [simultaneousFile(simultaneous)]),
    ...(sinceOpening === undefined ? [] : [fileOf(declared.sinceOpening, sinceOpening)]),
    summaryFile(summary),
    [totalsFile, totalsParquet(sets)],
    ...(transferred === undefined ? [] : [fileOf(declared.transferred, transferred)]),
    ...(uncertainty === undefined ? [] : [fileOf(declared.uncertainty, uncertainty)]),
  ])
}

const forecastFile = (sets: readonly ReplicationSet[], forecast: true | Dressing) =>
  fileOf(
    declared.forecast,
    sets.flatMap((set) => forecastOf(set, forecast === true ? undefined : forecast)),
  )

const curveFile = (rows: readonly CurveRow[]) =>
  fileOf(
    declared.deterrence,
    rows.map((row) => ({
      ...row,
      unit: unitOf(findMetric, row.metric, row.counted_in),
      verdict: verdictOf(row),
      metric_label: labelOf(row.metric, row.counted_in),
    })),
  )
