/** What differs between two scenarios, parameter by parameter. */
import type { ParameterRow } from '../schema/parameters.ts'

/** A parameter that is not the same in both; a value is '' where one scenario does not have it. */
export interface ParameterDifference {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly unit: string
  /** Source of the new value, or of the old one where there is no new one. */
  readonly source: string
  readonly confidence: string
}

/** Differences in value, in the order of the second scenario, then of what it lacks. */
export function parameterDifferences(
  from: readonly ParameterRow[],
  to: readonly ParameterRow[],
): ParameterDifference[] {
  const before = new Map(from.map((row) => [row.id, row]))
  const after = new Set(to.map((row) => row.id))
  const changed = to.flatMap((row) => {
    const old = before.get(row.id)
    if (old?.value === row.value) return []
    const { id, value, unit, source, confidence } = row
    return [{ id, from: old?.value ?? '', to: value, unit, source, confidence }]
  })
  const gone = from
    .filter((row) => !after.has(row.id))
    .map(({ id, value, unit, source, confidence }) => ({ id, from: value, to: '', unit, source, confidence }))
  return [...changed, ...gone]
}
