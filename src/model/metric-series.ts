/** What a metric is, and the series that every way of reading one ends in. */
import type { CountedIn, Series } from './result.ts'
import type { Usage, World } from './world.ts'

export type MetricKind = 'flow' | 'stock' | 'wait' | 'ratio' | 'cost'

/** What a metric is, for tables, charts and the command line. */
export interface Metric {
  readonly id: string
  readonly label: string
  readonly unit: string
  readonly kind: MetricKind
  /** Whether it is also given for each transfer scheme. */
  readonly perScheme: boolean
  readonly countedIn: readonly CountedIn[]
}

/** A metric with its way of being read. */
export interface Definition extends Metric {
  /** The metric’s series in a finished replication. */
  read(world: World, metric: Metric): Series[]
}

/** What flows and stocks are counted in. */
export const heads: readonly CountedIn[] = ['people', 'parties']

/** The whole system (undefined), then each scheme where the metric is kept by scheme. */
export function eachScheme(world: World, perScheme: boolean): (number | undefined)[] {
  return perScheme ? [undefined, ...world.schemes.keys()] : [undefined]
}

/** What is read of one scheme, or the sum over all. */
export function overSchemes(world: World, k: number | undefined, read: (i: number) => number): number {
  if (k !== undefined) return read(k)
  let sum = 0
  for (const i of world.schemes.keys()) sum += read(i)
  return sum
}

function named(world: World, metric: Metric, k: number | undefined, countedIn: CountedIn) {
  return { metric: metric.id, scheme: k === undefined ? '' : world.schemes[k]!.id, countedIn }
}

/** A value for each month of the run, and their sum. @param at value of month m, 1 being the first */
export function flowSeries(
  world: World,
  metric: Metric,
  k: number | undefined,
  countedIn: CountedIn,
  at: (m: number) => number,
): Series {
  const values = world.grid.labels.slice(1).map((_, i) => at(i + 1))
  return {
    ...named(world, metric, k, countedIn),
    monthly: [null, ...values],
    total: values.reduce((sum, value) => sum + value, 0),
  }
}

/** A value at the opening and at each month end, the last standing for all. */
export function stockSeries(
  world: World,
  metric: Metric,
  k: number | undefined,
  countedIn: CountedIn,
  at: (m: number) => number,
): Series {
  const values = world.grid.labels.map((_, m) => at(m))
  return { ...named(world, metric, k, countedIn), monthly: values, total: values.at(-1)! }
}

/** What was used of what was on offer, in each month and over the run. */
export function ratioSeries(
  world: World,
  metric: Metric,
  k: number | undefined,
  at: (m: number) => Omit<Usage, 'units'>,
): Series {
  const share = (from: Omit<Usage, 'units'>, to: Omit<Usage, 'units'>) => {
    const capacity = to.capacity - from.capacity
    return capacity > 0 ? (to.busy - from.busy) / capacity : null
  }
  const last = world.grid.labels.length - 1
  return {
    ...named(world, metric, k, ''),
    monthly: [null, ...world.grid.labels.slice(1).map((_, i) => share(at(i), at(i + 1)))],
    total: share(at(0), at(last)),
  }
}

/** A value for the run as a whole. */
export function waitSeries(world: World, metric: Metric, scheme: string, value: number | null): Series {
  return {
    metric: metric.id,
    scheme,
    countedIn: '',
    monthly: world.grid.labels.map(() => null),
    total: value,
  }
}
