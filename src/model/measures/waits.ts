import { outcomes } from '../declaration/outcomes.ts'

/** Waiting times with censoring: counts by whole day, read as Kaplan–Meier quantiles. No allocation per record. */
export class WaitRecorder {
  readonly #ended: Float64Array
  readonly #censored: Float64Array

  /** @param longest the longest wait that can be recorded, in days; longer ones count as that. */
  constructor(longest: number) {
    this.#ended = new Float64Array(Math.ceil(longest) + 2)
    this.#censored = new Float64Array(this.#ended.length)
  }

  /** A wait of `days` that ended in what was waited for. */
  ended(days: number): void {
    this.#ended[this.#bin(days)]! += 1
  }

  /** A wait of `days` that was cut short: by the horizon, or by leaving for another reason. */
  cutShort(days: number): void {
    this.#censored[this.#bin(days)]! += 1
  }

  /** Days by which a share `p` of waits has ended (product-limit estimate); null where the estimate never gets there. */
  quantile(p: number): number | null {
    let atRisk = 0
    for (let day = 0; day < this.#ended.length; day++) atRisk += this.#ended[day]! + this.#censored[day]!
    let surviving = 1
    for (let day = 0; day < this.#ended.length && atRisk > 0; day++) {
      surviving *= 1 - this.#ended[day]! / atRisk
      if (1 - surviving >= p) return day + 0.5
      atRisk -= this.#ended[day]! + this.#censored[day]!
    }
    return null
  }

  #bin(days: number): number {
    return Math.max(0, Math.min(this.#ended.length - 1, Math.floor(days)))
  }
}

/** Ends of exhausted cases by outcome and whole day since exhaustion; only the horizon censors. */
export class IncidenceRecorder {
  readonly #days: number
  readonly #ends: Float64Array
  readonly #censored: Float64Array

  constructor(longest: number) {
    this.#days = Math.ceil(longest) + 2
    this.#ends = new Float64Array(this.#days * outcomes.length)
    this.#censored = new Float64Array(this.#days)
  }

  ended(cause: number, days: number): void {
    this.#ends[cause * this.#days + Math.min(this.#days - 1, Math.max(0, Math.floor(days)))]! += 1
  }

  openAtHorizon(days: number): void {
    this.#censored[Math.min(this.#days - 1, Math.max(0, Math.floor(days)))]! += 1
  }

  /** Aalen–Johansen cumulative incidence by cause, read at each multiple of `step` days; null past the last party at risk. */
  curves(step: number): (number | null)[][] {
    const causes = outcomes.length
    let atRisk = 0
    for (let i = 0; i < this.#ends.length; i++) atRisk += this.#ends[i]!
    for (let day = 0; day < this.#days; day++) atRisk += this.#censored[day]!
    const reached = new Float64Array(causes)
    const curves: (number | null)[][] = outcomes.map(() => [])
    let surviving = 1
    let mark = 0
    for (let day = 0; day < this.#days; day++) {
      if (day >= mark * step) {
        for (let cause = 0; cause < causes; cause++) curves[cause]!.push(atRisk > 0 ? reached[cause]! : null)
        mark++
      }
      if (atRisk === 0) continue
      let left = this.#censored[day]!
      let survivingAfter = surviving
      for (let cause = 0; cause < causes; cause++) {
        const ends = this.#ends[cause * this.#days + day]!
        reached[cause]! += (surviving * ends) / atRisk
        survivingAfter -= (surviving * ends) / atRisk
        left += ends
      }
      surviving = survivingAfter
      atRisk -= left
    }
    return curves
  }
}
