/** What a metric is, and the series that every way of reading one ends in. */
import type { CountedIn, Series } from '../result.ts'
import type { World } from '../world.ts'
import type { GroupCounts } from './group-counter.ts'

/** What kind of figure a metric is. A peak is the most, or nearly the most, of a stock at the month ends of a run. */
export type MetricKind = 'flow' | 'stock' | 'peak' | 'wait' | 'ratio' | 'cost'

/** A metric that a ratio is made of, of the same scheme. */
export interface Part {
  readonly metric: string
  readonly countedIn: CountedIn
}

/** What a ratio is made of: sums over sums, whatever is summed over (months, replications). */
export interface RatioParts {
  readonly numerator: Part
  readonly denominator: Part
  /** What the quotient is multiplied by: units of the denominator in the unit of the ratio. */
  readonly times: number
}

/** What a metric is, for tables, charts and the command line. */
export interface Metric {
  readonly id: string
  readonly label: string
  /** What consoles and charts call it, where there is little room: the label itself where that is short. */
  readonly short: string
  readonly unit: string
  readonly kind: MetricKind
  /** Whether it is also given for each transfer scheme. */
  readonly perScheme: boolean
  readonly countedIn: readonly CountedIn[]
  /** Of a ratio whose parts are metrics themselves. */
  readonly parts?: RatioParts
}

/** What a metric is called: its label, and a shorter one where that is too long for consoles and charts. */
export type Words = string | readonly [label: string, short: string]

/** Id and words of a metric. */
export function called(id: string, words: Words): Pick<Metric, 'id' | 'label' | 'short'> {
  const [label, short] = typeof words === 'string' ? [words, words] : words
  return { id, label, short }
}

/** A metric with its way of being read. */
export interface Definition extends Metric {
  /** The metric’s series in a finished replication. @param before series of the metrics that stand before it in the registry */
  read(world: World, metric: Metric, before: readonly Series[]): Series[]
  /** Of a sum of transitions or of stages: the total that the counts of one nationality group make. */
  readonly ofGroup?: (counts: GroupCounts, countedIn: CountedIn) => number
}

/** What flows and stocks are counted in. */
export const heads: readonly CountedIn[] = ['people', 'parties']

/**
 * The series of a metric: of the whole system (undefined), then of each scheme where it is kept by scheme; each in all that it is
 * counted in.
 */
export function seriesOf(
  world: World,
  { perScheme, countedIn }: Metric,
  make: (k: number | undefined, countedIn: CountedIn) => Series,
): Series[] {
  const all = perScheme ? [undefined, ...world.schemes.keys()] : [undefined]
  return all.flatMap((k) => countedIn.map((unit) => make(k, unit)))
}

/** A month's counts, in people and in parties. */
export interface Counts {
  readonly people: Float64Array
  readonly parties: Float64Array
}

/** The sum of some of a month's counts. */
export function summed(of: readonly number[], countedIn: CountedIn, counts: Counts): number {
  const own = countedIn === 'people' ? counts.people : counts.parties
  return of.reduce((sum, each) => sum + own[each]!, 0)
}

/** What is read of one scheme, or the sum over all. */
export function overSchemes(world: World, k: number | undefined, read: (i: number) => number): number {
  if (k !== undefined) return read(k)
  let sum = 0
  for (const i of world.schemes.keys()) sum += read(i)
  return sum
}

/** Unit-days that a metric of use can be made of. What is on offer is what is used and what is idle. */
export type UnitDays = 'busy' | 'idle' | 'overrun'

/** The sum of what several counts gained: summed after the subtraction, so that a part is never more than the whole. */
export const gained = (counts: readonly UnitDays[], gain: (of: UnitDays) => number): number =>
  counts.reduce((sum, of) => sum + gain(of), 0)

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

/** A value at the opening and at each month end, the last standing for all; null where it is not defined. */
export function stockSeries(
  world: World,
  metric: Metric,
  k: number | undefined,
  countedIn: CountedIn,
  at: (m: number) => number | null,
): Series {
  const values = world.grid.labels.map((_, m) => at(m))
  return { ...named(world, metric, k, countedIn), monthly: values, total: values.at(-1) ?? null }
}

/** A ratio of two series, in each month and over the run; null where the denominator is zero. */
export function ratioSeries(
  world: World,
  metric: Metric,
  k: number | undefined,
  { numerator, denominator, times }: RatioParts,
  before: readonly Series[],
): Series {
  const own = named(world, metric, k, '')
  const part = (of: Part) => {
    const found = before.find(
      (s) => s.metric === of.metric && s.scheme === own.scheme && s.countedIn === of.countedIn,
    )
    if (found === undefined) throw new Error(`${metric.id} stands before its part ${of.metric}`)
    return found
  }
  const [top, bottom] = [part(numerator), part(denominator)]
  const quotient = (over: number | null, under: number | null) =>
    over === null || under === null || under === 0 ? null : (times * over) / under
  return {
    ...own,
    monthly: top.monthly.map((value, m) => quotient(value, bottom.monthly[m]!)),
    total: quotient(top.total, bottom.total),
  }
}

/** A value for the run as a whole. */
export function waitSeries(
  world: World,
  metric: Metric,
  k: number | undefined,
  value: number | null,
  countedIn: CountedIn = '',
): Series {
  return {
    ...named(world, metric, k, countedIn),
    monthly: world.grid.labels.map(() => null),
    total: value,
  }
}
