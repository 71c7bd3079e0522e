/** A scenario compiled for the model: rates per day, times in days from the start, arrays by group number. */

import { daysBetween, daysPerYear } from '../calendar/days.ts'
import type { Change, Schedule } from '../scenarios/schema/quantity.ts'
import type { Scenario } from '../scenarios/schema/schema.ts'

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

/** Nationality groups as arrays indexed by group number, in the scenario's order. */
export interface Groups {
  readonly ids: readonly string[]
  readonly smallBoatShares: Float64Array
  readonly otherRouteShares: Float64Array
  /** Mix of claims, for the opening stocks: not cumulative. */
  readonly openingWeights: Float64Array
  readonly grantRate: Float64Array
  readonly appealAllowedRate: Float64Array
  readonly undocumentedShare: Float64Array
  readonly neverDocumentedShare: Float64Array
  readonly documentDays: Float64Array
  /** Per day. */
  readonly departureRate: Float64Array
  /** Per day. */
  readonly enforcementRate: Float64Array
  readonly reentryProbability: Float64Array
}

/** Compiles the groups; the share arrays are cumulative, ready for a draw. */
export function compileGroups(scenario: Scenario): Groups {
  const groups = Object.values(scenario.groups)
  const array = (read: (group: (typeof groups)[number]) => number) => Float64Array.from(groups, read)
  return {
    ids: Object.keys(scenario.groups),
    smallBoatShares: cumulative(array((g) => g.share_small_boat)),
    otherRouteShares: cumulative(array((g) => g.share_other_routes)),
    openingWeights: array((g) => g.share_opening_stocks),
    grantRate: array((g) => g.grant_rate),
    appealAllowedRate: array((g) => g.appeal_allowed_rate),
    undocumentedShare: array((g) => g.undocumented_share),
    neverDocumentedShare: array((g) => g.never_documented_share),
    documentDays: array((g) => g.document_days),
    departureRate: array((g) => g.voluntary_departure_rate / daysPerYear),
    enforcementRate: array((g) => g.enforcement_rate / daysPerYear),
    reentryProbability: array((g) => g.reentry_probability),
  }
}

/** Running sums of weights, scaled to end at 1. */
export function cumulative(weights: Float64Array): Float64Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let sum = 0
  const running = weights.map((weight) => {
    sum += weight / total
    return sum
  })
  running[running.length - 1] = 1
  return running
}

/** Index of the interval of a cumulative distribution in which `u` falls. */
export function pick(cumulativeShares: Float64Array, u: number): number {
  let i = 0
  while (i < cumulativeShares.length - 1 && u >= (cumulativeShares[i] as number)) i++
  return i
}
