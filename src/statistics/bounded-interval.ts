/**
 * The 95 % interval of the mean of what has a bound: an amount that cannot be negative, or a share from 0 to 1.
 *
 * It is the t-interval on the scale on which the spread of counts hardly depends on their mean, brought back: the square
 * root for amounts, the arcsine of the root for shares. It never leaves the bounds, and agrees with the ordinary interval
 * where they are far away. Of amounts that are zero in most replications it covers the mean more often than the ordinary
 * one, whose lower end would be negative (simulated in the tests); with few replications both fall short.
 */

import { acuteOfSine, sineOfAcute } from '../portable/angles.ts'
import { confidence, halfWidth, type Interval, type Moments } from './interval.ts'

/** What bounds a mean: nothing; zero, from either side; zero and one. */
export type Bounds = 'none' | 'zero' | 'share'

/** The interval of the mean within its bounds; null below two values. */
export function boundedInterval(of: Moments, bounds: Bounds, level = confidence): Interval | null {
  const half = halfWidth(of, level)
  if (half === null) return null
  const { mean } = of
  if (half === 0) return { low: mean, high: mean }
  if (bounds === 'share' && mean > 0 && mean < 1) return shareInterval(mean, half)
  if (bounds !== 'none' && mean > 0) return amountInterval(mean, half)
  if (bounds === 'zero' && mean < 0) {
    const { low, high } = amountInterval(-mean, half)
    return { low: -high, high: -low }
  }
  return { low: mean - half, high: mean + half }
}

function amountInterval(mean: number, half: number): Interval {
  const root = Math.sqrt(mean)
  const reach = half / (2 * root)
  return { low: Math.max(0, root - reach) ** 2, high: (root + reach) ** 2 }
}

function shareInterval(mean: number, half: number): Interval {
  const angle = acuteOfSine(Math.sqrt(mean))
  const reach = half / (2 * Math.sqrt(mean * (1 - mean)))
  const at = (value: number) => sineOfAcute(Math.min(Math.PI / 2, Math.max(0, value))) ** 2
  return { low: at(angle - reach), high: at(angle + reach) }
}

/** The bounds that values show: a share if it is declared one and they are; zero if none lies on its other side. */
export function boundsOf(values: ArrayLike<number>, declared: 'amount' | 'share'): Bounds {
  let least = 0
  let most = 0
  for (let i = 0; i < values.length; i++) {
    least = Math.min(least, values[i]!)
    most = Math.max(most, values[i]!)
  }
  if (declared === 'share' && least === 0 && most <= 1) return 'share'
  return least < 0 && most > 0 ? 'none' : 'zero'
}
