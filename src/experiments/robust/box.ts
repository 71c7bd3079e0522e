/** A box in the space of a sweep's parameters: a range of each numeric one, a choice of the values of each other. */
import { binomialUpperTail } from '../../statistics/binomial.ts'
import type { Column } from './columns.ts'

/** What a box leaves of a column: the levels from one to another, or some of them. Positions in the column's `levels`. */
export type Limits =
  | { readonly kind: 'range'; readonly from: number; readonly to: number }
  | { readonly kind: 'choice'; readonly levels: readonly number[] }

/** The limits of every column, paired with the columns by position. */
export type Box = readonly Limits[]

/** Which points are told apart: whether each is a case of interest, and how often each counts. */
export interface Cases {
  readonly isCase: ArrayLike<number | boolean>
  readonly weights: ArrayLike<number>
}

/** Points and cases, each as often as it counts. */
export interface Tally {
  readonly points: number
  readonly cases: number
}

/** What the field says of a box: the share of all cases that lie in it, and the share of its points that are cases. */
export interface Quality {
  readonly coverage: number
  readonly density: number
}

/** The box that leaves everything. */
export const wholeBox = (columns: readonly Column[]): Box => columns.map(allOf)

const allOf = ({ isNumeric, levels }: Column): Limits =>
  isNumeric
    ? { kind: 'range', from: 0, to: levels.length - 1 }
    : { kind: 'choice', levels: levels.map((_, i) => i) }

/** Whether limits leave a level. */
export const leaves = (limits: Limits, level: number): boolean =>
  limits.kind === 'range' ? level >= limits.from && level <= limits.to : limits.levels.includes(level)

/** Whether limits leave out some of the column's levels. */
export const isRestricted = (limits: Limits, { levels }: Column): boolean =>
  limits.kind === 'range'
    ? limits.from > 0 || limits.to < levels.length - 1
    : limits.levels.length < levels.length

/** How many columns a box restricts. */
export const restrictedCount = (box: Box, columns: readonly Column[]): number =>
  box.filter((limits, c) => isRestricted(limits, columns[c]!)).length

/** Whether a point lies in a box. @param except a column whose limits do not count */
export function isIn(box: Box, columns: readonly Column[], point: number, except = -1): boolean {
  for (let c = 0; c < columns.length; c++)
    if (c !== except && !leaves(box[c]!, columns[c]!.at[point]!)) return false
  return true
}

/** What lies in a box. @param except a column whose limits do not count */
export function tallyOf(box: Box, columns: readonly Column[], cases: Cases, except = -1): Tally {
  const tally = { points: 0, cases: 0 }
  for (let i = 0; i < cases.weights.length; i++) {
    if (cases.weights[i] === 0 || !isIn(box, columns, i, except)) continue
    tally.points += cases.weights[i]!
    if (cases.isCase[i]) tally.cases += cases.weights[i]!
  }
  return tally
}

/** The quality of what lies in a box. @param all points and cases of the whole */
export const qualityOf = ({ points, cases }: Tally, all: Tally): Quality => ({
  coverage: all.cases === 0 ? 0 : cases / all.cases,
  density: points === 0 ? 0 : cases / points,
})

/** Harmonic mean of coverage and density: high only where both are. */
export const balanceOf = ({ coverage, density }: Quality): number =>
  coverage + density === 0 ? 0 : (2 * coverage * density) / (coverage + density)

/**
 * Quasi-p value of each restriction (Bryant and Lempert 2010): the probability that as many or more of the box's points would be
 * cases, if the restriction picked at random among the points of the box without it. 1 where there is no restriction.
 */
export function quasiPValues(box: Box, columns: readonly Column[], cases: Cases): number[] {
  const own = tallyOf(box, columns, cases)
  return columns.map((column, c) => {
    if (!isRestricted(box[c]!, column)) return 1
    const without = tallyOf(box, columns, cases, c)
    return binomialUpperTail(own.cases, own.points, without.cases / without.points)
  })
}

/** The box with another limit of one column. */
export const withLimits = (box: Box, column: number, limits: Limits): Box =>
  box.map((each, c) => (c === column ? limits : each))

/** The box without any limit of one column. */
export const without = (box: Box, columns: readonly Column[], column: number): Box =>
  withLimits(box, column, allOf(columns[column]!))
