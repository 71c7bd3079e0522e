/** The limits of a box as people read them: ends of ranges, and names of values. */
import type { Limits } from './box.ts'
import type { Column } from './columns.ts'

/** What limits leave: from and to, null where that side is open; or the values themselves. */
export type Bounds =
  | { readonly kind: 'range'; readonly from: number | null; readonly to: number | null }
  | { readonly kind: 'choice'; readonly values: readonly string[] }

/** The bounds of limits. An end lies between the last value that is left out and the first that is not, as round as fits there. */
export function boundsOf(limits: Limits, { levels }: Column): Bounds {
  if (limits.kind === 'choice')
    return { kind: 'choice', values: limits.levels.map((level) => String(levels[level]!)) }
  const end = (outer: number, inner: number) =>
    levels[outer] === undefined ? null : roundBetween(Number(levels[outer]!), Number(levels[inner]!))
  return { kind: 'range', from: end(limits.from - 1, limits.from), to: end(limits.to + 1, limits.to) }
}

/** The limits that leave these levels of a column; of numbers, all between the lowest and the highest of them. */
export const limitsOf = (levels: readonly number[], { isNumeric }: Column): Limits =>
  isNumeric
    ? { kind: 'range', from: Math.min(...levels), to: Math.max(...levels) }
    : { kind: 'choice', levels }

/** The number near the middle between two different ones that needs the fewest digits. */
export function roundBetween(a: number, b: number): number {
  const [low, high] = a < b ? [a, b] : [b, a]
  const middle = low + (high - low) / 2
  for (let digits = 1; digits < 17; digits++) {
    const rounded = Number(middle.toPrecision(digits))
    if (rounded > low && rounded < high) return rounded
  }
  return middle
}
