/** How two pieces of work are timed against each other on a machine that does other things as well. */

/** How two pieces of work compare over some pairs. */
export interface Comparison {
  /** Seconds of each at the median. */
  readonly one: number
  readonly other: number
  /** The median of the ratios of the pairs, with the lowest and the highest. */
  readonly ratio: number
  readonly lowest: number
  readonly highest: number
  /**
   * The ratio of the fastest turn of each. What else the machine does makes turns slower and never faster, some by half: where there are many turns this
   * moves by a few per cent under a load that moves the median by a third.
   */
  readonly fastest: number
}

/**
 * Processor seconds of this process for a piece of work. The processor's time, not the clock's: it does not grow while somebody else has the
 * processor. What the work returns is kept from being optimised away by being returned.
 */
export function timed<T>(work: () => T): { readonly result: T; readonly seconds: number } {
  const before = process.cpuUsage()
  const result = work()
  const { user, system } = process.cpuUsage(before)
  return { result, seconds: (user + system) / 1e6 }
}

/**
 * Times two pieces of work turn by turn, so that what slows the machine for a while slows both, and compares each pair. The work is given the
 * number of the turn. @param pairs how many are counted; an odd number @param before turns before those, in which code is compiled
 */
export function compared(
  one: (turn: number) => unknown,
  other: (turn: number) => unknown,
  pairs: number,
  before = 1,
): Comparison {
  for (let turn = 1 - before; turn <= 0; turn++) {
    one(turn)
    other(turn)
  }
  const times = Array.from({ length: pairs }, (_, i) => {
    const first = timed(() => one(i + 1)).seconds
    const second = timed(() => other(i + 1)).seconds
    return { first, second, ratio: first / second }
  })
  const ratios = times.map(({ ratio }) => ratio)
  return {
    one: median(times.map(({ first }) => first)),
    other: median(times.map(({ second }) => second)),
    ratio: median(ratios),
    lowest: Math.min(...ratios),
    highest: Math.max(...ratios),
    fastest: Math.min(...times.map(({ first }) => first)) / Math.min(...times.map(({ second }) => second)),
  }
}

/** The middle value; of an even number of values, the upper of the two. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
}

/** The power of the size with which the time grows: the slope of a line through the logarithms, by least squares. */
export function exponent(points: readonly { readonly size: number; readonly time: number }[]): number {
  const x = points.map(({ size }) => Math.log(size))
  const y = points.map(({ time }) => Math.log(time))
  const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length
  const [xMean, yMean] = [mean(x), mean(y)]
  const covariance = x.reduce((sum, xi, i) => sum + (xi - xMean) * (y[i]! - yMean), 0)
  return covariance / x.reduce((sum, xi) => sum + (xi - xMean) ** 2, 0)
}
