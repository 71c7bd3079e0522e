/** Halton sequences: points that fill a unit cube evenly, a prime base a dimension, the digits of each base in an order of their own. */

const primes = (count: number): number[] => {
  const found: number[] = []
  for (let n = 2; found.length < count; n++) if (found.every((prime) => n % prime !== 0)) found.push(n)
  return found
}

/** Digits are taken until the next would move a point by less than this. */
const finest = 2 ** -40

/**
 * The first points of the sequence. Without an order of its own the digits of large bases rise together, so that far dimensions
 * look like lines; orders drawn at random for every place of every base cure that (Owen 2017).
 * @param orderOf the digits of a base in a random order, for a dimension and a place; 0, 1, 2 … gives the sequence itself
 * @returns points with coordinates in (0, 1)
 */
export function haltonPoints(
  count: number,
  dimensions: number,
  orderOf: (base: number, dimension: number, place: number) => readonly number[],
): Float64Array[] {
  const points = Array.from({ length: count }, () => new Float64Array(dimensions))
  for (const [d, base] of primes(dimensions).entries()) {
    const places = Math.ceil(Math.log(1 / finest) / Math.log(base))
    const orders = Array.from({ length: places }, (_, place) => orderOf(base, d, place))
    for (let i = 0; i < count; i++) {
      let [rest, size, sum] = [i, 1, 0]
      for (let place = 0; place < places; place++) {
        size /= base
        sum += orders[place]![rest % base]! * size
        rest = Math.floor(rest / base)
      }
      // The middle of the cell of the finest digit, so that neither 0 nor 1 occurs.
      points[i]![d] = Math.min(sum + size / 2, 1 - 2 ** -53)
    }
  }
  return points
}
