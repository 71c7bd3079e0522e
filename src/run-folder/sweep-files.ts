/** The files of a sweep's results/ as bytes: what a run writes and what `verify` compares. */

import type { Sweep } from '../experiments/sweep/sweep.ts'
import { contrastsOf } from '../experiments/sweep/sweep-contrasts.ts'
import { rolesOf } from '../experiments/sweep/sweep-roles.ts'
import { turnsOf } from '../experiments/sweep/turns.ts'
import { findMetric } from '../model/measures/metrics.ts'
import type { SweepDocument } from '../scenarios/designs/sweep-schema.ts'
import { verdictOf } from '../statistics/verdict.ts'
import { pointsParquet } from './parquet.ts'
import { replicationsFile } from './result-files.ts'
import { differencesAtPoints, summaryAtPoints } from './results-csv.ts'
import { fileOf, openFileOf } from './table.ts'
import { sweepTables } from './tables.ts'

/** Content by path in the run folder. */
export function sweepFiles(document: SweepDocument, sweep: Sweep): Map<string, string | Uint8Array> {
  const names = Object.keys(document.parameters)
  const points = sweep.points.map(({ point }) => point)
  const rows = points.map(({ id, values }) => ({
    row: { point: id },
    others: Object.fromEntries(names.map((name) => [name, String(values[name])])),
  }))
  const contrasts = contrastsOf(document, rolesOf(document, points), sweep.points, findMetric).map((row) => ({
    ...row,
    verdict: verdictOf(row),
  }))
  return new Map<string, string | Uint8Array>([
    openFileOf(sweepTables.points, names, rows),
    summaryAtPoints(sweep.summary),
    differencesAtPoints(sweep.differences),
    ...(contrasts.length > 0 ? [fileOf(sweepTables.contrasts, contrasts)] : []),
    ...(document.method === 'one-at-a-time'
      ? [fileOf(sweepTables.turns, turnsOf(points, sweep.differences))]
      : []),
    [replicationsFile, pointsParquet(sweep.points)],
  ])
}
