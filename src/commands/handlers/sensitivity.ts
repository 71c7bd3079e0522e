/** `return-hubs sensitivity <scenario>`: which declared ranges decide what a scenario changes. */
import { join } from 'node:path'
import type { Method } from '../../experiments/sensitivity/row.ts'
import type { Design } from '../../experiments/sensitivity/sensitivity.ts'
import type { SobolDesign } from '../../experiments/sensitivity/sobol.ts'
import { InputError, type Problem } from '../../input-error.ts'
import { noDeterrence } from '../../model/deterrence.ts'
import { findMetric, metrics } from '../../model/measures/metrics.ts'
import type { RunInputs } from '../../run-folder/manifest.ts'
import { howText } from '../../runs/comparison-summary.ts'
import { workersText } from '../../runs/elsewhere.ts'
import { runInFolder, seedOf } from '../../runs/folder-run.ts'
import { refuseUnknownHypotheses } from '../../runs/hypotheses.ts'
import { otherWorlds } from '../../runs/one-past.ts'
import { openedLines } from '../../runs/opening-at.ts'
import { sensitivityKind } from '../../runs/sensitivity.ts'
import {
  type SensitivityAsked,
  type SensitivityRun,
  scenariosOfPair,
  sensitivityRun,
} from '../../runs/sensitivity-plan.ts'
import { settingLines } from '../../runs/setting-lines.ts'
import { digestsOfScenarios } from '../../runs/stored-scenarios.ts'
import { loadRangesDesign, type RangesDesign } from '../../scenarios/designs/ranges-design.ts'
import { type LoadedScenario, openScenarios } from '../../scenarios/load.ts'
import { messages } from '../../scenarios/messages/messages.ts'
import { parametersOf } from '../../scenarios/schema/parameters.ts'
import { mostDimensions } from '../../statistics/sobol-sequence.ts'
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
  readonly design?: string | undefined
  readonly worker?: URL
} & DesignArguments

/** Those that say how much is run. */
interface DesignArguments {
  readonly method?: Method | undefined
  readonly top?: string | undefined
  readonly trajectories?: string | undefined
  readonly points?: string | undefined
  readonly by?: SobolDesign['by'] | undefined
  readonly scale?: string | undefined
  readonly replications?: string | undefined
}

/** The options that only one method has. */
const ofMethod = { top: 'tornado', trajectories: 'morris', points: 'sobol', by: 'sobol' } as const

/** Runs the analysis and writes the run folder. @returns the exit code */
export async function sensitivityCommand(
  argv: SensitivityArguments,
  commandLine: readonly string[],
  output: Output,
): Promise<number> {
  const {
    metric,
    design: designFile,
    parameter = [],
    scenario,
    worker,
    method,
    top,
    trajectories,
    points,
    by,
    scale,
    ...rest
  } = argv
  const own = { method, top, trajectories, points, by, scale }
  const options = simulationOptions(rest)
  if (designFile !== undefined && parameter.length > 0) throw designAndParameters()
  const file = designFile === undefined ? undefined : loadRangesDesign(designFile)
  const design = designAsked({ ...own, replications: argv.replications })
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
    ...(file && { ranges: file.ranges }),
    hypothesis,
    design,
  }
  const run = sensitivityRun({ asked, seed, horizon_years: options.horizonYears }, load, options.settings)
  const { factors } = run.plan.question
  if (file) refuseRanges(file, run)
  const idle = parameter.filter((path) => !factors.some(({ id }) => id === path || id.startsWith(`${path}.`)))
  if (factors.length === 0 || idle.length > 0) throw noParameter(idle, run.option)
  refuseTooMany(design, factors.length)
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
      `Varying ${plural(factors.length, 'parameter')} of ${run.option.name}: ${howText(plural(design.replications, 'replication'), seed, workersText(options), options.horizonYears)}.`,
      ...openedLines(options),
      ...settingLines(options.settings),
      ...otherWorlds(scenariosOfPair(run)),
    ],
  })
}

/** That a range of the file varies nothing. @throws InputError at its place */
function refuseRanges({ ranges, refusal }: RangesDesign, { plan, option, baseline }: SensitivityRun): void {
  const { factors } = plan.question
  const figures = new Map(
    [baseline, option].flatMap(({ document }) =>
      parametersOf(document).map(([path, { value }]) => [path.join('.'), value] as const),
    ),
  )
  for (const { path, ends } of ranges) {
    if (factors.some(({ id }) => id === path || (ends === undefined && id.startsWith(`${path}.`)))) continue
    const value = figures.get(path)
    if (ends !== undefined && typeof value === 'number' && (value < ends.low || value > ends.high))
      throw refusal(path, messages.rangeWithout(value, ends))
    if (
      ends !== undefined &&
      !figures.has(path) &&
      [...figures.keys()].some((id) => id.startsWith(`${path}.`))
    )
      throw refusal(path, messages.rangeOfSection(path))
    throw refusal(path, messages.nothingFelt(path))
  }
}

const designAndParameters = () =>
  new InputError([
    {
      file: '--parameter',
      path: '',
      found: 'found with --design',
      allowed: 'one of the two; the file names what is varied',
    },
  ])

/** How much is run, checked. @throws InputError with all that is wrong */
function designAsked(argv: DesignArguments): Design {
  const own = defaults.sensitivity
  const method = argv.method ?? 'tornado'
  const problems: Problem[] = Object.entries(ofMethod).flatMap(([option, of]) =>
    argv[option as keyof typeof ofMethod] === undefined || of === method
      ? []
      : [
          {
            file: `--${option}`,
            path: '',
            found: `found with --method ${method}`,
            allowed: `--method ${of}`,
          },
        ],
  )
  const number = (text: string | undefined, absent: number, read: (text: string) => Read): number => {
    if (text === undefined) return absent
    const found = read(text)
    if ('value' in found) return found.value
    problems.push(found.problem)
    return absent
  }
  const scale = number(argv.scale, own[method].scale, (text) => positiveNumber('--scale', text, 1))
  const keep = number(argv.top, own.tornado.top, (text) => wholeNumber('--top', text, 1, 1000))
  const trajectories = number(argv.trajectories, own.morris.trajectories, (text) =>
    wholeNumber('--trajectories', text, 2, 1000),
  )
  const points = number(argv.points, own.sobol.points, powerOfTwo)
  if (problems.length > 0) throw new InputError(problems)
  // The form of replications has been checked with the options of all commands.
  const replications = argv.replications === undefined ? own[method].replications : Number(argv.replications)
  const effort = { replications, scale }
  switch (method) {
    case 'tornado': {
      const { screening } = own.tornado
      return { method, keep, ...effort, screening: { ...screening, scale: Math.min(scale, screening.scale) } }
    }
    case 'morris':
      return { method, trajectories, ...effort }
    case 'sobol':
      return { method, points, by: argv.by ?? own.sobol.by, ...effort }
  }
}

/** Most points of a sample. */
const mostPoints = 8192

function powerOfTwo(text: string): Read {
  const read = wholeNumber('--points', text, 8, mostPoints)
  if ('problem' in read || Number.isInteger(Math.log2(read.value))) return read
  return { problem: wrong('--points', text, `a power of 2 from 8 to ${mostPoints}`) }
}

/** That a Sobol' sequence has not enough dimensions for so many parameters. @throws InputError */
function refuseTooMany({ method }: Design, parameters: number): void {
  const most = Math.floor(mostDimensions / 2)
  if (method !== 'sobol' || parameters <= most) return
  const found = `found ${parameters} parameters with --method sobol`
  throw new InputError([{ file: '--parameter', path: '', found, allowed: `sections with ${most} at most` }])
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
  const known = [...new Set(parameters.flatMap(({ id }) => beginningsOf(id)))]
  const allowed = `a parameter of ${name} with low and high that a run can feel, or a section with one`
  return new InputError(named.map((path) => wrong('--parameter', path, allowed, nearestOf(known, path))))
}

/** The nearest path, of the same depth if one is near: the section of a misspelt parameter begins like it too. */
const nearestOf = (known: readonly string[], path: string): string | undefined => {
  const depth = (of: string) => of.split('.').length
  const level = known.filter((other) => depth(other) === depth(path))
  return nearestName(path, level) ?? nearestName(path, known)
}

/** `schemes`, `schemes.hub` and so on to the path itself: what `--parameter` takes. */
const beginningsOf = (id: string): string[] =>
  id.split('.').map((_, i, path) => path.slice(0, i + 1).join('.'))
