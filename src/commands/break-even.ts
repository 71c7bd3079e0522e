/** `return-hubs break-even <scenario>`: the value of a parameter at which a metric equals the baseline's. */
import { join } from 'node:path'
import { formatNumber, roundingStep } from '../charts/text.ts'
import type { Participant } from '../experiments/compare.ts'
import { type Question, type Switching, type SwitchingPlan, switching } from '../experiments/switching.ts'
import { InputError, type Problem } from '../input-error.ts'
import { noDeterrence } from '../model/deterrence.ts'
import { findMetric, metrics } from '../model/metrics.ts'
import { breakEvenFiles } from '../reports/break-even-files.ts'
import type { BreakEvenInputs, Inputs, Manifest } from '../reports/manifest.ts'
import { json } from '../reports/run-folder.ts'
import { tool } from '../reports/tool.ts'
import {
  type LoadedScenario,
  loadScenario,
  openScenarios,
  parseSetting,
  type Setting,
} from '../scenarios/load.ts'
import { nearestName } from '../scenarios/nearest.ts'
import { runInFolder, seedOf } from './folder-run.ts'
import { anyNumber, wrong } from './numbers.ts'
import { refuseUnknownHypotheses, type SimulationArguments, simulationOptions } from './options.ts'
import type { Output } from './output.ts'
import { refuseMixedStarts, writeScenarios } from './simulation.ts'
import { plural, yearsText } from './summary-text.ts'

/** The command's own arguments. */
export type BreakEvenArguments = Omit<SimulationArguments, 'metric'> & {
  readonly scenario: string
  readonly parameter?: string | undefined
  readonly metric?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly switching?: boolean | undefined
}

const defaultMetric = 'cost.discounted'
const defaultHypothesis = 'illustrative-low'
/** Strengths searched unless told otherwise: at the upper end a rise of the perceived risk by 0.1 deters 86 %. */
const strengths = { low: 0, high: 20 }
const start = { replications: 10, most: 40, precision: 0.05 }

/** Runs the search and writes the run folder. @returns the exit code */
export async function breakEvenCommand(
  argv: BreakEvenArguments,
  commandLine: readonly string[],
  output: Output,
): Promise<number> {
  const { metric: wanted, precision, ...rest } = argv
  const options = simulationOptions(rest)
  const metric = metricNamed(wanted ?? defaultMetric)
  const hypotheses = options.deterrence.filter((name) => name !== noDeterrence)
  if (hypotheses.length > 1)
    throw new InputError([
      { file: '--deterrence', path: '', found: `found ${hypotheses.length} hypotheses`, allowed: 'one' },
    ])
  const references = [options.baseline, argv.scenario]
  const [baseline, option] = openScenarios(references)(options.settings) as [LoadedScenario, LoadedScenario]
  refuseMixedStarts([baseline, option])
  const about = argv.parameter
  const asksStrength = about === undefined || argv.switching || about.startsWith('deterrence.')
  const hypothesis =
    hypotheses[0] ?? (about?.split('.')[0] === 'deterrence' ? about.split('.')[1]! : defaultHypothesis)
  const run = asksStrength || hypotheses.length > 0 ? hypothesis : noDeterrence
  if (run !== noDeterrence) refuseUnknownHypotheses([run], [baseline, option])
  const strength = `deterrence.${hypothesis}.strength`
  const questions = argv.switching
    ? [{ parameter: strength, unit: 'strength', ...strengths }, ...mainParameters(option)]
    : [question(option, about ?? strength, argv)]
  const share = precision === undefined ? start.precision : Number(precision)
  if (!(share > 0 && share < 1))
    throw new InputError([wrong('--precision', precision!, 'a number above 0 below 1')])
  const fixed = argv.replications === undefined ? undefined : Number(argv.replications)
  const asked: BreakEvenInputs = {
    scenario: option.name,
    metric,
    hypothesis: run,
    questions,
    replications: fixed ?? start.replications,
    most: fixed ?? start.most,
    precision: share,
  }
  const seed = seedOf(options)
  const folder = options.out ?? join('outputs', `break-even-${option.name}-${seed}`)
  const inputs: Inputs = {
    seed,
    replications: 0,
    horizon_years: options.horizonYears,
    baseline: baseline.name,
    deterrence: [run],
    scenarios: [baseline, option].map(({ name, sha256 }) => ({ name, sha256 })),
    break_even: asked,
  }
  return runInFolder({
    folder,
    inputs,
    options,
    commandLine,
    output,
    announcement: [
      `Looking for the break-even of ${option.name} against ${baseline.name} in ${metric}: ${[
        plural(questions.length, 'parameter'),
        `seed ${seed}`,
        yearsText(options.horizonYears),
        plural(options.workers, 'worker'),
      ].join(', ')}.`,
    ],
    execute: (execution) =>
      switching(planOfBreakEven(inputs, openScenarios(references), options.settings), execution),
    write: async (_finished, outcome) => {
      writeScenarios(folder, [baseline, option])
      const { writeBreakEvenCharts } = await import('../charts/break-even.ts')
      await writeBreakEvenCharts(join(folder, 'charts'), {
        option: option.values.title,
        baseline: baseline.values.title,
        asked,
        horizonYears: options.horizonYears,
        seed: String(seed),
        toolVersion: tool.version,
        answers: outcome.answers,
      })
    },
    results: (outcome) => breakEvenFiles(asked, outcome),
    summary: (manifest, outcome) => summary(folder, manifest, asked, outcome, options.json),
  })
}

/** The plan of a break-even run. @param load the baseline and the option under settings */
export function planOfBreakEven(
  inputs: Inputs,
  load: (settings: readonly Setting[]) => readonly LoadedScenario[],
  settings: readonly Setting[],
): SwitchingPlan {
  const { questions, metric, hypothesis, scenario, ...search } = inputs.break_even!
  const certain =
    hypothesis === noDeterrence ? [] : [parseSetting(`${scenario}:deterrence.${hypothesis}.zero_share=0`)]
  return {
    questions,
    search,
    metric,
    hypothesis,
    seed: String(inputs.seed),
    horizonYears: inputs.horizon_years,
    version: tool.version,
    at: (parameter, value) => {
      // What deters nobody in the baseline need not be varied there; anything else that both have is.
      const own = parameter.startsWith('deterrence.') ? `${scenario}:` : ''
      const [baseline, option] = load([
        ...settings,
        ...certain,
        parseSetting(`${own}${parameter}=${value}`),
      ]) as [LoadedScenario, LoadedScenario]
      return [participant(baseline), participant(option)]
    },
  }
}

const participant = ({ name, values, sha256 }: LoadedScenario): Participant => ({ name, values, sha256 })

function metricNamed(id: string): string {
  if (findMetric(id) !== undefined) return id
  const known = metrics.map((metric) => metric.id)
  throw new InputError([
    wrong('--metric', id, 'an id that `return-hubs metrics list` shows', nearestName(id, known)),
  ])
}

/** The question about one parameter: the range given, or its plausible range. */
function question(option: LoadedScenario, parameter: string, argv: BreakEvenArguments): Question {
  const row = option.parameters.find(({ id }) => id === parameter)
  const problems: Problem[] = []
  if (row === undefined) {
    const known = option.parameters.map(({ id }) => id)
    const nearest = nearestName(parameter, known)
    throw new InputError([wrong('--parameter', parameter, `a parameter of ${option.name}`, nearest)])
  }
  if (Number.isNaN(Number(row.value)) || row.value === '')
    throw new InputError([wrong('--parameter', parameter, 'a parameter that is one number')])
  const isStrength = /^deterrence\.[^.]+\.strength$/.test(parameter)
  const end = (name: '--from' | '--to', text: string | undefined, own: string, strength: number) => {
    if (text !== undefined) {
      const read = anyNumber(name, text)
      if ('value' in read) return read.value
      problems.push(read.problem)
    } else if (isStrength) return strength
    else if (own !== '') return Number(own)
    else
      problems.push({
        file: name,
        path: '',
        found: `found none, and ${parameter} has no range`,
        allowed: 'a number',
      })
    return Number.NaN
  }
  const low = end('--from', argv.from, row.low, strengths.low)
  const high = end('--to', argv.to, row.high, strengths.high)
  if (problems.length === 0 && !(low < high))
    problems.push({
      file: '--from',
      path: '',
      found: `found ${low} and ${high}`,
      allowed: 'a lower and a higher number',
    })
  if (problems.length > 0) throw new InputError(problems)
  return { parameter, unit: row.unit, low, high }
}

/** The parameters of a switching-value table: of each scheme its size, pace, price and opening. */
function mainParameters(option: LoadedScenario): Question[] {
  return Object.keys(option.values.schemes).flatMap((id) =>
    [
      'agreement.opening_median_days',
      'capacity.full_places',
      'stay.return_pace',
      'stay.judicial_release_share',
      'cost.per_person',
      'cost.per_person_day',
    ].flatMap((path) => {
      const row = option.parameters.find((each) => each.id === `schemes.${id}.${path}`)
      if (row === undefined || row.low === '' || row.high === '' || row.low === row.high) return []
      return [{ parameter: row.id, unit: row.unit, low: Number(row.low), high: Number(row.high) }]
    }),
  )
}

/** What is asked of the questions that a stored run asked. */
export const loadStored = (folder: string, manifest: Manifest) => {
  const file = (name: string) => join(folder, 'scenarios', `${name}.yaml`)
  return openScenarios(manifest.scenarios.map(({ name }) => loadScenario(file(name)) && file(name)))
}

function summary(
  folder: string,
  manifest: Manifest,
  asked: BreakEvenInputs,
  { answers, replications }: Switching,
  asJson: boolean,
): string {
  if (asJson) {
    return json({
      manifest: join(folder, 'manifest.json'),
      results: manifest.results.sha256,
      seed: manifest.seed,
      ...asked,
      replications,
      answers: answers.map(({ parameter, answer: { points: _, ...answer } }) => ({ parameter, ...answer })),
    })
  }
  const label = findMetric(asked.metric)?.label ?? asked.metric
  const lines = [
    `${label}: where ${asked.scenario} equals ${manifest.baseline} (deterrence: ${asked.hypothesis})`,
    ...answers.flatMap((answered) => [`  ${answered.parameter}`, `    ${answerText(answered)}`]),
    '',
    `${plural(replications, 'replication')} at most, ${yearsText(manifest.horizon_years)}, seed ${manifest.seed}. Intervals are 95 %.`,
    'Everything else is held at its value: see assumptions.csv.',
    `Files: ${folder}`,
  ]
  return `${lines.join('\n')}\n`
}

/** An answer in words. */
export function answerText({ answer, low, high, unit }: Switching['answers'][number]): string {
  const step = roundingStep(answer.value ?? high, answer.low ?? undefined, answer.high ?? undefined)
  const text = (value: number) => formatNumber(value, step)
  const inUnit = (figure: string) => (unit === 'strength' ? `strength ${figure}` : `${figure} ${unit}`)
  const range = `${formatNumber(low, roundingStep(low))} to ${formatNumber(high, roundingStep(high))}`
  if (answer.status === 'not_attainable') return `not attainable from ${inUnit(range)}`
  if (answer.status === 'not_determined') return `not determined from ${inUnit(range)}: chance is too large`
  const ends = `${answer.low === null ? `below ${formatNumber(low, roundingStep(low))}` : text(answer.low)} to ${
    answer.high === null ? `above ${formatNumber(high, roundingStep(high))}` : text(answer.high)
  }`
  const more = answer.changes > 1 ? `; the sign changes ${answer.changes} times` : ''
  return `${inUnit(text(answer.value!))} [${ends}]${more}`
}
