/** What metrics come to at many parameter sets, one value a replication, under the same luck at every set. */
import { sha256 } from '../../digest.ts'
import type { Failure } from '../../execution/job.ts'
import { openThreads } from '../../execution/threads.ts'
import type { LoadedScenario, Setting } from '../../scenarios/load.ts'
import { totalsByReplication } from '../replications/paired-sample.ts'
import { type Execution, type Participant, replicate } from '../replications/replicate.ts'
import type { ReplicationSet } from '../replications/replication-set.ts'
import { factsOf } from '../replications/summarise.ts'
import { type Factor, type Pair, settingsAt } from './factors.ts'
import { scaledSystem } from './scaled.ts'
import { valuesOfYear } from './years.ts'

/** What a figure is of: the option less the baseline, or one of the two. */
export const kindsOfFigure = ['difference', 'scenario', 'baseline'] as const

/** A figure that parameters may decide. */
export interface Measure {
  readonly of: (typeof kindsOfFigure)[number]
  readonly metric: string
  /** Year of the run, from 1: a flow’s total in it, a stock at its end. Absent: the whole run. */
  readonly year?: number
}

/** What is asked of every parameter set. */
export interface Question {
  /** The baseline and the option as they are, and under settings. */
  readonly pair: Pair
  readonly load: (settings: readonly Setting[]) => Pair
  readonly factors: readonly Factor[]
  readonly measures: readonly Measure[]
  /** The deterrence hypothesis under which all is run. */
  readonly hypothesis: string
  readonly seed: string
  readonly horizonYears: number
  readonly version: string
}

/** One parameter set: values by path; what is not named has its usual value. */
export interface Trial {
  readonly id: string
  readonly values: ReadonlyMap<string, number>
}

/** How parameter sets are run. */
export interface Effort {
  readonly replications: number
  /** Share of national volume; counts and costs are brought back to the whole. */
  readonly scale: number
}

/** Values by trial, by measure and by replication; NaN where a run failed or a metric is undefined. */
export type Readings = readonly (readonly Float64Array[])[]

/** What came of it. */
export interface Evaluated {
  readonly readings: Readings
  readonly failures: readonly Failure[]
}

/** Parameter sets that are held in memory at once. */
const batchSize = 40

/**
 * Runs the baseline and the option at every parameter set. A scenario that sets of one batch share is run once.
 * @param name tells the stored jobs of one part of an analysis from those of another
 */
export async function evaluate(
  question: Question,
  trials: readonly Trial[],
  effort: Effort,
  execution: Execution,
  name: string,
): Promise<Evaluated> {
  const engine = execution.engine ?? openThreads(execution.workers, execution.worker)
  const readings: Float64Array[][] = []
  const failures: Failure[] = []
  try {
    for (let first = 0; first < trials.length; first += batchSize) {
      const batch = trials.slice(first, first + batchSize)
      const { store, onProgress } = execution
      const done = await runBatch(question, batch, effort, {
        ...execution,
        engine,
        ...(store && { store: store.within(`${name}-${first / batchSize}`) }),
        onProgress: (part, of) =>
          onProgress?.(first + Math.floor((part / Math.max(1, of)) * batch.length), trials.length),
      })
      readings.push(...done.readings.map((each) => [...each]))
      failures.push(...done.failures)
    }
  } finally {
    if (engine !== execution.engine) await engine.close()
  }
  return { readings, failures }
}

interface Stationed {
  readonly baseline: Participant
  readonly option: Participant
}

async function runBatch(
  question: Question,
  trials: readonly Trial[],
  { replications, scale }: Effort,
  execution: Execution,
): Promise<Evaluated> {
  const stations = trials.map((trial) => stationOf(question, trial, scale))
  const participants = new Map(
    stations.flatMap(({ baseline, option }) => [
      [baseline.name, baseline],
      [option.name, { ...option, against: baseline }],
    ]),
  )
  const { hypothesis, seed, horizonYears, version } = question
  const { sets, failures } = await replicate(
    {
      scenarios: [...participants.values()],
      baseline: '',
      deterrence: [hypothesis],
      ...{ seed, horizonYears, version, replications },
    },
    execution,
  )
  const byName = new Map(sets.map((set) => [set.scenario, set]))
  return {
    readings: stations.map(({ baseline, option }) =>
      readingOf(
        question,
        byName.get(baseline.name)!,
        byName.get(option.name)!,
        { replications, scale },
        execution,
      ),
    ),
    failures: failures.map((failure) => ({
      ...failure,
      scenario: placeOf(question, trials, stations, failure),
    })),
  }
}

/** The two scenarios at a parameter set, named by what their results depend on, so that the same run is done once. */
function stationOf({ pair, load, factors }: Question, { values }: Trial, scale: number): Stationed {
  const settings = settingsAt(pair, factors, values)
  const loaded = load(settings)
  const digestOf = ({ name }: LoadedScenario, { sha256: own }: LoadedScenario) => {
    const mine = settings.filter(({ scenario }) => scenario === undefined || scenario === name)
    return sha256(JSON.stringify([own, mine.map(({ text }) => text), scale]))
  }
  const [baseline, option] = [digestOf(loaded.baseline, pair.baseline), digestOf(loaded.option, pair.option)]
  return {
    baseline: { name: baseline, values: scaledSystem(loaded.baseline.values, scale), sha256: baseline },
    option:
      pair.option === pair.baseline
        ? { name: baseline, values: scaledSystem(loaded.baseline.values, scale), sha256: baseline }
        : {
            name: `${option} against ${baseline}`,
            values: scaledSystem(loaded.option.values, scale),
            sha256: option,
          },
  }
}

/** Where a failed job was: its scenario and the first parameter set that it was run for. */
function placeOf(
  { pair }: Question,
  trials: readonly Trial[],
  stations: readonly Stationed[],
  { scenario }: Failure,
): string {
  const at = stations.findIndex(({ baseline, option }) => [baseline.name, option.name].includes(scenario))
  const isBaseline = stations[at]?.baseline.name === scenario
  return `${(isBaseline ? pair.baseline : pair.option).name} at ${trials[at]?.id}`
}

/** A value a replication for each measure. */
function readingOf(
  { measures }: Question,
  baseline: ReplicationSet,
  option: ReplicationSet,
  { replications, scale }: Effort,
  { find }: Execution,
): Float64Array[] {
  return measures.map(({ of, metric, year }) => {
    const valuesOf = (set: ReplicationSet) =>
      year === undefined ? totalsByReplication(set, metric) : valuesOfYear(set, metric, year, find)
    const [ours, theirs] = [option, baseline].map(valuesOf) as [Map<number, number>, Map<number, number>]
    const factor = grossing(factsOf(find, metric).kind, scale)
    return Float64Array.from({ length: replications }, (_, replication) => {
      const [here, there] = [ours, theirs].map((totals) => totals.get(replication) ?? Number.NaN) as [
        number,
        number,
      ]
      return (of === 'difference' ? here - there : of === 'scenario' ? here : there) * factor
    })
  })
}

/** What brings a figure of a smaller system back to the whole: waits and ratios have no size. */
const grossing = (kind: string, scale: number): number =>
  kind === 'wait' || kind === 'ratio' ? 1 : 1 / scale
