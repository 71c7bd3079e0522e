/** The order of rows: by their keys, compared code unit by code unit, whatever the machine's language. */

/** Negative, zero or positive as `a` comes before, equals or comes after `b`. Numbers compare as numbers. */
export function compareKeys<K extends string | number>(a: readonly K[], b: readonly K[]): number {
  for (let i = 0; i < a.length; i++) {
    const x = a[i]!
    const y = b[i]!
    if (x < y) return -1
    if (x > y) return 1
  }
  return 0
}

/** A sorted copy. @param keysOf the columns to sort by, most significant first */
export function sortedBy<T>(rows: readonly T[], keysOf: (row: T) => readonly (string | number)[]): T[] {
  return rows
    .map((row) => ({ row, keys: keysOf(row) }))
    .sort((a, b) => compareKeys(a.keys, b.keys))
    .map(({ row }) => row)
}
