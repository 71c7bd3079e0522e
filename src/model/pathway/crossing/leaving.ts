/**
 * How many of those on the coast leave on a crossable day. Few days on which boats arrive are fine from dawn to dusk on every
 * beach: the share who leave is drawn for each day, from a least share upwards by a beta distribution B(1, b).
 */
import type { Scenario } from '../../../scenarios/schema/schema.ts'
import { Purpose } from '../../declaration/purposes.ts'
import type { AddressedDraws } from '../../engine/random.ts'

/** Draws of days before the start, which have numbers of their own. */
const beforeStart = 1

/** Days before the start beyond which nobody is taken to have come. */
export const longestWait = 365

/**
 * The share of those on the coast who leave on a crossable day, in [least, 1], with the mean that the scenario gives; that mean
 * where it is not above the least, and everyone where it is 1. Above the least share it is 1 − u^k with k the odds of the rest of the mean: B(1, 1 / k).
 */
export function leavingShare(
  { crossing }: Scenario,
  draws: AddressedDraws,
  day: number,
  episode = 0,
): number {
  const { leaving_share: mean, least_leaving_share: least } = crossing
  if (mean >= 1) return 1
  const rest = (mean - least) / (1 - least)
  if (rest <= 0) return mean
  return (
    least + (1 - least) * (1 - Math.pow(draws.uniform(day, episode, Purpose.leavingShare), rest / (1 - rest)))
  )
}

/** Long-run share of days of a month (0 to 11) that are crossable. */
export function crossableShare({ crossing }: Scenario, month: number): number {
  const up = crossing.crossable_after_not[month]!
  const down = 1 - crossing.crossable_after_crossable[month]!
  return up + down > 0 ? up / (up + down) : 1
}

/**
 * Mean days between the intention to cross and leaving, in a month (0 to 11), where boats are not short: with a share m of
 * those waiting leaving on a crossable day, a share p of days crossable and a chance q of one after one that is not,
 * (1 − m) / (m p) + (1 − p) / q.
 */
export function meanDaysOnCoast(scenario: Scenario, month: number): number {
  const { leaving_share: leaving, crossable_after_not: after } = scenario.crossing
  const crossable = crossableShare(scenario, month)
  if (leaving === 0 || crossable === 0) return longestWait
  const forShare = (1 - leaving) / (leaving * crossable)
  const forWeather = crossable < 1 ? (1 - crossable) / after[month]! : 0
  return Math.min(longestWait, forShare + forWeather)
}

/**
 * Who is still on the coast at the start, going back in time: each day before it is crossable or not by the weather of its
 * month, and on crossable ones a share of those waiting left.
 * @param stays called for each day, 1 for the last before the start, with the share of its people still waiting
 * @returns whether the last day was crossable
 */
export function waitingBefore(
  scenario: Scenario,
  draws: AddressedDraws,
  month: number,
  stays: (daysBefore: number, share: number) => void,
): boolean {
  // A chain of two states is the same read backwards.
  const { crossing } = scenario
  let crossable = draws.chance(crossableShare(scenario, month), 0, 0, Purpose.openingWeather)
  const last = crossable
  let share = 1
  for (let daysBefore = 1; daysBefore <= longestWait && share > 0.001; daysBefore++) {
    if (crossable) share *= 1 - leavingShare(scenario, draws, daysBefore, beforeStart)
    stays(daysBefore, share)
    const again = crossable ? crossing.crossable_after_crossable : crossing.crossable_after_not
    crossable = draws.chance(again[month]!, daysBefore, 0, Purpose.openingWeather)
  }
  return last
}
