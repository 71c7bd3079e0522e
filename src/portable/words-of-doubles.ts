/** The two halves of a double, as whole numbers of 32 bits. */
const double = new Float64Array(1)
const halves = new Int32Array(double.buffer)
/** Which half has the sign and the exponent depends on the order of bytes. */
const top = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0
const bottom = 1 - top

/** The half with sign and exponent. */
export function high(x: number): number {
  double[0] = x
  return halves[top]!
}

/** The other half. */
export function low(x: number): number {
  double[0] = x
  return halves[bottom]!
}

/** A double of two halves. */
export function withWords(highWord: number, lowWord: number): number {
  halves[top] = highWord
  halves[bottom] = lowWord
  return double[0]!
}

/** A double with another half of sign and exponent. */
export function withHigh(x: number, highWord: number): number {
  double[0] = x
  halves[top] = highWord
  return double[0]!
}
