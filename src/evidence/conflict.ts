/** What a conflict between figures is, and short ways to write its parts. */

/** A figure of a conflict: a row, a point of a series, or what was worked out from ids of rows and sources. */
export type Figure =
  | { readonly row: string }
  | {
      readonly file: string
      readonly series: string
      readonly period: string
      /** As in the built-in edition; a test reads it again. */
      readonly value: number
    }
  | { readonly says: string; readonly from: readonly string[] }

/** Figures that disagree, or that mislead if used as they stand, and what is done about it. */
export interface Conflict {
  readonly id: string
  /** What disagrees. */
  readonly title: string
  readonly figures: readonly Figure[]
  readonly rule: string
  /** Where the rule is applied: `scenario: path` (`*` for any name), or a file of code. */
  readonly applied: readonly string[]
  /** Rows that no built-in scenario or example may cite; a test holds them to it. */
  readonly neverCited?: readonly string[]
  /** Rows that may be cited only by parameters whose confidence is `assumption`; likewise. */
  readonly onlyAssumed?: readonly string[]
}

/** Rows of the point values. */
export const rows = (...ids: string[]): Figure[] => ids.map((row) => ({ row }))

/** A point of a series. */
export const point = (file: string, series: string, period: string, value: number): Figure => ({
  file,
  series,
  period,
  value,
})

/** Words, with the ids of the rows or sources they rest on. */
export const says = (text: string, ...from: string[]): Figure => ({ says: text, from })
