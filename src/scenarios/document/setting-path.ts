/** The parts of a parameter that a path may name: `P`, `P.value`, `P.all`, `P.from.2025-07-01`, and `.times` or `.plus` after each. */

/** A change in proportion or by an amount. */
export type Operation = 'times' | 'plus'

/**
 * What is set of a parameter. `unsaid` is the path of the parameter alone: all of it, as long as the parameter has no
 * changes that this would have to keep or drop.
 */
export type Part = 'unsaid' | 'value' | 'all' | { readonly from: string }

/** A path, taken apart. */
export interface Target {
  /** Path of the parameter, or of a choice, list, section or field. */
  readonly path: readonly string[]
  readonly part: Part
  readonly operation?: Operation
}

const isOperation = (word: string | undefined): word is Operation => word === 'times' || word === 'plus'
const isDate = /^\d{4}-\d{2}-\d{2}$/

/** Takes the path of a setting apart. */
export function targetOf(path: readonly string[]): Target {
  const last = path.at(-1)
  if (isOperation(last)) return { ...targetOf(path.slice(0, -1)), operation: last }
  if (last === 'value' || last === 'all') return { path: path.slice(0, -1), part: last }
  if (path.at(-2) === 'from' && isDate.test(last ?? ''))
    return { path: path.slice(0, -2), part: { from: last! } }
  return { path, part: 'unsaid' }
}

const starts = (path: readonly string[], with_: readonly string[]) =>
  with_.every((part, i) => part === path[i])

/** Whether two settings reach for the same part of a scenario, so that one of them overrides or doubles the other. */
export function overlaps(one: Target, other: Target): boolean {
  if (one.path.length !== other.path.length)
    return one.path.length < other.path.length ? starts(other.path, one.path) : starts(one.path, other.path)
  if (!starts(one.path, other.path)) return false
  const isOpening = ({ part }: Target) => part === 'value'
  const isLater = ({ part }: Target) => typeof part === 'object'
  return !((isOpening(one) && isLater(other)) || (isLater(one) && isOpening(other)))
}

/** The path of the parameter, without the part that is set of it. */
export const parameterOf = (path: string): string => targetOf(path.split('.')).path.join('.')
