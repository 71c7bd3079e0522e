/** People who have waited for longer than so many days, counted as they join and leave and read at month ends. */
export class LongWaits {
  readonly #ends: readonly number[]
  readonly #days: number
  /** Of each whole day from the start, the first month that ends on it or after it. */
  readonly #monthOfDay: Int32Array
  /** Waiting now, by the month at whose end the wait is first longer; the last place holds those whose wait is not by the end of the run. */
  readonly #parties: Float64Array
  readonly #people: Float64Array

  /** @param ends times at which months end, the opening first; @param days the wait that is to be exceeded */
  constructor(ends: readonly number[], days: number) {
    this.#ends = ends
    this.#days = days
    this.#parties = new Float64Array(ends.length + 1)
    this.#people = new Float64Array(ends.length + 1)
    this.#monthOfDay = new Int32Array(Math.ceil(ends.at(-1)!) + 1)
    for (let day = 0, month = 0; day < this.#monthOfDay.length; day++) {
      while (month < ends.length - 1 && ends[month]! < day) month++
      this.#monthOfDay[day] = month
    }
  }

  /** A party that has waited since a time joins (1) or leaves (-1). */
  count(since: number, people: number, sign: number): void {
    const month = this.#exceededBy(since)
    this.#parties[month]! += sign
    this.#people[month]! += sign * people
  }

  /** Those who have waited for longer at the end of a month. */
  at(month: number): { parties: number; people: number } {
    let parties = 0
    let people = 0
    for (let i = 0; i <= month; i++) {
      parties += this.#parties[i]!
      people += this.#people[i]!
    }
    return { parties, people }
  }

  /** The first month at whose end the wait is longer; one beyond the last if it is not by then. */
  #exceededBy(since: number): number {
    const ends = this.#ends
    const day = Math.max(0, Math.floor(since + this.#days))
    if (day >= this.#monthOfDay.length) return ends.length
    let month = this.#monthOfDay[day]!
    while (month < ends.length && ends[month]! - since <= this.#days) month++
    return month
  }
}
