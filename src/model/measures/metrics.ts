/**
 * The metric registry. Ids are stable; a metric is one entry of one list, made of transitions or stages, so nothing is
 * counted in two places.
 */
import { daysPerMonth } from '../../calendar/days.ts'
import { outcomes } from '../declaration/outcomes.ts'
import type { GroupResult, Incidence, ReplicationResult, Series } from '../result.ts'
import type { World } from '../world.ts'
import { costMetrics } from './cost-metrics.ts'
import type { GroupCounts } from './group-counter.ts'
import type { Definition, Metric } from './metric-series.ts'
import { pathwayMetrics } from './pathway-metrics.ts'
import { runMetrics } from './run-metrics.ts'
import { schemeMetrics } from './scheme-metrics.ts'
import { usedUpMetrics } from './use-metrics.ts'

export type { Metric, MetricKind } from './metric-series.ts'

const definitions: readonly Definition[] = [
  ...pathwayMetrics,
  ...schemeMetrics,
  ...usedUpMetrics,
  ...runMetrics,
  ...costMetrics,
]

/** Every metric, in the order of tables and of `ReplicationResult.series`. */
export const metrics: readonly Metric[] = definitions.map(({ read: _, ofGroup: __, unit, ...metric }) => ({
  ...metric,
  unit: unit === '' ? 'count' : unit,
}))

/** The metric of that id, or undefined. */
export function findMetric(id: string): Metric | undefined {
  return metrics.find((metric) => metric.id === id)
}

/** Whether a metric is also counted by nationality group: a sum of transitions or of stages is. */
export function isByGroup(id: string): boolean {
  return definitions.find((definition) => definition.id === id)?.ofGroup !== undefined
}

/** Reads every metric from a finished replication. */
export function collect(world: World): ReplicationResult {
  const series: Series[] = []
  for (const definition of definitions) series.push(...definition.read(world, definition, series))
  const curves = world.incidence.curves(daysPerMonth)
  const incidence: Incidence[] = outcomes.map((cause, i) => ({ cause, cumulative: curves[i]! }))
  return {
    months: world.grid.labels,
    series,
    incidence,
    counts: { events: world.executive.delivered, parties: world.parties.created },
    ...(world.byGroup && { groups: groupsOf(world, world.byGroup.counts) }),
  }
}

/** What every metric that is counted by group comes to in each. */
function groupsOf({ scenario }: World, counts: readonly GroupCounts[]): GroupResult[] {
  const groups = [...Object.entries(scenario.groups), ['', outsidePathway] as const]
  return groups.map(([id, { label }], group) => ({
    id,
    label,
    series: definitions.flatMap(({ id: metric, countedIn: units, ofGroup }) =>
      ofGroup === undefined
        ? []
        : units.map((countedIn) => ({ metric, countedIn, total: ofGroup(counts[group]!, countedIn) })),
    ),
  }))
}

/** Those who are of no nationality group. */
const outsidePathway = { label: 'In detention outside the asylum pathway' }
