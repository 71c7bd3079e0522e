/** How every figure changes from one run to another, and whether that is more than chance. */
import { labelOf } from '../../experiments/metric-label.ts'
import { costPerAdditionalReturn } from '../../experiments/replications/differences.ts'
import { membersReached } from '../../experiments/replications/member-of-replication.ts'
import { linearTerms } from '../../experiments/replications/ratios.ts'
import {
  keyText,
  type ReplicationSet,
  type SeriesKey,
} from '../../experiments/replications/replication-set.ts'
import { sortedBy } from '../../experiments/replications/row-order.ts'
import { definedOf, independentOf, type Sample, sampleOf } from '../../experiments/replications/sample.ts'
import { factsOf, unitOf } from '../../experiments/replications/summarise.ts'
import { findMetric } from '../../model/measures/metrics.ts'
import { readOpenTable, readTable } from '../../run-folder/read.ts'
import { type StoredSet, storedSets } from '../../run-folder/stored-sets.ts'
import { sweepTables, tables } from '../../run-folder/tables.ts'
import { pairedChange, welchChange } from '../../statistics/change.ts'
import { verdictOf } from '../../statistics/verdict.ts'
import { areSweeps, type ScenarioPair, type Side, type Sides } from './side.ts'
import type { ResultChange } from './tables.ts'

/** How changes are judged: by pairs of replications under the same luck, or as independent samples. */
export type Method = 'paired' | 'welch'

/** What the results of two runs come to. */
export interface Results {
  readonly method: Method
  /** Why nothing is compared; undefined where it is. */
  readonly refused: string | undefined
  readonly rows: readonly ResultChange[]
  /** Points of a sweep that only one of the runs has. */
  readonly unmatched: number
}

/**
 * By pairs where seed and parameter sets are the same, so that replications of the same number have the same luck; else
 * by Welch's interval.
 */
const methodOf = ({ from, to }: Sides): Method =>
  from.manifest.seed === to.manifest.seed && from.manifest.ensemble?.sha256 === to.manifest.ensemble?.sha256
    ? 'paired'
    : 'welch'

/** The changes of all figures that both runs have. */
export async function resultChanges(sides: Sides, pairs: readonly ScenarioPair[]): Promise<Results> {
  const method = methodOf(sides)
  const [ours, theirs] = [sides.from.manifest.horizon_years, sides.to.manifest.horizon_years]
  if (ours !== theirs) {
    const refused = `Results are not compared: totals over ${ours} and over ${theirs} years are not alike. Run one of them again with the horizon of the other.`
    return { method, refused, rows: [], unmatched: 0 }
  }
  const [before, after] = [
    await openSets(sides.from, areSweeps(sides)),
    await openSets(sides.to, areSweeps(sides)),
  ]
  const points = [...before.keys()].filter((point) => after.has(point))
  const rows = points.flatMap((point) =>
    pointChanges(point, { from: before.get(point)!, to: after.get(point)! }, sides, pairs, method),
  )
  return {
    method,
    refused: undefined,
    rows: [
      ...sortedBy(rows, (row) => [
        points.indexOf(row.point),
        row.scenario,
        row.baseline,
        row.deterrence,
        row.metric,
        row.scheme,
        row.counted_in,
      ]),
    ],
    unmatched: before.size + after.size - 2 * points.length,
  }
}

/** What is known of a run at a point. */
interface AtPoint {
  readonly sets: readonly ReplicationSet[]
  /** Cost of an additional return by scenario and hypothesis. */
  readonly perReturn: ReadonlyMap<string, number | null>
}

const runKey = (scenario: string, deterrence: string) => `${scenario}\t${deterrence}`

/** The sets of a run by the settings of their point, in words; '' where the run is no sweep. */
async function openSets({ folder, manifest }: Side, isSweep: boolean): Promise<Map<string, AtPoint>> {
  const { ensemble, replications } = manifest
  const members = ensemble && membersReached(replications, ensemble.members)
  const stored = await storedSets(folder, isSweep, members)
  const words = isSweep ? pointWords(folder) : new Map([['', '']])
  const ratios = (
    isSweep ? readTable(folder, sweepTables.differences) : readTable(folder, tables.differences)
  )
    .filter(({ metric }) => metric === costPerAdditionalReturn.id)
    .map((row) => ({ point: 'point' in row ? row.point : '', ...row }))
  return new Map(
    [...words].map(([id, text]) => [
      text,
      {
        sets: stored.filter(({ point }: StoredSet) => point === id).map(({ set }) => set),
        perReturn: new Map(
          ratios
            .filter(({ point }) => point === id)
            .map(({ scenario, deterrence, mean }) => [runKey(scenario, deterrence), mean]),
        ),
      },
    ]),
  )
}

/** The points of a sweep by id, each as its settings: `removals.beds=2500; hub.places=400`. */
const pointWords = (folder: string): Map<string, string> =>
  new Map(
    readOpenTable(folder, sweepTables.points).map(({ row, others }) => [
      row.point,
      Object.entries(others)
        .map(([name, value]) => `${name}=${value}`)
        .join('; '),
    ]),
  )

function pointChanges(
  point: string,
  at: { readonly from: AtPoint; readonly to: AtPoint },
  sides: Sides,
  pairs: readonly ScenarioPair[],
  method: Method,
): ResultChange[] {
  const baselines = pairs.find(
    ({ from, to }) => from.name === sides.from.manifest.baseline && to.name === sides.to.manifest.baseline,
  )
  const find = ({ sets }: AtPoint, name: string, deterrence: string) =>
    sets.find((set) => set.scenario === name && set.deterrence === deterrence)
  const hypotheses = sides.from.manifest.deterrence.filter((name) =>
    sides.to.manifest.deterrence.includes(name),
  )
  return pairs.flatMap((pair) =>
    hypotheses.flatMap((deterrence) => {
      const [from, to] = [find(at.from, pair.from.name, deterrence), find(at.to, pair.to.name, deterrence)]
      if (from === undefined || to === undefined) return []
      const about = { point, scenario: pair.name, deterrence }
      const levels = changesOf({ ...about, baseline: '' }, { set: from }, { set: to }, method)
      if (baselines === undefined || pair === baselines) return levels
      const [ours, theirs] = [
        find(at.from, baselines.from.name, deterrence),
        find(at.to, baselines.to.name, deterrence),
      ]
      if (ours === undefined || theirs === undefined) return levels
      const compared = { ...about, baseline: baselines.name }
      const [was, is] = [
        at.from.perReturn.get(runKey(pair.from.name, deterrence)),
        at.to.perReturn.get(runKey(pair.to.name, deterrence)),
      ]
      return [
        ...levels,
        ...changesOf(compared, { set: from, less: ours }, { set: to, less: theirs }, method),
        ...(was === undefined || is === undefined ? [] : [perReturnChange(compared, was, is, from, to)]),
      ]
    }),
  )
}

/** What a row is about besides the metric. */
type About = Pick<ResultChange, 'point' | 'scenario' | 'baseline' | 'deterrence'>

/** The replications that give a level, or a difference where there is something to take off. */
interface Given {
  readonly set: ReplicationSet
  readonly less?: ReplicationSet
}

function changesOf(about: About, from: Given, to: Given, method: Method): ResultChange[] {
  const keys = new Map([...from.set.series, ...to.set.series].map((key) => [keyText(key), key]))
  return [...keys.values()].flatMap((key) => changeOf(about, key, from, to, method) ?? [])
}

/** The change of one figure; undefined where neither run has it. */
function changeOf(
  about: About,
  key: SeriesKey,
  from: Given,
  to: Given,
  method: Method,
): ResultChange | undefined {
  const common = (given: Given, other: Given) =>
    replicationsOf(given).filter(
      (replication) => method === 'welch' || replicationsOf(other).includes(replication),
    )
  const [ours, theirs] = [valuesOf(from, key, common(from, to)), valuesOf(to, key, common(to, from))]
  if (ours === undefined && theirs === undefined) return undefined
  const base = {
    ...about,
    metric: key.metric,
    scheme: key.scheme,
    counted_in: key.countedIn,
    unit: unitOf(findMetric, key.metric, key.countedIn),
    metric_label: labelOf(key.metric, key.countedIn),
  }
  if (ours === undefined || theirs === undefined)
    return { ...base, ...blank, note: `only in the ${ours === undefined ? 'second' : 'first'} run` }
  const [before, after] =
    method === 'paired' ? bothDefined(ours, theirs) : [definedOf(ours), definedOf(theirs)]
  const counts = { replications_from: before.values.length, replications_to: after.values.length }
  if (before.values.length === 0 || after.values.length === 0)
    return { ...base, ...blank, ...counts, note: 'not defined in any replication of one of the runs' }
  const [one, other] = [independentOf(before), independentOf(after)]
  const change = (method === 'paired' ? pairedChange : welchChange)(one, other)!
  const figures = {
    mean: change.mean,
    ci_low: change.interval?.low ?? null,
    ci_high: change.interval?.high ?? null,
  }
  return {
    ...base,
    from: meanOf(before.values),
    to: meanOf(after.values),
    change: change.mean,
    ci_low: figures.ci_low,
    ci_high: figures.ci_high,
    method,
    ...counts,
    verdict: verdictOf({ ...figures, replications: Math.min(one.length, other.length) }),
    note: '',
  }
}

const blank: Omit<
  ResultChange,
  keyof About | 'metric' | 'scheme' | 'counted_in' | 'unit' | 'metric_label' | 'note'
> = {
  ...{ from: null, to: null, change: null, ci_low: null, ci_high: null },
  method: '',
  ...{ replications_from: 0, replications_to: 0 },
  verdict: 'unknown',
}

const replicationsOf = ({ set, less }: Given) =>
  less === undefined
    ? set.replications
    : set.replications.filter((replication) => less.replications.includes(replication))

/** One value a replication, of which the figure is the mean; undefined where the run does not have it. */
function valuesOf({ set, less }: Given, key: SeriesKey, replications: readonly number[]): Sample | undefined {
  const [ours, theirs] = [set, less].map((of) => of && termsOf(of, key, replications))
  if (less === undefined) return ours && sampleOf(set, replications, ours)
  const { kind } = factsOf(findMetric, key.metric)
  // A scheme that one of the two lacks counts as nothing there, but has no wait and no ratio.
  if ((ours === undefined || theirs === undefined) && (kind === 'wait' || kind === 'ratio')) return undefined
  if (ours === undefined && theirs === undefined) return undefined
  const difference = Float64Array.from(replications, (_, i) => (ours?.[i] ?? 0) - (theirs?.[i] ?? 0))
  return sampleOf(set, replications, difference)
}

function termsOf(
  set: ReplicationSet,
  key: SeriesKey,
  replications: readonly number[],
): Float64Array | undefined {
  const series = set.position(key)
  if (series === undefined) return undefined
  const terms = linearTerms(set, key, factsOf(findMetric, key.metric), replications)
  if (terms !== undefined) return terms
  const all = set.totals(series)
  return Float64Array.from(replications, (replication) => all[set.replications.indexOf(replication)]!)
}

/** The values of those replications in which both are defined. */
function bothDefined(one: Sample, other: Sample): [Sample, Sample] {
  const either = one.values.map((value, i) => value + other.values[i]!)
  const kept = (sample: Sample) =>
    definedOf({
      ...sample,
      values: sample.values.map((value, i) => (Number.isNaN(either[i]!) ? Number.NaN : value)),
    })
  return [kept(one), kept(other)]
}

const meanOf = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length

/** The change of the cost of an additional return, which exists in no single replication. */
function perReturnChange(
  about: About,
  from: number | null,
  to: number | null,
  { replications: ours }: ReplicationSet,
  { replications: theirs }: ReplicationSet,
): ResultChange {
  return {
    ...about,
    metric: costPerAdditionalReturn.id,
    scheme: '',
    counted_in: '',
    unit: costPerAdditionalReturn.unit,
    ...blank,
    from,
    to,
    change: from === null || to === null ? null : to - from,
    replications_from: ours.length,
    replications_to: theirs.length,
    note: 'a ratio of two differences: its change has no interval here',
    metric_label: costPerAdditionalReturn.label,
  }
}
