/** The points of a sample as shares: for each parameter of a design, how much of its distribution lies below its value. */
import { type AddressedDraws, draws } from '../../model/engine/random.ts'
import type { SweepDocument } from '../../scenarios/designs/sweep-schema.ts'
import { haltonPoints } from '../../statistics/halton-sequence.ts'
import { type Correlations, coupled, reordered } from '../../statistics/rank-correlation.ts'
import { sobolPoints } from '../../statistics/sobol-sequence.ts'

/** A column of shares for each parameter, in the design’s order, with the rank correlations that it asks for. */
export function sampleShares(design: SweepDocument, seed: string): (readonly number[])[] {
  const { method, points = 0, parameters } = design
  const names = Object.keys(parameters)
  const independent =
    method === 'latin-hypercube'
      ? names.map((name) => latinHypercube(points, seed, 'sweep', name))
      : columnsOf(sequence(method, points, names.length, seed), names.length)
  const together = correlated(design)
  if (together.length === 0) return independent
  const own = together.map((name) => independent[names.indexOf(name)]!)
  const rank = rankMatrix(design, together)
  const changed =
    method === 'latin-hypercube'
      ? reordered(own, rank)
      : columnsOf(coupled(rowsOf(own), rank), together.length)
  return names.map((name, i) => changed[together.indexOf(name)] ?? independent[i]!)
}

/** Parameters that stand in a correlation, in the design’s order. */
export const correlated = ({ correlations, parameters }: SweepDocument): string[] =>
  Object.keys(parameters).filter((name) => correlations.some(({ between }) => between.includes(name)))

/** Rank correlations of these parameters; 0 where the design names none. */
export function rankMatrix({ correlations }: SweepDocument, names: readonly string[]): Correlations {
  const of = (one: string, other: string) =>
    correlations.find(({ between }) => between.includes(one) && between.includes(other))?.rank ?? 0
  return names.map((one) => names.map((other) => (one === other ? 1 : of(one, other))))
}

function sequence(method: SweepDocument['method'], count: number, dimensions: number, seed: string) {
  const luck = draws(seed, 'sweep', method)
  return method === 'sobol'
    ? sobolPoints(count, dimensions, (d) => Math.floor(luck.uniform(d, 0, 0) * 2 ** 32))
    : haltonPoints(count, dimensions, (base, d, place) => shuffled(base, draws(seed, 'halton', d), place))
}

const rowsOf = (columns: readonly (readonly number[])[]): number[][] =>
  columns[0]!.map((_, i) => columns.map((column) => column[i]!))

const columnsOf = (rows: readonly ArrayLike<number>[], count: number): number[][] =>
  Array.from({ length: count }, (_, i) => rows.map((row) => row[i]!))

/**
 * A share between 0 and 1 from each of `count` equal strata, in an order of their own: one column of a Latin hypercube.
 * @param purpose with `name` tells columns apart; the same seed, purpose and name give the same column
 */
export function latinHypercube(count: number, seed: string, purpose: string, name: string): number[] {
  const luck = draws(seed, 0, purpose, name)
  return shuffled(count, luck).map((stratum, i) => (stratum + luck.uniform(i, 1, 0, 0)) / count)
}

/** The numbers from 0 in a random order, which is another for each `turn`. @param luck addresses (i, 0, 0, turn) are used */
export function shuffled(count: number, luck: AddressedDraws, turn = 0): number[] {
  const order = Array.from({ length: count }, (_, i) => i)
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(luck.uniform(i, 0, 0, turn) * (i + 1))
    const other = order[j]!
    order[j] = order[i]!
    order[i] = other
  }
  return order
}
