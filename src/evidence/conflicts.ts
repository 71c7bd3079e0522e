/** Every conflict between figures, with its rule, and the questions that tests and the page ask of them. */
import type { Conflict, Figure } from './conflict.ts'
import { juneConflicts } from './conflicts-june-2026.ts'
import { policyConflicts } from './conflicts-policy.ts'
import { ukConflicts } from './conflicts-uk.ts'

export type { Conflict, Figure } from './conflict.ts'

/** All of them, in the order of the page. */
export const conflicts: readonly Conflict[] = [...ukConflicts, ...juneConflicts, ...policyConflicts]

/** Ids of rows and sources that a figure names; none for a point of a series, which has a source of its own. */
export const idsIn = (figure: Figure): readonly string[] =>
  'row' in figure ? [figure.row] : 'says' in figure ? figure.from : []

/** Rows that no scenario may cite, with the conflict that says so. */
export const neverCited: ReadonlyMap<string, string> = new Map(
  conflicts.flatMap(({ id, neverCited: rows = [] }) => rows.map((row) => [row, id] as const)),
)

/** Rows that only an assumption may cite, with the conflict that says so. */
export const onlyAssumed: ReadonlyMap<string, string> = new Map(
  conflicts.flatMap(({ id, onlyAssumed: rows = [] }) => rows.map((row) => [row, id] as const)),
)
