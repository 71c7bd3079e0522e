/** Numbers a list of names by position. */
export function numbered<K extends string>(keys: readonly K[]): Readonly<Record<K, number>> {
  return Object.freeze(Object.fromEntries(keys.map((key, index) => [key, index]))) as Readonly<
    Record<K, number>
  >
}
