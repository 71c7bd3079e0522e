/** The work that `run` and `compare` share: load, run, write the run folder, say what came out. */
import { randomInt } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { writeAtomically } from '../execution/files.ts'
import { JobStore } from '../execution/job-store.ts'
import { type Comparison, compare, type Plan } from '../experiments/compare.ts'
import { InputError } from '../input-error.ts'
import { findMetric } from '../model/metrics.ts'
import { assumptionsCsv } from '../reports/assumptions.ts'
import {
  digestsOf,
  filesDigest,
  type Inputs,
  inputsDigest,
  type Manifest,
  manifestSchema,
} from '../reports/manifest.ts'
import { resultFiles } from '../reports/result-files.ts'
import {
  checkFolder,
  closeFolder,
  type FolderState,
  inspectFolder,
  json,
  openFolder,
  tidyFolder,
} from '../reports/run-folder.ts'
import { environment, tool } from '../reports/tool.ts'
import type { LoadedScenario } from '../scenarios/load.ts'
import { writeChartsOf } from './charts.ts'
import { onInterrupt } from './interrupt.ts'
import type { SimulationOptions } from './options.ts'
import type { Output } from './output.ts'
import { progressBar } from './progress.ts'
import { plural, summaryText, yearsText } from './summary-text.ts'

/** What is to be run and how. */
export interface SimulationRequest {
  /** The baseline first, then in the user's order. */
  readonly scenarios: readonly LoadedScenario[]
  readonly options: SimulationOptions
  /** Names the run folder where `--out` does not. */
  readonly title: string
  /** What followed `return-hubs`. */
  readonly commandLine: readonly string[]
  readonly output: Output
  /** Worker module; the simulation unless given. */
  readonly worker?: URL
}

/** Exit code of a run in which some jobs failed. */
const someFailed = 4

/**
 * Runs and writes everything.
 * @returns the exit code: 0, or 4 if jobs failed
 * @throws InputError if the folder may not be used
 */
export async function simulateAndWrite(request: SimulationRequest): Promise<number> {
  const { scenarios, options, title, commandLine, output } = request
  refuseMixedStarts(scenarios)
  const seed = options.seed ?? earlierSeed(options) ?? randomInt(2 ** 47)
  const folder = options.out ?? join('outputs', `${title}-${seed}`)
  const inputs: Inputs = {
    seed,
    replications: typeof options.replications === 'number' ? options.replications : 0,
    horizon_years: options.horizonYears,
    baseline: scenarios[0]!.name,
    deterrence: options.deterrence,
    scenarios: scenarios.map(({ name, sha256 }) => ({ name, sha256 })),
  }
  const state = inspectFolder(folder)
  checkFolder(folder, state, inputs, options.onExisting)
  if (state.kind === 'finished' && options.onExisting === 'resume')
    return alreadyFinished(folder, state, output)

  openFolder(folder, inputs, commandLine, options.onExisting === 'force')
  const started = new Date()
  const store = new JobStore(join(folder, 'jobs'))
  const again = `The run in ${folder} is not finished; what is done is kept. Repeat with --resume --out ${folder} --seed ${seed} to go on.`
  const ignore = onInterrupt(output, () => again)
  try {
    const plan: Plan = {
      scenarios,
      baseline: inputs.baseline,
      deterrence: inputs.deterrence,
      seed: String(seed),
      horizonYears: inputs.horizon_years,
      replications: options.replications,
      version: tool.version,
    }
    announce(plan, options, output)
    const comparison = await runPlan(plan, store, request)
    const finished: Inputs = { ...inputs, replications: comparison.replications }
    const results = resultFiles(comparison.sets, comparison.tables)
    for (const { name, yaml } of scenarios) writeAtomically(join(folder, 'scenarios', `${name}.yaml`), yaml)
    writeAtomically(join(folder, 'assumptions.csv'), assumptionsCsv(scenarios))
    for (const [path, content] of results) writeAtomically(join(folder, path), content)
    await writeChartsOf(join(folder, 'charts'), scenarios, finished, comparison)
    writeFailures(folder, comparison)
    const files = digestsOf(results)
    const manifest: Manifest = {
      schema: manifestSchema,
      tool,
      command_line: commandLine,
      ...finished,
      inputs: { sha256: inputsDigest(finished) },
      results: { sha256: filesDigest(files), files },
      environment: environment(),
      failures: comparison.failures,
      ...(comparison.precision && { precision: comparison.precision }),
      run: {
        started: started.toISOString(),
        seconds: Math.round((Date.now() - started.getTime()) / 100) / 10,
        workers: options.workers,
      },
    }
    closeFolder(folder, manifest)
    output.print(summaryText(folder, manifest, comparison.tables, options.json))
    return comparison.failures.length > 0 ? someFailed : 0
  } finally {
    ignore()
  }
}

async function runPlan(
  plan: Plan,
  store: JobStore,
  { options, output, worker }: SimulationRequest,
): Promise<Comparison> {
  const progress = progressBar(output, options.quiet)
  try {
    return await compare(plan, {
      workers: options.workers,
      find: findMetric,
      store,
      onProgress: progress.update,
      ...(worker && { worker }),
    })
  } finally {
    progress.stop()
  }
}

function announce({ scenarios, replications, seed }: Plan, options: SimulationOptions, output: Output): void {
  if (options.quiet) return
  const count =
    typeof replications === 'number' ? plural(replications, 'replication') : 'replications to a precision'
  const how = [count, `seed ${seed}`, yearsText(options.horizonYears), plural(options.workers, 'worker')]
  output.tell(`Running ${scenarios.map(({ name }) => name).join(', ')}: ${how.join(', ')}.\n`)
  for (const { text } of options.settings) output.tell(`Set: ${text}\n`)
}

/** The seed of the run that is to go on, where the command line names none. */
function earlierSeed({ onExisting, out }: SimulationOptions): number | undefined {
  if (onExisting !== 'resume') return undefined
  if (out === undefined) {
    throw new InputError([
      {
        file: '--resume',
        path: '',
        found: 'found neither --out nor --seed',
        allowed: 'one of them, to find the run',
      },
    ])
  }
  const state = inspectFolder(out)
  return state.kind === 'empty' ? undefined : state.run.seed
}

function alreadyFinished(
  folder: string,
  { run }: Extract<FolderState, { kind: 'finished' }>,
  output: Output,
): number {
  tidyFolder(folder)
  output.tell(`The run in ${folder} is finished; there is nothing to resume.\n`)
  return run.failures.length > 0 ? someFailed : 0
}

function writeFailures(folder: string, { failures }: Comparison): void {
  const file = join(folder, 'failures.json')
  if (failures.length > 0) writeAtomically(file, json(failures))
  else rmSync(file, { force: true })
}

/** Months of scenarios that start on different dates cannot be laid side by side. */
function refuseMixedStarts(scenarios: readonly LoadedScenario[]): void {
  const [first, ...others] = scenarios
  const problems = others
    .filter(({ values }) => values.start !== first!.values.start)
    .map(({ name, values }) => ({
      file: name,
      path: 'start',
      found: `found ${values.start}`,
      allowed: `${first!.values.start}, the start of ${first!.name}: scenarios are compared month by month`,
    }))
  if (problems.length > 0) throw new InputError(problems)
}
