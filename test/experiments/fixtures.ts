/** Small sets of replications with chosen values. */
import { ReplicationSet } from '../../src/experiments/replications/replication-set.ts'
import type { FindMetric } from '../../src/experiments/replications/summarise.ts'
import type { CountedIn, ReplicationResult } from '../../src/model/result.ts'

/** A registry of a few metrics. */
export const find: FindMetric = (id) =>
  ({
    'returns.total': { unit: 'count', kind: 'flow' as const },
    'backlog.decision': { unit: 'count', kind: 'stock' as const },
    'cost.total': { unit: 'GBP', kind: 'cost' as const },
    'wait.decision.median': { unit: 'days', kind: 'wait' as const },
    'scheme.transferred': { unit: 'count', kind: 'flow' as const },
    'scheme.utilisation': { unit: 'share', kind: 'ratio' as const },
  })[id]

/** A series with its total in each replication; its value in each of two months is a half of it. */
export type Totals = readonly [
  metric: string,
  scheme: string,
  countedIn: CountedIn,
  totals: readonly (number | null)[],
]

/** One replication with the given totals at position `r`. */
export function resultOf(series: readonly Totals[], r: number): ReplicationResult {
  return {
    months: ['2024-12', '2025-01', '2025-02'],
    series: series.map(([metric, scheme, countedIn, totals]) => {
      const total = totals[r] ?? null
      const half = total === null ? null : total / 2
      return { metric, scheme, countedIn, monthly: [null, half, half], total }
    }),
    incidence: [{ cause: 'removal', cumulative: [0, r / 10, null] }],
    counts: { events: 0, parties: 0 },
  }
}

/** A set of as many replications as the first series has totals. */
export function setOf(
  scenario: string,
  series: readonly Totals[],
  skip: readonly number[] = [],
): ReplicationSet {
  const set = new ReplicationSet(scenario, 'none')
  series[0]![3].forEach((_, r) => {
    if (!skip.includes(r)) set.add(r, resultOf(series, r))
  })
  return set
}
