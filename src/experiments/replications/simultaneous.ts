/** The main differences of a run with intervals that hold for all of them at once, and what common luck gains in each. */
import { draws } from '../../model/engine/random.ts'
import { gainOfPairing } from '../../statistics/common-luck.ts'
import { type Moments, meanInterval, moments } from '../../statistics/interval.ts'
import { fewestForSimultaneous, simultaneousIntervals } from '../../statistics/simultaneous.ts'
import { countedInOf, headlines } from '../headlines.ts'
import type { ReplicationSet, SeriesKey } from './replication-set.ts'
import { sortedBy } from './row-order.ts'
import { independentOf, sampleOf } from './sample.ts'
import { type FindMetric, rowKey, unitOf } from './summarise.ts'
import type { SimultaneousRow } from './tables.ts'

/** One difference of the family: the values of both in the replications that every set has. */
interface Figure {
  readonly set: ReplicationSet
  readonly key: SeriesKey
  readonly ours: Float64Array
  readonly theirs: Float64Array
}

/** Rows of results/simultaneous.csv: the headlines of every scenario but the baseline, under every hypothesis. */
export function simultaneousOf(
  baseline: string,
  sets: readonly ReplicationSet[],
  find: FindMetric,
  seed: string,
): SimultaneousRow[] {
  const shared = sharedReplications(sets)
  const family = sets.flatMap((set) => {
    const against = sets.find((other) => other.scenario === baseline && other.deterrence === set.deterrence)
    return set.scenario === baseline || against === undefined ? [] : figuresOf(set, against, shared)
  })
  const luck = draws(seed, 'simultaneous')
  const differences = family.map(({ ours, theirs }) => ours.map((value, i) => value - theirs[i]!))
  const found = simultaneousIntervals(differences, (resample, n) => luck.uniform(n, 0, 0, resample))
  const rows = family.map(({ set, key, ours, theirs }, i): SimultaneousRow => {
    const of = moments(differences[i]!)!
    const together = found?.intervals[i] ?? null
    const gain = gainOfPairing(ours, theirs)
    return {
      ...{ scenario: set.scenario, baseline, deterrence: set.deterrence, ...rowKey(key) },
      unit: unitOf(find, key.metric, key.countedIn),
      ...estimateOf(of),
      simultaneous_low: together?.low ?? null,
      simultaneous_high: together?.high ?? null,
      critical_value: together === null ? null : found!.critical,
      figures: family.length,
      luck_gain: gain?.gain ?? null,
      luck_gain_low: gain?.interval.low ?? null,
      luck_gain_high: gain?.interval.high ?? null,
      replications: shared.length,
      independent: of.count,
      ...(together === null && { note: whyBlank(of) }),
    }
  })
  return sortedBy(rows, (r) => [r.scenario, r.deterrence, r.metric, r.scheme, r.counted_in])
}

const estimateOf = (of: Moments) => {
  const interval = meanInterval(of)
  return { mean: of.mean, ci_low: interval?.low ?? null, ci_high: interval?.high ?? null }
}

const whyBlank = ({ count, standardDeviation }: Moments): string =>
  count < fewestForSimultaneous
    ? `fewer than ${fewestForSimultaneous} independent replications`
    : standardDeviation === 0
      ? 'no difference varies'
      : 'differs in too few replications'

function sharedReplications([first, ...others]: readonly ReplicationSet[]): number[] {
  const held = others.map(({ replications }) => new Set(replications))
  return (first?.replications ?? []).filter((replication) => held.every((own) => own.has(replication)))
}

/** The headlines of a set beside its baseline: one value a replication, or one a member of an ensemble. */
function figuresOf(set: ReplicationSet, against: ReplicationSet, shared: readonly number[]): Figure[] {
  if (shared.length === 0) return []
  return headlines.flatMap((metric): Figure[] => {
    const key = { metric, scheme: '', countedIn: countedInOf(metric) }
    if (set.position(key) === undefined && against.position(key) === undefined) return []
    return [{ set, key, ours: valuesOf(set, key, shared), theirs: valuesOf(against, key, shared) }]
  })
}

/** A series that one of the two lacks counts as zero, as in the table of differences. */
function valuesOf(set: ReplicationSet, key: SeriesKey, shared: readonly number[]): Float64Array {
  const series = set.position(key)
  if (series === undefined) return independentOf(sampleOf(set, shared, new Float64Array(shared.length)))
  const totals = set.totals(series)
  const byReplication = new Map(set.replications.map((replication, i) => [replication, totals[i]!]))
  const values = Float64Array.from(shared, (replication) => byReplication.get(replication)!)
  return independentOf(sampleOf(set, shared, values))
}
