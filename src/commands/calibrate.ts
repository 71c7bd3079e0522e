/** `return-hubs calibrate [design.yaml]`: fits uncertain parameters to the published series, quarter by quarter. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sha256 } from '../digest.ts'
import { writeAtomically } from '../execution/files.ts'
import { type Calibration, type CalibrationPlan, calibrate } from '../experiments/calibration/calibrate.ts'
import { type Dimension, dimensionsOf } from '../experiments/calibration/dimensions.ts'
import { targetSeries } from '../experiments/calibration/errors.ts'
import { InputError } from '../input-error.ts'
import { calibrationFiles } from '../run-folder/calibration-files.ts'
import type { Inputs, Manifest } from '../run-folder/manifest.ts'
import { tool } from '../run-folder/tool.ts'
import { calibrationSummary } from '../runs/calibrate-summary.ts'
import { writeScenarios } from '../runs/comparison.ts'
import { howText } from '../runs/comparison-summary.ts'
import { runInFolder, seedOf } from '../runs/folder-run.ts'
import { type CalibrationDesign, loadCalibrationDesign } from '../scenarios/designs/calibration-design.ts'
import { parameterName } from '../scenarios/designs/ensemble.ts'
import { placeOf } from '../scenarios/document/settings.ts'
import { problemAt } from '../scenarios/document/tree.ts'
import { openScenarios, parseSetting, type Setting } from '../scenarios/load.ts'
import { messages } from '../scenarios/messages/messages.ts'
import type { Output } from '../terminal/output.ts'
import { plural } from '../words/numbers.ts'
import { evidenceDigest, publishedSeries } from './backtest.ts'
import { type SimulationArguments, simulationOptions } from './options.ts'

/** The design unless one is named. */
const builtInDesign = fileURLToPath(
  new URL('../../src/experiments/calibration/calibration.yaml', import.meta.url),
)

/** Quarters at whose end the model can be opened and the year after is published; and the last that has a fit. */
const first = '2017-Q4'
const lastOpening = '2023-Q4'
export const lastFit = '2024-Q4'

/** Name of the stored design in the run folder. */
const calibrationDesignFile = 'design.yaml'

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
  const inputs: Inputs = {
    seed,
    replications,
    horizon_years: document.ahead / 4,
    baseline: scenario!.name,
    deterrence: options.deterrence,
    scenarios: [{ name: scenario!.name, sha256: scenario!.sha256 }],
    calibration: {
      set: options.settings.map(({ text }) => text),
      design: sha256(readFileSync(path, 'utf8')),
      until: lastFit,
      evidence: evidenceDigest(),
    },
  }
  const plan = planOf(design, inputs, (settings) => load([...settings, ...options.settings])[0]!)
  refuseVaried(options.settings, plan.dimensions)
  const folder = options.out ?? join('outputs', `${document.name}-${seed}`)
  const varied = plural(plan.dimensions.length, 'parameter')
  return runInFolder<Calibration>({
    folder,
    inputs,
    options,
    commandLine,
    output,
    announcement: [
      `Trying ${document.points} sets of ${varied}, from ${document.first} to ${document.last}: ${howText(plural(replications, 'replication'), seed, { workers: options.workers })}.`,
    ],
    execute: (execution) => calibrate(plan, execution),
    write: async (_finished, outcome) => {
      writeAtomically(join(folder, calibrationDesignFile), readFileSync(path, 'utf8'))
      writeScenarios(folder, [scenario!])
      await writeCharts(folder, inputs, plan.dimensions, outcome)
    },
    results: (outcome) => calibrationFiles(outcome, plan.dimensions),
    summary: (manifest, outcome) => calibrationSummary(folder, manifest, outcome, options.json),
  })
}

async function writeCharts(
  folder: string,
  { seed }: Inputs,
  dimensions: readonly Dimension[],
  outcome: Calibration,
): Promise<void> {
  const [{ writeEach }, { calibrationCharts }] = await Promise.all([
    import('../charts/kit/render.ts'),
    import('../charts/history/calibration.ts'),
  ])
  const charts = calibrationCharts({ ...outcome, dimensions, seed: String(seed), toolVersion: tool.version })
  await writeEach(charts, join(folder, 'charts'))
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

/** The plan of a calibration from its design and inputs. @throws InputError for targets and quarters that there are not */
export function planOf(
  design: CalibrationDesign,
  { seed, replications }: Inputs,
  load: CalibrationPlan['load'],
): CalibrationPlan {
  const { document } = design
  for (const series of Object.keys(document.targets))
    if (!targetSeries.includes(series))
      throw design.refusal(['targets', series], messages.unknownTarget(series, targetSeries))
  for (const end of ['first', 'last'] as const)
    if (document[end] < first || document[end] > lastOpening)
      throw design.refusal([end], messages.quarterNotOpen(document[end], first, lastOpening))
  return {
    document: { ...document, replications },
    dimensions: dimensionsOf(design, load([])),
    published: publishedSeries(),
    load,
    until: lastFit,
    seed: String(seed),
    version: tool.version,
  }
}

/** What a stored calibration runs. */
export function planOfCalibration(folder: string, manifest: Manifest): CalibrationPlan {
  const design = loadCalibrationDesign(join(folder, calibrationDesignFile))
  const load = openScenarios([join(folder, 'scenarios', `${manifest.baseline}.yaml`)])
  const own = manifest.calibration!.set.map(parseSetting)
  return planOf(design, manifest, (settings) => load([...settings, ...own])[0]!)
}
