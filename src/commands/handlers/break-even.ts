/** `return-hubs break-even <scenario>`: the value of a parameter at which a metric equals the baseline's. */
import { join } from 'node:path'
import type { Question } from '../../experiments/break-even/switching.ts'
import { costPerAdditionalReturn } from '../../experiments/replications/differences.ts'
import { InputError, type Problem } from '../../input-error.ts'
import { noDeterrence } from '../../model/deterrence.ts'
import { findMetric, metrics } from '../../model/measures/metrics.ts'
import type { RunInputs } from '../../run-folder/manifest.ts'
import { breakEvenKind } from '../../runs/break-even.ts'
import { type BreakEvenAsked, breakEvenRun } from '../../runs/break-even-plan.ts'
import {
  aboutParameter,
  aboutStrength,
  hypothesisOf,
  mainParameters,
  settingOf,
} from '../../runs/break-even-questions.ts'
import { howText } from '../../runs/comparison-summary.ts'
import { workersText } from '../../runs/elsewhere.ts'
import { runInFolder, seedOf } from '../../runs/folder-run.ts'
import { refuseUnknownHypotheses } from '../../runs/hypotheses.ts'
import { otherWorlds, pathsInBaseline, refuseOtherPasts, variedWorlds } from '../../runs/one-past.ts'
import { openedLines } from '../../runs/opening-at.ts'
import { digestsOfScenarios } from '../../runs/stored-scenarios.ts'
import { type LoadedScenario, openScenarios, parseSetting, type Setting } from '../../scenarios/load.ts'
import { withResponses } from '../../scenarios/responses.ts'
import { noResponse } from '../../scenarios/schema/response.ts'
import { wrong } from '../../terminal/numbers.ts'
import type { Output } from '../../terminal/output.ts'
import { nearestName } from '../../words/nearest.ts'
import { plural } from '../../words/numbers.ts'
import { defaults } from '../defaults.ts'
import { levelAsked } from './level.ts'
import { type SimulationArguments, simulationOptions } from './options.ts'

/** The command's own arguments. */
export type BreakEvenArguments = Omit<SimulationArguments, 'metric' | 'by'> & {
  readonly scenario: string
  readonly parameter?: string | undefined
  readonly metric?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly switching?: boolean | undefined
  /** Of `solve`: what the metric is to reach, by when, and in what it is counted. */
  readonly level?: string | undefined
  readonly by?: string | undefined
  readonly countedIn?: string | undefined
  readonly scheme?: string | undefined
  readonly group?: string | undefined
}

const defaultHypothesis = 'illustrative-low'
const start = { replications: 10, most: 40 }

/** Runs the search and writes the run folder. @returns the exit code */
export async function breakEvenCommand(
  argv: BreakEvenArguments,
  commandLine: readonly string[],
  output: Output,
): Promise<number> {
  const { metric: wanted, precision, level: reach, by, countedIn, scheme, group, ...rest } = argv
  const options = simulationOptions(rest)
  const metric = metricNamed(wanted ?? defaults.breakEven.metric)
  const hypothesis = hypothesisAsked(argv, options.deterrence)
  const open = optionUnder(
    openScenarios([options.baseline, argv.scenario], options.opened),
    options.responses,
  )
  const [baseline, option] = open(options.settings) as [LoadedScenario, LoadedScenario]
  refuseOtherPasts([baseline, option])
  if (hypothesis !== noDeterrence) refuseUnknownHypotheses([hypothesis], [baseline, option])
  const level =
    reach === undefined
      ? undefined
      : levelAsked(
          metric,
          { level: reach, by, countedIn, scheme, group },
          option.values,
          options.horizonYears,
        )
  const questions = questionsAsked(argv, hypothesis, baseline, option)
  const varied = questions.map(({ parameter, low }) =>
    parseSetting(settingOf(baseline, option, parameter, low)),
  )
  const share = precision === undefined ? defaults.breakEven.precision : Number(precision)
  if (!(share > 0 && share < 1))
    throw new InputError([wrong('--precision', precision!, 'a number above 0 below 1')])
  const fixed = argv.replications === undefined ? undefined : Number(argv.replications)
  const asked: BreakEvenAsked = {
    kind: 'break-even',
    scenario: option.name,
    metric,
    ...(level && { level }),
    hypothesis,
    questions,
    replications: fixed ?? start.replications,
    most: fixed ?? start.most,
    precision: share,
  }
  const seed = seedOf(options)
  const folder = options.out ?? join('outputs', `${level ? 'solve' : 'break-even'}-${option.name}-${seed}`)
  const inputs: RunInputs<BreakEvenAsked> = {
    asked,
    seed,
    replications: 0,
    horizon_years: options.horizonYears,
    baseline: baseline.name,
    deterrence: [hypothesis],
    scenarios: digestsOfScenarios([baseline, option]),
  }
  return runInFolder({
    kind: breakEvenKind,
    run: breakEvenRun(inputs, open, options.settings),
    folder,
    inputs,
    options,
    commandLine,
    output,
    announcement: [
      ...openedLines(options),
      `Looking for ${level ? `where ${option.name} reaches ${level.value} in ${metric}` : `the break-even of ${option.name} against ${baseline.name} in ${metric}`}: ${howText(plural(questions.length, 'parameter'), seed, workersText(options), options.horizonYears)}.`,
      ...(argv.deterrence === undefined
        ? [`Deterrence: ${hypothesis}, as no --deterrence is named${certainty(hypothesis)}.`]
        : []),
      ...variedWorlds(pathsInBaseline([...options.settings, ...varied], baseline.name)),
      ...otherWorlds([baseline, option]),
    ],
  })
}

/** The baseline and the option, under a response where one is named. @throws InputError where several are */
function optionUnder(load: (settings: readonly Setting[]) => LoadedScenario[], responses: readonly string[]) {
  const named = responses.filter((name) => name !== noResponse)
  if (named.length > 1)
    throw new InputError([
      problem('--response', `found ${named.length} responses`, 'one: ask again under the other'),
    ])
  const under = withResponses(load, named, 1)
  return (settings: readonly Setting[]) => {
    const loaded = under(settings)
    return [loaded[0]!, loaded.at(-1)!]
  }
}

const certainty = (hypothesis: string) =>
  hypothesis === noDeterrence ? '' : ', with an effect in every replication'

/**
 * The hypothesis that is run: the one named, that of the parameter, or the default where a strength is asked for.
 * @throws InputError where the options contradict each other
 */
function hypothesisAsked(argv: BreakEvenArguments, deterrence: readonly string[]): string {
  const named = deterrence.filter((name) => name !== noDeterrence)
  const { parameter, switching: table } = argv
  const own = parameter === undefined ? undefined : hypothesisOf(parameter)
  const asksStrength = !table && (parameter === undefined || own !== undefined)
  const ofHypothesis = 'one hypothesis, or a --parameter that is none of a hypothesis'
  const problems: Problem[] = [
    ...(['parameter', 'from', 'to'] as const)
      .filter((option) => table && argv[option] !== undefined)
      .map((option) => problem(`--${option}`, 'found together with --switching', 'one of the two')),
    ...(named.length > 1 ? [problem('--deterrence', `found ${named.length} hypotheses`, 'one')] : []),
    ...(argv.deterrence !== undefined && named.length === 0 && asksStrength
      ? [
          problem(
            '--deterrence',
            `found "${noDeterrence}", under which no strength has an effect`,
            ofHypothesis,
          ),
        ]
      : []),
    ...(own !== undefined && named.length === 1 && named[0] !== own
      ? [
          problem(
            '--parameter',
            `found "${parameter}" with --deterrence ${named[0]}`,
            'one of that hypothesis',
          ),
        ]
      : []),
  ]
  if (problems.length > 0) throw new InputError(problems)
  if (named[0] !== undefined) return named[0]
  if (argv.deterrence !== undefined) return noDeterrence
  return own ?? (asksStrength || table ? defaultHypothesis : noDeterrence)
}

const problem = (file: string, found: string, allowed: string): Problem => ({
  file,
  path: '',
  found,
  allowed,
})

function questionsAsked(
  argv: BreakEvenArguments,
  hypothesis: string,
  baseline: LoadedScenario,
  option: LoadedScenario,
): Question[] {
  const strength = aboutStrength(hypothesis)
  if (!argv.switching) return [aboutParameter(option, argv.parameter ?? strength.parameter, argv)]
  const questions = [...(hypothesis === noDeterrence ? [] : [strength]), ...mainParameters(baseline, option)]
  if (questions.length > 0) return questions
  const found = `found no parameter with a range in which ${option.name} differs from ${baseline.name}`
  throw new InputError([problem('--switching', found, '--parameter, with --from and --to')])
}

function metricNamed(id: string): string {
  if (findMetric(id) !== undefined) return id
  if (id === costPerAdditionalReturn.id)
    throw new InputError([
      wrong('--metric', id, 'a metric that one scenario has by itself: this one compares two'),
    ])
  const known = metrics.map((metric) => metric.id)
  throw new InputError([
    wrong('--metric', id, 'an id that `return-hubs metrics list` shows', nearestName(id, known)),
  ])
}
