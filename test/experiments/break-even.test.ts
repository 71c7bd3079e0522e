import { describe, expect, it } from 'vitest'
import { breakEven } from '../../src/experiments/break-even.ts'
import { AddressedDraws, deriveKey } from '../../src/model/engine/random.ts'
import { simulate } from '../../src/model/simulate.ts'
import type { Scenario } from '../../src/scenarios/schema.ts'
import { hub, opensAt, smallScenario, total, withScheme } from '../model/model.ts'

const search = { low: 0, high: 10, replications: 10, most: 10, precision: 0.05 }

/** f(x) plus noise that a replication has at every x alike, and a little that changes with x. */
function noisy(f: (x: number) => number, seed: string, spread: number) {
  const draws = new AddressedDraws(deriveKey(seed, 0, 'noise'))
  return async (x: number, replications: number) =>
    Array.from({ length: replications }, (_, r) => f(x) + spread * draws.normal(r, 0, 1, 0))
}

describe('the search for a break-even', () => {
  it('finds a root exactly where there is no noise', async () => {
    const answer = await breakEven(async (x) => [x ** 3 - 27, x ** 3 - 27], search)
    expect(answer.status).toBe('attained')
    expect(answer.value!).toBeCloseTo(3, 2)
    expect(answer.low!).toBeCloseTo(3, 2)
    expect(answer.high!).toBeCloseTo(3, 2)
    expect(answer.changes).toBe(1)
  })

  it('covers the root in about 95 % of searches', async () => {
    let covered = 0
    for (let i = 0; i < 300; i++) {
      const { low, high } = await breakEven(
        noisy((x) => 4 - x, `s${i}`, 1),
        search,
      )
      if ((low ?? 0) <= 4 && 4 <= (high ?? 10)) covered++
    }
    expect(covered / 300).toBeGreaterThan(0.91)
    expect(covered / 300).toBeLessThan(0.985)
  })

  it('adds replications until the interval is narrow enough, or there are no more to add', async () => {
    const precise = { ...search, most: 640, precision: 0.02 }
    const answer = await breakEven(
      noisy((x) => 4 - x, 'more', 1),
      precise,
    )
    expect(answer.replications).toBeGreaterThan(40)
    expect(answer.high! - answer.low!).toBeLessThanOrEqual(0.4)
    const limited = await breakEven(
      noisy((x) => 4 - x, 'more', 30),
      { ...precise, most: 20 },
    )
    expect(limited.replications).toBe(20)
  })

  it('says that nothing in the range will do, and apart from that when chance hides the answer', async () => {
    const never = await breakEven(
      noisy((x) => 20 - x, 'never', 1),
      search,
    )
    expect(never).toMatchObject({ status: 'not_attainable', value: null, low: null, high: null })
    const hidden = await breakEven(
      noisy((x) => 11 - x, 'hidden', 8),
      search,
    )
    expect(hidden.status).toBe('not_determined')
  })

  it('leaves an end open that lies beyond the range', async () => {
    const answer = await breakEven(
      noisy((x) => 9.8 - x, 'open', 3),
      search,
    )
    expect(answer.high).toBeNull()
  })

  it('names the first of several roots, and how often the sign changes', async () => {
    const answer = await breakEven(async (x) => [(x - 2) * (x - 5) * (x - 8)], search)
    expect(answer.value!).toBeCloseTo(2, 2)
    expect(answer.changes).toBe(3)
  })
})

/**
 * A world without queues or limits, whose break-even is known. Without the option everyone who comes is supported at
 * w a day until an exponential decision with mean m, and then granted. With it everyone who is not deterred is taken
 * at once at C. Over T days support lasts m - m² (1 - exp(-T / m)) / T on average, so C (1 - d) = w × that at the answer.
 */
const [w, m, T] = [100, 365.25 / 12, 730]
const saved = w * (m - ((m * m) / T) * -Math.expm1(-T / m))

function degenerate(): { baseline: Scenario; option: (deterred: number, setUp?: number) => Scenario } {
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
      detained_share_of_beds: 0,
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
  const option = (deterred: number, setUp = 0) => ({
    ...withScheme(unlimited, { cost: { set_up: setUp } }),
    deterrence: {
      h: {
        ...plain.deterrence['illustrative-low']!,
        zero_share: 0,
        strength: { low: 1e-9, value: 1e-9, high: 1e-9 },
        displaced_share: 0,
        announcement_effect: deterred,
        announcement_half_life_days: 36_500,
      },
    },
  })
  return { baseline: simple, option }
}

describe('a simulated break-even', () => {
  const { baseline, option } = degenerate()
  const cost = (scenario: Scenario, deterrence: string, replication: number) =>
    total(
      simulate({ scenario, baseline, deterrence, seed: 'oracle', replication, horizonYears: 2 }),
      'cost.total',
      '',
    )!
  const base = Array.from({ length: 8 }, (_, replication) => cost(baseline, 'none', replication))
  const differences = (setUp: number) => async (deterred: number, replications: number) =>
    Array.from({ length: replications }, (_, r) => cost(option(deterred, setUp), 'h', r) - base[r]!)
  const within = { low: 0, high: 1, replications: 8, most: 8, precision: 0.05 }

  it('has the support cost that the closed form says', () => {
    const perDay = base.reduce((sum, pounds) => sum + pounds, 0) / base.length / T
    expect(perDay / 10).toBeGreaterThan(0.98 * saved)
    expect(perDay / 10).toBeLessThan(1.02 * saved)
  })

  it('is found within its interval: one half', async () => {
    const answer = await breakEven(differences(0), within)
    expect(answer.status).toBe('attained')
    expect(answer.low!).toBeLessThanOrEqual(0.5)
    expect(answer.high!).toBeGreaterThanOrEqual(0.5)
    expect(answer.high! - answer.low!).toBeLessThan(0.03)
  })

  it('is not attainable where the fixed cost alone is more than all that can be saved', async () => {
    expect(await breakEven(differences(1e9), within)).toMatchObject({ status: 'not_attainable', value: null })
  })
})
