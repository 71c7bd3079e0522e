/** Order statistics over replications. */

/** Below this many values no quantile is shown: the 5th and 95th percentile would be the extremes. */
export const fewestForQuantiles = 20

/** The values in ascending order, as a copy. */
export function sorted(values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values).sort()
}

/**
 * Sample quantile of type 7 (Hyndman and Fan 1996): linear between the order statistics at 1 + (n − 1)p.
 * @param ascending at least one value, in ascending order
 * @param share from 0 to 1
 */
export function quantile(ascending: Float64Array, share: number): number {
  const position = (ascending.length - 1) * share
  const below = Math.floor(position)
  const low = ascending[below]!
  const high = ascending[Math.min(below + 1, ascending.length - 1)]!
  return low + (position - below) * (high - low)
}

/** The asked quantiles, or a null for each where there are fewer than `fewestForQuantiles` values. */
export function quantiles(values: ArrayLike<number>, shares: readonly number[]): (number | null)[] {
  if (values.length < fewestForQuantiles) return shares.map(() => null)
  const ascending = sorted(values)
  return shares.map((share) => quantile(ascending, share))
}

/** Share of the values above zero, a zero counting as half; null where there is none, or all are zero and nothing differs. */
export function shareAboveZero(values: ArrayLike<number>): number | null {
  let differ = false
  for (let i = 0; i < values.length && !differ; i++) differ = values[i] !== 0
  if (!differ) return null
  let halves = 0
  for (let i = 0; i < values.length; i++) halves += values[i]! > 0 ? 2 : values[i] === 0 ? 1 : 0
  return halves / (2 * values.length)
}
