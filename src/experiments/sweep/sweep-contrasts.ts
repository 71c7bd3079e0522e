/**
 * What changing the parameter that has lines in the chart does to the effect of a scenario, everything else being
 * equal: the difference from the baseline at its last value less that at its first, paired by replication.
 */
import type { CountedIn } from '../../model/result.ts'
import type { SweepDocument, SweepValue } from '../../scenarios/designs/sweep-schema.ts'
import type { ReplicationSet } from '../replications/replication-set.ts'
import { type FindMetric, spreadOf, unitOf } from '../replications/summarise.ts'
import type { PointSets } from './sweep.ts'

/** One contrast. `at` holds the values of the other parameters as `name=value`, joined by `;`. */
export interface ContrastRow {
  readonly scenario: string
  readonly deterrence: string
  readonly metric: string
  readonly counted_in: string
  readonly unit: string
  readonly parameter: string
  readonly from: string
  readonly to: string
  readonly at: string
  readonly mean: number | null
  readonly ci_low: number | null
  readonly ci_high: number | null
  readonly replications: number
}

/** What a metric is counted in for charts: people if it can be, else what it is counted in. */
export function countedFor(set: ReplicationSet, metric: string): CountedIn {
  const own = set.series
    .filter((key) => key.metric === metric && key.scheme === '')
    .map((key) => key.countedIn)
  return own.includes('people') ? 'people' : (own[0] ?? '')
}

/** Contrasts of the chart's metric; none where the design draws no lines. */
export function contrastsOf(
  document: SweepDocument,
  roles: { readonly lines?: string | undefined },
  points: readonly PointSets[],
  find: FindMetric,
): ContrastRow[] {
  const { lines } = roles
  if (lines === undefined || document.method !== 'grid') return []
  const { metric } = document.chart
  const values = [...new Set(points.map(({ point }) => point.values[lines]!))]
  const [from, to] = [values[0]!, values.at(-1)!]
  if (from === to) return []
  const rest = (values: Readonly<Record<string, SweepValue>>) =>
    Object.entries(values)
      .filter(([name]) => name !== lines)
      .map(([name, value]) => `${name}=${value}`)
      .join(';')
  return points
    .filter(({ point }) => point.values[lines] === from)
    .flatMap((first) => {
      const at = rest(first.point.values)
      const last = points.find(({ point }) => point.values[lines] === to && rest(point.values) === at)
      if (last === undefined) return []
      return effectsOf(first, metric).flatMap((before) => {
        const after = effectsOf(last, metric).find(
          ({ scenario, deterrence }) => scenario === before.scenario && deterrence === before.deterrence,
        )
        if (after === undefined) return []
        const shared = [...before.values.keys()].filter((replication) => after.values.has(replication))
        const changes = Float64Array.from(shared, (r) => after.values.get(r)! - before.values.get(r)!).filter(
          (change) => !Number.isNaN(change),
        )
        const { mean, ci_low, ci_high } = spreadOf({ values: changes })
        const { scenario, deterrence, countedIn } = before
        return [
          {
            scenario,
            deterrence,
            metric,
            counted_in: countedIn,
            unit: unitOf(find, metric, countedIn),
            parameter: lines,
            from: String(from),
            to: String(to),
            at,
            mean,
            ci_low,
            ci_high,
            replications: changes.length,
          },
        ]
      })
    })
}

/** The difference from the baseline in each replication, by scenario and hypothesis. */
function effectsOf({ baseline, sets }: PointSets, metric: string) {
  return sets
    .filter(({ scenario }) => scenario !== baseline)
    .map((set) => {
      const against = sets.find((other) => other.scenario === baseline && other.deterrence === set.deterrence)
      const countedIn = countedFor(set, metric)
      const theirs = against === undefined ? new Map<number, number>() : totals(against, metric, countedIn)
      const values = new Map(
        [...totals(set, metric, countedIn)].flatMap(([replication, value]) =>
          theirs.has(replication) ? [[replication, value - theirs.get(replication)!] as const] : [],
        ),
      )
      return { scenario: set.scenario, deterrence: set.deterrence, countedIn, values }
    })
}

function totals(set: ReplicationSet, metric: string, countedIn: CountedIn): Map<number, number> {
  const series = set.position({ metric, scheme: '', countedIn })
  if (series === undefined) return new Map()
  const values = set.totals(series)
  return new Map(set.replications.map((replication, i) => [replication, values[i]!]))
}
