/**
 * The metric registry. Ids are stable; a metric is one entry of one list, made of transitions or stages, so nothing is
 * counted in two places.
 */
import { daysPerMonth } from '../../calendar/days.ts'
import { outcomes } from '../declaration/outcomes.ts'
import type { Incidence, ReplicationResult, Series } from '../result.ts'
import type { World } from '../world.ts'
import { costMetrics } from './cost-metrics.ts'
import type { Definition, Metric } from './metric-series.ts'
import { pathwayMetrics } from './pathway-metrics.ts'
import { schemeMetrics } from './scheme-metrics.ts'
import { usedUpMetrics } from './use-metrics.ts'

export type { Metric, MetricKind } from './metric-series.ts'

const definitions: readonly Definition[] = [
  ...pathwayMetrics,
  ...schemeMetrics,
  ...usedUpMetrics,
  ...costMetrics,
]

/** Every metric, in the order of tables and of `ReplicationResult.series`. */
export const metrics: readonly Metric[] = definitions.map(({ read: _, unit, ...metric }) => ({
  ...metric,
  unit: unit === '' ? 'count' : unit,
}))

/** The metric of that id, or undefined. */
export function findMetric(id: string): Metric | undefined {
  return metrics.find((metric) => metric.id === id)
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
    counts: { events: world.executive.delivered, parties: world.parties.count },
  }
}
