/** Selection of the option that is best on one metric: replications go where the best is in doubt. */
import type { Failure } from '../../execution/job.ts'
import { openThreads } from '../../execution/threads.ts'
import { moments } from '../../statistics/interval.ts'
import { KimNelson } from '../../statistics/kim-nelson.ts'
import { ocbaShares } from '../../statistics/ocba.ts'
import { totalsByReplication } from '../replications/paired-sample.ts'
import {
  designOf,
  type Execution,
  jobsOf,
  type Plan,
  type Replicated,
  runBatch,
} from '../replications/replicate.ts'
import { ReplicationSet } from '../replications/replication-set.ts'

/** How options are told apart. */
export const selectionMethods = ['kn', 'ocba'] as const

/** What “best” means, and how sure it is to be. */
export interface SelectionRule {
  readonly metric: string
  readonly better: 'lower' | 'higher'
  readonly method: (typeof selectionMethods)[number]
  /** Least difference that matters, in the unit of the metric; of no effect on OCBA’s allocation. */
  readonly indifference: number
  readonly confidence: number
  /** Replications of every option before any is left out. */
  readonly first: number
  /** Replications of all options together, at most. */
  readonly budget: number
}

/** The plan of a selection: one hypothesis, the replications by the rule. */
export interface SelectionPlan extends Omit<Plan, 'replications'> {
  readonly rule: SelectionRule
}

/** What came of it. */
export interface Selection extends Replicated {
  /** Name of the option that the procedure selects; undefined where the budget ended before, or replications are missing. */
  readonly selected: string | undefined
  /** Options that the procedure had not left out when it ended. */
  readonly contenders: readonly string[]
}

/** Replications that are run of a contender at a time. */
const stage = 5

/** The sets of the options and the ways to add to them. */
interface Bench {
  readonly sets: readonly ReplicationSet[]
  /** Runs replications of options, from one number to before another for each. */
  run(spans: ReadonlyMap<number, readonly [from: number, to: number]>): Promise<void>
  /** Values by replication, as of now; higher is better. */
  valuesOf(option: number): Map<number, number>
}

/** Runs the plan. @throws nothing of a job: failed ones are recorded, and their replications not counted */
export async function select(plan: SelectionPlan, execution: Execution): Promise<Selection> {
  const whole: Plan = { ...plan, replications: 0 }
  const sets = designOf(whole).map(({ name, deterrence }) => new ReplicationSet(name, deterrence))
  const failed = new Map<number, Failure>()
  const sign = plan.rule.better === 'higher' ? 1 : -1
  let done = 0
  const engine = execution.engine ?? openThreads(execution.workers, execution.worker)
  const bench: Bench = {
    sets,
    async run(spans) {
      const jobs = [...spans].flatMap(([option, [from, to]]) =>
        jobsOf(whole, from, to).filter(({ index }) => index % sets.length === option),
      )
      const total = done + jobs.length
      execution.onProgress?.(done, total, failed.size)
      await runBatch(jobs, { ...execution, engine }, sets, failed, () =>
        execution.onProgress?.(++done, total, failed.size),
      )
    },
    valuesOf: (option) =>
      new Map(
        [...totalsByReplication(sets[option]!, plan.rule.metric)].map(([r, value]) => [r, sign * value]),
      ),
  }
  const found = await (plan.rule.method === 'kn' ? byKimNelson : byOcba)(plan.rule, bench).finally(() =>
    engine === execution.engine ? undefined : engine.close(),
  )
  return {
    sets,
    replications: Math.max(...sets.map(({ replications }) => (replications.at(-1) ?? -1) + 1)),
    failures: [...failed.keys()].sort((a, b) => a - b).map((index) => failed.get(index)!),
    selected: found.selected === undefined ? undefined : sets[found.selected]!.scenario,
    contenders: found.contenders.map((option) => sets[option]!.scenario),
  }
}

/** Positions of what a procedure says. */
interface Found {
  readonly selected: number | undefined
  readonly contenders: readonly number[]
}

async function byKimNelson(
  { confidence, indifference, first, budget }: SelectionRule,
  bench: Bench,
): Promise<Found> {
  const procedure = new KimNelson(bench.sets.length, { confidence, indifference, first })
  let [count, spent] = [0, 0]
  while (procedure.selected === undefined) {
    const { contenders } = procedure
    const more = count === 0 ? first : stage
    if (spent + more * contenders.length > budget) break
    const span = [count, count + more] as const
    await bench.run(new Map(contenders.map((option) => [option, span])))
    spent += more * contenders.length
    const values = new Map(contenders.map((option) => [option, bench.valuesOf(option)]))
    // A metric that an option never has decides nothing.
    if ([...values.values()].some((own) => ![...own.values()].some(Number.isFinite))) break
    for (let r = count; r < count + more && procedure.selected === undefined; r++) {
      const isWhole = procedure.contenders.every((option) => Number.isFinite(values.get(option)!.get(r)))
      if (isWhole) procedure.add((option) => values.get(option)!.get(r)!)
    }
    count += more
  }
  return { selected: procedure.selected, contenders: [...procedure.contenders] }
}

async function byOcba({ first, budget }: SelectionRule, bench: Bench): Promise<Found> {
  const options = bench.sets.map((_, option) => option)
  const counts = options.map(() => first)
  await bench.run(new Map(options.map((option) => [option, [0, first] as const])))
  const known = () =>
    options.map((option) => moments([...bench.valuesOf(option).values()].filter(Number.isFinite)))
  for (let spent = first * options.length; spent < budget; ) {
    const now = known()
    if (now.some((of) => of === null || of.standardDeviation === null)) break
    const more = Math.min(stage, budget - spent)
    const shares = ocbaShares(
      now.map((of) => ({ mean: of!.mean, standardDeviation: of!.standardDeviation! })),
      spent + more,
    )
    const before = [...counts]
    for (let i = 0; i < more; i++) counts[furthestBelow(counts, shares)]!++
    await bench.run(
      new Map(
        options.filter((o) => counts[o]! > before[o]!).map((o) => [o, [before[o]!, counts[o]!] as const]),
      ),
    )
    spent += more
  }
  const means = known().map((of) => of?.mean ?? Number.NEGATIVE_INFINITY)
  const best = means.indexOf(Math.max(...means))
  return { selected: means.every(Number.isFinite) ? best : undefined, contenders: options }
}

/** The option whose replications lie furthest below its share, the first of several. */
function furthestBelow(counts: readonly number[], shares: readonly number[]): number {
  const lacking = counts.map((count, option) => shares[option]! - count)
  return lacking.indexOf(Math.max(...lacking))
}
