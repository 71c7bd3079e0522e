/** The work that `run` and `compare` share: load, run, write the run folder, say what came out. */
import { join } from 'node:path'
import { refuseUnknownHypotheses, type SimulationOptions } from '../commands/options.ts'
import { plural } from '../commands/plural.ts'
import { writeAtomically } from '../execution/files.ts'
import { type CurveRow, deterrenceCurve } from '../experiments/break-even/deterrence-curve.ts'
import type { Dressing } from '../experiments/history/forecast.ts'
import { replicationsPerMember } from '../experiments/replications/members.ts'
import { type Comparison, compare, type Execution, type Plan } from '../experiments/replications/replicate.ts'
import { noDeterrence } from '../model/deterrence.ts'
import { type Measure, measuresOf } from '../model/measures/lever-metrics.ts'
import { assumptionsCsv } from '../run-folder/assumptions.ts'
import type { CurveInputs, ForecastInputs, Inputs } from '../run-folder/manifest.ts'
import { resultFiles } from '../run-folder/result-files.ts'
import { storedErrors } from '../run-folder/stored-errors.ts'
import { tool } from '../run-folder/tool.ts'
import { type Ensemble, parameterName } from '../scenarios/designs/ensemble.ts'
import { parameterDifferences } from '../scenarios/document/difference.ts'
import { type LoadedScenario, parseSetting, type Setting } from '../scenarios/load.ts'
import { fewestForVerdict } from '../statistics/verdict.ts'
import type { Output } from '../terminal/output.ts'
import { wrap } from '../words/numbers.ts'
import { writeChartsOf } from './comparison-charts.ts'
import { howText, summaryText } from './comparison-summary.ts'
import { ensembleFile, inputsOf, openEnsemble, participantsOf, rangesOf, setsText } from './ensemble.ts'
import { runInFolder, seedOf } from './folder-run.ts'
import { otherWorlds, pathsInBaseline, refuseOtherPasts, variedWorlds } from './one-past.ts'
import { settingLines } from './setting-lines.ts'

/** What is to be run and how. */
export interface SimulationRequest {
  /** The baseline first, then in the user's order. */
  readonly scenarios: readonly LoadedScenario[]
  readonly options: SimulationOptions
  /** Names the run folder where `--out` does not. */
  readonly title: string
  /** Loads the same scenarios with further settings; a run that is given it also varies the strength of deterrence. */
  readonly load?: (settings: readonly Setting[]) => readonly LoadedScenario[]
  /** Loads the same scenarios without any setting, to tell which settings change nothing. */
  readonly unset?: () => readonly LoadedScenario[]
  /** Whether published series are forecast by quarter, and by which past errors the forecast is widened. */
  readonly forecast?: true | ForecastInputs
  /** What followed `return-hubs`. */
  readonly commandLine: readonly string[]
  readonly output: Output
  /** Worker module; the simulation unless given. */
  readonly worker?: URL
}

/**
 * Runs and writes everything.
 * @returns the exit code: 0, or 4 if jobs failed
 * @throws InputError if the folder may not be used
 */
export async function simulateAndWrite(request: SimulationRequest): Promise<number> {
  const { scenarios, options, title, commandLine, output, worker } = request
  refuseOtherPasts(scenarios)
  refuseUnknownHypotheses(options.deterrence, scenarios)
  const seed = seedOf(options)
  const folder = options.out ?? join('outputs', `${title}-${seed}`)
  const ensemble = openEnsemble(options, scenarios)
  const inputs: Inputs = {
    seed,
    replications: typeof options.replications === 'number' ? options.replications : 0,
    horizon_years: options.horizonYears,
    baseline: scenarios[0]!.name,
    deterrence: options.deterrence,
    scenarios: scenarios.map(({ name, sha256 }) => ({ name, sha256 })),
    ...curveOf(request, ensemble),
    ...(request.forecast && { forecast: request.forecast }),
    ...(ensemble && { ensemble: inputsOf(ensemble) }),
  }
  const plan: Plan = {
    scenarios: participantsOf(scenarios, ensemble, options.replications),
    baseline: inputs.baseline,
    deterrence: inputs.deterrence,
    seed: String(seed),
    horizonYears: inputs.horizon_years,
    replications: options.replications,
    version: tool.version,
    followed: true,
  }
  return runInFolder({
    folder,
    inputs,
    options,
    commandLine,
    output,
    worker,
    announcement: [...announcement(plan, request, ensemble), ...otherWorlds(scenarios)],
    execute: (execution) => compareWithCurve(plan, inputs.curve, curveLoader(request), execution, ensemble),
    write: async (finished, comparison) => {
      const ranges = ensemble && rangesOf(ensemble, scenarios, finished.replications)
      if (ensemble) writeAtomically(join(folder, ensembleFile), ensemble.csv)
      writeScenarios(folder, ranges ?? scenarios)
      await writeChartsOf(join(folder, 'charts'), scenarios, finished, comparison)
    },
    results: ({ sets, tables, curve }) => resultFiles(sets, tables, { curve, forecast: dressingOf(inputs) }),
    summary: (manifest, { tables }) =>
      summaryText(
        folder,
        manifest,
        tables,
        options.json,
        priceText(scenarios[0]!),
        bearingsOf(scenarios, options.settings),
        (scenario) => scenarios.find(({ name }) => name === scenario)!.values.schemes,
      ),
  })
}

/** What the parameters bear on that are set for the run, or in which a scenario differs from the baseline. */
function bearingsOf(
  [baseline, ...options]: readonly LoadedScenario[],
  settings: readonly Setting[],
): Record<string, Measure[]> {
  const set = settings.filter(({ scenario }) => scenario === undefined).map(({ path }) => path.join('.'))
  return Object.fromEntries(
    options.map(({ name, parameters }) => [
      name,
      measuresOf([...parameterDifferences(baseline!.parameters, parameters).map(({ id }) => id), ...set]),
    ]),
  )
}

/** How a run's forecast is dressed; whether it is one at all. */
export const dressingOf = ({ forecast }: Inputs): boolean | Dressing =>
  typeof forecast === 'object' ? { ...forecast, errors: storedErrors() } : forecast === true

/** At most 80 columns. */
const priceText = ({ values: { costs } }: LoadedScenario) =>
  wrap(`Prices of ${costs.price_base}; deflator: ${costs.deflator}.`, 80).join('\n')

/** Strengths that are tried, by form: small, middling and large. */
const curveStrengths = {
  exponential: [2, 5, 10],
  logistic: [2, 5, 10],
  constant_elasticity: [0.1, 0.3, 1],
  threshold: [0.25, 0.5, 1],
} as const
/** Enough for a verdict; of an ensemble, whose replications share their parameters in turn, as many sets. */
const curveReplications = (ensemble: Ensemble | undefined) =>
  fewestForVerdict * (ensemble === undefined ? 1 : replicationsPerMember)

function curveOf(
  { scenarios, options, load }: SimulationRequest,
  ensemble: Ensemble | undefined,
): { curve?: CurveInputs } {
  const hypothesis = options.deterrence.find((name) => name !== noDeterrence)
  const [first, ...others] = scenarios
  if (load === undefined || hypothesis === undefined || others.length === 0) return {}
  const { replications } = options
  return {
    curve: {
      hypothesis,
      strengths: curveStrengths[first!.values.deterrence[hypothesis]!.form],
      displaced: [0, 0.3, 1],
      replications: Math.min(
        curveReplications(ensemble),
        typeof replications === 'number' ? replications : curveReplications(ensemble),
      ),
    },
  }
}

const curveLoader =
  ({ load }: SimulationRequest) =>
  (settings: readonly Setting[]) =>
    load?.(settings) ?? []

/** A comparison with what came of varying the strength of deterrence. */
export interface ComparisonWithCurve extends Comparison {
  readonly curve: readonly CurveRow[]
}

/**
 * Runs a comparison, and then the strength curve if one is asked for.
 * @param load the compared scenarios with further settings
 * @param ensemble of the plan's members, under which the curve is run as well; what the curve varies it does not
 */
export async function compareWithCurve(
  plan: Plan,
  asked: CurveInputs | undefined,
  load: (settings: readonly Setting[]) => readonly LoadedScenario[],
  execution: Execution,
  ensemble?: Ensemble,
): Promise<ComparisonWithCurve> {
  const comparison = await compare(plan, execution)
  const complete = comparison.sets.every(({ replications }) => replications.length > 0)
  if (asked === undefined || !complete) return { ...comparison, curve: [] }
  const at = (name: string, strength: number, displaced: number) => {
    const values = { zero_share: 0, strength, displaced_share: displaced }
    const paths = Object.entries(values).map(([field, value]) => [
      `deterrence.${asked.hypothesis}.${field}`,
      value,
    ])
    const loaded = load(paths.map(([path, value]) => parseSetting(`${name}:${path}=${value}`)))
    const varied = paths.map(([path]) => String(path))
    const own = loaded.filter((scenario) => scenario.name === name)
    return participantsOf(own, ensemble, asked.replications, varied)[0]!
  }
  const { rows, failures } = await deterrenceCurve(plan, { ...asked, at }, comparison, execution)
  return { ...comparison, curve: rows, failures: [...comparison.failures, ...failures] }
}

/** Writes the scenarios as resolved, and the table of what they assume. */
export function writeScenarios(
  folder: string,
  scenarios: readonly Pick<LoadedScenario, 'name' | 'yaml' | 'parameters'>[],
): void {
  for (const { name, yaml } of scenarios) writeAtomically(join(folder, 'scenarios', `${name}.yaml`), yaml)
  writeAtomically(join(folder, 'assumptions.csv'), assumptionsCsv(scenarios))
}

function announcement(
  { replications, seed }: Plan,
  { scenarios, options, unset }: SimulationRequest,
  ensemble: Ensemble | undefined,
): string[] {
  const count =
    typeof replications === 'number' ? plural(replications, 'replication') : 'replications to a precision'
  return [
    `Running ${scenarios.map(({ name }) => name).join(', ')}: ${howText(count, seed, options)}.`,
    ...settingLines(options.settings, unset, scenarios),
    ...variedWorlds([
      ...pathsInBaseline(options.settings, scenarios[0]!.name),
      ...(ensemble?.parameters ?? []).map(({ path }) => parameterName(path)),
    ]),
    ...(ensemble
      ? [`Parameters from ${inputsOf(ensemble).file}: ${setsText(inputsOf(ensemble), replications)}.`]
      : []),
  ]
}
