/**
 * Why barriers to removal arise. Published aggregates cannot tell fixed personal differences from the effect of a
 * longer stay, so both are presets, each set to the same share raising a barrier within five years.
 * A barrier is raised when the cumulative hazard of the stay reaches an exponential threshold.
 */

import { daysPerYear } from '../calendar/days.ts'
import type { Scenario } from '../scenarios/schema/schema.ts'

/** Cumulative hazard by days of stay in the UK since exhaustion, and its inverse. */
export interface BarrierHazard {
  /** Cumulative hazard after `stay` days for a party of the given frailty. */
  cumulative(stay: number, frailty: number): number
  /** Stay in days at which the cumulative hazard reaches `hazard`; Infinity where it never does. */
  inverse(hazard: number, frailty: number): number
  /** Scale of the frailty among those still without a barrier after `stay` days (mean 1 at exhaustion). */
  frailtyScale(stay: number): number
  /** Whether the hazard belongs to the person and so goes on while in a facility abroad. */
  readonly personal: boolean
}

const fiveYears = 5 * daysPerYear

/** The hazard of a scenario's barrier preset. */
export function barrierHazard(barriers: Scenario['exhausted']['barriers']): BarrierHazard {
  const share = barriers.incidence_five_years
  if (barriers.preset === 'none' || share === 0) {
    return {
      cumulative: () => 0,
      inverse: () => Number.POSITIVE_INFINITY,
      frailtyScale: () => 1,
      personal: false,
    }
  }
  if (barriers.preset === 'frailty') {
    // Exponential frailty Z with mean 1: P(no barrier by t) = 1 / (1 + rate t).
    const rate = share / (1 - share) / fiveYears
    return {
      cumulative: (stay, frailty) => rate * frailty * stay,
      inverse: (hazard, frailty) => hazard / (rate * frailty),
      frailtyScale: (stay) => 1 / (1 + rate * stay),
      personal: true,
    }
  }
  // Weibull with shape 2: the hazard grows in proportion to the stay.
  const scale = fiveYears / Math.sqrt(-Math.log1p(-share))
  return {
    cumulative: (stay) => (stay / scale) ** 2,
    inverse: (hazard) => scale * Math.sqrt(hazard),
    frailtyScale: () => 1,
    personal: false,
  }
}
