/** A cheap generator for loops written by hand: sfc32 of Doty-Humphrey's PractRand, 32 bits a draw. */

/** Uniform draws on the open interval (0, 1), in steps of 2^-32. */
export function sfc32(seed: number): () => number {
  let [a, b, c, counter] = [0x9e3779b9 | 0, seed | 0, 0x243f6a88, 1]
  const uniform = () => {
    const t = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + t) | 0
    return ((t >>> 0) + 0.5) * 2 ** -32
  }
  for (let i = 0; i < 16; i++) uniform()
  return uniform
}
