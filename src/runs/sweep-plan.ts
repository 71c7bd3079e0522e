/** From a design to what a sweep runs: for the command and for its repetition. */

import { scenarioDigest } from '../execution/address.ts'
import type { Participant } from '../experiments/replications/replicate.ts'
import { correlated, rankMatrix } from '../experiments/sweep/sample-shares.ts'
import type { SweepPlan, SweepStation } from '../experiments/sweep/sweep.ts'
import { pointCount, pointsOf } from '../experiments/sweep/sweep-points.ts'
import { findMetric, metrics } from '../model/measures/metrics.ts'
import type { RunInputs, ScenarioDigest } from '../run-folder/manifest.ts'
import { tool } from '../run-folder/tool.ts'
import {
  type LoadedScenario,
  openScenarios,
  type Setting,
  type SweepDesign,
  type SweepDocument,
} from '../scenarios/load.ts'
import { messages } from '../scenarios/messages/messages.ts'
import { arePossible } from '../statistics/rank-correlation.ts'
import { otherWorlds, refuseOtherPasts } from './one-past.ts'
import { withDeclared } from './sweep-declared.ts'
import { leversOf } from './sweep-levers.ts'

/** What the manifest says of a sweep. */
export interface SweepAsked {
  readonly kind: 'sweep'
  /** The design: its name, and the SHA-256 of design.yaml. */
  readonly design: ScenarioDigest
  /** Points of the design that break one of its constraints and are not run; absent of a design without constraints. */
  readonly rejected?: number
}

/** What is run. */
export interface SweepRun {
  readonly plan: SweepPlan
  readonly document: SweepDocument
  /** The design as its file has it. */
  readonly text: string
  /** The baseline first, as they are without the design's parameters. */
  readonly scenarios: readonly LoadedScenario[]
}

/** Most points of a sweep. */
const mostPoints = 10_000

/** The plan of a sweep from its stations and inputs. */
export const planOf = (
  stations: readonly SweepStation[],
  { deterrence, seed, horizon_years, replications }: RunInputs,
): SweepPlan => ({
  stations,
  deterrence,
  seed: String(seed),
  horizonYears: horizon_years,
  replications,
  version: tool.version,
})

/** The scenarios as they are without the design's parameters, and as they are at each point. */
export function stationsOf(
  design: SweepDesign,
  seed: string,
  references: readonly string[],
  settings: readonly Setting[],
  open: (references: readonly string[]) => (settings: readonly Setting[]) => LoadedScenario[] = (all) =>
    openScenarios(all),
) {
  const { document } = design
  const count = pointCount(document)
  if (count > mostPoints) throw design.refusal(['parameters'], messages.tooManyPoints(count, mostPoints))
  if (findMetric(document.chart.metric) === undefined)
    throw design.refusal(
      ['chart', 'metric'],
      messages.unknownMetric(
        document.chart.metric,
        metrics.map(({ id }) => id),
      ),
    )
  const load = open(references)
  const scenarios = load(settings)
  refuseOtherPasts(scenarios)
  const levers = leversOf(design, scenarios, settings)
  const worlds = new Set<string>()
  const resolved = withDeclared(design, scenarios)
  refuseCorrelations(design)
  const points = pointsOf(resolved, seed)
  refuseTooFew(design, points.length, points[0]?.id)
  const stations = points.map((point): SweepStation => {
    const own = levers.flatMap((lever) => lever.settingsOf(point.values[lever.name]!))
    const [baseline, ...others] = load([...settings, ...own])
    refuseOtherPasts([baseline!, ...others])
    for (const line of otherWorlds([baseline!, ...others])) worlds.add(line)
    return { point, baseline: participantOf(baseline!), scenarios: others.map(participantOf) }
  })
  return { scenarios, stations, levers, worlds, rejected: count - stations.length }
}

/** What jobs need of a scenario, of which there may be thousands: its values, by whose digest it is told from others, without its words. */
const participantOf = ({ name, values }: LoadedScenario): Participant => ({
  name,
  values,
  sha256: scenarioDigest(values),
})

/** Refuses correlations that cannot hold, and fewer points than they need. @throws InputError */
function refuseCorrelations({ document, refusal }: SweepDesign): void {
  const names = correlated(document)
  if (names.length === 0) return
  if (!arePossible(rankMatrix(document, names)))
    throw refusal(['correlations'], messages.correlationsImpossible())
  const least = 2 * names.length
  if (document.method === 'latin-hypercube' && document.points! < least)
    throw refusal(['points'], messages.tooFewToCorrelate(document.points!, least))
}

/** Refuses constraints that leave nothing, or take away the point that all others are compared with. @throws InputError */
function refuseTooFew({ document, refusal }: SweepDesign, left: number, first: string | undefined): void {
  if (left === 0) throw refusal(['constraints'], messages.nothingLeft(pointCount(document)))
  if (document.method === 'one-at-a-time' && Number(first!.slice(1)) > 1)
    throw refusal(['constraints'], messages.usualRejected())
}
