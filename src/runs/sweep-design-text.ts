/** What is said of a design's points: their parts, how they are drawn, and which were left out. */

import type { SweepStation } from '../experiments/sweep/sweep.ts'
import { roles, type SweepDocument } from '../scenarios/designs/sweep-schema.ts'
import { spearman } from '../statistics/rank-correlation.ts'
import { plural } from '../words/numbers.ts'
import type { SweepAsked } from './sweep-plan.ts'

const roleWords = { lever: 'Levers', uncertainty: 'Uncertainties' } as const

/** Lines before the first job. */
export function designLines(document: SweepDocument, stations: readonly SweepStation[]): string[] {
  const { method, points = 0, parameters, correlations } = document
  const ofRole = roles.flatMap((role) => {
    const names = Object.keys(parameters).filter((name) => parameters[name]!.role === role)
    return names.length === 0 ? [] : [`${roleWords[role]}: ${names.join(', ')}.`]
  })
  const uneven =
    method === 'sobol' && !Number.isInteger(Math.log2(points))
      ? [`${points} points of a sobol sequence: a power of 2 would fill every range more evenly.`]
      : []
  const reached = correlations.map(({ between, rank }) => {
    const [one, other] = between.map((name) => positions(document, stations, name)) as [number[], number[]]
    return `Rank correlation of ${between.join(' and ')}: ${rank} asked, ${spearman(one, other).toFixed(2)} in the points run.`
  })
  return [...ofRole, ...uneven, ...reached]
}

/** The values of a parameter at the points; of choices their places in the design. */
function positions({ parameters }: SweepDocument, stations: readonly SweepStation[], name: string): number[] {
  const choices = parameters[name]!.values
  return stations.map(({ point }) =>
    choices === undefined ? Number(point.values[name]) : choices.indexOf(point.values[name]!),
  )
}

/** How many points a constraint took away; nothing of a design without constraints. @param left points that were run */
export const rejectedText = ({ rejected }: SweepAsked, left: number): string[] =>
  rejected === undefined
    ? []
    : [`${plural(rejected, 'point')} of ${left + rejected} left out, as a constraint does not hold there.`]
