/** `return-hubs calibrate [design.yaml]`: fits uncertain parameters to the published series, quarter by quarter. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sha256 } from '../../digest.ts'
import type { Dimension } from '../../experiments/calibration/dimensions.ts'
import { InputError } from '../../input-error.ts'
import type { RunInputs } from '../../run-folder/manifest.ts'
import { calibrationKind } from '../../runs/calibration.ts'
import { type CalibrationAsked, planOf } from '../../runs/calibration-plan.ts'
import { howText } from '../../runs/comparison-summary.ts'
import { workersText } from '../../runs/elsewhere.ts'
import { runInFolder, seedOf } from '../../runs/folder-run.ts'
import { evidenceDigest, lastFit } from '../../runs/published-series.ts'
import { digestsOfScenarios } from '../../runs/stored-scenarios.ts'
import { loadCalibrationDesign } from '../../scenarios/designs/calibration-design.ts'
import { parameterName } from '../../scenarios/designs/ensemble.ts'
import { readText } from '../../scenarios/document/read.ts'
import { placeOf } from '../../scenarios/document/settings.ts'
import { problemAt } from '../../scenarios/document/tree.ts'
import { openScenarios, type Setting } from '../../scenarios/load.ts'
import { messages } from '../../scenarios/messages/messages.ts'
import type { Output } from '../../terminal/output.ts'
import { plural } from '../../words/numbers.ts'
import { type SimulationArguments, simulationOptions } from './options.ts'

/** The design unless one is named. */
const builtInDesign = fileURLToPath(
  new URL('../../../src/experiments/calibration/calibration.yaml', import.meta.url),
)

/** Runs a calibration and writes the run folder. @returns the exit code */
export async function calibrateCommand(
  argv: Omit<SimulationArguments, 'metric' | 'horizon'> & { readonly design?: string | undefined },
  commandLine: readonly string[],
  output: Output,
): Promise<number> {
  const path = argv.design ?? builtInDesign
  const design = loadCalibrationDesign(path)
  const { document } = design
  const options = simulationOptions({
    ...argv,
    horizon: String(document.ahead / 4),
    replications: argv.replications ?? String(document.replications),
  })
  const replications = Number(argv.replications ?? document.replications)
  const seed = seedOf(options)
  const load = openScenarios([design.scenario])
  const [scenario] = load(options.settings)
  const text = readText(path, path)
  const inputs: RunInputs<CalibrationAsked> = {
    asked: {
      kind: 'calibration',
      set: options.settings.map((setting) => setting.text),
      design: sha256(text),
      until: lastFit,
      evidence: evidenceDigest(),
    },
    seed,
    replications,
    horizon_years: document.ahead / 4,
    baseline: scenario!.name,
    deterrence: options.deterrence,
    scenarios: digestsOfScenarios([scenario!]),
  }
  const plan = planOf(design, inputs, (settings) => load([...settings, ...options.settings])[0]!)
  refuseVaried(options.settings, plan.dimensions)
  const varied = plural(plan.dimensions.length, 'parameter')
  return runInFolder({
    kind: calibrationKind,
    run: { plan, text, scenario: scenario! },
    folder: options.out ?? join('outputs', `${document.name}-${seed}`),
    inputs,
    options,
    commandLine,
    output,
    announcement: [
      `Trying ${document.points} sets of ${varied}, from ${document.first} to ${document.last}: ${howText(plural(replications, 'replication'), seed, workersText(options))}.`,
    ],
  })
}

/** Refuses settings of what the design varies. @throws InputError */
function refuseVaried(settings: readonly Setting[], dimensions: readonly Dimension[]): void {
  const varied = dimensions.flatMap(({ ranges, choice }) => [
    ...ranges.map(({ path }) => path),
    ...(choice ? [choice.path] : []),
  ])
  const problems = settings
    .filter(({ path }) => varied.includes(parameterName(path.join('.'))))
    .map((setting) => problemAt(placeOf(setting), [], messages.setAndTried(setting.path.join('.'))))
  if (problems.length > 0) throw new InputError(problems)
}
