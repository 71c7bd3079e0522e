/** How the strength of deterrence is varied besides a comparison, and the comparison with what comes of that. */
import { type CurveRow, deterrenceCurve, mostOptions } from '../experiments/break-even/deterrence-curve.ts'
import { replicationsPerMember } from '../experiments/replications/member-of-replication.ts'
import type { PrecisionRule } from '../experiments/replications/precision.ts'
import { type Comparison, compare, type Execution, type Plan } from '../experiments/replications/replicate.ts'
import { noDeterrence } from '../model/deterrence.ts'
import type { Ensemble } from '../scenarios/designs/ensemble.ts'
import { type LoadedScenario, parseSetting, type Setting } from '../scenarios/load.ts'
import { fewestForVerdict } from '../statistics/verdict.ts'
import { participantsOf } from './ensemble.ts'

/** Strengths and displaced shares at which the options of a comparison were run besides. */
export interface CurveInputs {
  readonly hypothesis: string
  readonly strengths: readonly number[]
  readonly displaced: readonly number[]
  readonly replications: number
}

/** Strengths that are tried, by form: small, middling and large. */
const curveStrengths = {
  exponential: [2, 5, 10],
  logistic: [2, 5, 10],
  constant_elasticity: [0.1, 0.3, 1],
  threshold: [0.25, 0.5, 1],
} as const
/** Enough for a verdict; of an ensemble, whose replications share their parameters in turn, as many sets. */
const curveReplications = (ensemble: Ensemble | undefined) =>
  fewestForVerdict * (ensemble === undefined ? 1 : replicationsPerMember)

/** The curve of a comparison; none where there is no option or no hypothesis. @param scenarios the baseline first */
export function curveOf(
  [baseline, ...options]: readonly LoadedScenario[],
  deterrence: readonly string[],
  replications: number | PrecisionRule,
  ensemble: Ensemble | undefined,
): CurveInputs | undefined {
  const hypothesis = deterrence.find((name) => name !== noDeterrence)
  if (hypothesis === undefined || options.length === 0) return undefined
  const most = curveReplications(ensemble)
  return {
    hypothesis,
    strengths: curveStrengths[baseline!.values.deterrence[hypothesis]!.form],
    displaced: [0, 0.3, 1],
    replications: Math.min(most, typeof replications === 'number' ? replications : most),
  }
}

/** Most jobs that a curve comes to: at every strength, and at none where there is an announcement. */
export const mostCurveJobs = ({ strengths, displaced, replications }: CurveInputs, options: number): number =>
  Math.min(mostOptions, options) * (strengths.length + 1) * displaced.length * replications

/** A comparison with what came of varying the strength of deterrence. */
export interface ComparisonWithCurve extends Comparison {
  readonly curve: readonly CurveRow[]
}

/**
 * Runs a comparison, and then the strength curve if one is asked for.
 * @param load the compared scenarios with further settings
 * @param ensemble of the plan's members, under which the curve is run as well; what the curve varies it does not
 */
export async function compareWithCurve(
  plan: Plan,
  asked: CurveInputs | undefined,
  load: (settings: readonly Setting[]) => readonly LoadedScenario[],
  execution: Execution,
  ensemble?: Ensemble,
): Promise<ComparisonWithCurve> {
  const comparison = await compare(plan, execution)
  const complete = comparison.sets.every(({ replications }) => replications.length > 0)
  if (asked === undefined || !complete) return { ...comparison, curve: [] }
  const at = (name: string, strength: number, displaced: number) => {
    const values = { zero_share: 0, strength, displaced_share: displaced }
    const paths = Object.entries(values).map(([field, value]) => [
      `deterrence.${asked.hypothesis}.${field}`,
      value,
    ])
    const loaded = load(paths.map(([path, value]) => parseSetting(`${name}:${path}=${value}`)))
    const varied = paths.map(([path]) => String(path))
    const own = loaded.filter((scenario) => scenario.name === name)
    return participantsOf(own, ensemble, asked.replications, varied)[0]!
  }
  const { rows, failures } = await deterrenceCurve(plan, { ...asked, at }, comparison, execution)
  return { ...comparison, curve: rows, failures: [...comparison.failures, ...failures] }
}
