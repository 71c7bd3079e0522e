/** Which option is robust over the points of a sweep: where a condition holds, regret, and what it would be worth to know. */
import { draws } from '../../model/engine/random.ts'
import { bootstrapIntervals } from '../../statistics/bootstrap.ts'
import type { Interval } from '../../statistics/interval.ts'
import { fewestForVerdict } from '../../statistics/verdict.ts'
import type { SweepPoint } from '../sweep/sweep-points.ts'
import { isIn } from './box.ts'
import { type Column, columnsOf } from './columns.ts'
import { type Worth, worthOfKnowing } from './information.ts'
import { peel } from './peel.ts'
import { discover, type Found } from './prim.ts'
import { type Direction, type RegretStatistic, regretStatistics, regretTable } from './regret.ts'
import {
  type Condition,
  meanOf,
  meets,
  type State,
  type Subject,
  statesOf,
  type Totals,
  valuesOf,
} from './states.ts'
import { type Leaf, leavesOf, merged, treeOf } from './tree.ts'

/** What is asked. */
export interface RobustQuestion {
  /** What the condition is about, and of which metric. */
  readonly metric: string
  readonly of: Subject
  readonly condition: Condition
  /** Options whose box is looked for. */
  readonly options: readonly string[]
  /** Number of the box in every option's trajectory; by the rule if absent. */
  readonly box?: number
  /** Metrics of which regret is told, with the way that is assumed to be better; the condition's first. */
  readonly regrets: readonly { readonly metric: string; readonly better: Direction }[]
  /** Parameters that policy sets: no state of the world, so no part of a box, of a tree or of what there is to know. */
  readonly levers: readonly string[]
  readonly seed: string
}

/** What it is asked of. */
export interface SweepValues {
  readonly points: readonly SweepPoint[]
  /** The baseline first. */
  readonly scenarios: readonly string[]
  /** By metric. */
  readonly totals: ReadonlyMap<string, Totals>
  /** Of every point. */
  readonly replications: number
}

/** Where the condition holds in one option. */
export interface Scope {
  readonly scenario: string
  readonly states: readonly State[]
  /** Absent where the condition holds at every point or at none. */
  readonly found?: Found
  readonly tree: readonly Leaf[]
  /** The leaves of the tree without splits that change nothing of what it says. */
  readonly rules: readonly Leaf[]
  /** By point: whether it lies in the box, and what the tree says. */
  readonly inBox: readonly boolean[]
  readonly inTree: readonly boolean[]
}

/** A number of the table of regret. */
export interface RegretRow {
  readonly scenario: string
  readonly metric: string
  readonly better: Direction
  readonly statistic: RegretStatistic | 'condition_met_share'
  readonly value: number
  readonly interval: Interval | null
  /** Where the regret is largest; '' of other numbers. */
  readonly point: string
}

/** What knowing is worth for the choice by one metric. */
export interface WorthRow extends Worth {
  readonly metric: string
  readonly better: Direction
}

/** What was found. */
export interface RobustFindings {
  /** Of the parameters that nobody controls. */
  readonly columns: readonly Column[]
  /** Those at which every metric is defined in every scenario. */
  readonly points: readonly SweepPoint[]
  readonly leftOut: number
  readonly replications: number
  readonly scopes: readonly Scope[]
  readonly regret: readonly RegretRow[]
  readonly worth: readonly WorthRow[]
}

/** Answers the question. */
export function robustFindings(question: RobustQuestion, values: SweepValues): RobustFindings {
  const used = definedOnly(values)
  const { points, replications, scenarios } = used
  const columns = columnsOf(points, question.levers)
  const totals = used.totals.get(question.metric)!
  return {
    ...{ columns, points, replications, leftOut: values.points.length - points.length },
    scopes: question.options.map((option) =>
      scopeOf(question, used, columns, option, valuesOf(totals, scenarios.indexOf(option), question.of)),
    ),
    regret: question.regrets.flatMap((each, i) => regretRows(question, used, each, i === 0)),
    worth: question.regrets.flatMap(({ metric, better }) =>
      worthOfKnowing(columns, levelsOf(used.totals.get(metric)!), better, question.seed).map((worth) => ({
        ...worth,
        metric,
        better,
      })),
    ),
  }
}

/** Number of the last box in each option's trajectory; 0 where the condition holds at every point or at none. */
export function lastBoxes(
  { options, metric, of, condition, levers }: RobustQuestion,
  values: SweepValues,
): number[] {
  const { points, scenarios, totals } = definedOnly(values)
  const columns = columnsOf(points, levers)
  return options.map((option) => {
    const own = valuesOf(totals.get(metric)!, scenarios.indexOf(option), of)
    const isCase = statesOf(points, own, condition).map((state) => state.meets)
    const differs = isCase.includes(true) && isCase.includes(false)
    return differs ? peel(columns, { isCase, weights: isCase.map(() => 1) }).length - 1 : 0
  })
}

/** Without the points at which some metric is defined in no replication of some scenario. */
function definedOnly(values: SweepValues): SweepValues {
  const kept = values.points.flatMap((_, i) =>
    [...values.totals.values()].every((totals) => totals.every((own) => !Number.isNaN(meanOf(own[i]!))))
      ? [i]
      : [],
  )
  const only = <T>(all: readonly T[]) => kept.map((i) => all[i]!)
  return {
    ...values,
    points: only(values.points),
    totals: new Map([...values.totals].map(([metric, totals]) => [metric, totals.map(only)])),
  }
}

const levelsOf = (totals: Totals, drawn?: ArrayLike<number>): Float64Array[] =>
  totals.map((own) => Float64Array.from(own, (values) => meanOf(values, drawn)))

function scopeOf(
  { condition, seed, box }: RobustQuestion,
  { points, replications }: SweepValues,
  columns: readonly Column[],
  scenario: string,
  values: readonly Float64Array[],
): Scope {
  const states = statesOf(points, values, condition)
  const isCase = states.map((state) => state.meets)
  const root = treeOf(columns, isCase)
  const [tree, rules] = [root, merged(root)].map((node) => leavesOf(node, columns)) as [Leaf[], Leaf[]]
  const inTree = points.map((_, i) => tree.find(({ node }) => node.points.includes(i))?.isCase ?? false)
  const random = draws(seed, 'robust', 'replications', scenario)
  const again = (resample: number) => {
    if (replications < 2) return isCase
    const drawn = Uint32Array.from({ length: replications }, (_, n) =>
      Math.floor(random.uniform(n, 0, 0, resample) * replications),
    )
    return values.map((own, i) => {
      const mean = meanOf(own, drawn)
      return Number.isNaN(mean) ? isCase[i]! : meets(mean, condition)
    })
  }
  const differs = isCase.includes(true) && isCase.includes(false)
  const found = differs
    ? discover(columns, isCase, again, { seed, name: scenario, ...(box !== undefined && { number: box }) })
    : undefined
  return {
    ...{ scenario, states, tree, rules, inTree },
    ...(found && { found }),
    inBox: points.map((_, i) => (found ? isIn(found.box, columns, i) : isCase[i]!)),
  }
}

/** The rows of one metric. @param withCondition also how often the condition is met */
function regretRows(
  { of, condition, seed }: RobustQuestion,
  { scenarios, points, totals, replications }: SweepValues,
  { metric, better }: RobustQuestion['regrets'][number],
  withCondition: boolean,
): RegretRow[] {
  const own = totals.get(metric)!
  const tableOf = (drawn?: ArrayLike<number>) => {
    const levels = levelsOf(own, drawn)
    return regretTable(levels, better).map(({ statistics, worst }, option) => {
      const means = levels[option]!.map((level, i) => (of === 'level' ? level : level - levels[0]![i]!))
      const met = means.filter((mean) => meets(mean, condition)).length / points.length
      return { statistics: { ...statistics, ...(withCondition && { condition_met_share: met }) }, worst }
    })
  }
  const table = tableOf()
  const names = Object.keys(table[0]!.statistics) as RegretRow['statistic'][]
  const flat = (rows: typeof table) =>
    rows.flatMap(({ statistics }) => names.map((name) => statistics[name]!))
  const random = draws(seed, 'robust', 'regret', metric)
  const intervals =
    replications < fewestForVerdict
      ? undefined
      : bootstrapIntervals(
          replications,
          (drawn) => flat(tableOf(drawn)),
          (resample, n) => random.uniform(n, 0, 0, resample),
        )
  // That the baseline is no different from itself says nothing.
  const isTold = (option: number, name: RegretRow['statistic']) =>
    name !== 'condition_met_share' || of === 'level' || option > 0
  return table.flatMap(({ statistics, worst }, option) =>
    names
      .map((statistic, s) => ({
        ...{ scenario: scenarios[option]!, metric, better, statistic, value: statistics[statistic]! },
        interval: intervals?.[option * names.length + s] ?? null,
        point: statistic === 'regret_max' ? points[worst]!.id : '',
      }))
      .filter((row) => isTold(option, row.statistic)),
  )
}

/** Every statistic of regret, in the order of the table. */
export const allRegretStatistics = [...regretStatistics, 'condition_met_share'] as const
