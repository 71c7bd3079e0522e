/**
 * People on their way at the start, whom no published stock counts: as many as the scenario's own rates keep under way, a flow
 * times the mean time it takes.
 */
import { daysPerYear } from '../calendar/days.ts'
import { meanDaysOfMonth } from '../calendar/given-days.ts'
import type { Scenario, SchemeValues } from '../scenarios/schema/schema.ts'
import { cumulative, type Groups } from './groups.ts'

/** People who arrived by small boat before the start and are still to claim, at the level of the month before. */
export function arrivedBeforeClaim({ arrivals, crossing, start }: Scenario): number {
  const month = (Number(start.slice(5, 7)) + 10) % 12
  const perDay =
    (arrivals.small_boat[arrivals.path] * crossing.month_shares[month]!) / meanDaysOfMonth[month]!
  return perDay * arrivals.claim_share * arrivals.claim_delay_days
}

/** People who withdrew before the start and are still to claim again. */
export function claimingAgain({ decisions, stocks }: Scenario): number {
  const perDay = (decisions.withdrawal_rate.value * stocks.awaiting_decision) / daysPerYear
  return perDay * decisions.withdrawal_ends.claims_again * decisions.claims_again_days
}

/**
 * Of a scheme that takes people on arrival at its pace: those held for transfer while notice runs, and the transfers in return for which
 * people are still to be admitted.
 */
export function transfersUnderWay({ referral, challenge, capacity, exchange }: SchemeValues): {
  readonly held: number
  readonly owed: number
} {
  const cleared =
    (referral.per_week.value / 7) * referral.located_share * (1 - challenge.probability * challenge.success)
  const perDay = Math.min(cleared, (capacity.seats_per_flight * capacity.flights_per_week) / 7)
  return { held: perDay * referral.notice_days, owed: perDay * exchange.delay_days }
}

/** Onward appeals under way if appeals were disposed of as in the quarter before, in parties. */
export function onwardAppeals(scenario: Scenario, groups: Groups): number {
  const { appeals, stocks } = scenario
  let share = 0
  let before = 0
  const mix = cumulative(Float64Array.from(groups.openingWeights, (w, g) => w * (1 - groups.grantRate[g]!)))
  for (let g = 0; g < mix.length; g++) {
    const a = groups.appealAllowedRate[g]!
    share +=
      (mix[g]! - before) * (a * appeals.home_office_onward_share + (1 - a) * appeals.appellant_onward_share)
    before = mix[g]!
  }
  const perDay = (stocks.disposals_last_quarter * 4) / daysPerYear
  return perDay * (1 - appeals.withdrawn_share) * share * appeals.onward_days
}
