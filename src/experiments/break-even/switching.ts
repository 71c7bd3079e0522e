/** Break-even values by simulation: for each question, the option is run at many values of one parameter. */
import type { Failure } from '../../execution/job.ts'
import { openThreads } from '../../execution/threads.ts'
import { pairedSample, pairedTotals } from '../replications/paired-sample.ts'
import { type Execution, type Participant, type Plan, replicate } from '../replications/replicate.ts'
import type { ReplicationSet } from '../replications/replication-set.ts'
import { spreadOf } from '../replications/summarise.ts'
import type { Spread } from '../replications/tables.ts'
import { type BreakEvenAnswer, type BreakEvenSearch, breakEven } from './break-even.ts'
import { type Level, lessLevel } from './level.ts'

/** What is asked of one parameter. */
export interface Question {
  /** Dotted path. */
  readonly parameter: string
  readonly unit: string
  readonly low: number
  readonly high: number
}

/** A question with its answer. */
export interface Answered extends Question {
  readonly answer: BreakEvenAnswer
  /** Of a level that is attained: what the option costs more than the baseline there, in pounds over the run. */
  readonly cost?: Pick<Spread, 'mean' | 'ci_low' | 'ci_high'>
}

/** What is to be run. */
export interface SwitchingPlan extends Omit<Plan, 'scenarios' | 'baseline' | 'replications' | 'deterrence'> {
  readonly questions: readonly Question[]
  readonly search: Pick<BreakEvenSearch, 'replications' | 'most' | 'precision'>
  /** Metric that is to equal the baseline's, counted in people where it is counted; or to reach a level. */
  readonly metric: string
  /** Absent: the baseline's. */
  readonly level?: Level
  readonly hypothesis: string
  /** The baseline and the option with a parameter at a value. */
  readonly at: (parameter: string, value: number) => readonly [Participant, Participant]
}

/** What came of it. */
export interface Switching {
  readonly answers: readonly Answered[]
  readonly replications: number
  readonly failures: readonly Failure[]
}

/** Answers every question. Finished jobs are kept and found again, so that more replications add to those before. */
export async function switching(plan: SwitchingPlan, execution: Execution): Promise<Switching> {
  const engine = execution.engine ?? openThreads(execution.workers, execution.worker)
  try {
    return await answered(plan, { ...execution, engine })
  } finally {
    if (engine !== execution.engine) await engine.close()
  }
}

async function answered(plan: SwitchingPlan, execution: Execution): Promise<Switching> {
  const failures: Failure[] = []
  const answers: Answered[] = []
  let done = 0
  const run = async (participant: Participant, against: Participant, deterrence: string, count: number) => {
    const one: Plan = {
      ...plan,
      scenarios: [{ ...participant, against }],
      baseline: '',
      deterrence: [deterrence],
      replications: count,
      byGroup: plan.level?.group !== undefined,
    }
    const store = execution.store?.within(
      `${participant.sha256.slice(0, 16)}-${against.sha256.slice(0, 16)}-${deterrence}`,
    )
    const outcome = await replicate(one, {
      ...execution,
      ...(store && { store }),
      onProgress: (ended) => execution.onProgress?.(done + ended, done + count),
    })
    done += count
    for (const failure of outcome.failures)
      if (!failures.some((known) => JSON.stringify(known) === JSON.stringify(failure))) failures.push(failure)
    return outcome.sets[0]!
  }
  const memory = new Map<string, ReplicationSet>()
  const remembered = async (of: Participant, against: Participant, deterrence: string, count: number) => {
    const key = `${of.sha256} ${against.sha256} ${deterrence} ${count}`
    const known = memory.get(key)
    if (known) return known
    const set = await run(of, against, deterrence, count)
    memory.set(key, set)
    return set
  }
  const both = (parameter: string, value: number, count: number) => {
    const [baseline, option] = plan.at(parameter, value)
    return {
      before: () => remembered(baseline, baseline, 'none', count),
      after: () => remembered(option, baseline, plan.hypothesis, count),
    }
  }
  const costAt = async (parameter: string, { value, replications }: BreakEvenAnswer) => {
    const { before, after } = both(parameter, value!, replications)
    const { mean, ci_low, ci_high } = spreadOf(pairedSample(await after(), await before(), 'cost.total'))
    return { mean, ci_low, ci_high }
  }
  for (const question of plan.questions) {
    const answer = await breakEven(
      async (value, count) => {
        const { before, after } = both(question.parameter, value, count)
        if (plan.level) return lessLevel(await after(), plan.metric, plan.level)
        const without = await before()
        return pairedTotals(await after(), without, plan.metric)
      },
      { ...plan.search, low: question.low, high: question.high, zeroIsAcross: plan.level !== undefined },
    )
    const cost = plan.level && answer.value !== null ? await costAt(question.parameter, answer) : undefined
    answers.push({ ...question, answer, ...(cost && { cost }) })
  }
  const replications = Math.max(0, ...answers.map(({ answer }) => answer.replications))
  return { answers, replications, failures }
}
