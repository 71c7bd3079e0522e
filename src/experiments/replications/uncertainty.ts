/** What of the spread over replications is the parameters of an ensemble, and what is chance. */
import { moments } from '../../statistics/interval.ts'
import { varianceComponents } from '../../statistics/variance-components.ts'
import { keysOf, pairedDifferences } from './differences.ts'
import type { ReplicationSet, SeriesKey } from './replication-set.ts'
import { sortedBy } from './row-order.ts'
import { definedOf, type Sample, sampleOf } from './sample.ts'
import { type FindMetric, rowKey, unitOf } from './summarise.ts'
import type { UncertaintyRow } from './tables.ts'

/** Rows of results/uncertainty.csv: every metric of every scenario, and of its difference from the baseline. */
export function uncertaintyOf(
  baseline: string,
  sets: readonly ReplicationSet[],
  find: FindMetric,
): UncertaintyRow[] {
  const rows = sets.flatMap((set): UncertaintyRow[] => {
    const against = sets.find((other) => other.scenario === baseline && other.deterrence === set.deterrence)
    const about = (key: SeriesKey) => ({
      scenario: set.scenario,
      deterrence: set.deterrence,
      ...rowKey(key),
      unit: unitOf(find, key.metric, key.countedIn),
    })
    const levels = set.series.map((key, series) => {
      const sample = sampleOf(set, set.replications, set.totals(series))
      return { ...about(key), baseline: '', ...partsOf(sample) }
    })
    if (against === undefined || set.scenario === baseline) return levels
    const differences = keysOf(set, against).flatMap((key) => {
      const sample = pairedDifferences(set, against, key, find)
      return sample === null ? [] : [{ ...about(key), baseline, ...partsOf(sample) }]
    })
    return [...levels, ...differences]
  })
  return sortedBy(rows, (r) => [r.scenario, r.baseline, r.deterrence, r.metric, r.scheme, r.counted_in])
}

function partsOf(sample: Sample) {
  const { values, members = [] } = definedOf(sample)
  const parts = varianceComponents(values, members)
  const deviation = (variance: number | undefined) => (variance === undefined ? null : Math.sqrt(variance))
  return {
    mean: moments(values)?.mean ?? null,
    sd_total: deviation(parts === null ? undefined : parts.between + parts.within),
    sd_parameters: deviation(parts?.between),
    sd_chance: deviation(parts?.within),
    share_parameters: parts?.share ?? null,
    share_low: parts?.shareLow ?? null,
    share_high: parts?.shareHigh ?? null,
    members: new Set(members).size,
    replications: values.length,
  }
}
