/** Sobol' indices of the declared ranges: what share of the variance each parameter, or group of them, explains. */
import { draws } from '../../model/engine/random.ts'
import { type Estimated, sobolIndices } from '../../statistics/sobol-indices.ts'
import { sobolPoints } from '../../statistics/sobol-sequence.ts'
import type { Verdict } from '../../statistics/verdict.ts'
import type { Effort, Measure, Readings, Trial } from './evaluate.ts'
import { supportOf } from './evidence.ts'
import { type Factor, valueAt } from './factors.ts'
import type { IndexRow } from './row.ts'

/** What parameters are taken together by: each by itself, by section of the scenario, by what they rest on, or by who decides them. */
export const groupings = ['parameter', 'section', 'evidence', 'role'] as const

/** Two samples of the ranges, and mixtures of them. */
export interface SobolDesign extends Effort {
  readonly method: 'sobol'
  /** Points of each sample: a power of 2. */
  readonly points: number
  readonly by: (typeof groupings)[number]
}

/** The section of a scenario that a parameter is in; of schemes and hypotheses each is one. */
export function sectionOf(id: string): string {
  const path = id.split('.')
  return path.slice(0, ['schemes', 'deterrence', 'response'].includes(path[0]!) ? 2 : 1).join('.')
}

/** The name of the group that a factor is in. */
const groupName: Readonly<Record<SobolDesign['by'], (factor: Factor) => string>> = {
  parameter: ({ id }) => id,
  section: ({ id }) => sectionOf(id),
  evidence: supportOf,
  role: ({ role }) => role ?? 'uncertainty',
}

/** A group: its name in the tables, and the positions of its factors. */
interface Group {
  readonly name: string
  readonly members: readonly number[]
}

/** The groups of a design, in the order of the factors. */
export function groupsOf({ by }: SobolDesign, factors: readonly Factor[]): Group[] {
  const groups = new Map<string, number[]>()
  for (const [i, factor] of factors.entries()) {
    const name = groupName[by](factor)
    groups.set(name, [...(groups.get(name) ?? []), i])
  }
  return [...groups].map(([name, members]) => ({ name, members }))
}

/** The parameter sets of a design: those of the first sample, of the second, and of each group the first with the group's values of the second. */
export function sobolTrials(
  { points }: SobolDesign,
  factors: readonly Factor[],
  groups: readonly Group[],
  seed: string,
): Trial[] {
  const luck = draws(seed, 'sensitivity', 'sobol', 'shift')
  const count = factors.length
  const both = sobolPoints(points, 2 * count, (d) => Math.floor(luck.uniform(d, 0, 0) * 2 ** 32))
  const trial = (name: string, j: number, shareOf: (i: number) => number): Trial => ({
    id: `${name} ${j + 1}`,
    values: new Map(factors.map((factor, i) => [factor.id, valueAt(factor, shareOf(i))])),
  })
  return [
    ...both.map((point, j) => trial('first sample', j, (i) => point[i]!)),
    ...both.map((point, j) => trial('second sample', j, (i) => point[count + i]!)),
    ...groups.flatMap(({ name, members }) => {
      const own = new Set(members)
      return both.map((point, j) => trial(name, j, (i) => point[own.has(i) ? count + i : i]!))
    }),
  ]
}

/** The rows of one measure, without ranks; blank where a run failed, or the metric is undefined or always the same. */
export function sobolRows(
  measure: Measure,
  position: number,
  { points }: SobolDesign,
  groups: readonly Group[],
  readings: Readings,
  seed: string,
): Omit<IndexRow, 'rank'>[] {
  const values = readings.map((reading) => reading[position]!)
  const replications = values[0]?.length ?? 0
  const row = (
    parameter: string,
    statistic: IndexRow['statistic'],
    found: Estimated | null,
  ): Omit<IndexRow, 'rank'> => {
    const { low, high } = found?.interval ?? { low: null, high: null }
    return {
      ...{ ...measure, parameter, statistic, replications, stage: 'full' },
      ...{ value: found?.value ?? null, ci_low: low, ci_high: high },
      verdict: statistic === 'total' ? verdictOf(found) : null,
    }
  }
  const isWhole = values.every((own) => own.every(Number.isFinite))
  const first = values[0]?.[0]
  if (!isWhole || values.every((own) => own.every((value) => value === first)))
    return groups.map(({ name }) => row(name, 'total', null))
  const block = (b: number) => values.slice(b * points, (b + 1) * points)
  const bootstrap = draws(seed, 'sensitivity', 'sobol', 'bootstrap')
  const found = sobolIndices(
    { a: block(0), b: block(1), ab: groups.map((_, g) => block(2 + g)) },
    (resample, n) => bootstrap.uniform(n, 0, 0, resample),
  )
  // Where chance is all there is, shares of what is left have no meaning.
  const isKnown = found.variance.value > 0
  return [
    row('', 'mean', found.mean),
    row('', 'variance', found.variance),
    row('', 'noise_share', found.noiseShare),
    ...groups.flatMap(({ name }, g) => [
      row(name, 'first_order', isKnown ? found.first[g]! : null),
      row(name, 'total', isKnown ? found.total[g]! : null),
    ]),
  ]
}

/** Whether a total index is above what chance alone would give. */
function verdictOf(found: Estimated | null): Verdict {
  if (found?.value === 0) return 'none'
  if (found === null || found.interval === null) return 'unknown'
  return found.interval.low > 0 ? 'more' : 'unclear'
}
