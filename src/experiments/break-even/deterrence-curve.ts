/** How an outcome depends on the strength of deterrence: the options that move the perceived risk most, at set strengths. */
import type { CountedIn } from '../../model/result.ts'
import { moments } from '../../statistics/interval.ts'
import { pairedSample, pairedTotals } from '../replications/paired-sample.ts'
import {
  type Comparison,
  type Execution,
  type Participant,
  type Plan,
  type Replicated,
  replicate,
} from '../replications/replicate.ts'
import type { ReplicationSet } from '../replications/replication-set.ts'
import { spreadOf } from '../replications/summarise.ts'

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
  /** How many members of an ensemble these reach; absent without one. */
  readonly independent?: number
}

/** Most options that are varied. */
export const mostOptions = 4

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

/** A point of the curve: an option under one strength and share displaced. */
interface Variant {
  readonly scenario: string
  readonly strength: number
  readonly displaced: number
}

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
  // An announcement deters at strength 0 as well; without one, nothing does there.
  const announces = (scenario: string) =>
    curve.at(scenario, 0, 0).values.deterrence[curve.hypothesis]!.announcement_effect !== 0
  const variants = options.flatMap(({ scenario }) =>
    [...(announces(scenario) ? [0] : []), ...curve.strengths].flatMap((strength) =>
      curve.displaced.map((displaced) => ({ scenario, strength, displaced })),
    ),
  )
  const named = ({ scenario, strength, displaced }: Variant) =>
    `${scenario} strength ${strength} displaced ${displaced}`
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
      byGroup: false,
    },
    execution,
  )
  const rows = options.flatMap((option) =>
    curve.displaced.flatMap((displaced) =>
      [0, ...curve.strengths].flatMap((strength) => {
        const variant = { scenario: option.scenario, strength, displaced }
        const set = outcome.sets.find(({ scenario }) => scenario === named(variant)) ?? option
        return rowsOf(plan, curve, { set, without }, variant)
      }),
    ),
  )
  return { rows, failures: outcome.failures }
}

/** What a set of replications comes to beside the baseline without a deterrent effect, by metric. */
function rowsOf(
  plan: Plan,
  curve: Curve,
  { set, without }: { readonly set: ReplicationSet; readonly without: ReplicationSet },
  { scenario, strength, displaced }: Variant,
): CurveRow[] {
  return measures.flatMap(([metric, countedIn]) => {
    const sample = pairedSample(set, without, metric, curve.replications)
    const { mean, ci_low, ci_high } = spreadOf(sample)
    if (mean === null) return []
    return [
      {
        scenario,
        baseline: plan.baseline,
        hypothesis: curve.hypothesis,
        strength,
        displaced_share: displaced,
        metric,
        counted_in: countedIn,
        mean,
        ci_low,
        ci_high,
        replications: sample.values.length,
        ...(sample.members && { independent: new Set(sample.members).size }),
      },
    ]
  })
}

/** The option that stands among those shown wherever it takes part and raises the risk at all. */
const alwaysShown = 'return-hubs'

/** The options under `none` that raise the perceived risk at all, the one that raises it most first. */
function riskiest(sets: readonly ReplicationSet[], baseline: string): ReplicationSet[] {
  const without = sets.find((set) => set.scenario === baseline && set.deterrence === 'none')
  if (without === undefined) return []
  const ranked = sets
    .filter((set) => set.scenario !== baseline && set.deterrence === 'none')
    .map((set) => {
      const of = moments(pairedTotals(set, without, 'risk.perceived'))
      return { set, rise: of?.mean ?? 0 }
    })
    .filter(({ rise }) => rise > 1e-4)
    .sort((a, b) => b.rise - a.rise || (a.set.scenario < b.set.scenario ? -1 : 1))
    .map(({ set }) => set)
  const subject = ranked.filter((set) => set.scenario === alwaysShown)
  return [
    ...ranked.filter((set) => !subject.includes(set)).slice(0, mostOptions - subject.length),
    ...subject,
  ]
}
