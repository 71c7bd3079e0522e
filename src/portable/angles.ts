/** The sine up to a right angle and its inverse in plain arithmetic, after fdlibm like `functions.ts`. */
import { high, withWords } from './words-of-doubles.ts'

/** Sine of an angle from 0 to π/2. */
export function sineOfAcute(x: number): number {
  const size = high(x)
  if (size <= 0x3fe921fb) return size < 0x3e500000 ? x : sineNearZero(x)
  let rest = x - 1.5707963267341256
  let tail = 6.077100506506192e-11
  if (size === 0x3ff921fb) {
    rest -= 6.077100506303966e-11
    tail = 2.0222662487959506e-21
  }
  const angle = rest - tail
  return cosineNearZero(angle, rest - angle - tail)
}

function sineNearZero(x: number): number {
  const z = x * x
  const r =
    0.00833333333332249 +
    z *
      (-0.0001984126982985795 +
        z * (0.0000027557313707070068 + z * (-2.5050760253406863e-8 + z * 1.58969099521155e-10)))
  return x + z * x * (-0.16666666666666632 + z * r)
}

/** Cosine of an angle of two parts, at most π/4. */
function cosineNearZero(x: number, tail: number): number {
  const size = high(x) & 0x7fffffff
  const z = x * x
  const r =
    z *
    (0.0416666666666666 +
      z *
        (-0.001388888888887411 +
          z *
            (0.00002480158728947673 +
              z * (-2.7557314351390663e-7 + z * (2.087572321298175e-9 + z * -1.1359647557788195e-11)))))
  if (size < 0x3fd33333) return 1 - (0.5 * z - (z * r - x * tail))
  const part = size > 0x3fe90000 ? 0.28125 : withWords(size - 0x00200000, 0)
  return 1 - part - (0.5 * z - part - (z * r - x * tail))
}

/** The angle from 0 to π/2 of a sine from 0 to 1. */
export function acuteOfSine(x: number): number {
  const size = high(x)
  if (x === 1) return 1.5707963267948966
  if (size < 0x3fe00000) return size < 0x3e400000 ? x : x + x * quotient(x * x)
  const t = (1 - x) * 0.5
  const ratio = quotient(t)
  const s = Math.sqrt(t)
  if (size >= 0x3fef3333) return 1.5707963267948966 - (2 * (s + s * ratio) - 6.123233995736766e-17)
  const w = withWords(high(s), 0)
  const c = (t - w * w) / (s + w)
  const p = 2 * s * ratio - (6.123233995736766e-17 - 2 * c)
  const q = 0.7853981633974483 - 2 * w
  return 0.7853981633974483 - (p - q)
}

function quotient(t: number): number {
  const p =
    t *
    (0.16666666666666666 +
      t *
        (-0.3255658186224009 +
          t *
            (0.20121253213486293 +
              t * (-0.04005553450067941 + t * (0.0007915349942898145 + t * 0.00003479331075960212)))))
  const q =
    1 +
    t * (-2.403394911734414 + t * (2.0209457602335057 + t * (-0.6882839716054533 + t * 0.07703815055590194)))
  return p / q
}
