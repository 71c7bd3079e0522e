import { closest } from 'fastest-levenshtein'

/** The valid name nearest to a wrong one by edit distance (the first, if several are as near); undefined if there is none. */
export const nearestName = (wrong: string, names: readonly string[]): string | undefined =>
  names.length === 0 ? undefined : closest(wrong, names)
