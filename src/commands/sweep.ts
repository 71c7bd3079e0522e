/** `return-hubs sweep <design.yaml>`: scenarios over a grid or a sample of parameter values. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from '../digest.ts'
import { writeAtomically } from '../execution/files.ts'
import { type SweepPlan, type SweepStation, sweep } from '../experiments/sweep/sweep.ts'
import { pointCount, pointsOf } from '../experiments/sweep/sweep-points.ts'
import { findMetric, metrics } from '../model/measures/metrics.ts'
import type { Inputs } from '../run-folder/manifest.ts'
import { sweepFiles } from '../run-folder/sweep-files.ts'
import { tool } from '../run-folder/tool.ts'
import { writeScenarios } from '../runs/comparison.ts'
import { howText } from '../runs/comparison-summary.ts'
import { runInFolder, seedOf } from '../runs/folder-run.ts'
import { otherWorlds, pathsInBaseline, refuseOtherPasts, variedWorlds } from '../runs/one-past.ts'
import { settingLines } from '../runs/setting-lines.ts'
import { writeSweepCharts } from '../runs/sweep-charts.ts'
import { leversOf } from '../runs/sweep-levers.ts'
import { sweepSummary } from '../runs/sweep-summary.ts'
import { loadSweepDesign, openScenarios, type Setting, type SweepDesign } from '../scenarios/load.ts'
import { messages } from '../scenarios/messages/messages.ts'
import type { Output } from '../terminal/output.ts'
import { plural } from '../words/numbers.ts'
import { refuseUnknownHypotheses, type SimulationArguments, simulationOptions } from './options.ts'

/** Most points of a sweep. */
const mostPoints = 10_000

/** Name of the stored design in the run folder. */
export const designFile = 'design.yaml'

/** Runs a design and writes the run folder. @returns the exit code */
export async function sweepCommand(
  argv: SimulationArguments & { readonly design: string; readonly worker?: URL },
  commandLine: readonly string[],
  output: Output,
): Promise<number> {
  const { design: path, worker, ...simulation } = argv
  const asked = simulationOptions(simulation)
  const design = loadSweepDesign(path)
  const { document } = design
  const options = {
    ...asked,
    ...(argv.horizon === undefined &&
      document.horizon_years !== undefined && { horizonYears: document.horizon_years }),
  }
  const replications =
    argv.replications === undefined ? (document.replications ?? 20) : Number(argv.replications)
  const seed = seedOf(options)
  const folder = options.out ?? join('outputs', `${document.name}-${seed}`)
  const settings = [...design.settings, ...options.settings]
  const { scenarios, stations, levers, worlds } = stationsOf(
    design,
    String(seed),
    [design.baseline, ...design.scenarios],
    settings,
  )
  refuseUnknownHypotheses(options.deterrence, scenarios)
  const text = readFileSync(path, 'utf8')
  const inputs: Inputs = {
    seed,
    replications,
    horizon_years: options.horizonYears,
    baseline: scenarios[0]!.name,
    deterrence: options.deterrence,
    scenarios: scenarios.map(({ name, sha256: digest }) => ({ name, sha256: digest })),
    design: { name: document.name, sha256: sha256(text) },
  }
  const plan = planOf(stations, inputs)
  return runInFolder({
    folder,
    inputs,
    options,
    commandLine,
    output,
    worker,
    announcement: [
      `Sweeping ${plural(stations.length, 'point')}: ${howText(plural(replications, 'replication'), seed, options)}.`,
      ...levers.flatMap(({ announcement }) => announcement),
      ...settingLines(settings),
      ...variedWorlds([
        ...pathsInBaseline(settings, inputs.baseline),
        ...levers.flatMap(({ inBaseline }) => inBaseline),
      ]),
      ...worlds,
    ],
    execute: (execution) => sweep(plan, execution),
    write: async (finished, outcome) => {
      writeAtomically(join(folder, designFile), text)
      writeScenarios(folder, scenarios)
      await writeSweepCharts(join(folder, 'charts'), document, scenarios, finished, outcome)
    },
    results: (outcome) => sweepFiles(document, outcome),
    summary: (manifest, outcome) => sweepSummary(folder, manifest, document, outcome, options.json),
  })
}

/** The plan of a sweep from its stations and inputs. */
export const planOf = (stations: readonly SweepStation[], inputs: Inputs): SweepPlan => ({
  stations,
  deterrence: inputs.deterrence,
  seed: String(inputs.seed),
  horizonYears: inputs.horizon_years,
  replications: inputs.replications,
  version: tool.version,
})

/** The scenarios as they are without the design's parameters, and as they are at each point. */
export function stationsOf(
  design: SweepDesign,
  seed: string,
  references: readonly string[],
  settings: readonly Setting[],
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
  const load = openScenarios(references)
  const scenarios = load(settings)
  refuseOtherPasts(scenarios)
  const levers = leversOf(design, scenarios, settings)
  const worlds = new Set<string>()
  const stations = pointsOf(document, seed).map((point): SweepStation => {
    const own = levers.flatMap((lever) => lever.settingsOf(point.values[lever.name]!))
    const [baseline, ...others] = load([...settings, ...own])
    refuseOtherPasts([baseline!, ...others])
    for (const line of otherWorlds([baseline!, ...others])) worlds.add(line)
    return { point, baseline: baseline!, scenarios: others }
  })
  return { scenarios, stations, levers, worlds }
}
