/** From replications to the rows of summary, monthly and incidence tables. */
import type { CountedIn } from '../../model/result.ts'
import { type Bounds, boundedInterval, boundsOf } from '../../statistics/bounded-interval.ts'
import { moments } from '../../statistics/interval.ts'
import { quantiles } from '../../statistics/quantiles.ts'
import { type RatioFacts, ratioEstimate } from './ratios.ts'
import type { ReplicationSet, SeriesKey } from './replication-set.ts'
import { sortedBy } from './row-order.ts'
import { definedOf, independentOf, type Sample, sampleOf } from './sample.ts'
import type { IncidenceRow, MonthlyRow, Spread, SummaryRow } from './tables.ts'

/** What the tables need to know of a metric; the model's registry holds more. */
export interface MetricFacts extends RatioFacts {
  readonly kind: 'flow' | 'stock' | 'peak' | 'wait' | 'ratio' | 'cost'
}

/** Finds a metric by its id. */
export type FindMetric = (id: string) => MetricFacts | undefined

/** The facts of a metric. @throws if it is not registered */
export function factsOf(find: FindMetric, metric: string): MetricFacts {
  const facts = find(metric)
  if (facts === undefined) throw new Error(`metric ${metric} is not in the registry`)
  return facts
}

/** The unit of a row: a count is in what it counts, anything else in the metric's own unit. */
export function unitOf(find: FindMetric, metric: string, countedIn: CountedIn): string {
  const { unit } = factsOf(find, metric)
  return countedIn !== '' && unit === 'count' ? countedIn : unit
}

/**
 * Mean, interval and quantiles of defined values. The interval counts members of an ensemble, if there is one.
 * @param bounds of the mean: none for differences, whatever sign they happen to have
 */
export function spreadOf(sample: Sample, bounds: Bounds = 'none'): Spread {
  const { values } = sample
  const of = moments(values)
  const interval = of && boundedInterval(moments(independentOf(sample))!, bounds)
  const [p05, p50, p95] = quantiles(values, [0.05, 0.5, 0.95])
  return {
    mean: of?.mean ?? null,
    ci_low: interval?.low ?? null,
    ci_high: interval?.high ?? null,
    p05: p05!,
    p50: p50!,
    p95: p95!,
  }
}

/** Mean, interval and quantiles of levels, which are amounts of one sign or shares. @param unit of the metric */
export const levelOf = (sample: Sample, unit: string): Spread =>
  spreadOf(sample, boundsOf(sample.values, unit === 'share' ? 'share' : 'amount'))

/** Why a level has no mean, as a field of its row; nothing where it has one. */
export const undefinedNote = (sample: Sample) =>
  sample.values.length > 0 ? {} : { note: 'not defined in any replication' }

/** The key of a series as the rows of a table hold it. */
export const rowKey = ({ metric, scheme, countedIn }: SeriesKey) => ({
  metric,
  scheme,
  counted_in: countedIn,
})

/** Rows of results/summary.csv: every metric of every scenario, even where it is never defined. */
export function summarise(sets: readonly ReplicationSet[], find: FindMetric): SummaryRow[] {
  const rows = sets.flatMap((set) =>
    set.series.map((key, series): SummaryRow => {
      const sample = definedOf(sampleOf(set, set.replications, set.totals(series)))
      return {
        scenario: set.scenario,
        deterrence: set.deterrence,
        ...rowKey(key),
        unit: unitOf(find, key.metric, key.countedIn),
        ...levelOf(sample, factsOf(find, key.metric).unit),
        ...ratioEstimate(set, key, factsOf(find, key.metric), (part) => set.totals(part)),
        replications: sample.values.length,
        ...undefinedNote(sample),
      }
    }),
  )
  return sortedBy(rows, (r) => [r.scenario, r.deterrence, r.metric, r.scheme, r.counted_in])
}

/** Rows of results/monthly.csv; a month in which a metric is defined in no replication has no row. */
export function byMonth(sets: readonly ReplicationSet[], find: FindMetric): MonthlyRow[] {
  const rows: MonthlyRow[] = []
  for (const set of sets) {
    for (const [series, key] of set.series.entries()) {
      const unit = unitOf(find, key.metric, key.countedIn)
      for (const [m, month] of set.months.entries()) {
        const { values } = definedOf({ values: set.month(series, m) })
        const of = moments(values)
        if (of === null) continue
        const ratio = ratioEstimate(set, key, factsOf(find, key.metric), (part) => set.month(part, m))
        const [p05, p25, p50, p75, p95] = quantiles(values, [0.05, 0.25, 0.5, 0.75, 0.95]) as [
          number | null,
          number | null,
          number | null,
          number | null,
          number | null,
        ]
        rows.push({
          scenario: set.scenario,
          deterrence: set.deterrence,
          month,
          ...rowKey(key),
          unit,
          mean: ratio === undefined ? of.mean : ratio.mean,
          p05,
          p25,
          p50,
          p75,
          p95,
        })
      }
    }
  }
  return sortedBy(rows, (r) => [r.scenario, r.deterrence, r.month, r.metric, r.scheme, r.counted_in])
}

/** Rows of results/incidence.csv; a month in which nobody is at risk in any replication has no row. */
export function incidenceByMonth(sets: readonly ReplicationSet[]): IncidenceRow[] {
  const rows: IncidenceRow[] = []
  for (const set of sets) {
    for (const [c, cause] of set.causes.entries()) {
      for (let month = 0; month < set.incidenceMonths; month++) {
        const sample = definedOf(sampleOf(set, set.replications, set.incidence(c, month)))
        const { mean, ci_low, ci_high } = levelOf(sample, 'share')
        if (mean === null) continue
        rows.push({
          scenario: set.scenario,
          deterrence: set.deterrence,
          months_since_exhaustion: month,
          cause,
          mean,
          ci_low,
          ci_high,
        })
      }
    }
  }
  return sortedBy(rows, (r) => [r.scenario, r.deterrence, r.months_since_exhaustion, r.cause])
}
