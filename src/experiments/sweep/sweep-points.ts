/** The points of a designed experiment: every combination, one parameter at a time, or a sample. */
import { readConstraint } from '../../scenarios/designs/constraint.ts'
import {
  isSampled,
  isSequence,
  type SweepDocument,
  type SweepParameter,
  type SweepValue,
} from '../../scenarios/designs/sweep-schema.ts'
import { between, valueAtShare } from './marginals.ts'
import { sampleShares } from './sample-shares.ts'

/** One point: an id such as `p07`, and the value of each parameter, in the design's order. */
export interface SweepPoint {
  readonly id: string
  readonly values: Readonly<Record<string, SweepValue>>
}

/** How many points a design has, those included that break a constraint. */
export function pointCount({ method, points, parameters }: SweepDocument): number {
  if (isSampled(method)) return points ?? 0
  const counts = Object.values(parameters).map(({ values, steps }) => values?.length ?? steps ?? 1)
  return method === 'one-at-a-time'
    ? counts.reduce((sum, count) => sum + count - 1, 1)
    : counts.reduce((product, count) => product * count, 1)
}

/** Digits of a number that leaves room for every point that may be added to a sequence. */
const digitsOfSequence = 5

/**
 * The points in order, without those that break a constraint: of a grid the last parameter changes fastest; one at a time the usual
 * values first; of a sample by the seed. Ids number all points, so that those of a sequence stay as they are when points are added.
 * @param design with no range left to be taken from a scenario
 */
export function pointsOf(design: SweepDocument, seed: string): SweepPoint[] {
  const all = valuesOf(design, seed)
  const digits = isSequence(design.method) ? digitsOfSequence : String(all.length).length
  const constraints = design.constraints.map((text) => readConstraint(text)!)
  return all
    .map((values, index) => ({ id: `p${String(index + 1).padStart(digits, '0')}`, values }))
    .filter(({ values }) => constraints.every(({ holds }) => holds((name) => Number(values[name]))))
}

type Values = SweepPoint['values']

function valuesOf(design: SweepDocument, seed: string): Values[] {
  const { parameters, method } = design
  const names = Object.keys(parameters)
  const named = (valueFor: (name: string, p: number) => SweepValue): Values =>
    Object.fromEntries(names.map((name, p) => [name, valueFor(name, p)]))
  if (isSampled(method)) {
    const shares = sampleShares(design, seed)
    return Array.from({ length: pointCount(design) }, (_, i) =>
      named((name, p) => valueAtShare(parameters[name]!, shares[p]![i]!)),
    )
  }
  const columns = names.map((name) => gridValues(parameters[name]!))
  if (method === 'grid') return combinations(columns).map((row) => named((_, p) => row[p]!))
  const usual = named((_, p) => columns[p]![0]!)
  const others = names.flatMap((name, p) =>
    columns[p]!.slice(1).map((value) => ({ ...usual, [name]: value })),
  )
  return [usual, ...others]
}

/** Every combination of a value of each column, the last changing fastest. */
const combinations = (columns: readonly (readonly SweepValue[])[]): SweepValue[][] =>
  columns.reduce<SweepValue[][]>(
    (rows, column) => rows.flatMap((row) => column.map((value) => [...row, value])),
    [[]],
  )

function gridValues(parameter: SweepParameter): readonly SweepValue[] {
  const { values, steps = 2 } = parameter
  return values ?? Array.from({ length: steps }, (_, i) => between(parameter, i / (steps - 1)))
}
