/** The comparison of scenarios under common random numbers, of which a run of one scenario and a forecast are forms. */
import { join } from 'node:path'
import { type Shard, shardOf } from '../execution/shard.ts'
import type { Dressing } from '../experiments/history/forecast.ts'
import { batchSize, type PrecisionRule } from '../experiments/replications/precision.ts'
import { jobsOf, type Plan } from '../experiments/replications/replicate.ts'
import type { RunInputs } from '../run-folder/manifest.ts'
import { resultFiles } from '../run-folder/result-files.ts'
import { storedErrors } from '../run-folder/stored-errors.ts'
import { tool } from '../run-folder/tool.ts'
import { type Ensemble, parameterName } from '../scenarios/designs/ensemble.ts'
import type { LoadedScenario, Setting } from '../scenarios/load.ts'
import type { Output } from '../terminal/output.ts'
import { plural } from '../words/numbers.ts'
import type { SimulationOptions } from './asked.ts'
import { chartsOfComparison } from './comparison-charts.ts'
import {
  type ComparisonWithCurve,
  type CurveInputs,
  compareWithCurve,
  curveOf,
  mostCurveJobs,
} from './comparison-curve.ts'
import { comparisonSummary, howText } from './comparison-summary.ts'
import { workersText } from './elsewhere.ts'
import {
  ensembleFile,
  inputsOf,
  openEnsemble,
  participantsOf,
  rangesOf,
  setsText,
  storedEnsemble,
} from './ensemble.ts'
import { runInFolder, seedOf } from './folder-run.ts'
import { refuseUnknownHypotheses } from './hypotheses.ts'
import { type Foreseen, type Kind, otherQuestion } from './kind.ts'
import { otherWorlds, pathsInBaseline, refuseOtherPasts, variedWorlds } from './one-past.ts'
import { openedLines } from './opening-at.ts'
import { settingLines } from './setting-lines.ts'
import { digestsOfScenarios, loadStored, openStored, scenarioFiles } from './stored-scenarios.ts'

/** What a forecast by the back-tested method rests on. */
export interface ForecastInputs {
  /** Quarter at whose end the model is opened. */
  readonly origin: string
  /** Quarters from there with all inputs given. */
  readonly given: number
  /** For series that are inputs themselves, quarters from there in which they are given. */
  readonly given_series: Readonly<Record<string, number>>
  /** What is added to a quarter of a series beside what the model counts, such as appeals that do not follow from its refusals. */
  readonly added: Readonly<Record<string, number>>
  /** SHA-256 of the stored errors of past forecasts. */
  readonly errors: string
}

/** What the manifest says of a comparison. */
export interface ComparisonAsked {
  readonly kind: 'comparison'
  /** How deterrence strength is varied besides. */
  readonly curve?: CurveInputs
  /** Whether flows and stocks are given by nationality group as well. */
  readonly by?: 'group'
  /** Whether the main differences have intervals that hold for all of them at once. */
  readonly simultaneous?: true
  /** Whether the run is a forecast of published series, and by which past errors it is widened. */
  readonly forecast?: true | ForecastInputs
}

/** What is run. */
export interface ComparisonRun {
  readonly asked: ComparisonAsked
  readonly plan: Plan
  /** The baseline first. */
  readonly scenarios: readonly LoadedScenario[]
  /** The parameter sets of the plan's members. */
  readonly ensemble: Ensemble | undefined
  /** Loads the same scenarios with further settings. */
  readonly load: (settings: readonly Setting[]) => readonly LoadedScenario[]
  /** Settings of the command line; none of a stored run, whose scenarios have them. */
  readonly settings: readonly Setting[]
}

/** The kind of run. */
export const comparisonKind: Kind<ComparisonAsked, ComparisonRun, ComparisonWithCurve> = {
  name: 'comparison',
  noun: 'a comparison',
  foreseen: foreseenOf,
  plan(folder, manifest) {
    const scenarios = loadStored(folder, manifest)
    const ensemble = storedEnsemble(folder, manifest)
    const load = openStored(folder, manifest)
    return {
      asked: manifest.asked,
      plan: planOf(manifest, scenarios, ensemble, manifest.replications),
      scenarios,
      ensemble,
      load,
      settings: [],
    }
  },
  execute: ({ asked, plan, load, ensemble }, execution) =>
    compareWithCurve(plan, asked.curve, load, execution, ensemble),
  files: ({ asked }, { sets, tables, curve }) =>
    resultFiles(sets, tables, { curve, forecast: dressingOf(asked) }),
  stored({ scenarios, ensemble }, { replications }) {
    const ranges = ensemble && rangesOf(ensemble, scenarios, replications)
    return new Map([
      ...(ensemble ? [[ensembleFile, ensemble.csv] as const] : []),
      ...scenarioFiles(ranges ?? scenarios),
    ])
  },
  async documents(folder, { scenarios }, inputs) {
    const { documentsOf } = await import('./documents/documents.ts')
    return documentsOf(folder, inputs, scenarios)
  },
  charts: ({ scenarios }, inputs, outcome) => chartsOfComparison(scenarios, inputs, outcome),
  async redraw(folder, manifest) {
    const { redrawnCharts } = await import('./comparison-redrawn.ts')
    return redrawnCharts(folder, manifest, loadStored(folder, manifest))
  },
  summary: (finished, { scenarios, settings }, { tables }, asJson) =>
    comparisonSummary(finished, scenarios, settings, tables, asJson),
  digests: () => new Map(),
  // A forecast has no option to report on.
  async report(folder, manifest) {
    if (manifest.asked.forecast) return new Map()
    const { reportOfComparison } = await import('./comparison-report.ts')
    return reportOfComparison(folder, manifest, loadStored(folder, manifest))
  },
  differences: (then, now) => [
    ...otherQuestion(then.forecast, now.forecast),
    ...(then.simultaneous === now.simultaneous
      ? []
      : ['only one of them has intervals that hold for all main differences at once']),
    ...(then.by === now.by ? [] : ['only one of them is by nationality group']),
  ],
  sampled: { planOf: ({ plan }) => plan },
}

/** The jobs that are known before: a precision adds to them, and the curve follows from what comes out. */
function foreseenOf({ asked: { curve }, plan, scenarios }: ComparisonRun, shard: Shard): Foreseen {
  const isCounted = typeof plan.replications === 'number'
  const jobs = jobsOf(plan, 0, typeof plan.replications === 'number' ? plan.replications : batchSize)
  const most = curve && mostCurveJobs(curve, scenarios.length - 1)
  const further = isCounted
    ? most && {
        why: `at most ${plural(most, 'job')} at other strengths of deterrence, of the options that raise the risk most`,
        onMerging: true,
      }
    : {
        why: `replications are added, ${batchSize} at a time, until the precision is reached`,
        onMerging: false,
      }
  return { batches: [shardOf(jobs, shard)], ...(further && { further }) }
}

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
 * Runs a comparison and writes everything.
 * @returns the exit code: 0, or 4 if jobs failed
 * @throws InputError if the folder may not be used
 */
export async function simulateAndWrite(request: SimulationRequest): Promise<number> {
  const { scenarios, options, title, load, commandLine, output, worker } = request
  refuseOtherPasts(scenarios)
  refuseUnknownHypotheses(options.deterrence, scenarios)
  const { replications, deterrence, settings } = options
  const seed = seedOf(options)
  const ensemble = openEnsemble(options, scenarios)
  const curve = load && curveOf(scenarios, deterrence, replications, ensemble)
  const asked: ComparisonAsked = {
    kind: 'comparison',
    ...(curve && { curve }),
    ...(options.by && { by: options.by }),
    ...(options.simultaneous && { simultaneous: true as const }),
    ...(request.forecast && { forecast: request.forecast }),
  }
  const inputs: RunInputs<ComparisonAsked> = {
    asked,
    seed,
    replications: typeof replications === 'number' ? replications : 0,
    horizon_years: options.horizonYears,
    baseline: scenarios[0]!.name,
    deterrence,
    scenarios: digestsOfScenarios(scenarios),
    ...(ensemble && { ensemble: inputsOf(ensemble) }),
  }
  const plan = planOf(inputs, scenarios, ensemble, replications)
  return runInFolder({
    kind: comparisonKind,
    run: { asked, plan, scenarios, ensemble, load: load ?? (() => []), settings },
    folder: options.out ?? join('outputs', `${title}-${seed}`),
    inputs,
    options,
    commandLine,
    output,
    worker,
    announcement: [...announcement(plan, request, ensemble), ...otherWorlds(scenarios)],
  })
}

const planOf = (
  { asked, baseline, deterrence, seed, horizon_years }: RunInputs<ComparisonAsked>,
  scenarios: readonly LoadedScenario[],
  ensemble: Ensemble | undefined,
  replications: number | PrecisionRule,
): Plan => ({
  scenarios: participantsOf(scenarios, ensemble, replications),
  baseline,
  deterrence,
  seed: String(seed),
  horizonYears: horizon_years,
  replications,
  version: tool.version,
  followed: true,
  byGroup: asked.by === 'group',
  simultaneous: asked.simultaneous === true,
})

/** How a run's forecast is dressed; whether it is one at all. */
const dressingOf = ({ forecast }: ComparisonAsked): boolean | Dressing =>
  typeof forecast === 'object' ? { ...forecast, errors: storedErrors() } : forecast === true

function announcement(
  { replications, seed }: Plan,
  { scenarios, options, unset }: SimulationRequest,
  ensemble: Ensemble | undefined,
): string[] {
  const count =
    typeof replications === 'number' ? plural(replications, 'replication') : 'replications to a precision'
  return [
    `Running ${scenarios.map(({ name }) => name).join(', ')}: ${howText(count, seed, workersText(options), options.horizonYears)}.`,
    ...openedLines(options),
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
