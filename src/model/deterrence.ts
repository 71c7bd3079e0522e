/**
 * Deterrence as a declared hypothesis. People who could set out are taken to know, late and smoothed, how likely someone
 * like them is to end up transferred or returned by force; intentions fall as that perceived risk rises above the
 * baseline's own. The risk is a period probability: it is put together from the rates of recent months, as a life
 * table is, because under a scheme for people whose rights are exhausted the share of recent arrivals who have been
 * transferred stays near zero for years. Under `none` nobody's intention depends on what happens to others.
 */

import { daysPerMonth, daysPerYear } from '../calendar/days.ts'
import { pow } from '../portable/power.ts'
import type { HypothesisValues } from '../scenarios/schema/schema.ts'
import { Purpose } from './declaration/purposes.ts'
import { triangular } from './engine/distributions.ts'
import type { AddressedDraws } from './engine/random.ts'

/** The hypothesis that always stands beside any other: the official assessment, no effect. */
export const noDeterrence = 'none'

/** What observers could count in a month, by nationality group, in people. */
export const riskCounts = [
  'reached_uk', // landed or stopped at sea
  'transferred_claimants',
  'granted',
  'exhausted',
  'transferred_exhausted',
  'returned_by_force',
  'stock_exhausted', // at the month's end
] as const
export type RiskCount = (typeof riskCounts)[number]

/** Counts by month, group and kind: index (month × groups + group) × kinds + kind. */
export class RiskRecord {
  readonly groups: number
  readonly counts: Float64Array

  /** @param months months of the run, the opening month included */
  constructor(months: number, groups: number) {
    this.groups = groups
    this.counts = new Float64Array(months * groups * riskCounts.length)
  }

  get(month: number, group: number, kind: number): number {
    return this.counts[(month * this.groups + group) * riskCounts.length + kind]!
  }

  set(month: number, group: number, kind: number, people: number): void {
    this.counts[(month * this.groups + group) * riskCounts.length + kind] = people
  }
}

/** Years since exhaustion over which the risk of a return or a transfer is counted. */
const yearsCounted = 5

/** The risk that a group perceives month by month, kept up to date as months are closed. */
export class PerceivedRisk {
  readonly #record: RiskRecord
  readonly #weight: number
  /** Smoothed counts: index group × kinds + kind. */
  readonly #smoothed: Float64Array
  /** By month and group. */
  readonly #risks: number[][] = []

  /** @param record months up to the one last closed; @param smoothingDays time constant of the average */
  constructor(record: RiskRecord, smoothingDays: number) {
    this.#record = record
    this.#weight = Math.exp(-daysPerMonth / smoothingDays)
    this.#smoothed = new Float64Array(record.groups * riskCounts.length)
  }

  /** The risk in the eyes of `group`, from experience up to the end of `month`; 0 before the first month. */
  at(month: number, group: number): number {
    while (this.#risks.length <= month) this.#extend()
    return month < 0 ? 0 : this.#risks[month]![group]!
  }

  #extend(): void {
    const month = this.#risks.length
    const { groups } = this.#record
    this.#risks.push(
      Array.from({ length: groups }, (_, group) => {
        const at = group * riskCounts.length
        for (let kind = 0; kind < riskCounts.length; kind++) {
          const before = this.#smoothed[at + kind]!
          this.#smoothed[at + kind] = before * this.#weight + this.#record.get(month, group, kind)
        }
        return periodRisk(this.#smoothed.subarray(at, at + riskCounts.length))
      }),
    )
  }
}

/** The period probability from smoothed counts, in the order of `riskCounts`. */
export function periodRisk(counts: ArrayLike<number>): number {
  const of = (kind: RiskCount) => counts[riskCounts.indexOf(kind)] ?? 0
  const onArrival = share(of('transferred_claimants'), of('reached_uk'))
  const refused = share(of('exhausted'), of('exhausted') + of('granted'))
  const personYears = (of('stock_exhausted') * daysPerMonth) / daysPerYear
  const hazard = personYears > 0 ? (of('transferred_exhausted') + of('returned_by_force')) / personYears : 0
  return onArrival + (1 - onArrival) * refused * -Math.expm1(-hazard * yearsCounted)
}

const share = (part: number, whole: number) => (whole > 0 ? Math.min(1, part / whole) : 0)

/** Risks below this count as this under constant elasticity, which would otherwise leap as a risk leaves zero. */
const leastRisk = 0.01

/**
 * Intentions relative to those at the baseline's risk: 1 where the risks are equal, below 1 where people are deterred.
 * @param risk perceived, 0 to 1; @param baseline the baseline's own
 */
export function intentionsAt(
  form: HypothesisValues['form'],
  strength: number,
  risk: number,
  baseline: number,
  threshold: number,
): number {
  const rise = risk - baseline
  switch (form) {
    case 'exponential':
      return limited(Math.exp(-strength * rise), strength)
    case 'constant_elasticity':
      return limited(pow(Math.max(leastRisk, risk) / Math.max(leastRisk, baseline), -strength), strength)
    case 'logistic':
      return limited(2 / (1 + Math.exp(strength * rise)), strength)
    case 'threshold':
      return rise >= threshold && rise > 0 ? 1 - Math.min(1, Math.max(0, strength)) : 1
  }
}

/** A fall of the risk below the baseline's does not raise intentions; only a strength below 0 does, as the risk rises. */
const limited = (value: number, strength: number) => (strength < 0 ? Math.max(1, value) : Math.min(1, value))

/** A hypothesis in one replication. */
export class Deterrence {
  readonly #values: HypothesisValues
  /** Whether there is any effect in this replication: drawn apart from how strong it is. */
  readonly #inForce: boolean
  readonly #strength: number
  readonly #own: PerceivedRisk
  readonly #baseline: PerceivedRisk
  #announcementLevel = 0
  #announcementAt = 0

  constructor(values: HypothesisValues, draws: AddressedDraws, own: RiskRecord, baseline: RiskRecord) {
    const { low, value, high } = values.strength
    this.#values = values
    this.#inForce = !draws.chance(values.zero_share, 0, 0, Purpose.deterrenceZero, 0)
    this.#strength = triangular(draws.uniform(0, 0, Purpose.deterrenceStrength, 0), low, value, high)
    this.#own = new PerceivedRisk(own, values.smoothing_days)
    this.#baseline = new PerceivedRisk(baseline, values.smoothing_days)
  }

  /** A scheme was announced, or has transferred somebody: what the announcement deters is at its full level again. */
  renewAnnouncement(time: number): void {
    if (this.#announcementLevel > 0 && time < this.#announcementAt) return
    this.#announcementLevel = 1
    this.#announcementAt = time
  }

  /**
   * Share of the usual intentions of `group` at `time`, when `monthsClosed` months have been counted. At a strength of 0
   * the risk deters nobody; an announcement still does.
   */
  intentions(group: number, time: number, monthsClosed: number): number {
    const { form, threshold, lag_days } = this.#values
    if (!this.#inForce) return 1
    const known = monthsClosed - 1 - Math.floor(lag_days / daysPerMonth)
    const usual =
      known < 0
        ? 1
        : intentionsAt(
            form,
            this.#strength,
            this.#own.at(known, group),
            this.#baseline.at(known, group),
            threshold,
          )
    return usual * (1 - this.#announced(time))
  }

  /** The rise of the perceived risk of `group` above the baseline's. */
  rise(group: number, monthsClosed: number): number {
    const known = monthsClosed - 1
    return known < 0 ? 0 : this.#own.at(known, group) - this.#baseline.at(known, group)
  }

  get displacedShare(): number {
    return this.#values.displaced_share
  }

  #announced(time: number): number {
    const { announcement_effect, announcement_half_life_days } = this.#values
    if (this.#announcementLevel === 0) return 0
    return announcement_effect * Math.pow(2, -(time - this.#announcementAt) / announcement_half_life_days)
  }
}
