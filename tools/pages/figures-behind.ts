/** The figures behind each chart of a page: the rows of the run folder's tables that it draws, as CSV. */
import { about, behindOf, whole } from '../../src/run-folder/figures-behind.ts'
import { readOpenTable, readTable } from '../../src/run-folder/read.ts'
import { sensitivityTables } from '../../src/run-folder/sensitivity-tables.ts'
import { csv, fileOf } from '../../src/run-folder/table.ts'
import { sweepTables } from '../../src/run-folder/tables.ts'

/** The settings of each point, and the differences there in the metrics that charts of sweeps on pages show. */
function sweepFigures(run: string): string {
  const points = readOpenTable(run, sweepTables.points)
  const names = Object.keys(points[0]?.others ?? {})
  const rows = readTable(run, sweepTables.differences)
    .filter(whole(about('returns.total', 'arrivals.small_boat', 'regularised')))
    .map((row) => ({ ...row, ...points.find(({ row: { point } }) => point === row.point)?.others }))
  return csv<string>(rows, ['point', ...names, ...Object.keys(sweepTables.differences.columns).slice(1)])
}

/** What each parameter that was run in full makes of the difference that a tornado is of. */
const tornadoFigures = (run: string, chart: string): string =>
  fileOf(
    sensitivityTables.sensitivity,
    readTable(run, sensitivityTables.sensitivity).filter(
      ({ of, metric, stage }) =>
        of === 'difference' && stage === 'full' && chart === `tornado-${metric.replaceAll(/[._]/g, '-')}`,
    ),
  )[1]

/** The figures behind a chart of a run folder, as CSV. */
export function figuresBehind(run: string, chart: string): string {
  if (chart.startsWith('sweep-lines')) return sweepFigures(run)
  if (chart.startsWith('tornado-')) return tornadoFigures(run, chart)
  const behind = behindOf(chart)
  if (behind === undefined)
    throw new RangeError(`src/run-folder/figures-behind.ts does not say what is behind ${chart}`)
  const { table, passes } = behind
  return fileOf(
    table,
    readTable(run, table).filter((row) => passes(row, chart)),
  )[1]
}
