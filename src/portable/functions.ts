/**
 * The exponential and its kin in plain arithmetic, which every processor does alike: sums, products and quotients of doubles, each
 * rounded once. They are the algorithms of fdlibm (Sun Microsystems 1993, freely licensed), which V8 has in C++: there a compiler may
 * join a product and a sum into one step on some processors and not on others, so that the last bit differs; here it may not.
 * On x64 they give the bits of V8's own (`test/portable/functions.test.ts`).
 */
import { high, withHigh, withWords } from './words-of-doubles.ts'

const ln2High = 0.6931471803691238
const ln2Low = 1.9082149292705877e-10
const inverseOfLn2 = Math.LOG2E
const overflow = 709.782712893384
const twoTo54 = 18014398509481984
const twoTo1023 = 8.98846567431158e307
const twoToMinus1000 = 9.332636185032189e-302

/** e to the power of x. */
export function exp(x: number): number {
  const hx = high(x) & 0x7fffffff
  if (Number.isNaN(x)) return x
  if (x > overflow) return Number.POSITIVE_INFINITY
  if (x < -745.1332191019411) return 0
  let k = 0
  let hi = 0
  let lo = 0
  let r = x
  if (hx > 0x3fd62e42) {
    if (hx < 0x3ff0a2b2) {
      if (x === 1) return Math.E
      k = x < 0 ? -1 : 1
      hi = x - k * ln2High
      lo = k * ln2Low
    } else {
      k = Math.trunc(inverseOfLn2 * x + (x < 0 ? -0.5 : 0.5))
      hi = x - k * ln2High
      lo = k * ln2Low
    }
    r = hi - lo
  } else if (hx < 0x3e300000) return 1 + x
  const t = r * r
  const c = r - t * expSeries(t)
  if (k === 0) return 1 - ((r * c) / (c - 2) - r)
  const y = 1 - (lo - (r * c) / (2 - c) - hi)
  if (k < -1021) return y * withWords((0x3ff + k + 1000) << 20, 0) * twoToMinus1000
  return k === 1024 ? y * 2 * twoTo1023 : y * withWords((0x3ff + k) << 20, 0)
}

const expSeries = (t: number) =>
  0.16666666666666602 +
  t *
    (-0.0027777777777015593 +
      t * (0.00006613756321437934 + t * (-0.0000016533902205465252 + t * 4.1381367970572385e-8)))

const lg1 = 0.6666666666666735
const lg2 = 0.3999999999940942
const lg3 = 0.2857142874366239
const lg4 = 0.22222198432149784
const lg5 = 0.1818357216161805
const lg6 = 0.15313837699209373
const lg7 = 0.14798198605116586

/** The natural logarithm. */
export function log(x: number): number {
  if (Number.isNaN(x) || x < 0) return Number.NaN
  if (x === 0) return Number.NEGATIVE_INFINITY
  if (x === Number.POSITIVE_INFINITY) return x
  let k = 0
  let scaled = x
  if (high(x) < 0x00100000) {
    k = -54
    scaled = x * twoTo54
  }
  const top = high(scaled)
  k += (top >> 20) - 1023
  const hx = top & 0x000fffff
  const carry = (hx + 0x95f64) & 0x100000
  k += carry >> 20
  const f = withHigh(scaled, hx | (carry ^ 0x3ff00000)) - 1
  if ((0x000fffff & (2 + hx)) < 3) {
    if (f === 0) return k === 0 ? 0 : k * ln2High + k * ln2Low
    const r = f * f * (0.5 - 0.3333333333333333 * f)
    return k === 0 ? f - r : k * ln2High - (r - k * ln2Low - f)
  }
  const s = f / (2 + f)
  const z = s * s
  const w = z * z
  const t1 = w * (lg2 + w * (lg4 + w * lg6))
  const t2 = z * (lg1 + w * (lg3 + w * (lg5 + w * lg7)))
  const r = t2 + t1
  if (((hx - 0x6147a) | (0x6b851 - hx)) > 0) {
    const half = 0.5 * f * f
    return k === 0 ? f - (half - s * (half + r)) : k * ln2High - (half - (s * (half + r) + k * ln2Low) - f)
  }
  return k === 0 ? f - s * (f - r) : k * ln2High - (s * (f - r) - k * ln2Low - f)
}

/** The natural logarithm of 1 + x. */
export function log1p(x: number): number {
  const hx = high(x)
  const size = hx & 0x7fffffff
  if (x === -1) return Number.NEGATIVE_INFINITY
  if (Number.isNaN(x) || x < -1) return Number.NaN
  if (x === Number.POSITIVE_INFINITY) return x
  if (size < 0x3e200000) return size < 0x3c900000 ? x : x - x * x * 0.5
  let k = 0
  let f = x
  let c = 0
  let hu = 1
  // Outside the range from about √½ to √2, 1 + x is brought into it.
  if (hx >= 0x3fda827a || (hx < 0 && hx > (0xbfd2bec4 | 0))) {
    const isSmall = hx < 0x43400000
    const u = isSmall ? 1 + x : x
    hu = high(u)
    k = (hu >> 20) - 1023
    if (isSmall) c = (k > 0 ? 1 - (u - x) : x - (u - 1)) / u
    hu &= 0x000fffff
    if (hu < 0x6a09e) f = withHigh(u, hu | 0x3ff00000) - 1
    else {
      k += 1
      f = withHigh(u, hu | 0x3fe00000) - 1
      hu = (0x00100000 - hu) >> 2
    }
  }
  const half = 0.5 * f * f
  if (hu === 0) {
    if (f === 0) return k === 0 ? 0 : k * ln2High + (c + k * ln2Low)
    const r = half * (1 - 0.6666666666666666 * f)
    return k === 0 ? f - r : k * ln2High - (r - (k * ln2Low + c) - f)
  }
  const s = f / (2 + f)
  const z = s * s
  const r = z * (lg1 + z * (lg2 + z * (lg3 + z * (lg4 + z * (lg5 + z * (lg6 + z * lg7))))))
  return k === 0
    ? f - (half - s * (half + r))
    : k * ln2High - (half - (s * (half + r) + (k * ln2Low + c)) - f)
}

/** e to the power of x, less 1. */
export function expm1(x: number): number {
  const hx = high(x) & 0x7fffffff
  if (Number.isNaN(x)) return x
  if (x > overflow) return Number.POSITIVE_INFINITY
  if (x < 0 && hx >= 0x4043687a) return -1
  let k = 0
  let c = 0
  let r = x
  if (hx > 0x3fd62e42) {
    k = hx < 0x3ff0a2b2 ? (x < 0 ? -1 : 1) : Math.trunc(inverseOfLn2 * x + (x < 0 ? -0.5 : 0.5))
    const hi = x - k * ln2High
    const lo = k * ln2Low
    r = hi - lo
    c = hi - r - lo
  } else if (hx < 0x3c900000) return x
  const half = 0.5 * r
  const square = r * half
  const r1 = 1 + square * expm1Series(square)
  const t = 3 - r1 * half
  let e = square * ((r1 - t) / (6 - r * t))
  if (k === 0) return r - (r * e - square)
  e = r * (e - c) - c
  e -= square
  if (k === -1) return 0.5 * (r - e) - 0.5
  if (k === 1) return r < -0.25 ? -2 * (e - (r + 0.5)) : 1 + 2 * (r - e)
  return scaledLess1(k, e, r)
}

function scaledLess1(k: number, e: number, r: number): number {
  const power = withWords((0x3ff + k) << 20, 0)
  if (k <= -2 || k > 56) {
    const y = 1 - (e - r)
    return (k === 1024 ? y * 2 * twoTo1023 : y * power) - 1
  }
  if (k < 20) return (withWords(0x3ff00000 - (0x200000 >> k), 0) - (e - r)) * power
  return (r - (e + withWords((0x3ff - k) << 20, 0)) + 1) * power
}

const expm1Series = (s: number) =>
  -0.03333333333333313 +
  s *
    (0.0015873015872548146 +
      s * (-0.0000793650757867488 + s * (0.000004008217827329362 + s * -2.0109921818362437e-7)))
