/** The figures behind each chart of a page: the rows of the run folder's tables that it draws. */
import { readOpenTable, readTable } from '../../src/run-folder/read.ts'
import { csv, fileOf, type RowOf, type Table } from '../../src/run-folder/table.ts'
import {
  backtestTables,
  breakEvenTables,
  calibrationTables,
  sweepTables,
  tables,
} from '../../src/run-folder/tables.ts'

type Figures = (run: string, chart: string) => string

/** The rows of a table that pass. */
const rowsOf =
  <T extends Table>(table: T, passes: (row: RowOf<T>, chart: string) => boolean = () => true): Figures =>
  (run, chart) =>
    fileOf(
      table,
      readTable(run, table).filter((row) => passes(row, chart)),
    )[1]

interface Measured {
  readonly metric: string
  readonly counted_in: string
}

/** Rows of some metrics, in people where there are people; a name that ends in a dot stands for all that begin with it. */
const about =
  (...metrics: readonly string[]) =>
  ({ metric, counted_in }: Measured) =>
    counted_in !== 'parties' &&
    metrics.some((name) => (name.endsWith('.') ? metric.startsWith(name) : metric === name))

const inCases =
  (...metrics: readonly string[]) =>
  ({ metric, counted_in }: Measured) =>
    counted_in === 'parties' && metrics.includes(metric)

const whole = (passes: (row: Measured) => boolean) => (row: Measured & { readonly scheme: string }) =>
  row.scheme === '' && passes(row)

/** The preset that a chart of options is of: what its id ends in, or none. */
const ofPreset = (row: { readonly deterrence: string }, chart: string) =>
  chart.includes('-illustrative-low') ? row.deterrence === 'illustrative-low' : row.deterrence === 'none'

const options = (...metrics: readonly string[]) =>
  rowsOf(tables.differences, (row, chart) => whole(about(...metrics))(row) && ofPreset(row, chart))

const differing = (...metrics: readonly string[]) => rowsOf(tables.differences, whole(about(...metrics)))
const monthly = (...metrics: readonly string[]) => rowsOf(tables.monthly, about(...metrics))

const outcomes = options(
  'arrivals.small_boat',
  'returns.total',
  'scheme.transferred',
  'backlog.decision',
  'support.supported',
  'cost.total',
  'npsv',
  'npsv.with_optimism_bias',
)
const people = options(
  'days.',
  'scheme.brought_back',
  'scheme.released_by_court',
  'scheme.missed_vulnerable',
  'scheme.families',
  'lost_contact',
)

/** By chart; of several kinds that begin alike, the longest beginning counts. */
const behind: Readonly<Record<string, Figures>> = {
  arrivals: monthly('arrivals.small_boat'),
  'backlog-appeal': rowsOf(tables.monthly, inCases('backlog.appeal')),
  'backlog-decision': monthly('backlog.decision'),
  'backtest-': rowsOf(
    backtestTables.forecasts,
    ({ series, ahead }, chart) => chart === `backtest-${series.replaceAll('_', '-')}` && ahead === 4,
  ),
  bottlenecks: rowsOf(tables.summary, about('utilisation.', 'scheme.utilisation', 'scheme.limited_by.')),
  'break-even': rowsOf(breakEvenTables.points),
  calibration: rowsOf(calibrationTables.identifiability),
  'cost-by-line': differing('cost.'),
  'cost-over-time': rowsOf(tables.monthly, whole(about('cost.total'))),
  'cost-per-return': differing('cost.per_additional_return', 'cost.total', 'returns.total'),
  'daily-arrivals': rowsOf(backtestTables.dailyCurves),
  detention: monthly('detention.occupancy', 'detention.occupancy.', 'detention.beds'),
  'deterrence-strength': rowsOf(tables.deterrence, about('cost.total')),
  differences: differing(
    'returns.',
    'scheme.transferred',
    'scheme.brought_back',
    'cost.total',
    'arrivals.small_boat',
    'backlog.decision',
    'wait.',
    'stock.rights_exhausted',
    'barriers.arisen',
    'lost_contact',
    'support.supported',
    'detention.occupancy',
    'days.detained',
  ),
  hotels: monthly('support.hotels'),
  'hub-occupancy': monthly('scheme.occupancy', 'scheme.places', 'scheme.queue'),
  incidence: rowsOf(tables.incidence),
  'options-outcomes': outcomes,
  'options-people': people,
  'returns-by-type': rowsOf(tables.summary, whole(about('returns.'))),
  'rights-exhausted': monthly('stock.rights_exhausted'),
  'scheme-exits': rowsOf(tables.summary, about('scheme.', 'returns.from_scheme')),
  stocks: monthly('backlog.', 'stock.'),
  supported: monthly('support.supported'),
  'sweep-lines': sweepFigures,
  'transferred-people': rowsOf(tables.transferred),
  waits: rowsOf(tables.summary, about('wait.')),
}

/** The settings of each point, and the differences there in the metrics that charts of sweeps on pages show. */
function sweepFigures(run: string): string {
  const points = readOpenTable(run, sweepTables.points)
  const names = Object.keys(points[0]?.others ?? {})
  const rows = readTable(run, sweepTables.differences)
    .filter(whole(about('returns.total', 'arrivals.small_boat', 'regularised')))
    .map((row) => ({ ...row, ...points.find(({ row: { point } }) => point === row.point)?.others }))
  return csv<string>(rows, ['point', ...names, ...Object.keys(sweepTables.differences.columns).slice(1)])
}

/** The figures behind a chart of a run folder, as CSV. */
export function figuresBehind(run: string, chart: string): string {
  const [name] = Object.keys(behind)
    .filter((each) => chart.startsWith(each))
    .sort((a, b) => b.length - a.length)
  if (name === undefined)
    throw new RangeError(`tools/pages/figures-behind.ts does not say what is behind ${chart}`)
  return behind[name]!(run, chart)
}
