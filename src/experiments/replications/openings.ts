/**
 * What is true of a scheme where it opens. Whether and when it does is drawn, so an average over all replications mixes
 * worlds with and without it: here are the figures of those alone in which it opened, and by time since it did.
 */
import { moments } from '../../statistics/interval.ts'
import { quantiles } from '../../statistics/quantiles.ts'
import { differenceOf, keysOf, levelBeside, pairedDifferences } from './differences.ts'
import type { ReplicationSet, SeriesKey } from './replication-set.ts'
import { sortedBy } from './row-order.ts'
import { definedOf, type Sample, sampleOf } from './sample.ts'
import { type FindMetric, factsOf, levelOf, rowKey, unitOf } from './summarise.ts'
import type { IfOpenRow, SinceOpeningRow } from './tables.ts'

/** The metric by which it is told: in the month in which a scheme opens it is 1. */
const opening = (scheme: string): SeriesKey => ({ metric: 'scheme.opened', scheme, countedIn: '' })

/** Schemes of a set, in the order of its series. */
const schemesOf = (set: ReplicationSet): string[] => [
  ...new Set(set.series.map(({ scheme }) => scheme).filter((scheme) => scheme !== '')),
]

/**
 * In which replications any scheme opened that the baseline does not have, as those that it has are no part of the option; in a scenario
 * that has no others, any.
 */
function openedBeside(set: ReplicationSet, baseline: ReplicationSet | undefined): Set<number> {
  const running = baseline === undefined || baseline === set ? [] : schemesOf(baseline)
  const own = schemesOf(set).filter((scheme) => !running.includes(scheme))
  if (running.length === 0 || own.length === 0) return openedIn(set, '')
  return new Set(own.flatMap((scheme) => [...openedIn(set, scheme)]))
}

/** Whether a scheme opened in each replication; any of them, for ''. Empty where the set has no such metric. */
function openedIn(set: ReplicationSet, scheme: string): Set<number> {
  const series = set.position(opening(scheme))
  if (series === undefined) return new Set()
  const totals = set.totals(series)
  return new Set(set.replications.filter((_, i) => totals[i]! > 0))
}

/**
 * Rows of results/if-open.csv: levels of what is kept by scheme, and every difference from the baseline. A row about one
 * scheme is of the replications in which that one opened, a row about the whole system of those in which any did that the baseline does
 * not have.
 */
export function ifOpen(baseline: string, sets: readonly ReplicationSet[], find: FindMetric): IfOpenRow[] {
  const rows = sets.flatMap((set): IfOpenRow[] => {
    const schemes = schemesOf(set)
    if (schemes.length === 0) return []
    const other = sets.find(
      ({ scenario, deterrence }) => scenario === baseline && deterrence === set.deterrence,
    )
    const opened = new Map([
      ['', openedBeside(set, other)] as const,
      ...schemes.map((scheme) => [scheme, openedIn(set, scheme)] as const),
    ])
    const byScheme = new Set(set.series.filter(({ scheme }) => scheme !== '').map(({ metric }) => metric))
    const row = (
      key: SeriesKey,
      against: string,
      sample: Sample,
      replications: readonly number[],
      spread: (sample: Sample) => ReturnType<typeof levelOf>,
    ): IfOpenRow => {
      const inWhich = opened.get(key.scheme) ?? new Set()
      const own = definedOf(only(sample, replications, inWhich))
      return {
        scenario: set.scenario,
        baseline: against,
        deterrence: set.deterrence,
        ...rowKey(key),
        unit: unitOf(find, key.metric, key.countedIn),
        ...spread(own),
        mean_of_all: moments(definedOf(sample).values)?.mean ?? null,
        opened: replications.filter((replication) => inWhich.has(replication)).length,
        replications: replications.length,
        ...(own.values.length === 0 && {
          note: inWhich.size === 0 ? 'opens in no replication' : 'not defined in any replication',
        }),
      }
    }
    const levels = [...set.series.entries()]
      .filter(([, key]) => byScheme.has(key.metric))
      .map(([series, key]) => {
        const sample = sampleOf(set, set.replications, set.totals(series))
        const { unit } = factsOf(find, key.metric)
        return row(key, '', sample, set.replications, (own) => levelOf(own, unit))
      })
    if (other === undefined || set.scenario === baseline) return levels
    const shared = set.replications.filter((replication) => other.replications.includes(replication))
    const differences = keysOf(set, other)
      .filter(({ scheme }) => scheme === '' || opened.has(scheme))
      .flatMap((key) => {
        const sample = pairedDifferences(set, other, key, find)
        if (sample === null) return []
        const isLevel = levelBeside(set, other, key)
        return [row(key, baseline, sample, shared, (own) => differenceOf(own, isLevel))]
      })
    return [...levels, ...differences]
  })
  return sortedBy(rows, (r) => [r.scenario, r.baseline, r.deterrence, r.metric, r.scheme, r.counted_in])
}

/** The part of a sample that belongs to some replications. */
const only = (sample: Sample, replications: readonly number[], wanted: ReadonlySet<number>): Sample => ({
  ...sample,
  values: sample.values.map((value, i) => (wanted.has(replications[i]!) ? value : Number.NaN)),
})

/**
 * Rows of results/since-opening.csv: what is kept for each scheme, by calendar months since the one in which it opens. Later
 * months rest on fewer replications, those in which it opened early.
 */
export function sinceOpening(sets: readonly ReplicationSet[], find: FindMetric): SinceOpeningRow[] {
  const rows = sets.flatMap((set) => schemesOf(set).flatMap((scheme) => sinceOpeningOf(set, scheme, find)))
  return sortedBy(rows, (r) => [
    r.scenario,
    r.deterrence,
    r.scheme,
    r.months_since_opening,
    r.metric,
    r.counted_in,
  ])
}

function sinceOpeningOf(set: ReplicationSet, scheme: string, find: FindMetric): SinceOpeningRow[] {
  const marker = set.position(opening(scheme))
  if (marker === undefined) return []
  const months = [...set.months.keys()]
  const openedAt = set.replications.map((_, r) => months.findIndex((m) => set.valueOf(r, marker, m) > 0))
  const own = [...set.series.entries()].filter(([, key]) => key.scheme === scheme)
  return months.flatMap((since) => {
    const reached = [...openedAt.keys()].filter(
      (r) => openedAt[r]! >= 0 && openedAt[r]! + since < months.length,
    )
    return own.flatMap(([series, key]): SinceOpeningRow[] => {
      const values = Float64Array.from(reached, (r) => set.valueOf(r, series, openedAt[r]! + since))
      const replications = reached.map((r) => set.replications[r]!)
      const sample = definedOf(sampleOf(set, replications, values))
      if (sample.values.length === 0) return []
      const [p25, p75] = quantiles(sample.values, [0.25, 0.75])
      return [
        {
          scenario: set.scenario,
          deterrence: set.deterrence,
          months_since_opening: since,
          ...rowKey(key),
          unit: unitOf(find, key.metric, key.countedIn),
          ...levelOf(sample, factsOf(find, key.metric).unit),
          p25: p25!,
          p75: p75!,
          opened: reached.length,
        },
      ]
    })
  })
}
