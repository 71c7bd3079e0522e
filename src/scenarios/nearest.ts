import { distance } from 'fastest-levenshtein'

/** Edits per letter up to which a name is taken for a slip of another. */
const slip = 0.4
/** Letters from which on a part of a name is taken for the name. */
const shortestPart = 4

/** Both without the leading words of a path that they share, and without capitals. */
function differingParts(wrong: string, name: string): readonly [string, string] {
  const [a, b] = [wrong.toLowerCase(), name.toLowerCase()]
  let shared = 0
  for (let i = 0; i < a.length && a[i] === b[i]; i++) if (a[i] === '.' || a[i] === '/') shared = i + 1
  return [a.slice(shared), b.slice(shared)]
}

function isNear(wrong: string, name: string): boolean {
  const [a, b] = differingParts(wrong, name)
  const shorter = a.length < b.length ? a : b
  const longer = a.length < b.length ? b : a
  if (shorter.length >= shortestPart && longer.includes(shorter)) return true
  return distance(a, b) <= Math.round(slip * longer.length) && distance(a, b) < longer.length
}

/**
 * The valid name nearest to a wrong one by edit distance (the first, if several are as near); undefined if none is near
 * enough to have been meant: with few edits for its length, or with one a part of the other.
 */
export function nearestName(wrong: string, names: readonly string[]): string | undefined {
  const near = names.filter((name) => isNear(wrong, name))
  const least = Math.min(...near.map((name) => distance(wrong, name)))
  return near.find((name) => distance(wrong, name) === least)
}
