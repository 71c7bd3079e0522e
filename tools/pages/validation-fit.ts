/** The section of docs/validation.md about what is fitted. */
import { prior, widening } from '../../src/experiments/history/dressing.ts'
import { readManifest } from '../../src/run-folder/folder.ts'
import { type OpenRow, readOpenTable, readTable } from '../../src/run-folder/read.ts'
import type { RowOf } from '../../src/run-folder/table.ts'
import { backtestTables, calibrationTables } from '../../src/run-folder/tables.ts'
import { loadCalibrationDesign } from '../../src/scenarios/designs/calibration-design.ts'
import { loadScenario } from '../../src/scenarios/load.ts'
import { quantile, sorted } from '../../src/statistics/quantiles.ts'
import { meanOf, relativeSize } from '../../src/statistics/scores.ts'
import { filled } from './template.ts'
import { supportFigures } from './validation-reasons.ts'

type Row = RowOf<typeof calibrationTables.identifiability>
type Sets = readonly OpenRow<typeof calibrationTables.ensemble>[]

const { document: design } = loadCalibrationDesign('src/experiments/calibration/calibration.yaml')
const policy = loadScenario('current-policy-2024')

/** What the section is made of besides the calibration. */
interface FitInput {
  /** Parameter sets that a back-test reaches. */
  readonly reached: number
  /** Run folders: the calibration, and back-tests under the fits and with the scenario's own values. */
  readonly calibration: string
  readonly backtest: string
  readonly unfitted: string
  readonly labels: Readonly<Record<string, string>>
  /** The chart as Markdown. */
  readonly picture: string
}

/** The section. */
export function fitSection({ reached, picture, ...input }: FitInput): string {
  const all = readTable(input.calibration, calibrationTables.identifiability)
  const points = readOpenTable(input.calibration, calibrationTables.points)
  const sets = readOpenTable(input.calibration, calibrationTables.ensemble)
  const { origin } = all.at(-1)!
  const rows = all
    .filter((row) => row.origin === origin)
    .map((row) => ({ ...row, values: valuesOf(row, sets) }))
  const told = rows.filter((row) => row.identified === 'yes')
  const labelOf = (name: string) => rows.find((row) => row.parameter === name)!.label.toLowerCase()
  return filled('validation-fit', {
    ...{ reached, picture, origin, rows, told },
    points: points.length,
    kept: points.filter(({ row }) => row.accepted === 'yes').length,
    untold: rows.filter((row) => row.identified === 'no' && row.declared === 'fitted'),
    choices: rows.filter((row) => row.p05 === null).length,
    named: (some: readonly Row[]) => some.map(({ label }) => label.toLowerCase()).join(', '),
    together: readTable(input.calibration, calibrationTables.pairs)
      .filter(({ correlation }) => Math.abs(correlation) >= 0.5)
      .map(({ a, b, correlation }) => ({ a: labelOf(a), b: labelOf(b), correlation })),
    outside: told.filter(({ values }) => values && (values.own < values.low || values.own > values.high)),
    errors: errorsBySeries(input),
    replications: {
      asSet: readManifest(input.unfitted).replications,
      fitted: readManifest(input.backtest).replications,
    },
    ...supportFigures(),
    halfLife: design.half_life_years,
    prior,
    widening,
  })
}

/** The value that `current-policy-2024` has and the range of the last quarter's sets, of a parameter with one path. */
function valuesOf(row: Row, sets: Sets) {
  const path = [design.parameters[row.parameter]!.path].flat()
  const own = policy.parameters.find(({ id }) => id === path[0])
  const fitted = sorted(
    sets.filter((each) => each.row.origin === row.origin).map(({ others }) => Number(others[path[0]!])),
  )
  if (path.length > 1 || own === undefined || !Number.isFinite(fitted[0])) return undefined
  return { own: Number(own.value), low: quantile(fitted, 0.05), high: quantile(fitted, 0.95) }
}

/** Mean absolute errors of conditional forecasts four quarters ahead, with the scenario's own values and under the fits. */
function errorsBySeries({ backtest, unfitted, labels }: Pick<FitInput, 'backtest' | 'unfitted' | 'labels'>) {
  const errorsOf = (run: string) => {
    const errors = readTable(run, backtestTables.errors).filter(
      ({ mode, ahead }) => mode === 'conditional' && ahead === 4,
    )
    return (series: string) => {
      const sizes = errors.filter((row) => row.series === series).map(({ error }) => relativeSize(error))
      return sizes.length === 0 ? undefined : meanOf(sizes)
    }
  }
  const [asSet, fitted] = [errorsOf(unfitted), errorsOf(backtest)]
  return Object.entries(labels).flatMap(([series, label]) => {
    const [before, after] = [asSet(series), fitted(series)]
    return before === undefined || after === undefined ? [] : [{ label, before, after }]
  })
}
