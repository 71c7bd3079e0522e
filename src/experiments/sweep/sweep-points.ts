/** The points of a designed experiment: every combination, one parameter at a time, or a Latin hypercube. */
import { AddressedDraws, deriveKey } from '../../model/engine/random.ts'
import type { SweepDocument, SweepValue } from '../../scenarios/designs/sweep-schema.ts'

/** One point: an id such as `p07`, and the value of each parameter, in the design's order. */
export interface SweepPoint {
  readonly id: string
  readonly values: Readonly<Record<string, SweepValue>>
}

type Parameter = SweepDocument['parameters'][string]

/** How many points a design has. */
export function pointCount({ method, points, parameters }: SweepDocument): number {
  if (method === 'latin-hypercube') return points ?? 0
  const counts = Object.values(parameters).map(({ values, steps }) => values?.length ?? steps ?? 1)
  return method === 'one-at-a-time'
    ? counts.reduce((sum, count) => sum + count - 1, 1)
    : counts.reduce((product, count) => product * count, 1)
}

/** The points in order: of a grid the last parameter changes fastest; one at a time the usual values first; of a Latin hypercube by the seed. */
export function pointsOf(design: SweepDocument, seed: string): SweepPoint[] {
  const count = pointCount(design)
  const digits = String(count).length
  const names = Object.keys(design.parameters)
  const columns = names.map((name) => {
    const parameter = design.parameters[name]!
    return design.method === 'latin-hypercube' ? sampled(parameter, count, seed, name) : gridValues(parameter)
  })
  const idOf = (index: number) => `p${String(index + 1).padStart(digits, '0')}`
  if (design.method === 'one-at-a-time') {
    const usual = Object.fromEntries(names.map((name, p) => [name, columns[p]![0]!]))
    const others = names.flatMap((name, p) =>
      columns[p]!.slice(1).map((value) => ({ ...usual, [name]: value })),
    )
    return [usual, ...others].map((values, index) => ({ id: idOf(index), values }))
  }
  return Array.from({ length: count }, (_, index) => {
    let rest = index
    const values: Record<string, SweepValue> = {}
    for (let p = names.length - 1; p >= 0; p--) {
      const column = columns[p]!
      if (design.method === 'grid') {
        values[names[p]!] = column[rest % column.length]!
        rest = Math.floor(rest / column.length)
      } else values[names[p]!] = column[index]!
    }
    const inOrder = Object.fromEntries(names.map((name) => [name, values[name]!]))
    return { id: idOf(index), values: inOrder }
  })
}

function gridValues(parameter: Parameter): readonly SweepValue[] {
  const { values, steps = 2 } = parameter
  return values ?? Array.from({ length: steps }, (_, i) => between(parameter, i / (steps - 1)))
}

/** One value from each of `count` equal strata, in an order of their own. */
function sampled(parameter: Parameter, count: number, seed: string, name: string): readonly SweepValue[] {
  const { values } = parameter
  return latinHypercube(count, seed, 'sweep', name).map((u) =>
    values ? values[Math.floor(u * values.length)]! : between(parameter, u),
  )
}

/**
 * A share between 0 and 1 from each of `count` equal strata, in an order of their own: one column of a Latin hypercube.
 * @param purpose with `name` tells columns apart; the same seed, purpose and name give the same column
 */
export function latinHypercube(count: number, seed: string, purpose: string, name: string): number[] {
  const draws = new AddressedDraws(deriveKey(seed, 0, purpose, name))
  return shuffled(count, draws).map((stratum, i) => (stratum + draws.uniform(i, 1, 0, 0)) / count)
}

/** The numbers from 0 in a random order, which is another for each `turn`. @param draws addresses (i, 0, 0, turn) are used */
export function shuffled(count: number, draws: AddressedDraws, turn = 0): number[] {
  const order = Array.from({ length: count }, (_, i) => i)
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(draws.uniform(i, 0, 0, turn) * (i + 1))
    const other = order[j]!
    order[j] = order[i]!
    order[i] = other
  }
  return order
}

/** The value a share of the way from the lower to the upper end, to six significant digits. */
function between({ from = 0, to = 1, scale }: Parameter, share: number): number {
  const value = scale === 'log' ? from * (to / from) ** share : from + (to - from) * share
  return Number(value.toPrecision(6))
}
