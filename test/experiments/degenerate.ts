/**
 * A world without queues or limits, whose break-even is known. Without the option everyone who comes is supported at
 * w a day until an exponential decision with mean m, and then granted. With it everyone who is not deterred is taken
 * at once at C. Over T days support lasts m - m² (1 - exp(-T / m)) / T on average, so C (1 - d) = w × that at the answer. Everyone who
 * comes is transferred in the same month, so the perceived risk is 1 from the first month that is counted.
 */
import type { HypothesisValues, Scenario } from '../../src/scenarios/schema/schema.ts'
import { hub, opensAt, smallScenario, withScheme } from '../model/model.ts'

const [w, m] = [100, 365.25 / 12]
/** Length of the run, T. */
export const days = 730
/** Pounds that the support of one who comes costs on average without the option. */
export const saved = w * (m - ((m * m) / days) * -Math.expm1(-days / m))

/** The baseline, and the option with a share deterred by an announcement or with a hypothesis of one's own. */
export function degenerate(): {
  baseline: Scenario
  option: (deterred: number, setUp?: number, changes?: Partial<HypothesisValues>) => Scenario
} {
  const plain = smallScenario(hub, [], 1)
  const fixed = (value: number) => ({ value, changes: [] })
  const zeros = { low: 0, value: 0, high: 0 }
  const level = { low: 3650, central: 3650, high: 3650 }
  const none = { low: 0, central: 0, high: 0 }
  const always = Array.from({ length: 12 }, () => 1)
  const costs = Object.fromEntries(
    Object.entries(plain.costs).map(([id, value]) => [id, typeof value === 'number' ? 0 : value]),
  )
  const simple: Scenario = {
    ...plain,
    groups: Object.fromEntries(
      Object.entries(plain.groups).map(([id, group]) => [
        id,
        { ...group, grant_rate: 1, reentry_probability: 0 },
      ]),
    ),
    arrivals: {
      ...plain.arrivals,
      small_boat: level,
      other_routes: none,
      level_variation: 0,
      claim_share: 1,
      claim_delay_days: 0,
      dependants_small_boat: 0,
    },
    crossing: {
      ...plain.crossing,
      month_shares: always.map(() => 1 / 12),
      crossable_after_not: always,
      crossable_after_crossable: always,
      leaving_share: 1,
      least_leaving_share: 1,
      boats_per_crossable_day: fixed(1000),
      boat_dispersion: 1,
      people_per_boat: fixed(1),
      interception_share: fixed(0),
    },
    decisions: {
      ...plain.decisions,
      caseworkers: fixed(100_000),
      productivity: fixed(1),
      quarterly_variation: 0,
      withdrawal_rate: fixed(0),
      administrative_rate: fixed(0),
    },
    removals: { ...plain.removals, other_users_per_day: 0 },
    support: {
      ...plain.support,
      entitled_share: 1,
      move_on_days: fixed(0),
      non_hotel_places: fixed(1e6),
    },
    stocks: {
      ...plain.stocks,
      awaiting_decision: 0,
      appeals_open: 0,
      rights_exhausted: zeros,
      refusals_last_quarter: 0,
      grants_last_quarter: 0,
      supported: 0,
      section4: 0,
      disposals_last_quarter: 0,
      detained: 0,
    },
    costs: { ...(costs as unknown as Scenario['costs']), dispersal_night: w },
    schemes: {},
  }
  const unlimited = withScheme(
    { ...simple, schemes: plain.schemes },
    {
      ...opensAt(0),
      stage: 'intercepted',
      eligibility: { reasons: [], families: 'included', vulnerable_share: 0 },
      referral: { per_week: fixed(1e6), lead_time_days: 0 },
      capacity: {
        opening_places: 1e6,
        full_places: fixed(1e6),
        ramp_days: 0,
        seats_per_flight: 1000,
        flights_per_week: 7,
        contested_share: zeros,
      },
      stay: {
        judicial_release_share: 0,
        medical_release_share: 0,
        recognised_share: 0,
        onward_share: 0,
        sets_out_again_share: 0,
      },
      at_limit: { days: 1, action: 'settled' },
      cost: {
        set_up: 0,
        committed: 0,
        per_place_built: 0,
        per_place_year: 0,
        per_person_day: 0,
        per_person: 2 * saved,
        flight_per_person: 0,
        on_exit: 0,
        enforced_return: 0,
      },
    },
  )
  const option = (deterred: number, setUp = 0, changes: Partial<HypothesisValues> = {}) => ({
    ...withScheme(unlimited, { cost: { set_up: setUp } }),
    deterrence: {
      h: {
        ...plain.deterrence['illustrative-low']!,
        zero_share: 0,
        strength: { low: 1e-9, value: 1e-9, high: 1e-9 },
        displaced_share: 0,
        announcement_effect: deterred,
        announcement_half_life_days: 36_500,
        ...changes,
      },
    },
  })
  return { baseline: simple, option }
}
