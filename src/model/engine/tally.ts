/** What was observed, summed up: of values one by one, and of a value over time. */

/** Count, mean, spread and range of values given one by one (Welford’s method). */
export class Tally {
  /** Values so far. */
  count = 0
  /** Their mean; NaN if there is none. */
  mean = Number.NaN
  /** The least; Infinity if there is none. */
  least = Number.POSITIVE_INFINITY
  /** The most; -Infinity if there is none. */
  most = Number.NEGATIVE_INFINITY
  private squares = 0

  /** Standard deviation, with n − 1 in the denominator; NaN below two values. */
  get standardDeviation(): number {
    return this.count < 2 ? Number.NaN : Math.sqrt(this.squares / (this.count - 1))
  }

  /** Takes in a value. */
  add(value: number): void {
    const before = this.count === 0 ? 0 : this.mean
    this.count++
    this.mean = before + (value - before) / this.count
    this.squares += (value - before) * (value - this.mean)
    if (value < this.least) this.least = value
    if (value > this.most) this.most = value
  }

  /** Forgets all values, as at the end of a warm-up. */
  forget(): void {
    Object.assign(this, new Tally())
  }
}

/** The average over time of a value that changes in steps, such as how many are present. */
export class TimeAverage {
  private readonly clock: { readonly now: number }
  private current: number
  private since: number
  private changed: number
  private integral = 0

  /** @param clock gives the time, as an executive does @param value at the start */
  constructor(clock: { readonly now: number }, value = 0) {
    this.clock = clock
    this.current = value
    this.since = this.changed = clock.now
  }

  /** The value now. */
  get value(): number {
    return this.current
  }

  /** Sets the value from now on. */
  set value(value: number) {
    const { now } = this.clock
    this.integral += this.current * (now - this.changed)
    this.changed = now
    this.current = value
  }

  /** The average from the start, or since it forgot, until now; NaN if no time has passed. */
  get mean(): number {
    const { now } = this.clock
    return (this.integral + this.current * (now - this.changed)) / (now - this.since)
  }

  /** Forgets what was before now, as at the end of a warm-up; the value stays. */
  forget(): void {
    this.integral = 0
    this.since = this.changed = this.clock.now
  }
}
