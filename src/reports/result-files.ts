/** The files of results/ as bytes: what a run writes and what `verify` compares. */
import { type AppraisalRow, appraisalOf } from '../experiments/appraisal.ts'
import type { CurveRow } from '../experiments/deterrence-curve.ts'
import type { ReplicationSet } from '../experiments/replication-set.ts'
import type { Tables } from '../experiments/tables.ts'
import { replicationsParquet } from './parquet.ts'
import { csv, differencesCsv, incidenceCsv, monthlyCsv, summaryCsv } from './results-csv.ts'

/** Path of the file that holds every value of every replication. */
export const replicationsFile = 'results/replications.parquet'

/** Content by path in the run folder. Depends on nothing but the results themselves. */
export function resultFiles(
  sets: readonly ReplicationSet[],
  tables: Tables,
  curve: readonly CurveRow[] = [],
): Map<string, string | Uint8Array> {
  return new Map<string, string | Uint8Array>([
    ...(tables.differences.length > 0
      ? [['results/appraisal.csv', csv(appraisalOf(tables), appraisalColumns)] as const]
      : []),
    ...(curve.length > 0 ? [['results/deterrence.csv', curveCsv(curve)] as const] : []),
    ['results/differences.csv', differencesCsv(tables.differences)],
    ['results/incidence.csv', incidenceCsv(tables.incidence)],
    ['results/monthly.csv', monthlyCsv(tables.monthly)],
    [replicationsFile, replicationsParquet(sets)],
    ['results/summary.csv', summaryCsv(tables.summary)],
  ])
}

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
] as const satisfies readonly (keyof CurveRow)[]

const curveCsv = (rows: readonly CurveRow[]) => csv(rows, curveColumns)
