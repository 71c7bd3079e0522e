/** Sobol’ sequences: points that fill a unit cube more evenly than chance does, each dimension shifted at random. */
import { directionNumbers } from './direction-numbers.ts'

const bits = 32

/** Most dimensions of a point. */
export const mostDimensions = directionNumbers.length + 1

/** The directions of a dimension, counted from 0: 32 numbers of 32 bits. */
function directionsOf(dimension: number): Uint32Array {
  const v = new Uint32Array(bits)
  if (dimension === 0) return v.map((_, i) => (1 << (bits - 1 - i)) >>> 0)
  const [polynomial, ...initial] = directionNumbers[dimension - 1]!
  const degree = initial.length
  for (let i = 0; i < bits; i++) {
    if (i < degree) {
      v[i] = (initial[i]! << (bits - 1 - i)) >>> 0
      continue
    }
    let next = v[i - degree]! ^ (v[i - degree]! >>> degree)
    for (let k = 1; k < degree; k++) if ((polynomial! >>> (degree - k)) & 1) next ^= v[i - k]!
    v[i] = next >>> 0
  }
  return v
}

/**
 * The first points of the sequence, in the order of the Gray code.
 * @param count a power of 2 keeps the points balanced
 * @param shiftOf a 32-bit number for each dimension, by which its digits are shifted; 0 gives the sequence itself
 * @returns points with coordinates in (0, 1)
 * @throws RangeError for more dimensions than there are numbers for
 */
export function sobolPoints(
  count: number,
  dimensions: number,
  shiftOf: (dimension: number) => number,
): Float64Array[] {
  if (dimensions > mostDimensions)
    throw new RangeError(`a Sobol’ sequence of ${dimensions} dimensions; at most ${mostDimensions}`)
  const points = Array.from({ length: count }, () => new Float64Array(dimensions))
  for (let d = 0; d < dimensions; d++) {
    const directions = directionsOf(d)
    const shift = shiftOf(d) >>> 0
    let state = 0
    for (let i = 0; i < count; i++) {
      if (i > 0) state = (state ^ directions[trailingZeros(i)]!) >>> 0
      // The middle of the cell of the finest digit, so that neither 0 nor 1 occurs.
      points[i]![d] = (((state ^ shift) >>> 0) + 0.5) / 2 ** bits
    }
  }
  return points
}

/** Zeros at the end of a number above 0, in binary. */
const trailingZeros = (value: number): number => 31 - Math.clz32(value & -value)
