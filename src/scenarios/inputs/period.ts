/** Periods of inputs: a quarter `2025-Q1` or a month `2025-01`. */

/** A quarter or a month, with its months by name. */
export interface Period {
  readonly text: string
  /** First day. */
  readonly from: string
  /** First day after it. */
  readonly until: string
  /** `2025-01`, … */
  readonly months: readonly string[]
}

const shape = /^((?:19|20|21)\d\d)-(?:Q([1-4])|(0[1-9]|1[0-2]))$/

/** The period a text names; undefined if it names none. */
export function readPeriod(text: string): Period | undefined {
  const [, year, quarter, month] = shape.exec(text) ?? []
  if (year === undefined) return undefined
  const first = quarter === undefined ? Number(month) - 1 : 3 * (Number(quarter) - 1)
  const count = quarter === undefined ? 1 : 3
  const nameOf = (i: number) => new Date(Date.UTC(Number(year), first + i, 1)).toISOString().slice(0, 7)
  return {
    text,
    from: `${nameOf(0)}-01`,
    until: `${nameOf(count)}-01`,
    months: Array.from({ length: count }, (_, i) => nameOf(i)),
  }
}
