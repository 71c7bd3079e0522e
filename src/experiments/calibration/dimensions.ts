/** The parameters that a calibration varies: where each lies in the scenario and over which range. */

import type { CalibrationDesign, CalibrationParameter } from '../../scenarios/designs/calibration-design.ts'
import type { Plain } from '../../scenarios/document/tree.ts'
import type { LoadedScenario, Setting } from '../../scenarios/load.ts'
import { messages } from '../../scenarios/messages/messages.ts'
import { latinHypercube } from '../sweep/sample-shares.ts'

/** One path of a dimension with its range. */
export interface Range {
  readonly path: string
  readonly low: number
  readonly high: number
}

/** One parameter: its value follows from a position between 0 and 1. */
export interface Dimension {
  readonly name: string
  readonly label: string
  /** Whether it is varied only to see if the series could tell. */
  readonly assumption: boolean
  /** Ranges that the position lies in; or one path with choices. */
  readonly ranges: readonly Range[]
  readonly choice?: { readonly path: string; readonly values: readonly string[] }
}

/** The dimensions of a design. @throws InputError where a path has neither bounds nor a range */
export function dimensionsOf(design: CalibrationDesign, scenario: LoadedScenario): Dimension[] {
  return Object.entries(design.document.parameters).map(([name, parameter]) => {
    const { label, assumption = false, values } = parameter
    const paths = [parameter.path].flat()
    if (values !== undefined)
      return { name, label, assumption, ranges: [], choice: { path: paths[0]!, values } }
    const ranges = paths.map((path) => rangeOf(path, parameter, scenario))
    const unknown = ranges.indexOf(undefined)
    if (unknown >= 0) throw design.refusal(['parameters', name, 'path'], messages.noRange(paths[unknown]!))
    return { name, label, assumption, ranges: ranges as Range[] }
  })
}

function rangeOf(path: string, { from, to }: CalibrationParameter, scenario: LoadedScenario) {
  const row = scenario.parameters.find(({ id }) => id === path)
  const end = (given: number | undefined, own: string | undefined) =>
    given ?? (own === undefined || own === '' ? Number.NaN : Number(own))
  const [low, high] = [end(from, row?.low), end(to, row?.high)]
  return Number.isFinite(low) && Number.isFinite(high) && low < high ? { path, low, high } : undefined
}

/** Every path with its value at a position of the dimension; numbers to six significant digits. */
export function valuesAt({ ranges, choice }: Dimension, position: number): [string, number | string][] {
  if (choice !== undefined) {
    const { path, values } = choice
    return [[path, values[Math.min(values.length - 1, Math.floor(position * values.length))]!]]
  }
  return ranges.map(({ path, low, high }) => [path, Number((low + (high - low) * position).toPrecision(6))])
}

/** The settings of a point. @param positions one for each dimension */
export function settingsAt(dimensions: readonly Dimension[], positions: readonly number[]): Setting[] {
  return dimensions.flatMap((dimension, d) =>
    valuesAt(dimension, positions[d]!).map(([path, value]) => fitted(path, value)),
  )
}

/** A setting of a value that a calibration tried or kept. */
const fitted = (path: string, value: Plain): Setting => ({
  text: `${path}=${String(value)}`,
  path: path.split('.'),
  value,
  from: { source: 'fit', confidence: 'assumption', note: 'A parameter set that is tried' },
})

/** The points of the design: a Latin hypercube of positions, one row a point. */
export function pointsOf(dimensions: readonly Dimension[], count: number, seed: string): number[][] {
  const columns = dimensions.map(({ name }) => latinHypercube(count, seed, 'calibration', name))
  return Array.from({ length: count }, (_, point) => columns.map((column) => column[point]!))
}
