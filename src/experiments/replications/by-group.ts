/** What flows and stocks come to in each nationality group: levels, and differences from the baseline. */
import { differencesFrom } from './differences.ts'
import type { ReplicationSet } from './replication-set.ts'
import { sortedBy } from './row-order.ts'
import { type FindMetric, summarise } from './summarise.ts'
import type { DifferenceRow, GroupRow, SummaryRow } from './tables.ts'

/** Rows of results/by-group.csv; undefined where no replication was counted by group. */
export function byGroup(
  baseline: string,
  sets: readonly ReplicationSet[],
  find: FindMetric,
): GroupRow[] | undefined {
  const labels = new Map(sets.flatMap(({ groups }) => [...groups]))
  if (labels.size === 0) return undefined
  const rows = [...labels].flatMap(([group, label]) => {
    const own = sets.map((set) => set.ofGroup(group))
    return [...summarise(own, find), ...differencesFrom(baseline, own, find)].map(ofGroup(group, label))
  })
  return sortedBy(rows, (r) => [r.scenario, r.baseline, r.deterrence, r.metric, r.counted_in, r.group])
}

/** The row of a group, from a level or a difference of its replications. */
const ofGroup =
  (group: string, group_label: string) =>
  ({ scheme: _, ...row }: SummaryRow | DifferenceRow): GroupRow => ({
    baseline: '',
    ...row,
    group,
    group_label,
  })
