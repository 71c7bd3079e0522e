/**
 * The patient rule induction method (Friedman and Fisher 1999): a box that is made smaller a little at a time, and where that has
 * gone too far larger again.
 */
import {
  type Box,
  type Cases,
  type Limits,
  leaves,
  type Tally,
  tallyOf,
  wholeBox,
  withLimits,
} from './box.ts'
import type { Column } from './columns.ts'

/** How patient the method is. */
export interface Patience {
  /** Largest share of a box's points that a step takes off a numeric column, unless a single value has more. */
  readonly peel: number
  /** The same of a step that adds to a box. */
  readonly paste: number
  /** Smallest share of all points that a box may have. */
  readonly least: number
}

/** The usual patience: Friedman and Fisher advise from 5 to 10 % a step. */
export const usualPatience: Patience = { peel: 0.05, paste: 0.05, least: 0.05 }

/** A box on the way from the whole to the smallest. */
export interface Peeled extends Tally {
  readonly box: Box
  /** Name of the column that the last step restricted; '' for the whole. */
  readonly by: string
}

/** A step that is possible: what it would leave and what it takes away or adds. */
interface Step {
  readonly column: number
  readonly limits: Limits
  readonly points: number
  readonly cases: number
}

/** The trajectory from the whole to the smallest box that the patience allows, or to one in which all points are cases. */
export function peel(columns: readonly Column[], cases: Cases, patience: Patience = usualPatience): Peeled[] {
  let box = wholeBox(columns)
  const all = tallyOf(box, columns, cases)
  const trajectory: Peeled[] = [{ box, by: '', ...all }]
  while (true) {
    const now = trajectory.at(-1)!
    if (now.cases === now.points) return trajectory
    const best = bestPeel(stepsInward(box, columns, cases, patience.peel), now, patience.least * all.points)
    if (best === undefined) return trajectory
    box = withLimits(box, best.column, best.limits)
    trajectory.push({
      box,
      by: columns[best.column]!.name,
      points: now.points - best.points,
      cases: now.cases - best.cases,
    })
  }
}

/**
 * The step that raises the density most for each point that it takes away, so that steps of different sizes compete fairly; of
 * equals that with the fewest points, and of those the first. None that lowers the density.
 */
function bestPeel(steps: readonly Step[], now: Tally, least: number): Step | undefined {
  let best: Step | undefined
  let most = 0
  for (const step of steps) {
    const left = now.points - step.points
    if (left < least || left <= 0) continue
    const gain = ((now.cases - step.cases) / left - now.cases / now.points) / step.points
    const isBetter =
      best === undefined ? gain >= 0 : gain > most || (gain === most && step.points < best.points)
    if (!isBetter) continue
    best = step
    most = gain
  }
  return best
}

/** Points and cases by level of each column, of the points in the box. @param beyond also of those that only the column's own limits leave out */
function byLevel(box: Box, columns: readonly Column[], cases: Cases, beyond: boolean) {
  const tallies = columns.map(({ levels }) => ({
    points: new Float64Array(levels.length),
    cases: new Float64Array(levels.length),
  }))
  const count = (column: number, point: number) => {
    const level = columns[column]!.at[point]!
    tallies[column]!.points[level]! += cases.weights[point]!
    if (cases.isCase[point]) tallies[column]!.cases[level]! += cases.weights[point]!
  }
  const allowed = columns.map(({ levels }, c) => levels.map((_, level) => leaves(box[c]!, level)))
  for (let i = 0; i < cases.weights.length; i++) {
    if (cases.weights[i] === 0) continue
    let failing = 0
    let last = 0
    for (let c = 0; c < columns.length && failing < 2; c++)
      if (!allowed[c]![columns[c]!.at[i]!]) {
        failing++
        last = c
      }
    if (failing === 0) for (let c = 0; c < columns.length; c++) count(c, i)
    else if (beyond && failing === 1) count(last, i)
  }
  return tallies
}

/** Every step inward: off the low and the high end of a numeric column, and one value of another. */
function stepsInward(box: Box, columns: readonly Column[], cases: Cases, share: number): Step[] {
  const tallies = byLevel(box, columns, cases, false)
  const total = tallies[0]?.points.reduce((sum, points) => sum + points, 0) ?? 0
  return box.flatMap((limits, column): Step[] => {
    const tally = tallies[column]!
    if (limits.kind === 'range') {
      const { from, to } = limits
      const low = taken(tally, from, to, 1, share * total)
      const high = taken(tally, to, from, -1, share * total)
      return [
        ...(low ? [{ ...low, column, limits: { ...limits, from: low.last + 1 } }] : []),
        ...(high ? [{ ...high, column, limits: { ...limits, to: high.last - 1 } }] : []),
      ]
    }
    const present = limits.levels.filter((level) => tally.points[level]! > 0)
    if (present.length < 2) return []
    return present.map((level) => ({
      column,
      limits: { kind: 'choice', levels: limits.levels.filter((each) => each !== level) },
      points: tally.points[level]!,
      cases: tally.cases[level]!,
    }))
  })
}

/**
 * The levels from one end on that have together no more points than `most`; at least the first that has any.
 * @returns nothing where there are no points
 */
function taken(
  { points, cases }: { readonly points: Float64Array; readonly cases: Float64Array },
  from: number,
  to: number,
  direction: 1 | -1,
  most: number,
): { readonly last: number; readonly points: number; readonly cases: number } | undefined {
  const sum = { points: 0, cases: 0 }
  let last: number | undefined
  for (let level = from; direction * (to - level) >= 0; level += direction) {
    if (points[level] === 0) continue
    if (last !== undefined && sum.points + points[level]! > most) break
    sum.points += points[level]!
    sum.cases += cases[level]!
    last = level
  }
  return last === undefined ? undefined : { last, ...sum }
}

/** The box made larger for as long as that does not lower its density. */
export function paste(
  start: Box,
  columns: readonly Column[],
  cases: Cases,
  patience: Patience = usualPatience,
): Box {
  let box = start
  let now = tallyOf(box, columns, cases)
  while (true) {
    const density = now.cases / now.points
    let best: Step | undefined
    let most = density
    for (const step of stepsOutward(box, columns, cases, patience.paste * now.points)) {
      const found = (now.cases + step.cases) / (now.points + step.points)
      if (best === undefined ? found < most : found <= most) continue
      best = step
      most = found
    }
    if (best === undefined) return box
    box = withLimits(box, best.column, best.limits)
    now = { points: now.points + best.points, cases: now.cases + best.cases }
  }
}

/** Every step outward. Where no point lies beyond a limit, the step takes it away and adds none. */
function stepsOutward(box: Box, columns: readonly Column[], cases: Cases, most: number): Step[] {
  const tallies = byLevel(box, columns, cases, true)
  return box.flatMap((limits, column): Step[] => {
    const tally = tallies[column]!
    const last = columns[column]!.levels.length - 1
    if (limits.kind === 'range') {
      const { from, to } = limits
      const low = taken(tally, from - 1, 0, -1, most) ?? { last: 0, points: 0, cases: 0 }
      const high = taken(tally, to + 1, last, 1, most) ?? { last, points: 0, cases: 0 }
      return [
        ...(from > 0 ? [{ ...low, column, limits: { ...limits, from: low.last } }] : []),
        ...(to < last ? [{ ...high, column, limits: { ...limits, to: high.last } }] : []),
      ]
    }
    return columns[column]!.levels.flatMap((_, level): Step[] =>
      limits.levels.includes(level)
        ? []
        : [
            {
              column,
              limits: { kind: 'choice', levels: [...limits.levels, level].sort((a, b) => a - b) },
              points: tally.points[level]!,
              cases: tally.cases[level]!,
            },
          ],
    )
  })
}
