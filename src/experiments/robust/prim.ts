/** Scenario discovery: the box that best tells where something is true, and how far it can be trusted. */
import { draws } from '../../model/engine/random.ts'
import {
  type Box,
  balanceOf,
  type Cases,
  isIn,
  isRestricted,
  type Quality,
  qualityOf,
  quasiPValues,
  restrictedCount,
  type Tally,
  tallyOf,
  without,
} from './box.ts'
import type { Column } from './columns.ts'
import { type Peeled, paste, peel } from './peel.ts'

/** A restriction as likely or likelier than this to be chance is taken off a box that the rule chose. */
export const mostQuasiP = 0.05

/** Times that the points are drawn again. */
const resamples = 100

/** What was found. */
export interface Found {
  readonly trajectory: readonly Peeled[]
  /** Which box of the trajectory was chosen. */
  readonly chosen: number
  /** The box that came of it: after pasting and without restrictions that could be chance, unless it was asked for by number. */
  readonly box: Box
  readonly tally: Tally
  readonly quality: Quality
  /** By column. */
  readonly quasiP: readonly number[]
  readonly stability: Stability
}

/** How the method fares where the points, and the replications at them, are drawn again. */
export interface Stability {
  /** Share of the resamples in which each column is restricted. */
  readonly restricted: readonly number[]
  /** Quality of the boxes at the points that were not drawn; null where these have no cases or no box has any of them. */
  readonly elsewhere: { readonly coverage: number | null; readonly density: number | null }
}

/** What a resample of the replications would have told of every point. */
export type CasesAgain = (resample: number) => readonly boolean[]

/** How the box is found. */
export interface Search {
  readonly seed: string
  /** What tells the draws of this search from those of others. */
  readonly name: string
  /** Number of the box in the trajectory; by the rule if absent. */
  readonly number?: number
}

/**
 * Finds the box.
 * @throws RangeError if no point is a case, or the trajectory has no box of that number
 */
export function discover(
  columns: readonly Column[],
  isCase: readonly boolean[],
  casesAgain: CasesAgain,
  search: Search,
): Found {
  const cases: Cases = { isCase, weights: new Uint8Array(isCase.length).fill(1) }
  const trajectory = peel(columns, cases)
  const all = trajectory[0]!
  if (all.cases === 0) throw new RangeError('no point is a case')
  if (search.number !== undefined && trajectory[search.number] === undefined)
    throw new RangeError(`there is no box ${search.number}`)
  const chosen = search.number ?? chosenBy(trajectory, columns)
  const box =
    search.number === undefined ? finished(trajectory[chosen]!.box, columns, cases) : trajectory[chosen]!.box
  const tally = tallyOf(box, columns, cases)
  const quality = qualityOf(tally, all)
  const again = (drawn: Cases): Box => {
    const own = peel(columns, drawn)
    return search.number === undefined
      ? finished(own[chosenBy(own, columns)]!.box, columns, drawn)
      : own[nearestIn(own, quality.coverage)]!.box
  }
  return {
    ...{ trajectory, chosen, box, tally, quality },
    quasiP: quasiPValues(box, columns, cases),
    stability: stabilityOf(columns, cases, casesAgain, again, search),
  }
}

/** The rule: the highest harmonic mean of coverage and density; of equals the fewest restrictions, and of those the first. */
export function chosenBy(trajectory: readonly Peeled[], columns: readonly Column[]): number {
  const all = trajectory[0]!
  let best = 0
  let [highest, fewest] = [-1, 0]
  for (const [i, each] of trajectory.entries()) {
    const balance = balanceOf(qualityOf(each, all))
    const restrictions = restrictedCount(each.box, columns)
    if (balance < highest || (balance === highest && restrictions >= fewest)) continue
    best = i
    highest = balance
    fewest = restrictions
  }
  return best
}

/** The box of a trajectory with the coverage nearest to one. */
function nearestIn(trajectory: readonly Peeled[], coverage: number): number {
  const apart = trajectory.map((each) => Math.abs(qualityOf(each, trajectory[0]!).coverage - coverage))
  return apart.indexOf(Math.min(...apart))
}

/** The box pasted, and without the restrictions that could be chance, the likeliest to be so first. */
function finished(start: Box, columns: readonly Column[], cases: Cases): Box {
  let box = paste(start, columns, cases)
  while (true) {
    const values = quasiPValues(box, columns, cases)
    const candidates = values.flatMap((value, c) =>
      isRestricted(box[c]!, columns[c]!) && value >= mostQuasiP ? [{ value, c }] : [],
    )
    const [worst] = candidates.sort((a, b) => b.value - a.value || a.c - b.c)
    if (worst === undefined) return box
    box = without(box, columns, worst.c)
  }
}

/** Draws the points again, as many as there are, and looks at the boxes that come of them. */
function stabilityOf(
  columns: readonly Column[],
  { isCase, weights }: Cases,
  casesAgain: CasesAgain,
  boxOf: (drawn: Cases) => Box,
  { seed, name }: Search,
): Stability {
  const count = weights.length
  const random = draws(seed, 'robust', 'points', name)
  const times = new Float64Array(columns.length)
  const pooled = { cases: 0, points: 0, hits: 0 }
  let found = 0
  for (let b = 0; b < resamples; b++) {
    const drawn = new Uint32Array(count)
    for (let i = 0; i < count; i++) drawn[Math.floor(random.uniform(i, 0, 0, b) * count)]!++
    const cases = { isCase: casesAgain(b), weights: drawn }
    if (!cases.isCase.some((each, i) => each && drawn[i]! > 0)) continue
    found++
    const box = boxOf(cases)
    for (let c = 0; c < columns.length; c++) if (isRestricted(box[c]!, columns[c]!)) times[c]!++
    for (let i = 0; i < count; i++) {
      if (drawn[i]! > 0) continue
      const inside = isIn(box, columns, i)
      if (isCase[i]) pooled.cases++
      if (inside) pooled.points++
      if (inside && isCase[i]) pooled.hits++
    }
  }
  return {
    restricted: Array.from(times, (each) => (found === 0 ? 0 : each / found)),
    elsewhere: {
      coverage: pooled.cases === 0 ? null : pooled.hits / pooled.cases,
      density: pooled.points === 0 ? null : pooled.hits / pooled.points,
    },
  }
}
