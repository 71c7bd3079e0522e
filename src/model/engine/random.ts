/** Random numbers by address: a draw depends on where it is used, never on what was drawn before it. */
import seedrandom from 'seedrandom'
import { standardNormalQuantile } from './normal-quantile.ts'
import { threefry2x32 } from './threefry.ts'

export { threefry2x32 }

/** A Threefry key: two unsigned 32-bit words. */
export interface Key {
  readonly k0: number
  readonly k1: number
}

/** seedrandom's key has 256 bytes; a longer text would be folded onto itself. */
const LONGEST_SEED_TEXT = 256

/**
 * Expands a path (a seed and, say, a replication number) into a key with seedrandom's ARC4.
 * The joined text is the JSON array of the path in ASCII. No such text is the beginning of another, so
 * distinct inputs give distinct ARC4 keys, which ARC4's cyclic use of its key ("1" acts as "11") would otherwise break.
 * Throws a RangeError if the path is empty, a number is not finite or the text exceeds 256 characters.
 */
export function deriveKey(...path: (string | number)[]): Key {
  if (path.length === 0) throw new RangeError('a key path needs a seed')
  for (const step of path) {
    if (typeof step === 'number' && !Number.isFinite(step)) throw new RangeError(`key path holds ${step}`)
  }
  const text = JSON.stringify(path).replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  if (text.length > LONGEST_SEED_TEXT) {
    throw new RangeError(
      `seed and path take ${text.length} characters; at most ${LONGEST_SEED_TEXT}: ${text}`,
    )
  }
  const generator = seedrandom(text)
  return { k0: generator.int32() >>> 0, k1: generator.int32() >>> 0 }
}

const TWO_POW_26 = 2 ** 26
const TWO_POW_MINUS_52 = 2 ** -52

/**
 * The draws of one key. The address of a draw is (subject, episode, purpose, n): `subject` is an unsigned 32-bit
 * integer, `episode` and `purpose` are 0–255, `n` is 0–65535 and 0 unless given. Every method throws a RangeError
 * naming the field that is out of range.
 */
export class AddressedDraws {
  private readonly k0: number
  private readonly k1: number
  private readonly block = new Uint32Array(2)

  constructor(key: Key) {
    this.k0 = key.k0 | 0
    this.k1 = key.k1 | 0
  }

  /**
   * Uniform on the open interval (0, 1): one of the 2^52 odd multiples of 2^-53, so neither 0 nor 1 occurs and
   * 1 - u is exact.
   */
  uniform(subject: number, episode: number, purpose: number, n = 0): number {
    if (subject >>> 0 !== subject) throw outOfRange('subject', subject, 2 ** 32 - 1)
    if ((episode & 0xff) !== episode) throw outOfRange('episode', episode, 0xff)
    if ((purpose & 0xff) !== purpose) throw outOfRange('purpose', purpose, 0xff)
    if ((n & 0xffff) !== n) throw outOfRange('n', n, 0xffff)
    const block = this.block
    threefry2x32(this.k0, this.k1, subject | 0, (episode << 24) | (purpose << 16) | n, block)
    return ((block[0]! >>> 6) * TWO_POW_26 + (block[1]! >>> 6) + 0.5) * TWO_POW_MINUS_52
  }

  /** Exponential with mean 1 by inverse CDF, -log1p(-u): increasing in the uniform at the same address. */
  exponential(subject: number, episode: number, purpose: number, n = 0): number {
    return -Math.log1p(-this.uniform(subject, episode, purpose, n))
  }

  /** Standard normal by inverse CDF: increasing in the uniform at the same address. */
  normal(subject: number, episode: number, purpose: number, n = 0): number {
    return standardNormalQuantile(this.uniform(subject, episode, purpose, n))
  }

  /** True with the given probability: if the uniform at the same address lies below it. 0 never, 1 always. */
  chance(probability: number, subject: number, episode: number, purpose: number, n = 0): boolean {
    return this.uniform(subject, episode, purpose, n) < probability
  }
}

/** The draws of a path, a seed and, say, a replication number: two calls with the same path give the same draws. Errors as of `deriveKey`. */
export const draws = (...path: (string | number)[]): AddressedDraws => new AddressedDraws(deriveKey(...path))

function outOfRange(field: string, value: number, largest: number): RangeError {
  return new RangeError(`${field} of a random draw is ${value}; it must be an integer from 0 to ${largest}`)
}
