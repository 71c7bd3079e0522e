/** The work that `run` and `compare` share: load, run, write the run folder, say what came out. */
import { join } from 'node:path'
import { writeAtomically } from '../execution/files.ts'
import { compare, type Plan } from '../experiments/compare.ts'
import { InputError } from '../input-error.ts'
import { assumptionsCsv } from '../reports/assumptions.ts'
import type { Inputs } from '../reports/manifest.ts'
import { resultFiles } from '../reports/result-files.ts'
import { tool } from '../reports/tool.ts'
import type { LoadedScenario } from '../scenarios/load.ts'
import { writeChartsOf } from './charts.ts'
import { runInFolder, seedOf } from './folder-run.ts'
import { refuseUnknownHypotheses, type SimulationOptions } from './options.ts'
import type { Output } from './output.ts'
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

/**
 * Runs and writes everything.
 * @returns the exit code: 0, or 4 if jobs failed
 * @throws InputError if the folder may not be used
 */
export async function simulateAndWrite(request: SimulationRequest): Promise<number> {
  const { scenarios, options, title, commandLine, output, worker } = request
  refuseMixedStarts(scenarios)
  refuseUnknownHypotheses(options.deterrence, scenarios)
  const seed = seedOf(options)
  const folder = options.out ?? join('outputs', `${title}-${seed}`)
  const inputs: Inputs = {
    seed,
    replications: typeof options.replications === 'number' ? options.replications : 0,
    horizon_years: options.horizonYears,
    baseline: scenarios[0]!.name,
    deterrence: options.deterrence,
    scenarios: scenarios.map(({ name, sha256 }) => ({ name, sha256 })),
  }
  const plan: Plan = {
    scenarios,
    baseline: inputs.baseline,
    deterrence: inputs.deterrence,
    seed: String(seed),
    horizonYears: inputs.horizon_years,
    replications: options.replications,
    version: tool.version,
  }
  return runInFolder({
    folder,
    inputs,
    options,
    commandLine,
    output,
    worker,
    announcement: announcement(plan, options),
    execute: (execution) => compare(plan, execution),
    write: async (finished, comparison) => {
      writeScenarios(folder, scenarios)
      await writeChartsOf(join(folder, 'charts'), scenarios, finished, comparison)
    },
    results: ({ sets, tables }) => resultFiles(sets, tables),
    summary: (manifest, { tables }) => summaryText(folder, manifest, tables, options.json),
  })
}

/** Writes the scenarios as resolved, and the table of what they assume. */
export function writeScenarios(folder: string, scenarios: readonly LoadedScenario[]): void {
  for (const { name, yaml } of scenarios) writeAtomically(join(folder, 'scenarios', `${name}.yaml`), yaml)
  writeAtomically(join(folder, 'assumptions.csv'), assumptionsCsv(scenarios))
}

function announcement({ scenarios, replications, seed }: Plan, options: SimulationOptions): string[] {
  const count =
    typeof replications === 'number' ? plural(replications, 'replication') : 'replications to a precision'
  const how = [count, `seed ${seed}`, yearsText(options.horizonYears), plural(options.workers, 'worker')]
  return [
    `Running ${scenarios.map(({ name }) => name).join(', ')}: ${how.join(', ')}.`,
    ...options.settings.map(({ text }) => `Set: ${text}`),
  ]
}

/** Months of scenarios that start on different dates cannot be laid side by side. */
export function refuseMixedStarts(scenarios: readonly LoadedScenario[]): void {
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
