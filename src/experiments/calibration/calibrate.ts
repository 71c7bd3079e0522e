/**
 * Calibration: every point of a design is run from the start of each year with the inputs of that year given as observed, and the
 * points nearest to what was published are kept. Fits are rolling: that of a quarter uses nothing published of a later one.
 */

import { quartersBetween } from '../../calendar/periods.ts'
import type { Job } from '../../execution/job.ts'
import type { CalibrationDocument } from '../../scenarios/designs/calibration-schema.ts'
import type { LoadedScenario, Setting } from '../../scenarios/load.ts'
import { quantile, sorted } from '../../statistics/quantiles.ts'
import { conditionalSettings } from '../history/backtest.ts'
import type { Published } from '../history/published.ts'
import {
  type Execution,
  jobsOf,
  type Participant,
  type Plan,
  type Replicated,
  replicate,
} from '../replications/replicate.ts'
import { type Dimension, pointsOf, settingsAt, valuesAt } from './dimensions.ts'
import { summariesBy } from './distance.ts'
import { type ErrorRow, errorsOf } from './errors.ts'
import { correlation, type Fit, fitAt } from './fit.ts'

/** What is to be run. */
export interface CalibrationPlan {
  readonly document: CalibrationDocument
  readonly dimensions: readonly Dimension[]
  readonly published: Published
  /** Loads the scenario with settings. */
  readonly load: (settings: readonly Setting[]) => LoadedScenario
  /** Last quarter whose fit is made: from the first opening on, each quarter has one. */
  readonly until: string
  readonly seed: string
  readonly version: string
}

/** A parameter set of results/ensemble.csv: values by path. */
export interface Member {
  readonly origin: string
  readonly member: number
  readonly values: Readonly<Record<string, number | string>>
}

/** A row of results/identifiability.csv: what the series told of one parameter by a quarter. */
export interface IdentifiabilityRow {
  readonly origin: string
  readonly parameter: string
  readonly label: string
  readonly declared: 'fitted' | 'assumption'
  /** Quantiles of the parameter sets kept, as positions in the range; blank for choices, and before anything is published. */
  readonly p05: number | null
  readonly p50: number | null
  readonly p95: number | null
  readonly contraction: number
  readonly chance_p05: number
  readonly identified: boolean
  readonly series: number
}

/** A row of results/points.csv: a point, its distance at the last origin, and whether it was kept there. */
export interface PointRow {
  readonly point: number
  readonly positions: readonly number[]
  readonly distance: number
  readonly accepted: boolean
}

/** A row of results/pairs.csv: correlation of two parameters among the points kept at the last origin. */
export interface PairRow {
  readonly a: string
  readonly b: string
  readonly correlation: number
}

/** What came of it. */
export interface Calibration extends Omit<Replicated, 'sets'> {
  readonly errors: readonly ErrorRow[]
  readonly points: readonly PointRow[]
  readonly members: readonly Member[]
  readonly identifiability: readonly IdentifiabilityRow[]
  readonly pairs: readonly PairRow[]
}

/** Runs the plan and fits at every quarter. */
export async function calibrate(plan: CalibrationPlan, execution: Execution): Promise<Calibration> {
  const { document, dimensions, published, seed, until } = plan
  const points = pointsOf(dimensions, document.points, seed)
  const { sets, ...rest } = await replicate(jobPlan(plan, points), execution)
  const errors = sets
    .filter(({ replications }) => replications.length > 0)
    .flatMap((set) => errorsOf(document, published, partsOf(set.scenario), set))
  const origins = quartersBetween(document.first, until)
  const fits = origins.map((origin) => {
    const summaries = summariesBy(origin, document, errors)
    return { origin, summaries, fit: fitAt(origin, dimensions, points, summaries, document.accepted, seed) }
  })
  const last = fits.at(-1)!
  return {
    ...rest,
    errors,
    points: points.map((positions, point) => ({
      point,
      positions,
      distance: last.summaries.distances[point]!,
      accepted: last.fit.accepted.includes(point),
    })),
    members: fits.flatMap(({ origin, fit }) => membersOf(origin, dimensions, fit)),
    identifiability: fits.flatMap(({ origin, summaries, fit }) =>
      identifiabilityOf(origin, dimensions, fit, summaries.series.length),
    ),
    pairs: pairsOf(last.fit, dimensions),
  }
}

/** All jobs of a calibration: what is fitted follows from them, and none follows from what is fitted. */
export function jobsOfCalibration(plan: CalibrationPlan): Job[] {
  const all = jobPlan(plan, pointsOf(plan.dimensions, plan.document.points, plan.seed))
  return jobsOf(all, 0, all.replications)
}

/** Every point in every opening as a scenario of one plan. */
export function jobPlan(
  plan: CalibrationPlan,
  points: readonly (readonly number[])[],
): Plan & { readonly replications: number } {
  const { document, dimensions, published, load, seed, version } = plan
  const all = quartersBetween(document.first, document.last)
  const openings = [...new Set([...all.filter((_, i) => i % document.every === 0), ...document.also])]
  const scenarios = openings.flatMap((opening) => {
    const settings = conditionalSettings(published, opening, document.ahead, load)
    return points.map((positions, point): Participant => {
      const { values, sha256 } = load([...settings, ...settingsAt(dimensions, positions)])
      return { name: nameOf({ point, opening }), values, sha256 }
    })
  })
  return {
    scenarios,
    baseline: '',
    deterrence: ['none'],
    seed,
    horizonYears: document.ahead / 4,
    replications: document.replications,
    version,
  }
}

const nameOf = ({ point, opening }: Pick<ErrorRow, 'point' | 'opening'>) => `${opening} point ${point}`

function partsOf(name: string): Pick<ErrorRow, 'point' | 'opening'> {
  const [opening, , point] = name.split(' ')
  return { opening: opening!, point: Number(point) }
}

function membersOf(origin: string, dimensions: readonly Dimension[], { members }: Fit): Member[] {
  return members.map((positions, member) => ({
    origin,
    member,
    values: Object.fromEntries(dimensions.flatMap((each, d) => valuesAt(each, positions[d]!))),
  }))
}

function identifiabilityOf(
  origin: string,
  dimensions: readonly Dimension[],
  { parameters }: Fit,
  series: number,
): IdentifiabilityRow[] {
  return parameters.map(({ name, positions, contraction, chance, identified }, d) => {
    const { label, assumption } = dimensions[d]!
    const ascending = sorted(positions)
    const at = (share: number) =>
      ascending.length === 0 || dimensions[d]!.choice ? null : quantile(ascending, share)
    return {
      origin,
      parameter: name,
      label,
      declared: assumption ? 'assumption' : 'fitted',
      p05: at(0.05),
      p50: at(0.5),
      p95: at(0.95),
      contraction,
      chance_p05: chance,
      identified,
      series,
    }
  })
}

function pairsOf({ parameters, accepted }: Fit, dimensions: readonly Dimension[]): PairRow[] {
  if (accepted.length === 0) return []
  const ordered = parameters.filter((_, d) => dimensions[d]!.choice === undefined)
  return ordered.flatMap((first, i) =>
    ordered.slice(i + 1).map((second) => ({
      a: first.name,
      b: second.name,
      correlation: correlation(first.positions, second.positions),
    })),
  )
}
