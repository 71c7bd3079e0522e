/** The parameters of a sweep as columns: the different values of each in order, and which of them every point has. */
import type { SweepPoint } from '../sweep/sweep-points.ts'

type Value = SweepPoint['values'][string]

/** One parameter over the points. */
export interface Column {
  readonly name: string
  /** Whether its values are numbers, which have an order. */
  readonly isNumeric: boolean
  /** The different values: numbers in ascending order, others as the points first have them. */
  readonly levels: readonly Value[]
  /** The position in `levels` of each point's value. */
  readonly at: Uint32Array
}

/** The columns of the parameters that vary, in the design's order. @param without parameters that are left out */
export function columnsOf(points: readonly SweepPoint[], without: readonly string[] = []): Column[] {
  const names = Object.keys(points[0]?.values ?? {}).filter((name) => !without.includes(name))
  return names
    .map((name) =>
      columnOf(
        name,
        points.map(({ values }) => values[name]!),
      ),
    )
    .filter(({ levels }) => levels.length > 1)
}

/** The column of a parameter from its value at each point. */
export function columnOf(name: string, values: readonly Value[]): Column {
  const isNumeric = values.every((value) => typeof value === 'number')
  const different = [...new Set(values)]
  const levels = isNumeric ? different.sort((a, b) => Number(a) - Number(b)) : different
  const position = new Map(levels.map((level, i) => [level, i]))
  return { name, isNumeric, levels, at: Uint32Array.from(values, (value) => position.get(value)!) }
}
