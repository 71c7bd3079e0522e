/** Figures by year of the run, so that what decides early can be told from what decides late. */
import { positionIn } from '../replications/paired-sample.ts'
import type { ReplicationSet } from '../replications/replication-set.ts'
import { type FindMetric, factsOf } from '../replications/summarise.ts'
import type { Measure } from './evaluate.ts'

const monthsInYear = 12

/** Whether a metric has a value of its own in each year: a wait or a ratio over the run has none. */
const isYearly = (metric: string, find: FindMetric): boolean =>
  ['flow', 'stock', 'cost'].includes(factsOf(find, metric).kind)

/** The measures of each whole year beside those of the run; none where the run is one year or less. */
export function byYear(
  measures: readonly Measure[],
  horizonYears: number,
  find: FindMetric,
): Required<Measure>[] {
  const years = horizonYears <= 1 ? 0 : Math.floor(horizonYears)
  return measures
    .filter(({ metric }) => isYearly(metric, find))
    .flatMap(({ of, metric }) => Array.from({ length: years }, (_, i) => ({ of, metric, year: i + 1 })))
}

/** A metric's values of one year by replication: of a flow the sum of its months, of a stock the last of them. */
export function valuesOfYear(
  set: ReplicationSet,
  metric: string,
  year: number,
  find: FindMetric,
): Map<number, number> {
  const series = positionIn(set, metric)
  if (series === undefined) return new Map()
  // The first month is that of the opening census, before the run.
  const last = monthsInYear * year
  const first = factsOf(find, metric).kind === 'stock' ? last : last - monthsInYear + 1
  return new Map(
    set.replications.map((replication, position) => {
      let value = 0
      for (let month = first; month <= last; month++) value += set.valueOf(position, series, month)
      return [replication, value]
    }),
  )
}
