/** How an outcome depends on the strength of deterrence: the options that move the perceived risk most, at set strengths. */
import type { CountedIn } from '../model/result.ts'
import { meanInterval, moments } from '../statistics/interval.ts'
import {
  type Comparison,
  type Execution,
  type Participant,
  type Plan,
  type Replicated,
  replicate,
} from './compare.ts'
import type { ReplicationSet } from './replication-set.ts'

/** What is varied. */
export interface Curve {
  /** Name of the hypothesis whose form, lag and smoothing are used. */
  readonly hypothesis: string
  readonly strengths: readonly number[]
  /** Shares of those deterred who come by another route. */
  readonly displaced: readonly number[]
  readonly replications: number
  /** The option with the hypothesis at a strength and a displaced share, with an effect in every replication. */
  readonly at: (scenario: string, strength: number, displaced: number) => Participant
}

/** Option less baseline at one strength. */
export interface CurveRow {
  readonly scenario: string
  readonly baseline: string
  readonly hypothesis: string
  readonly strength: number
  readonly displaced_share: number
  readonly metric: string
  readonly counted_in: CountedIn
  readonly mean: number
  readonly ci_low: number | null
  readonly ci_high: number | null
  readonly replications: number
}

/** Most options that are varied. */
const mostOptions = 4

const measures: readonly (readonly [string, CountedIn])[] = [
  ['arrivals.small_boat', 'people'],
  ['claims.lodged', 'people'],
  ['deterred', 'people'],
  ['displaced', 'people'],
  ['returns.total', 'people'],
  ['cost.total', ''],
  ['cost.discounted', ''],
  ['npsv', ''],
]

/** Runs the curve after a comparison. */
export async function deterrenceCurve(
  plan: Plan,
  curve: Curve,
  { sets }: Pick<Comparison, 'sets'>,
  execution: Execution,
): Promise<{ readonly rows: readonly CurveRow[] } & Pick<Replicated, 'failures'>> {
  const baseline = plan.scenarios.find(({ name }) => name === plan.baseline)!
  const without = sets.find((set) => set.scenario === plan.baseline && set.deterrence === 'none')!
  const options = riskiest(sets, plan.baseline)
  const variants = options.flatMap(({ scenario }) =>
    curve.strengths.flatMap((strength) =>
      curve.displaced.map((displaced) => ({ scenario, strength, displaced })),
    ),
  )
  const named = ({ scenario, strength, displaced }: (typeof variants)[number]) =>
    `${scenario} strength ${strength} displaced ${displaced}`
  const store = execution.store?.within('curve')
  const outcome = await replicate(
    {
      ...plan,
      scenarios: variants.map((variant) => ({
        ...curve.at(variant.scenario, variant.strength, variant.displaced),
        name: named(variant),
        against: baseline,
      })),
      baseline: '',
      deterrence: [curve.hypothesis],
      replications: curve.replications,
    },
    { ...execution, ...(store && { store }) },
  )
  const rows = options.flatMap((option) =>
    curve.displaced.flatMap((displaced) => [
      ...rowsOf(option, 0, displaced),
      ...curve.strengths.flatMap((strength) => {
        const wanted = named({ scenario: option.scenario, strength, displaced })
        return rowsOf(
          outcome.sets.find(({ scenario }) => scenario === wanted)!,
          strength,
          displaced,
          option.scenario,
        )
      }),
    ]),
  )
  return { rows, failures: outcome.failures }

  function rowsOf(
    set: ReplicationSet,
    strength: number,
    displaced: number,
    scenario = set.scenario,
  ): CurveRow[] {
    return measures.flatMap(([metric, countedIn]) => {
      const of = moments(pairs(set, without, metric, countedIn, curve.replications))
      if (of === null) return []
      const interval = meanInterval(of)
      return [
        {
          scenario,
          baseline: plan.baseline,
          hypothesis: curve.hypothesis,
          strength,
          displaced_share: displaced,
          metric,
          counted_in: countedIn,
          mean: of.mean,
          ci_low: interval?.low ?? null,
          ci_high: interval?.high ?? null,
          replications: of.count,
        },
      ]
    })
  }
}

/** The options under `none` that raise the perceived risk at all, the one that raises it most first. */
function riskiest(sets: readonly ReplicationSet[], baseline: string): ReplicationSet[] {
  const without = sets.find((set) => set.scenario === baseline && set.deterrence === 'none')
  if (without === undefined) return []
  return sets
    .filter((set) => set.scenario !== baseline && set.deterrence === 'none')
    .map((set) => {
      const of = moments(pairs(set, without, 'risk.perceived', '', Number.POSITIVE_INFINITY))
      return { set, rise: of?.mean ?? 0 }
    })
    .filter(({ rise }) => rise > 1e-4)
    .sort((a, b) => b.rise - a.rise || (a.set.scenario < b.set.scenario ? -1 : 1))
    .slice(0, mostOptions)
    .map(({ set }) => set)
}

/** Totals of a set less those of another in the first replications that both hold. */
function pairs(
  set: ReplicationSet,
  other: ReplicationSet,
  metric: string,
  countedIn: CountedIn,
  replications: number,
): number[] {
  const [here, there] = [set, other].map((each) => each.position({ metric, scheme: '', countedIn }))
  if (here === undefined || there === undefined) return []
  const theirs = new Map(other.replications.map((replication, i) => [replication, other.totalOf(i, there)]))
  return set.replications
    .flatMap((replication, i) =>
      replication < replications ? [[replication, set.totalOf(i, here)] as const] : [],
    )
    .map(([replication, value]) => value - (theirs.get(replication) ?? Number.NaN))
    .filter((difference) => !Number.isNaN(difference))
}
