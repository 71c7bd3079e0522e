/**
 * `Math` as the Node that the package is tested on has it. Engines differ in the last bit of exp, log and powers, so the page brings
 * its own, by the steps of fdlibm, which V8 followed until other versions of them came. `test/explorer/math.test.ts` compares them with
 * those of Node.
 *
 * The steps of fdlibm are by Sun Microsystems: Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Developed at SunSoft, a
 * Sun Microsystems, Inc. business. Permission to use, copy, modify, and distribute this software is freely granted, provided that this
 * notice is preserved.
 */

const number = new Float64Array(1)
const halves = new Uint32Array(number.buffer)

const highOf = (x: number): number => {
  number[0] = x
  return halves[1]! | 0
}

const withHigh = (x: number, high: number): number => {
  number[0] = x
  halves[1] = high
  return number[0]!
}

const { exp: nativeExp, expm1: nativeExpm1, log: nativeLog, log1p: nativeLog1p, pow: nativePow } = Math

const ln2High = 0.6931471803691238
const ln2Low = 1.9082149292705877e-10
const inverseLn2 = Math.LOG2E

/** As fdlibm's `e_exp.c`. */
export function exp(x: number): number {
  const high = highOf(x) & 0x7fffffff
  if (x === 1) return Math.E
  if (high >= 0x40862e42 || x < -708) return nativeExp(x)
  let [big, small, k] = [x, 0, 0]
  let r = x
  if (high > 0x3fd62e42) {
    if (high < 0x3ff0a2b2) {
      k = x < 0 ? -1 : 1
      big = x - k * ln2High
      small = k * ln2Low
    } else {
      k = Math.trunc(inverseLn2 * x + (x < 0 ? -0.5 : 0.5))
      big = x - k * ln2High
      small = k * ln2Low
    }
    r = big - small
  } else if (high < 0x3e300000) return 1 + x
  const t = r * r
  const c =
    r -
    t *
      (0.16666666666666602 +
        t *
          (-0.0027777777777015593 +
            t * (0.00006613756321437934 + t * (-0.0000016533902205465252 + t * 4.1381367970572385e-8))))
  if (k === 0) return 1 - ((r * c) / (c - 2) - r)
  const y = 1 - (small - (r * c) / (2 - c) - big)
  return withHigh(y, highOf(y) + (k << 20))
}

/** As fdlibm's `e_log.c`. */
export function log(given: number): number {
  if (!(given > 0) || given === Number.POSITIVE_INFINITY) return nativeLog(given)
  let [x, k] = [given, 0]
  let high = highOf(x)
  if (high < 0x00100000) {
    k -= 54
    x *= 18014398509481984
    high = highOf(x)
  }
  k += (high >> 20) - 1023
  high &= 0x000fffff
  const i = (high + 0x95f64) & 0x100000
  x = withHigh(x, high | (i ^ 0x3ff00000))
  k += i >> 20
  const f = x - 1
  if ((0x000fffff & (2 + high)) < 3) {
    if (f === 0) return k === 0 ? 0 : k * ln2High + k * ln2Low
    const r = f * f * (0.5 - 0.3333333333333333 * f)
    return k === 0 ? f - r : k * ln2High - (r - k * ln2Low - f)
  }
  const s = f / (2 + f)
  const z = s * s
  const w = z * z
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373))
  const odd =
    z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)))
  const r = odd + even
  if (((high - 0x6147a) | (0x6b851 - high)) > 0) {
    const half = 0.5 * f * f
    if (k === 0) return f - (half - s * (half + r))
    return k * ln2High - (half - (s * (half + r) + k * ln2Low) - f)
  }
  return k === 0 ? f - s * (f - r) : k * ln2High - (s * (f - r) - k * ln2Low - f)
}

/** As fdlibm's `s_log1p.c`. */
export function log1p(x: number): number {
  if (!(x > -1) || x === Number.POSITIVE_INFINITY) return nativeLog1p(x)
  const high = highOf(x)
  const size = high & 0x7fffffff
  if (high < 0x3fda827a && size < 0x3e200000) return size < 0x3c900000 ? x : x - x * x * 0.5
  let [k, f, hu, c] = [1, 0, 1, 0]
  if (high < 0x3fda827a && (high > 0 || high <= (0xbfd2bec4 | 0))) [k, f] = [0, x]
  if (k !== 0) {
    let u = size < 0x43400000 ? 1 + x : x
    hu = highOf(u)
    k = (hu >> 20) - 1023
    c = size < 0x43400000 ? (k > 0 ? 1 - (u - x) : x - (u - 1)) / u : 0
    hu &= 0x000fffff
    if (hu < 0x6a09e) u = withHigh(u, hu | 0x3ff00000)
    else {
      k += 1
      u = withHigh(u, hu | 0x3fe00000)
      hu = (0x00100000 - hu) >> 2
    }
    f = u - 1
  }
  const half = 0.5 * f * f
  if (hu === 0) {
    if (f === 0) return k === 0 ? 0 : k * ln2High + (c + k * ln2Low)
    const r = half * (1 - 0.6666666666666666 * f)
    return k === 0 ? f - r : k * ln2High - (r - (k * ln2Low + c) - f)
  }
  const s = f / (2 + f)
  const z = s * s
  const r =
    z *
    (0.6666666666666735 +
      z *
        (0.3999999999940942 +
          z *
            (0.2857142874366239 +
              z *
                (0.22222198432149784 +
                  z * (0.1818357216161805 + z * (0.15313837699209373 + z * 0.14798198605116586))))))
  return k === 0
    ? f - (half - s * (half + r))
    : k * ln2High - (half - (s * (half + r) + (k * ln2Low + c)) - f)
}

/** As fdlibm's `s_expm1.c`. */
export function expm1(given: number): number {
  const high = highOf(given) & 0x7fffffff
  if (high >= 0x4043687a || high < 0x3c900000) return nativeExpm1(given)
  let [x, k, c] = [given, 0, 0]
  if (high > 0x3fd62e42) {
    k = high < 0x3ff0a2b2 ? (given < 0 ? -1 : 1) : Math.trunc(inverseLn2 * given + (given < 0 ? -0.5 : 0.5))
    const big = given - k * ln2High
    const small = k * ln2Low
    x = big - small
    c = big - x - small
  }
  const half = 0.5 * x
  const hxs = x * half
  const r1 =
    1 +
    hxs *
      (-0.03333333333333313 +
        hxs *
          (0.0015873015872548146 +
            hxs * (-0.0000793650757867488 + hxs * (0.000004008217827329362 + hxs * -2.0109921818362437e-7))))
  let t = 3 - r1 * half
  let e = hxs * ((r1 - t) / (6 - x * t))
  if (k === 0) return x - (x * e - hxs)
  e = x * (e - c) - c
  e -= hxs
  if (k === -1) return 0.5 * (x - e) - 0.5
  if (k === 1) return x < -0.25 ? -2 * (e - (x + 0.5)) : 1 + 2 * (x - e)
  if (k <= -2 || k > 56) {
    const y = 1 - (e - x)
    return (k === 1024 ? y * 2 * 8.98846567431158e307 : withHigh(y, highOf(y) + (k << 20))) - 1
  }
  if (k < 20) {
    t = withHigh(1, 0x3ff00000 - (0x200000 >> k))
    const y = t - (e - x)
    return withHigh(y, highOf(y) + (k << 20))
  }
  number[0] = 0
  halves[1] = (0x3ff - k) << 20
  t = number[0]!
  const y = x - (e + t) + 1
  return withHigh(y, highOf(y) + (k << 20))
}

/** A number with the lower half of its bits cleared. */
const cut = (x: number): number => {
  number[0] = x
  halves[0] = 0
  return number[0]!
}

/** The number of which the upper half of the bits is this, and the lower half nothing. */
const ofHigh = (high: number): number => {
  halves[0] = 0
  halves[1] = high
  return number[0]!
}

/** The logarithm to base 2 of a number above zero, as the sum of two. As in fdlibm’s `e_pow.c`. */
function log2Of(x: number): readonly [number, number] {
  let [part, n] = [x, 0]
  let high = highOf(part)
  if (high < 0x00100000) {
    part *= 9007199254740992
    n -= 53
    high = highOf(part)
  }
  n += (high >> 20) - 0x3ff
  const j = high & 0x000fffff
  high = j | 0x3ff00000
  const isUpper = j > 0x3988e && j < 0xbb67a
  if (j >= 0xbb67a) {
    n += 1
    high -= 0x00100000
  }
  part = withHigh(part, high)
  const base = isUpper ? 1.5 : 1
  const [headOfBase, tailOfBase] = isUpper ? [0.5849624872207642, 1.350039202129749e-8] : [0, 0]
  const u = part - base
  const v = 1 / (part + base)
  const s = u * v
  const sHead = cut(s)
  const sumHead = ofHigh(((high >> 1) | 0x20000000) + 0x00080000 + (isUpper ? 1 << 18 : 0))
  const sumTail = part - (sumHead - base)
  const sTail = v * (u - sHead * sumHead - sHead * sumTail)
  const square = s * s
  const series =
    square *
      square *
      (0.5999999999999946 +
        square *
          (0.4285714285785502 +
            square *
              (0.33333332981837743 +
                square *
                  (0.272728123808534 + square * (0.23066074577556175 + square * 0.20697501780033842))))) +
    sTail * (sHead + s)
  const headSquare = sHead * sHead
  const tHead = cut(3 + headSquare + series)
  const tTail = series - (tHead - 3 - headSquare)
  const [pu, pv] = [sHead * tHead, sTail * tHead + tTail * s]
  const pHead = cut(pu + pv)
  const pTail = pv - (pHead - pu)
  const zHead = 0.9617967009544373 * pHead
  const zTail = -7.028461650952758e-9 * pHead + pTail * 0.9617966939259756 + tailOfBase
  const first = cut(zHead + zTail + headOfBase + n)
  return [first, zTail - (first - n - headOfBase - zHead)]
}

/** Two to the power of a sum of two, within the range of normal numbers. As in V8’s `ieee754.cc`, whose last division is its own. */
function exp2Of(whole: number, head: number, tail: number): number {
  const high = highOf(whole)
  const size = high & 0x7fffffff
  let [rest, n] = [head, 0]
  if (size > 0x3fe00000) {
    n = (high + (0x00100000 >> ((size >> 20) - 0x3ff + 1))) | 0
    const k = ((n & 0x7fffffff) >> 20) - 0x3ff
    rest -= ofHigh(n & ~(0x000fffff >> k))
    n = ((n & 0x000fffff) | 0x00100000) >> (20 - k)
    if (high < 0) n = -n
  }
  const t = cut(tail + rest)
  const u = t * 0.6931471824645996
  const v = (tail - (t - rest)) * Math.LN2 + t * -1.904654299957768e-9
  const z = u + v
  const w = v - (z - u)
  const square = z * z
  const c =
    z -
    square *
      (0.16666666666666602 +
        square *
          (-0.0027777777777015593 +
            square *
              (0.00006613756321437934 +
                square * (-0.0000016533902205465252 + square * 4.1381367970572385e-8))))
  const r = (z * c) / (c - 2 - (w + z * w))
  const made = 1 - (r - z)
  return withHigh(made, highOf(made) + (n << 20))
}

/** Powers, as the V8 of that Node has them. What is exact or no number is left to the engine. */
export function pow(x: number, y: number): number {
  if (y === 2) return x * x
  if (y === -1) return 1 / x
  if (y === 0.5 && x > 0) return Math.sqrt(x)
  if (x < 0 && Number.isInteger(y) && Math.abs(y) < 2147483648) {
    const size = pow(-x, y)
    return y % 2 === 0 ? size : -size
  }
  if (!(x > 0) || x === Number.POSITIVE_INFINITY || x === 1 || !(Math.abs(y) < 2147483648))
    return nativePow(x, y)
  if (y === 0 || y === 1) return nativePow(x, y)
  const [first, second] = log2Of(x)
  const cutY = cut(y)
  const tail = (y - cutY) * first + y * second
  const head = cutY * first
  const whole = tail + head
  return whole < 1023.9 && whole > -1021 ? exp2Of(whole, head, tail) : nativePow(x, y)
}

/** Puts them in place of those of the engine. */
export const install = (): void => void Object.assign(Math, { exp, expm1, log, log1p, pow })
