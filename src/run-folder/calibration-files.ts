/** The files of a calibration's results/ as bytes: what the run writes and what `verify` compares. */
import type { Calibration, IdentifiabilityRow, Member } from '../experiments/calibration/calibrate.ts'
import type { Dimension } from '../experiments/calibration/dimensions.ts'
import type { ErrorRow } from '../experiments/calibration/errors.ts'
import { sortedBy } from '../experiments/replications/row-order.ts'
import { csv } from './results-csv.ts'

const errorColumns = [
  'point',
  'opening',
  'series',
  'period',
  'observed',
  'simulated',
] as const satisfies readonly (keyof ErrorRow)[]

const identifiabilityColumns = [
  'origin',
  'parameter',
  'label',
  'declared',
  'p05',
  'p50',
  'p95',
  'contraction',
  'chance_p05',
  'identified',
  'series',
] as const satisfies readonly (keyof IdentifiabilityRow)[]

/** Content by path in the run folder. */
export function calibrationFiles(
  { errors, points, members, identifiability, pairs }: Omit<Calibration, 'replications' | 'failures'>,
  dimensions: readonly Dimension[],
): Map<string, string> {
  const names = dimensions.map(({ name }) => name)
  const pointRows = points.map(({ point, positions, distance, accepted }) => ({
    point,
    distance,
    accepted: accepted ? 'yes' : 'no',
    ...Object.fromEntries(names.map((name, d) => [name, positions[d]!])),
  }))
  return new Map([
    ['results/ensemble.csv', ensembleCsv(members)],
    [
      'results/identifiability.csv',
      csv(
        identifiability.map((row) => ({ ...row, identified: row.identified ? 'yes' : 'no' })),
        identifiabilityColumns,
      ),
    ],
    ['results/pairs.csv', csv(pairs, ['a', 'b', 'correlation'])],
    [
      'results/points.csv',
      csv(pointRows as readonly Record<string, string | number>[], [
        'point',
        'distance',
        'accepted',
        ...names,
      ]),
    ],
    [
      'results/errors.csv',
      csv(
        sortedBy(errors, (row) => [row.point, row.opening, row.series, row.period]),
        errorColumns,
      ),
    ],
  ])
}

/** Parameter sets as a table: origin, member, and a column for each path. */
export function ensembleCsv(members: readonly Member[]): string {
  const paths = Object.keys(members[0]?.values ?? {})
  const rows = members.map(({ origin, member, values }) => ({ origin, member, ...values }))
  return csv(rows as readonly Record<string, string | number>[], ['origin', 'member', ...paths])
}
