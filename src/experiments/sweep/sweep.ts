/** A designed experiment: scenarios at many points, under common random numbers, each against the baseline at its point. */

import { differencesFrom } from '../replications/differences.ts'
import {
  type Execution,
  type Participant,
  type Plan,
  type Replicated,
  replicate,
} from '../replications/replicate.ts'
import type { ReplicationSet } from '../replications/replication-set.ts'
import { type FindMetric, summarise } from '../replications/summarise.ts'
import type { DifferenceRow, SummaryRow } from '../replications/tables.ts'
import type { SweepPoint } from './sweep-points.ts'

/** The scenarios as they are at one point. */
export interface SweepStation {
  readonly point: SweepPoint
  readonly baseline: Participant
  readonly scenarios: readonly Participant[]
}

/** What is to be run. */
export interface SweepPlan extends Omit<Plan, 'scenarios' | 'baseline' | 'replications'> {
  readonly stations: readonly SweepStation[]
  readonly replications: number
}

/** A row of a table with the point it belongs to. */
export type AtPoint<Row> = Row & { readonly point: string }

/** The replications of one point, under the scenarios' own names. */
export interface PointSets {
  readonly point: SweepPoint
  readonly baseline: string
  readonly sets: readonly ReplicationSet[]
}

/** What came of it. */
export interface Sweep extends Omit<Replicated, 'sets'> {
  readonly points: readonly PointSets[]
  readonly summary: readonly AtPoint<SummaryRow>[]
  readonly differences: readonly AtPoint<DifferenceRow>[]
}

/** Runs the plan. A scenario that several points share, such as a baseline that nothing varies, is run once. */
export async function sweep(plan: SweepPlan, execution: Execution): Promise<Sweep> {
  const { sets, failures, ...rest } = await replicate(jobPlan(plan), execution)
  const byJob = new Map<string, ReplicationSet[]>()
  for (const set of sets) byJob.set(set.scenario, [...(byJob.get(set.scenario) ?? []), set])
  const points = plan.stations.map(({ point, baseline, scenarios }) => ({
    point,
    baseline: baseline.name,
    sets: [baseline, ...scenarios].flatMap((participant) =>
      (byJob.get(jobName(participant, baseline)) ?? []).map((set) => set.named(participant.name)),
    ),
  }))
  return {
    ...rest,
    failures: failures.map((failure) => ({ ...failure, scenario: nameOf(plan, failure.scenario) })),
    points,
    ...tablesAtPoints(points, execution.find),
  }
}

/** What a failed job’s scenario is called: its name and the first of its points. */
function nameOf({ stations }: SweepPlan, digest: string): string {
  for (const { point, baseline, scenarios } of stations) {
    const found = [baseline, ...scenarios].find((each) => jobName(each, baseline) === digest)
    if (found) return `${found.name} at ${point.id}`
  }
  return digest
}

/** What a scenario is called among the jobs: by its digest and that of its baseline, on which deterrence depends. */
const jobName = (participant: Participant, baseline: Participant) =>
  `${participant.sha256} against ${baseline.sha256}`

/** The plan of the jobs: every different pair of a scenario and its baseline once. */
export function jobPlan({ stations, ...plan }: SweepPlan): Plan {
  const different = new Map(
    stations.flatMap(({ baseline, scenarios }) =>
      [baseline, ...scenarios].map((participant) => {
        const name = jobName(participant, baseline)
        return [name, { ...participant, name, against: baseline }] as const
      }),
    ),
  )
  return { ...plan, scenarios: [...different.values()], baseline: '' }
}

function tablesAtPoints(points: readonly PointSets[], find: FindMetric) {
  const at = <Row>(point: SweepPoint, rows: readonly Row[]) =>
    rows.map((row) => ({ ...row, point: point.id }))
  return {
    summary: points.flatMap(({ point, sets }) => at(point, summarise(sets, find))),
    differences: points.flatMap(({ point, baseline, sets }) =>
      at(point, differencesFrom(baseline, sets, find)),
    ),
  }
}
