/** Times of arrivals, one after another. */
import type { AddressedDraws } from './random.ts'

/** How people arrive. */
export interface ArrivalOptions {
  /** Arrivals per unit of time: a number, or a function of time that is never above `atMost`. */
  readonly rate: number | ((time: number) => number)
  /** The most that the rate is; needed where it is a function, and the rate itself unless given where that is a number. Two streams with the same bound and draws arrive together as far as their rates allow. */
  readonly atMost?: number
  /** Purpose of the draws, 0 to 255, that nothing else uses: with episode 0 for gaps and 1 for thinning. */
  readonly purpose: number
  /** Nobody arrives before this time: the present, where arrivals begin during a run. Default 0. */
  readonly from?: number
  /** Nobody arrives after this time. Default: no end; a rate that may stay at 0 for ever needs one. */
  readonly until?: number
}

const GAP = 0
const THINNING = 1

/** A Poisson process; where its rate varies, by thinning (Lewis and Shedler 1979): candidates at the highest rate, each kept with the rate's share of it. */
export class PoissonArrivals {
  private readonly draws: AddressedDraws
  private readonly options: ArrivalOptions
  private readonly most: number
  private readonly until: number
  private candidates = 0
  private time: number

  /** Throws a RangeError unless the highest rate is a number of 0 or more, a rate that is a number is from 0 to that, and `from` is finite. */
  constructor(draws: AddressedDraws, options: ArrivalOptions) {
    const {
      rate,
      from = 0,
      atMost = typeof rate === 'number' ? rate : Number.NaN,
      until = Number.POSITIVE_INFINITY,
    } = options
    if (!(atMost >= 0 && Number.isFinite(atMost)))
      throw new RangeError(`arrivals need the most that their rate is, 0 or more, not ${atMost}`)
    if (!Number.isFinite(from)) throw new RangeError(`arrivals from ${from}`)
    if (typeof rate === 'number' && !(rate >= 0 && rate <= atMost))
      throw new RangeError(`a rate of ${rate}; it was said to be from 0 to ${atMost}`)
    this.draws = draws
    this.options = options
    this.most = atMost
    this.until = until
    this.time = from
  }

  /** Time of the next arrival; Infinity if there is none. Throws a RangeError where the rate is negative or above its bound. */
  next(): number {
    const { draws, most, until } = this
    const { rate, purpose } = this.options
    if (rate === 0 || most === 0) return Number.POSITIVE_INFINITY
    for (;;) {
      const candidate = this.candidates++
      this.time += draws.exponential(candidate, GAP, purpose) / most
      if (!(this.time <= until)) return Number.POSITIVE_INFINITY
      const now = typeof rate === 'number' ? rate : rate(this.time)
      if (!(now >= 0 && now <= most))
        throw new RangeError(`a rate of ${now} at ${this.time}; it was said to be from 0 to ${most}`)
      if (now === most || draws.uniform(candidate, THINNING, purpose) * most < now) return this.time
    }
  }
}
