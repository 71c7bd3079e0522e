/** Powers in plain arithmetic, after fdlibm like `functions.ts`: the logarithm to base 2 in two parts, times the exponent, and back. */
import { high, low, withHigh, withWords } from './words-of-doubles.ts'

const twoTo53 = 9007199254740992
const huge = 1e300
const tiny = 1e-300
const bases = [1, 1.5] as const
const dpHigh = [0, 0.5849624872207642] as const
const dpLow = [0, 1.350039202129749e-8] as const
const cp = 0.9617966939259756
const cpHigh = 0.9617967009544373
const cpLow = -7.028461650952758e-9

/** The number without its lower half. */
const upper = (x: number) => withWords(high(x), 0)

/** Whether a number is no integer (0), an odd one (1) or an even one (2). */
function parity(y: number): 0 | 1 | 2 {
  if (!Number.isInteger(y)) return 0
  const size = Math.abs(y)
  return size >= twoTo53 || size % 2 === 0 ? 2 : 1
}

/** x to the power of y. */
export function pow(x: number, y: number): number {
  if (y === 0) return 1
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN
  const size = Math.abs(x)
  if (y === Number.POSITIVE_INFINITY || y === Number.NEGATIVE_INFINITY) {
    if (size === 1) return Number.NaN
    return size > 1 === y > 0 ? Number.POSITIVE_INFINITY : 0
  }
  if (y === 1) return x
  if (y === -1) return 1 / x
  if (y === 2) return x * x
  if (y === 0.5 && high(x) >= 0) return Math.sqrt(x)
  const kind = x < 0 || Object.is(x, -0) ? parity(y) : 2
  if (size === Number.POSITIVE_INFINITY || size === 0 || size === 1) {
    const z = y < 0 ? 1 / size : size
    if (x < 0 && size === 1 && kind === 0) return Number.NaN
    return kind === 1 ? -z : z
  }
  if (x < 0 && kind === 0) return Number.NaN
  const sign = x < 0 && kind === 1 ? -1 : 1
  return sign * powerOf(size, y)
}

/** Of a number above 0 that is neither 1 nor infinite. */
function powerOf(x: number, y: number): number {
  const hx = high(x)
  const hy = high(y) & 0x7fffffff
  let [t1, t2] = [0, 0]
  if (hy > 0x41e00000) {
    // The exponent is beyond 2**31.
    if (hy > 0x43f00000) {
      if (hx <= 0x3fefffff) return y < 0 ? Number.POSITIVE_INFINITY : 0
      if (hx >= 0x3ff00000) return y > 0 ? Number.POSITIVE_INFINITY : 0
    }
    if (hx < 0x3fefffff) return y < 0 ? huge * huge : tiny * tiny
    if (hx > 0x3ff00000) return y > 0 ? huge * huge : tiny * tiny
    const t = x - 1
    const w = t * t * (0.5 - t * (0.3333333333333333 - t * 0.25))
    const u = 1.4426950216293335 * t
    const v = t * 1.9259629911266175e-8 - w * Math.LOG2E
    t1 = upper(u + v)
    t2 = v - (t1 - u)
  } else [t1, t2] = logarithm(x)
  const y1 = upper(y)
  const below = (y - y1) * t1 + y * t2
  const above = y1 * t1
  return twoTo(above + below, above, below)
}

/** The logarithm to base 2 of a number above 0, in two parts. */
function logarithm(x: number): [number, number] {
  let [ax, n] = [x, 0]
  if (high(x) < 0x00100000) {
    ax = x * twoTo53
    n = -53
  }
  const top = high(ax)
  n += (top >> 20) - 0x3ff
  const j = top & 0x000fffff
  let ix = j | 0x3ff00000
  let k: 0 | 1 = 0
  if (j <= 0x3988e) k = 0
  else if (j < 0xbb67a) k = 1
  else {
    n += 1
    ix -= 0x00100000
  }
  ax = withHigh(ax, ix)
  let u = ax - bases[k]
  let v = 1 / (ax + bases[k])
  const ss = u * v
  const sHigh = upper(ss)
  let tHigh = withWords(((ix >> 1) | 0x20000000) + 0x00080000 + (k << 18), 0)
  let tLow = ax - (tHigh - bases[k])
  const sLow = v * (u - sHigh * tHigh - sHigh * tLow)
  let s2 = ss * ss
  let r = s2 * s2 * logSeries(s2)
  r += sLow * (sHigh + ss)
  s2 = sHigh * sHigh
  tHigh = upper(3 + s2 + r)
  tLow = r - (tHigh - 3 - s2)
  u = sHigh * tHigh
  v = sLow * tHigh + tLow * ss
  const pHigh = upper(u + v)
  const pLow = v - (pHigh - u)
  const zHigh = cpHigh * pHigh
  const zLow = cpLow * pHigh + pLow * cp + dpLow[k]
  const t1 = upper(zHigh + zLow + dpHigh[k] + n)
  return [t1, zLow - (t1 - n - dpHigh[k] - zHigh)]
}

const logSeries = (s: number) =>
  0.5999999999999946 +
  s *
    (0.4285714285785502 +
      s *
        (0.33333332981837743 + s * (0.272728123808534 + s * (0.23066074577556175 + s * 0.20697501780033842))))

/** 2 to the power of z, which is the sum of two parts. */
function twoTo(z: number, above: number, below: number): number {
  const j = high(z)
  if (j >= 0x40900000) {
    if (((j - 0x40900000) | low(z)) !== 0) return huge * huge
    if (below + 8.008566259537294e-17 > z - above) return huge * huge
  } else if ((j & 0x7fffffff) >= 0x4090cc00) {
    if (((j - (0xc090cc00 | 0)) | low(z)) !== 0) return tiny * tiny
    if (below <= z - above) return tiny * tiny
  }
  const i = j & 0x7fffffff
  let [k, n, whole] = [(i >> 20) - 0x3ff, 0, above]
  if (i > 0x3fe00000) {
    n = j + (0x00100000 >> (k + 1))
    k = ((n & 0x7fffffff) >> 20) - 0x3ff
    const t = withWords(n & ~(0x000fffff >> k), 0)
    n = ((n & 0x000fffff) | 0x00100000) >> (20 - k)
    if (j < 0) n = -n
    whole = above - t
  }
  const t = upper(below + whole)
  const u = t * 0.6931471824645996
  const v = (below - (t - whole)) * Math.LN2 + t * -1.904654299957768e-9
  const sum = u + v
  const w = v - (sum - u)
  const square = sum * sum
  const t1 = sum - square * expSeries(square)
  const r = (sum * t1) / (t1 - 2) - (w + sum * w)
  const result = 1 - (r - sum)
  const exponent = high(result) + (n << 20)
  return exponent >> 20 <= 0 ? scaled(result, n) : withHigh(result, exponent)
}

const expSeries = (t: number) =>
  0.16666666666666602 +
  t *
    (-0.0027777777777015593 +
      t * (0.00006613756321437934 + t * (-0.0000016533902205465252 + t * 4.1381367970572385e-8)))

/** A number times 2 to the power of n, where the result is below the least normal number. */
const scaled = (x: number, n: number): number =>
  x * withWords((0x3ff + n + 1000) << 20, 0) * 9.332636185032189e-302
