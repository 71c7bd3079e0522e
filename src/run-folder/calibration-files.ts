/** The files of a calibration's results/ as bytes: what the run writes and what `verify` compares. */
import type { Calibration } from '../experiments/calibration/calibrate.ts'
import type { Dimension } from '../experiments/calibration/dimensions.ts'
import { sortedBy } from '../experiments/replications/order.ts'
import { fileOf, openFileOf } from './table.ts'
import { calibrationTables as declared } from './tables.ts'

const yesOrNo = (is: boolean) => (is ? 'yes' : 'no')

/** Content by path in the run folder. */
export function calibrationFiles(
  { errors, points, members, identifiability, pairs }: Omit<Calibration, 'replications' | 'failures'>,
  dimensions: readonly Dimension[],
): Map<string, string> {
  const names = dimensions.map(({ name }) => name)
  return new Map([
    openFileOf(
      declared.ensemble,
      Object.keys(members[0]?.values ?? {}),
      members.map(({ origin, member, values }) => ({ row: { origin, member }, others: values })),
    ),
    fileOf(
      declared.identifiability,
      identifiability.map((row) => ({ ...row, identified: yesOrNo(row.identified) })),
    ),
    fileOf(declared.pairs, pairs),
    openFileOf(
      declared.points,
      names,
      points.map(({ point, positions, distance, accepted }) => ({
        row: { point, distance, accepted: yesOrNo(accepted) },
        others: Object.fromEntries(names.map((name, d) => [name, positions[d]!])),
      })),
    ),
    fileOf(
      declared.errors,
      sortedBy(errors, (row) => [row.point, row.opening, row.series, row.period]),
    ),
  ])
}
