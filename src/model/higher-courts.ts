/** What the higher courts can decide: so many onward appeals a quarter, in the order in which they are ready. */
import { daysPerQuarter } from '../calendar/days.ts'
import type { StepFunction } from '../calendar/step-function.ts'

/** So many decisions a quarter, or more, stand for no limit. A small scenario has a share of what stands for none. */
const noLimit = 1_000_000

/** Turns by the capacity used up since the start: the next is free when the capacity of all those before it has gone by. */
export class HigherCourts {
  readonly #perQuarter: StepFunction
  /** Capacity that has gone by when the next turn is free, in decisions times days of a quarter. */
  #next = 0

  constructor(perQuarter: StepFunction) {
    this.#perQuarter = perQuarter
  }

  /** Time of the turn of an appeal that is ready now; Infinity if it never comes. */
  turn(now: number): number {
    if (this.#perQuarter.at(now) >= noLimit) return now
    const goneBy = this.#perQuarter.integral(0, now)
    const turn = Math.max(goneBy, this.#next)
    this.#next = turn + daysPerQuarter
    // While nothing is decided, not even the first in line has its turn.
    return this.#perQuarter.reaches(now, Math.max(Number.MIN_VALUE, turn - goneBy))
  }
}
