/** Scenario minus baseline, replication by replication: common random numbers make the pairs alike in luck. */

import { boundsOf } from '../../statistics/bounded-interval.ts'
import { shareAboveZero } from '../../statistics/quantiles.ts'
import { ratioOfMeans } from '../../statistics/ratio.ts'
import { fewestForVerdict, isClear, verdictOf } from '../../statistics/verdict.ts'
import { ratioDifference } from './ratios.ts'
import { keyText, type ReplicationSet, type SeriesKey } from './replication-set.ts'
import { sortedBy } from './row-order.ts'
import { definedOf, independentOf, type Sample, sampleOf } from './sample.ts'
import { type FindMetric, factsOf, rowKey, spreadOf, unitOf } from './summarise.ts'
import type { DifferenceRow, Spread } from './tables.ts'

/**
 * The metric that compares two scenarios and so exists in no single replication: extra cost over extra returns, as a
 * ratio of means with Fieller’s interval. It has a meaning only where there are clearly more returns and, on average, more
 * cost: elsewhere its sign and size say nothing, so that it is blank and the note says why.
 */
export const costPerAdditionalReturn = {
  id: 'cost.per_additional_return',
  label: 'Cost per additional return',
  unit: 'GBP per person',
} as const

const totalCost: SeriesKey = { metric: 'cost.total', scheme: '', countedIn: '' }
const totalReturns: SeriesKey = { metric: 'returns.total', scheme: '', countedIn: 'people' }

/**
 * Rows of results/differences.csv: every metric of every scenario but the baseline. A scheme that one of the two lacks
 * counts as zero in flows, stocks, peaks and costs there, and has no row for waits and ratios.
 */
export function differencesFrom(
  baseline: string,
  sets: readonly ReplicationSet[],
  find: FindMetric,
): DifferenceRow[] {
  const rows = sets
    .filter(({ scenario }) => scenario !== baseline)
    .flatMap((set) => {
      const against = sets.find((other) => other.scenario === baseline && other.deterrence === set.deterrence)
      return against === undefined ? [] : compareSets(set, against, find)
    })
  return sortedBy(rows, (r) => [r.scenario, r.deterrence, r.metric, r.scheme, r.counted_in])
}

function compareSets(set: ReplicationSet, baseline: ReplicationSet, find: FindMetric): DifferenceRow[] {
  const about = { scenario: set.scenario, baseline: baseline.scenario, deterrence: set.deterrence }
  const rows: DifferenceRow[] = []
  for (const key of keysOf(set, baseline)) {
    const paired = pairedDifferences(set, baseline, key, find)
    if (paired === null) continue
    const difference = definedOf(paired)
    rows.push({
      ...about,
      ...rowKey(key),
      unit: unitOf(find, key.metric, key.countedIn),
      ...differenceOf(difference, levelBeside(set, baseline, key)),
      ...ratioDifference(set, baseline, key, factsOf(find, key.metric)),
      share_of_replications_above_zero: shareAboveZero(difference.values),
      replications: difference.values.length,
      ...(difference.members && { independent: new Set(difference.members).size }),
      ...(difference.values.length === 0 && { note: 'not defined in any pair of replications' }),
    })
  }
  const ratio = additionalCost(set, baseline, find)
  return ratio === null ? rows : [...rows, { ...about, ...ratio }]
}

/** Mean, interval and quantiles of differences, which are levels where one of the two is zero throughout. */
export const differenceOf = (sample: Sample, isLevel: boolean): Spread =>
  spreadOf(sample, isLevel ? boundsOf(sample.values, 'amount') : 'none')

/** Whether one of the two has nothing of a series in any replication, so that the other’s level is the difference. */
export function levelBeside(set: ReplicationSet, baseline: ReplicationSet, key: SeriesKey): boolean {
  return [set, baseline].some((of) => {
    const series = of.position(key)
    return series === undefined || of.totals(series).every((value) => value === 0)
  })
}

/** What either set measures. */
export const keysOf = (set: ReplicationSet, baseline: ReplicationSet): readonly SeriesKey[] => [
  ...new Map([...baseline.series, ...set.series].map((key) => [keyText(key), key])).values(),
]

/** One value a replication that both hold; NaN where it is undefined in either. Null where it has no meaning at all. */
export function pairedDifferences(
  set: ReplicationSet,
  baseline: ReplicationSet,
  key: SeriesKey,
  find: FindMetric,
): Sample | null {
  const here = set.position(key)
  const there = baseline.position(key)
  const { kind } = factsOf(find, key.metric)
  if ((here === undefined || there === undefined) && (kind === 'wait' || kind === 'ratio')) return null
  const ours = byReplication(set, here)
  const theirs = byReplication(baseline, there)
  const shared = set.replications.filter((replication) => theirs.has(replication))
  const differences = Float64Array.from(
    shared,
    (replication) => ours.get(replication)! - theirs.get(replication)!,
  )
  return sampleOf(set, shared, differences)
}

function byReplication(set: ReplicationSet, series: number | undefined): Map<number, number> {
  const values = series === undefined ? undefined : set.totals(series)
  return new Map(
    set.replications.map((replication, i) => [replication, values === undefined ? 0 : values[i]!]),
  )
}

/** The fields of the row of `costPerAdditionalReturn`; null where cost or returns are not measured. */
function additionalCost(set: ReplicationSet, baseline: ReplicationSet, find: FindMetric) {
  if (set.position(totalCost) === undefined || set.position(totalReturns) === undefined) return null
  const costs = pairedDifferences(set, baseline, totalCost, find)!
  const returns = pairedDifferences(set, baseline, totalReturns, find)!
  const either = costs.values.map((cost, i) => cost + returns.values[i]!)
  const inBoth = ({ values, ...sample }: Sample) =>
    definedOf({
      ...sample,
      values: values.map((value, i) => (Number.isNaN(either[i]!) ? Number.NaN : value)),
    })
  const [top, bottom] = [inBoth(costs), inBoth(returns)]
  const reason = whyBlank(top, bottom)
  const found = reason === undefined ? ratioOfMeans(independentOf(top), independentOf(bottom)) : null
  const note =
    reason ?? (found!.interval.low < 0 ? 'no clear difference in cost: below zero is less cost' : undefined)
  return {
    metric: costPerAdditionalReturn.id,
    scheme: '',
    counted_in: '' as const,
    unit: costPerAdditionalReturn.unit,
    mean: found?.ratio ?? null,
    ci_low: found?.interval.low ?? null,
    ci_high: found?.interval.high ?? null,
    p05: null,
    p50: null,
    p95: null,
    share_of_replications_above_zero: null,
    replications: top.values.length,
    ...(top.members && { independent: new Set(top.members).size }),
    ...(note !== undefined && { note }),
  }
}

/** Why an additional return has no cost; undefined where it has one. */
function whyBlank(costs: Sample, returns: Sample): string | undefined {
  const judged = (sample: Sample) => ({
    ...spreadOf(sample),
    replications: independentOf(sample).length,
  })
  const cost = judged(costs)
  const less = cost.mean !== null && cost.mean < 0
  const clear = isClear(verdictOf(cost)) ? '' : ', not clearly'
  switch (verdictOf(judged(returns))) {
    case 'unknown':
      return `not defined: fewer than ${fewestForVerdict} ${returns.members ? 'parameter sets' : 'replications'}`
    case 'none':
      return 'not defined: no difference in returns'
    case 'unclear':
      return 'not defined: no clear difference in returns'
    case 'fewer':
      return `not defined: fewer returns at ${less ? 'less' : 'more'} cost${clear}`
    case 'more':
      return less ? `not defined: more returns at less cost${clear}` : undefined
  }
}
