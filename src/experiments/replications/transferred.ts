/**
 * What became of the people transferred, and what would have without: the same person, under the same luck, in the scenario
 * and in its baseline. Everybody whom a scheme has transferred counts once, with the scheme that did so last.
 */
import { unpackEndings } from '../../execution/endings.ts'
import { type Ending, type Endings, endingIds } from '../../model/endings.ts'
import { meanInterval, moments } from '../../statistics/interval.ts'
import type { ReplicationSet } from './replication-set.ts'
import { sortedBy } from './row-order.ts'
import { independentOf, sampleOf } from './sample.ts'

/** A row of results/transferred.csv: people who are in one place at the end, and would have been in another. */
export interface TransferredRow {
  readonly scenario: string
  readonly baseline: string
  readonly deterrence: string
  /** Scheme id; '' for all of them together. */
  readonly scheme: string
  readonly in_baseline: Ending
  readonly in_scenario: Ending
  readonly counted_in: 'people'
  readonly mean: number
  readonly ci_low: number | null
  readonly ci_high: number | null
  /** Replications of which both ends are known. */
  readonly replications: number
}

/** People by scheme, ending in the baseline and ending in the scenario. */
type Cells = Map<string, number>
const cell = (scheme: string, there: Ending, here: Ending) => `${scheme}\t${there}\t${here}`

/** Rows for every scenario whose people were followed; undefined where those of none were. */
export function transferredFrom(
  baseline: string,
  sets: readonly ReplicationSet[],
): TransferredRow[] | undefined {
  const rows = sets.flatMap((set) => {
    const against = sets.find((other) => other.scenario === baseline && other.deterrence === set.deterrence)
    return against === undefined || against === set ? [] : (rowsOf(set, against) ?? [])
  })
  return sets.some(({ hasEndings }) => hasEndings)
    ? sortedBy(rows, (r) => [r.scenario, r.deterrence, r.scheme, r.in_baseline, r.in_scenario])
    : undefined
}

function rowsOf(set: ReplicationSet, baseline: ReplicationSet): TransferredRow[] {
  const schemes = set.series
    .filter(
      ({ metric, scheme, countedIn }) =>
        metric === 'scheme.transferred' && scheme !== '' && countedIn === 'people',
    )
    .map(({ scheme }) => scheme)
  const replications: number[] = []
  const counted: Cells[] = []
  for (const replication of set.replications) {
    const [here, there] = [set.endings(replication), baseline.endings(replication)]
    if (here === undefined || there === undefined) continue
    replications.push(replication)
    counted.push(crossed(unpackEndings(here), unpackEndings(there), schemes))
  }
  const keys = [...new Set(counted.flatMap((cells) => [...cells.keys()]))]
  return keys.map((key) => {
    const [scheme, in_baseline, in_scenario] = key.split('\t') as [string, Ending, Ending]
    const sample = sampleOf(
      set,
      replications,
      Float64Array.from(counted, (cells) => cells.get(key) ?? 0),
    )
    const interval = meanInterval(moments(independentOf(sample))!)
    return {
      scenario: set.scenario,
      baseline: baseline.scenario,
      deterrence: set.deterrence,
      scheme,
      in_baseline,
      in_scenario,
      counted_in: 'people',
      mean: moments(sample.values)!.mean,
      ci_low: interval === null ? null : Math.max(0, interval.low),
      ci_high: interval?.high ?? null,
      replications: replications.length,
    }
  })
}

/** The people transferred in one replication. Somebody who is not in the baseline has not come there. */
function crossed(here: Endings, there: Endings, schemes: readonly string[]): Cells {
  const cells: Cells = new Map()
  const { subjects, endings, transfers } = here
  if (transfers === undefined) throw new Error('the people transferred were not followed')
  // Both are in the order of subjects, so one pass finds the same people.
  let at = 0
  for (const [i, subject] of subjects.entries()) {
    while (at < there.subjects.length && there.subjects[at]! < subject) at++
    const same = there.subjects[at] === subject
    const before = same ? endingIds[there.endings[at]!]! : 'not_arrived'
    const now = endingIds[endings[i]!]!
    for (const scheme of ['', schemes[transfers.schemes[i]!]!]) {
      const key = cell(scheme, before, now)
      cells.set(key, (cells.get(key) ?? 0) + transfers.people[i]!)
    }
  }
  return cells
}
