/** Digests of what one replication of a scenario gives, by group of metrics. */
import { sha256 } from '../../src/digest.ts'
import { builtInNames } from '../../src/scenarios/load.ts'
import { hub, runOnce, smallScenario } from '../model/model.ts'

/** The scenarios that are pinned. */
export const references: readonly string[] = [hub, ...builtInNames()]

/** What stands where a scenario has no metric of a group. */
export const absent = '-'

/**
 * A digest for each group of metrics, the first segment of their ids, and for the rest of the result: at 2 % of national volume, over
 * three years. Twelve digits tell apart all that could ever be confused here.
 */
export function digestsOf(reference: string): ReadonlyMap<string, string> {
  const { series, months, incidence, counts } = runOnce(smallScenario(reference), 1, 3)
  const groups = new Map<string, unknown[]>([
    ['(months)', [months]],
    ['(incidence)', [incidence]],
    ['(counts)', [counts]],
  ])
  for (const each of series) {
    const group = each.metric.split('.')[0]!
    groups.set(group, [...(groups.get(group) ?? []), each])
  }
  return new Map([...groups].map(([group, part]) => [group, sha256(JSON.stringify(part)).slice(0, 12)]))
}

/** The table of digests: a line for each group, a column for each scenario, so that a new metric changes one line. */
export function tableOf(digests: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  const groups = [...new Set([...digests.values()].flatMap((each) => [...each.keys()]))].sort()
  const lines = groups.map((group) =>
    [group, ...[...digests.values()].map((each) => each.get(group) ?? absent)].join(','),
  )
  return `${[['group', ...digests.keys()].join(','), ...lines].join('\n')}\n`
}
