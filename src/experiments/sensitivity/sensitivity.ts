/** A sensitivity analysis: which declared ranges decide what an option changes, and how much of that is chance. */
import type { Execution, Replicated } from '../replications/replicate.ts'
import { type Effort, evaluate, type Measure, type Question, type Readings, type Trial } from './evaluate.ts'
import type { Factor } from './factors.ts'
import { type MorrisDesign, morrisRows, morrisTrials, walksOf } from './morris.ts'
import { type Possible, possibleFactors } from './possible.ts'
import { type IndexRow, type Method, ranked } from './row.ts'
import { groupsOf, type SobolDesign, sobolRows, sobolTrials } from './sobol.ts'
import { chosenOf, tornadoRows, tornadoTrials } from './tornado.ts'
import { byYear } from './years.ts'

/** One parameter at a time: a first look at all of them in a small system chooses those that are run in full. */
export interface TornadoDesign extends Effort {
  readonly method: 'tornado'
  /** Most parameters that are run in full; where there are no more, there is no first look. */
  readonly keep: number
  readonly screening: Effort
}

/** What is run of a question. */
export type Design = TornadoDesign | MorrisDesign | SobolDesign

/** What is to be run. */
export interface SensitivityPlan {
  readonly question: Question
  readonly design: Design
}

/** What came of it. */
export interface Sensitivity extends Omit<Replicated, 'sets'> {
  readonly method: Method
  readonly rows: readonly IndexRow[]
  /** The same by year of the run, of what was run in full; empty where the run is one year or less. */
  readonly byYear: readonly IndexRow[]
  /** Every parameter with a declared range that a run can feel, with what of it could not be run. */
  readonly parameters: readonly Possible[]
}

/** Runs the plan. */
export async function sensitivity(
  { question, design }: SensitivityPlan,
  execution: Execution,
): Promise<Sensitivity> {
  const parameters = possibleFactors(question)
  const { measures, horizonYears } = question
  const asked = { ...question, measures: [...measures, ...byYear(measures, horizonYears, execution.find)] }
  const { rows, failures } =
    design.method === 'tornado'
      ? await tornado(asked, design, parameters, execution)
      : await global(asked, design, parameters, execution)
  return {
    rows: rows.filter(({ year }) => year === undefined),
    byYear: rows.filter(({ year, stage }) => year !== undefined && stage === 'full'),
    failures,
    method: design.method,
    replications: design.replications,
    parameters,
  }
}

/** Rows of the run and of its years together. */
type Found = Pick<Sensitivity, 'rows' | 'failures'>

async function tornado(
  question: Question,
  design: TornadoDesign,
  parameters: readonly Possible[],
  execution: Execution,
): Promise<Found> {
  const factors = parameters.map(({ factor }) => factor).filter(({ low, high }) => low < high)
  const run = async (some: readonly Factor[], effort: Effort, stage: IndexRow['stage']) => {
    const trials: readonly Trial[] = tornadoTrials(some)
    const { readings, failures } = await evaluate(question, trials, effort, execution, stage)
    const rows = question.measures.map((measure, position) =>
      tornadoRows(measure, position, some, trials, readings, stage, effort),
    )
    return { rows, failures }
  }
  if (factors.length <= design.keep) {
    const { rows, failures } = await run(factors, design, 'full')
    return { rows: rows.flatMap((own) => ranked(own, 'tornado')), failures }
  }
  const first = await run(factors, design.screening, 'screening')
  const rankings = question.measures.flatMap((measure, i) =>
    decides(measure, question) ? [rankingOf(first.rows[i]!)] : [],
  )
  const chosen = chosenOf(factors, rankings, design.keep)
  const full = await run(chosen, design, 'full')
  const isChosen = new Set(chosen.map(({ id }) => id))
  return {
    rows: question.measures.flatMap((_, i) =>
      ranked(
        [
          ...full.rows[i]!,
          ...first.rows[i]!.filter(({ parameter }) => parameter !== '' && !isChosen.has(parameter)),
        ],
        'tornado',
      ),
    ),
    failures: [...first.failures, ...full.failures],
  }
}

/** All parameters varied together, those whose whole range can be run. */
async function global(
  question: Question,
  design: MorrisDesign | SobolDesign,
  parameters: readonly Possible[],
  execution: Execution,
): Promise<Found> {
  const factors = parameters.filter(({ isWhole }) => isWhole).map(({ factor }) => factor)
  const { seed, measures } = question
  const run = async (
    trials: readonly Trial[],
    rowsOf: (measure: Measure, position: number, readings: Readings) => Omit<IndexRow, 'rank'>[],
  ) => {
    const { readings, failures } = await evaluate(question, trials, design, execution, 'full')
    const rows = measures.flatMap((measure, i) => ranked(rowsOf(measure, i, readings), design.method))
    return { rows, failures }
  }
  if (design.method === 'morris') {
    const walks = walksOf(design, factors, seed)
    return run(morrisTrials(walks, factors), (measure, i, readings) =>
      morrisRows(measure, i, factors, walks, readings, seed),
    )
  }
  const groups = groupsOf(design, factors)
  return run(sobolTrials(design, factors, groups, seed), (measure, i, readings) =>
    sobolRows(measure, i, design, groups, readings, seed),
  )
}

/** Whether a figure bears on which parameters are run in full: the difference, or the level where there is no other. */
const decides = ({ of, year }: Measure, { pair }: Question): boolean =>
  year === undefined && of === (pair.option === pair.baseline ? 'scenario' : 'difference')

/** The parameters of a figure whose swing is not zero, the largest first. */
const rankingOf = (rows: readonly Omit<IndexRow, 'rank'>[]): string[] =>
  ranked(rows, 'tornado')
    .filter(({ statistic, value }) => statistic === 'swing' && value !== null && value !== 0)
    .map(({ parameter }) => parameter)
