/** The figures behind each chart of a comparison or of a page: which rows of which table of the run folder it draws. */
import type { RowOf, Table } from './table.ts'
import { backtestTables, breakEvenTables, calibrationTables, tables } from './tables.ts'

/** A table, and which of its rows a chart draws. */
export interface Behind<T extends Table = Table> {
  readonly table: T
  readonly passes: (row: RowOf<T>, chart: string) => boolean
}

const rowsOf = <T extends Table>(
  table: T,
  passes: (row: RowOf<T>, chart: string) => boolean = () => true,
): Behind => ({ table, passes: passes as unknown as Behind['passes'] })

interface Measured {
  readonly metric: string
  readonly counted_in: string
}

/** Rows of some metrics, in people where there are people; a name that ends in a dot stands for all that begin with it. */
export const about =
  (...metrics: readonly string[]) =>
  ({ metric, counted_in }: Measured) =>
    counted_in !== 'parties' &&
    metrics.some((name) => (name.endsWith('.') ? metric.startsWith(name) : metric === name))

const inCases =
  (...metrics: readonly string[]) =>
  ({ metric, counted_in }: Measured) =>
    counted_in === 'parties' && metrics.includes(metric)

/** Of the rows that pass, those of the whole system. */
export const whole = (passes: (row: Measured) => boolean) => (row: Measured & { readonly scheme: string }) =>
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
const behind: Readonly<Record<string, Behind>> = {
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
  'transferred-people': rowsOf(tables.transferred),
  uncertainty: rowsOf(tables.uncertainty, whole(about('returns.total', 'backlog.', 'stock.', 'cost.total'))),
  waits: rowsOf(tables.summary, about('wait.')),
}

/** What is behind a chart; undefined for one of which nothing is said here. */
export function behindOf(chart: string): Behind | undefined {
  const [name] = Object.keys(behind)
    .filter((each) => chart.startsWith(each))
    .sort((a, b) => b.length - a.length)
  return name === undefined ? undefined : behind[name]
}
