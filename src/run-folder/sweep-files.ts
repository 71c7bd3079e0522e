/** The files of a sweep's results/ as bytes: what a run writes and what `verify` compares. */

import type { Sweep } from '../experiments/sweep/sweep.ts'
import { type ContrastRow, contrastsOf } from '../experiments/sweep/sweep-contrasts.ts'
import { rolesOf } from '../experiments/sweep/sweep-roles.ts'
import { findMetric } from '../model/measures/metrics.ts'
import type { SweepDocument } from '../scenarios/designs/sweep-schema.ts'
import { verdictOf } from '../statistics/verdict.ts'
import { pointsParquet } from './parquet.ts'
import { replicationsFile } from './result-files.ts'
import { csv, differencesAtPointsCsv, summaryAtPointsCsv } from './results-csv.ts'

/** The columns of results/contrasts.csv. */
export const contrastColumns = [
  'scenario',
  'deterrence',
  'metric',
  'counted_in',
  'unit',
  'parameter',
  'from',
  'to',
  'at',
  'mean',
  'ci_low',
  'ci_high',
  'replications',
  'verdict',
] as const satisfies readonly (keyof ContrastRow | 'verdict')[]

/** Content by path in the run folder. */
export function sweepFiles(document: SweepDocument, sweep: Sweep): Map<string, string | Uint8Array> {
  const names = Object.keys(document.parameters)
  const points = sweep.points.map(({ point }) => point)
  const rows = points.map(({ id, values }) => ({
    point: id,
    ...Object.fromEntries(names.map((name) => [name, String(values[name])])),
  }))
  const contrasts = contrastsOf(document, rolesOf(document, points), sweep.points, findMetric)
  return new Map<string, string | Uint8Array>([
    ['results/points.csv', csv(rows as readonly Record<string, string>[], ['point', ...names])],
    ['results/summary.csv', summaryAtPointsCsv(sweep.summary)],
    ['results/differences.csv', differencesAtPointsCsv(sweep.differences)],
    ...(contrasts.length > 0
      ? [
          [
            'results/contrasts.csv',
            csv(
              contrasts.map((row) => ({ ...row, verdict: verdictOf(row) })),
              contrastColumns,
            ),
          ] as const,
        ]
      : []),
    [replicationsFile, pointsParquet(sweep.points)],
  ])
}
