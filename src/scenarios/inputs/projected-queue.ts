/**
 * The queue for a decision as a projection follows it: cases by the day on which they came and by where they came from, so that
 * decisions, which are made case by case from the ends of the queue, take those who stand there.
 */

/** Where a case came from: each kind has its own people per case and its own nationality groups. */
export const Kind = { opening: 0, smallBoat: 1, otherRoute: 2 } as const
const kinds: readonly (0 | 1 | 2)[] = Object.values(Kind)

/** A number for each kind. */
export type ByKind = readonly [opening: number, smallBoat: number, otherRoute: number]

/** Sum over kinds of a number times another. */
export const weighted = (numbers: ArrayLike<number>, weights: ByKind): number =>
  kinds.reduce((sum: number, kind) => sum + numbers[kind]! * weights[kind], 0)

/** A queue of cases. Whoever leaves without a decision leaves from every part of it alike. */
export class ProjectedQueue {
  readonly #peoplePerCase: ByKind
  /** Cases of each day and kind, divided by `#share` of that day. */
  readonly #cases: number[]
  /** Cases that wait, by kind. */
  readonly #waiting: [number, number, number]
  /** Of those who wait and are not decided, the share that has not left. */
  #share = 1
  #oldest = 0

  /** Begins with people who wait already, all of the first kind. */
  constructor(people: number, peoplePerCase: ByKind) {
    this.#peoplePerCase = peoplePerCase
    const cases = people / peoplePerCase[Kind.opening]
    this.#cases = [cases, 0, 0]
    this.#waiting = [cases, 0, 0]
  }

  /** People who wait. */
  get people(): number {
    return weighted(this.#waiting, this.#peoplePerCase)
  }

  /** Cases that wait, by kind. */
  get waiting(): ByKind {
    return this.#waiting
  }

  /** New cases of a day, by kind. */
  enter(cases: ByKind): void {
    for (const kind of kinds) {
      this.#cases.push(cases[kind] / this.#share)
      this.#waiting[kind] += cases[kind]
    }
  }

  /**
   * Decides so many cases from one end, as far as there are any.
   * @param decided is increased by the cases that are decided, by kind; @returns how many there were too few
   */
  decide(cases: number, newestFirst: boolean, decided: Float64Array): number {
    let left = cases / this.#share
    const days = this.#cases.length / kinds.length
    let day = newestFirst ? days - 1 : this.#oldest
    while (left > 0 && day >= this.#oldest && day < days) {
      const at = day * kinds.length
      const here = this.#cases[at]! + this.#cases[at + 1]! + this.#cases[at + 2]!
      const part = here > left ? left / here : 1
      for (const kind of kinds) {
        const taken = this.#cases[at + kind]! * part
        this.#cases[at + kind]! -= taken
        this.#waiting[kind] = Math.max(0, this.#waiting[kind] - taken * this.#share)
        decided[kind]! += taken * this.#share
      }
      left -= here * part
      if (part === 1 && !newestFirst) this.#oldest = day + 1
      day += newestFirst ? -1 : 1
    }
    return Math.max(0, left) * this.#share
  }

  /** A share of those who wait leaves without a decision. */
  leave(share: number): void {
    this.#share *= 1 - share
    for (const kind of kinds) this.#waiting[kind] *= 1 - share
  }
}
