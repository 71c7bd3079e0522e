/** `return-hubs select [scenario..]`: which option is best on one metric, in one direction. */
import { join } from 'node:path'
import type { SelectionRule } from '../../experiments/selection/selection.ts'
import { InputError, type Problem } from '../../input-error.ts'
import { findMetric, metrics } from '../../model/measures/metrics.ts'
import type { RunInputs } from '../../run-folder/manifest.ts'
import { howText } from '../../runs/comparison-summary.ts'
import { workersText } from '../../runs/elsewhere.ts'
import { runInFolder, seedOf } from '../../runs/folder-run.ts'
import { refuseUnknownHypotheses } from '../../runs/hypotheses.ts'
import { otherWorlds, refuseOtherPasts } from '../../runs/one-past.ts'
import { openedLines } from '../../runs/opening-at.ts'
import { type SelectionAsked, selectionKind, selectionRun } from '../../runs/selection.ts'
import { settingLines } from '../../runs/setting-lines.ts'
import { digestsOfScenarios } from '../../runs/stored-scenarios.ts'
import { openScenarios } from '../../scenarios/load.ts'
import { positiveNumber, type Read, wholeNumber, wrong } from '../../terminal/numbers.ts'
import type { Output } from '../../terminal/output.ts'
import { nearestName } from '../../words/nearest.ts'
import { defaults } from '../defaults.ts'
import { withBaseline } from './compare.ts'
import { type SimulationArguments, simulationOptions } from './options.ts'

/** The command's own arguments. */
type SelectArguments = Omit<SimulationArguments, 'metric'> & {
  readonly scenario?: readonly string[] | undefined
  readonly metric: string
  readonly better: SelectionRule['better']
  readonly indifference?: string | undefined
  readonly method?: SelectionRule['method'] | undefined
  readonly confidence?: string | undefined
  readonly first?: string | undefined
  readonly budget?: string | undefined
}

/** Runs the selection and writes the run folder. @returns the exit code */
export async function selectCommand(
  argv: SelectArguments,
  commandLine: readonly string[],
  output: Output,
): Promise<number> {
  const { metric, better, indifference, method, confidence, first, budget, ...rest } = argv
  const options = simulationOptions(rest)
  const references = withBaseline(argv.scenario ?? [], options)
  if (references.length < 2)
    throw new InputError([
      {
        file: 'select',
        path: '',
        found: 'found nothing to choose from',
        allowed: 'at least one scenario beside the baseline',
      },
    ])
  const rule = ruleOf({ metric, better, indifference, method, confidence, first, budget }, references.length)
  const hypotheses = options.deterrence.length > 1 ? options.deterrence.slice(1) : options.deterrence
  if (hypotheses.length > 1)
    throw new InputError([
      wrong('--deterrence', hypotheses.join(', '), 'one hypothesis: what is best may differ'),
    ])
  const open = openScenarios(references, options.opened)
  const scenarios = open(options.settings)
  refuseOtherPasts(scenarios)
  refuseUnknownHypotheses(hypotheses, scenarios)
  const seed = seedOf(options)
  const inputs: RunInputs<SelectionAsked> = {
    asked: { kind: 'selection', rule },
    seed,
    replications: 0,
    horizon_years: options.horizonYears,
    baseline: scenarios[0]!.name,
    deterrence: hypotheses,
    scenarios: digestsOfScenarios(scenarios),
  }
  return runInFolder({
    kind: selectionKind,
    run: selectionRun(inputs, scenarios),
    folder: options.out ?? join('outputs', `select-${metric}-${seed}`),
    inputs,
    options,
    commandLine,
    output,
    announcement: [
      `Selecting among ${scenarios.map(({ name }) => name).join(', ')} by ${metric}, ${better} being better: ${howText(`at most ${rule.budget} runs`, seed, workersText(options), options.horizonYears)}.`,
      ...openedLines(options),
      ...settingLines(options.settings, () => open([]), scenarios),
      ...otherWorlds(scenarios),
    ],
  })
}

/** The rule from its options. @throws InputError with everything that is wrong */
function ruleOf(
  argv: Pick<
    SelectArguments,
    'metric' | 'better' | 'indifference' | 'method' | 'confidence' | 'first' | 'budget'
  >,
  options: number,
): SelectionRule {
  const problems: Problem[] = []
  const number = (text: string | undefined, absent: number, read: (text: string) => Read) => {
    if (text === undefined) return absent
    const found = read(text)
    if ('value' in found) return found.value
    problems.push(found.problem)
    return absent
  }
  const { metric, better, method = 'kn' } = argv
  const { selection } = defaults
  if (findMetric(metric) === undefined) {
    const known = metrics.map(({ id }) => id)
    problems.push(
      wrong('--metric', metric, 'an id that `return-hubs metrics list` shows', nearestName(metric, known)),
    )
  }
  if (method === 'kn' && argv.indifference === undefined)
    problems.push({
      file: '--indifference',
      path: '',
      found: 'found none',
      allowed: 'the least difference that matters, above 0; or --method ocba, which needs none',
    })
  const indifference = number(argv.indifference, 0, (text) =>
    positiveNumber('--indifference', text, Number.MAX_VALUE),
  )
  const first = number(argv.first, selection.first, (text) => wholeNumber('--first', text, 2, 1000))
  const confidence = number(argv.confidence, selection.confidence, confidenceIn)
  const least = first * options
  const budget = number(argv.budget, Math.max(least, selection.each * options), (text) =>
    wholeNumber('--budget', text, least, 1e6),
  )
  if (problems.length > 0) throw new InputError(problems)
  return { metric, better, method, indifference, confidence, first, budget }
}

function confidenceIn(text: string): Read {
  const value = Number(text)
  return value >= 0.5 && value <= 0.999
    ? { value }
    : { problem: wrong('--confidence', text, 'a number from 0.5 to 0.999') }
}
