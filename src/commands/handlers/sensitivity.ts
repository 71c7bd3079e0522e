/** `return-hubs sensitivity <scenario>`: which declared ranges decide what a scenario changes. */
import { join } from 'node:path'
import type { Design } from '../../experiments/sensitivity/sensitivity.ts'
import { InputError, type Problem } from '../../input-error.ts'
import { noDeterrence } from '../../model/deterrence.ts'
import { findMetric, metrics } from '../../model/measures/metrics.ts'
import type { RunInputs } from '../../run-folder/manifest.ts'
import { howText } from '../../runs/comparison-summary.ts'
import { runInFolder, seedOf } from '../../runs/folder-run.ts'
import { refuseUnknownHypotheses } from '../../runs/hypotheses.ts'
import { otherWorlds } from '../../runs/one-past.ts'
import { openedLines } from '../../runs/opening-at.ts'
import { sensitivityKind } from '../../runs/sensitivity.ts'
import { type SensitivityAsked, scenariosOfPair, sensitivityRun } from '../../runs/sensitivity-plan.ts'
import { settingLines } from '../../runs/setting-lines.ts'
import { digestsOfScenarios } from '../../runs/stored-scenarios.ts'
import { type LoadedScenario, openScenarios } from '../../scenarios/load.ts'
import { positiveNumber, type Read, wholeNumber, wrong } from '../../terminal/numbers.ts'
import type { Output } from '../../terminal/output.ts'
import { nearestName } from '../../words/nearest.ts'
import { plural } from '../../words/numbers.ts'
import { defaults } from '../defaults.ts'
import { type SimulationArguments, simulationOptions } from './options.ts'

/** The command's own arguments. */
export type SensitivityArguments = Omit<SimulationArguments, 'by'> & {
  readonly scenario: string
  readonly parameter?: readonly string[] | undefined
  readonly top?: string | undefined
  readonly scale?: string | undefined
  readonly worker?: URL
}

/** Runs the analysis and writes the run folder. @returns the exit code */
export async function sensitivityCommand(
  argv: SensitivityArguments,
  commandLine: readonly string[],
  output: Output,
): Promise<number> {
  const { metric, parameter = [], top, scale, scenario, worker, ...rest } = argv
  const options = simulationOptions(rest)
  const design = designAsked({ top, scale, replications: argv.replications })
  const hypothesis = hypothesisAsked(options.deterrence)
  const load = openScenarios([...new Set([options.baseline, scenario])], options.opened)
  const seed = seedOf(options)
  const scenarios = load(options.settings)
  refuseUnknownHypotheses([hypothesis], scenarios)
  const asked: SensitivityAsked = {
    kind: 'sensitivity',
    scenario: scenarios.at(-1)!.name,
    metrics: metricsAsked(metric),
    parameters: parameter,
    hypothesis,
    design,
  }
  const run = sensitivityRun({ asked, seed, horizon_years: options.horizonYears }, load, options.settings)
  const { factors } = run.plan.question
  const idle = parameter.filter((path) => !factors.some(({ id }) => id === path || id.startsWith(`${path}.`)))
  if (factors.length === 0 || idle.length > 0) throw noParameter(idle, run.option)
  const inputs: RunInputs<SensitivityAsked> = {
    asked,
    seed,
    replications: design.replications,
    horizon_years: options.horizonYears,
    baseline: run.baseline.name,
    deterrence: [hypothesis],
    scenarios: digestsOfScenarios(scenariosOfPair(run)),
  }
  return runInFolder({
    kind: sensitivityKind,
    run,
    folder: options.out ?? join('outputs', `sensitivity-${run.option.name}-${seed}`),
    inputs,
    options,
    commandLine,
    output,
    worker,
    announcement: [
      `Varying ${plural(factors.length, 'parameter')} of ${run.option.name}: ${howText(plural(design.replications, 'replication'), seed, options)}.`,
      ...openedLines(options),
      ...settingLines(options.settings),
      ...otherWorlds(scenariosOfPair(run)),
    ],
  })
}

/** How much is run, checked. @throws InputError with all that is wrong */
function designAsked({
  top,
  scale,
  replications,
}: Pick<SensitivityArguments, 'top' | 'scale' | 'replications'>): Design {
  const own = defaults.sensitivity
  const problems: Problem[] = []
  const number = (text: string | undefined, absent: number, read: (text: string) => Read): number => {
    if (text === undefined) return absent
    const found = read(text)
    if ('value' in found) return found.value
    problems.push(found.problem)
    return absent
  }
  const share = number(scale, 1, (text) => positiveNumber('--scale', text, 1))
  const keep = number(top, own.top, (text) => wholeNumber('--top', text, 1, 1000))
  if (problems.length > 0) throw new InputError(problems)
  return {
    method: 'tornado',
    keep,
    // Its form has been checked with the options of all commands.
    replications: replications === undefined ? own.replications : Number(replications),
    scale: share,
    screening: { ...own.screening, scale: Math.min(share, own.screening.scale) },
  }
}

/** The one hypothesis that all is run under. @throws InputError where several are named */
function hypothesisAsked(names: readonly string[]): string {
  const named = names.filter((name) => name !== noDeterrence)
  if (named.length > 1) {
    const allowed = 'one: ask again under the other'
    throw new InputError([
      { file: '--deterrence', path: '', found: `found ${named.length} hypotheses`, allowed },
    ])
  }
  return named[0] ?? noDeterrence
}

/** The metrics that are looked at. @throws InputError naming those that do not exist */
function metricsAsked(named: readonly string[] = defaults.sensitivity.metrics): string[] {
  const known = metrics.map(({ id }) => id)
  const problems = named
    .filter((id) => findMetric(id) === undefined)
    .map((id) => wrong('--metric', id, 'an id that `return-hubs metrics list` shows', nearestName(id, known)))
  if (problems.length > 0) throw new InputError(problems)
  return [...new Set(named)]
}

/** That nothing named has a declared range. */
function noParameter(named: readonly string[], { name, parameters }: LoadedScenario): InputError {
  if (named.length === 0)
    return new InputError([
      { file: name, path: '', found: 'found no parameter with low and high', allowed: 'one at least' },
    ])
  const known = parameters.map(({ id }) => id)
  const allowed = `a parameter of ${name} with low and high that a run can feel, or a section with one`
  return new InputError(named.map((path) => wrong('--parameter', path, allowed, nearestName(path, known))))
}
