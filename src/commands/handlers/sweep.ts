/** `return-hubs sweep <design.yaml>`: scenarios over a grid or a sample of parameter values. */
import { join } from 'node:path'
import { sha256 } from '../../digest.ts'
import { pointCount } from '../../experiments/sweep/sweep-points.ts'
import type { RunInputs } from '../../run-folder/manifest.ts'
import { howText } from '../../runs/comparison-summary.ts'
import { workersText } from '../../runs/elsewhere.ts'
import { runInFolder, seedOf } from '../../runs/folder-run.ts'
import { refuseUnknownHypotheses } from '../../runs/hypotheses.ts'
import { pathsInBaseline, variedWorlds } from '../../runs/one-past.ts'
import { openedLines } from '../../runs/opening-at.ts'
import { settingLines } from '../../runs/setting-lines.ts'
import { digestsOfScenarios } from '../../runs/stored-scenarios.ts'
import { sweepKind } from '../../runs/sweep.ts'
import { designLines } from '../../runs/sweep-design-text.ts'
import { planOf, type SweepAsked, stationsOf } from '../../runs/sweep-plan.ts'
import { readText } from '../../scenarios/document/read.ts'
import { loadSweepDesign, openScenarios } from '../../scenarios/load.ts'
import { withResponses } from '../../scenarios/responses.ts'
import type { Output } from '../../terminal/output.ts'
import { plural } from '../../words/numbers.ts'
import { defaults } from '../defaults.ts'
import { type SimulationArguments, simulationOptions } from './options.ts'

/** Points that take a while to make. */
const many = 1000

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
    argv.replications === undefined
      ? (document.replications ?? defaults.simulation.replications)
      : Number(argv.replications)
  const seed = seedOf(options)
  const points = pointCount(document)
  if (!options.quiet && points >= many) output.tell(`Making ${points} points.\n`)
  const settings = [...design.settings, ...options.settings]
  const { scenarios, stations, levers, worlds, rejected } = stationsOf(
    design,
    String(seed),
    [design.baseline, ...design.scenarios],
    settings,
    (references) => withResponses(openScenarios(references, options.opened), options.responses, 1),
  )
  refuseUnknownHypotheses(options.deterrence, scenarios)
  const text = readText(path, path)
  const inputs: RunInputs<SweepAsked> = {
    asked: {
      kind: 'sweep',
      design: { name: document.name, sha256: sha256(text) },
      ...(document.constraints.length > 0 && { rejected }),
    },
    seed,
    replications,
    horizon_years: options.horizonYears,
    baseline: scenarios[0]!.name,
    deterrence: options.deterrence,
    scenarios: digestsOfScenarios(scenarios),
  }
  return runInFolder({
    kind: sweepKind,
    run: { plan: planOf(stations, inputs), document, text, scenarios },
    folder: options.out ?? join('outputs', `${document.name}-${seed}`),
    inputs,
    options,
    commandLine,
    output,
    worker,
    announcement: [
      `Sweeping ${plural(stations.length, 'point')}: ${howText(plural(replications, 'replication'), seed, workersText(options), options.horizonYears)}.`,
      ...designLines(document, stations),
      ...levers.flatMap(({ announcement }) => announcement),
      ...openedLines(options),
      ...settingLines(settings),
      ...variedWorlds([
        ...pathsInBaseline(settings, inputs.baseline),
        ...levers.flatMap(({ inBaseline }) => inBaseline),
      ]),
      ...worlds,
    ],
  })
}
