/** Which parameter of a grid plays which part in its charts, where the design does not say. */
import type { SweepDocument } from '../../scenarios/designs/sweep-schema.ts'
import type { SweepPoint } from './sweep-points.ts'

/** Names of parameters. */
export interface SweepRoles {
  readonly x: string
  readonly lines?: string
  readonly panels?: string
}

/** Along the axis the numeric parameter with most values; then, in the design's order, lines and panels. */
export function rolesOf({ parameters, chart }: SweepDocument, points: readonly SweepPoint[]): SweepRoles {
  const names = Object.keys(parameters)
  const count = (name: string) => new Set(points.map(({ values }) => values[name])).size
  const isNumeric = (name: string) => points.every(({ values }) => typeof values[name] === 'number')
  const taken = [chart.lines, chart.panels]
  const free = names.filter((name) => !taken.includes(name))
  const x =
    chart.x ??
    free.filter(isNumeric).sort((a, b) => count(b) - count(a) || names.indexOf(a) - names.indexOf(b))[0] ??
    free[0] ??
    names[0]!
  const rest = names.filter((name) => name !== x && name !== chart.panels && count(name) > 1)
  const lines = chart.lines ?? rest[0]
  const panels = chart.panels ?? rest.find((name) => name !== lines)
  return { x, ...(lines !== undefined && { lines }), ...(panels !== undefined && { panels }) }
}
