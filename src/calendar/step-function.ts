/** Values that change on calendar dates, and what they are at each time of a run. */
import { daysBetween } from './days.ts'

/** A value that may change on calendar dates. */
export interface Schedule {
  readonly value: number
  readonly changes: readonly Change[]
}

/** A change of a schedule; one that is given has an end. */
export interface Change {
  readonly from: string
  readonly until?: string | undefined
  readonly value: number
  readonly given?: true | undefined
}

/** A piecewise-constant function of model time. */
export class StepFunction {
  /** Times at which the value changes, increasing; the value before the first is `values[0]`. */
  readonly times: readonly number[]
  readonly values: readonly number[]
  /** Whether each of the values is a given one. */
  readonly given: readonly boolean[]

  constructor(schedule: Schedule, start: string) {
    const own = schedule.changes.filter((change) => !change.given)
    const given = schedule.changes.filter((change) => change.given)
    const dates = [...own, ...given].flatMap(({ from, until }) =>
      until === undefined ? [from] : [from, until],
    )
    const inOrder = [...new Set(dates)].sort()
    const force = inOrder.map((date) => given.find((each) => holds(each, date)) ?? latest(own, date))
    this.times = inOrder.map((date) => daysBetween(start, date))
    this.values = [schedule.value, ...force.map((change) => change?.value ?? schedule.value)]
    this.given = [false, ...force.map((change) => change?.given === true)]
  }

  /** Value in force at `time`; a change holds from its own instant on. */
  at(time: number): number {
    return this.values[this.#piece(time)] as number
  }

  /** Whether the value in force at `time` is a given one. */
  isGivenAt(time: number): boolean {
    return this.given[this.#piece(time)] as boolean
  }

  /** Time at which the integral of the function from `from` on reaches `threshold`, which is above 0; Infinity if it never does. */
  reaches(from: number, threshold: number): number {
    let since = from
    let left = threshold
    for (let i = this.#piece(from); i < this.times.length; i++) {
      const until = this.times[i] as number
      const inPiece = (this.values[i] as number) * (until - since)
      if (inPiece >= left) break
      left -= inPiece
      since = until
    }
    return since + left / this.at(since)
  }

  /** Integral of the function from `from` to `to`, which is not before it. */
  integral(from: number, to: number): number {
    let total = 0
    let since = from
    for (let i = this.#piece(from); since < to; i++) {
      const until = Math.min(to, this.times[i] ?? to)
      total += this.values[i]! * (until - since)
      since = until
    }
    return total
  }

  /** Time of the first change after `time`; Infinity if there is none. */
  changesAfter(time: number): number {
    return this.times[this.#piece(time)] ?? Number.POSITIVE_INFINITY
  }

  /** Number of the piece that `time` lies in. */
  #piece(time: number): number {
    let i = this.times.length
    while (i > 0 && (this.times[i - 1] as number) > time) i--
    return i
  }
}

const holds = ({ from, until }: Change, date: string): boolean =>
  from <= date && (until === undefined || date < until)

const latest = (changes: readonly Change[], date: string): Change | undefined =>
  changes.findLast(({ from }) => from <= date)
