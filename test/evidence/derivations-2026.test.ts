/** The figures of current policy at 30 June 2026: what is published stands in the evidence, what is derived is worked out again. */
import { describe, expect, test } from 'vitest'
import { findEvidence } from '../../src/evidence/load.ts'
import { loadScenario } from '../../src/scenarios/load.ts'
import { derivedBeside, expectRounded, months, reader, sum, variation } from './derived.ts'

const { document } = loadScenario('current-policy')
const { groups, arrivals, crossing, decisions, stocks, support, removals, appeals, schemes } = document

const quarters = ['2025-Q3', '2025-Q4', '2026-Q1', '2026-Q2'] as const
const ends = ['2025-06-30', '2025-09-30', '2025-12-31', '2026-03-31', '2026-06-30'] as const
const outcomes = reader('asylum_initial_outcomes_quarterly')
const awaiting = reader('awaiting_initial_decision_quarterly')
const claims = reader('asylum_claims_quarterly')
const tribunal = reader('appeals_ftt_tribunal')
const boats = reader('small_boats_annual')
const monthly = reader('small_boats_monthly')
const daily = reader('small_boats_daily')
const yearOf = (read: (quarter: string) => number) => sum(quarters.map(read))

describe('crossings, July 2023 to June 2026', () => {
  const dateOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10)
  const [first, last] = [Date.UTC(2023, 6, 1) / 86_400_000, Date.UTC(2026, 5, 30) / 86_400_000]
  const days = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  const arrived = (day: number) => daily.read(dateOf(day), 'small_boat_arrivals')
  const inMonth = (month: string) => days.filter((day) => dateOf(day).slice(5, 7) === month)

  test('month shares sum to 1 and are those of arrivals', () => {
    const all = sum(days.map(arrived))
    for (const [index, month] of months.entries())
      expect(
        Math.abs(crossing.month_shares.value[index]! - sum(inMonth(month).map(arrived)) / all),
      ).toBeLessThan(0.0001)
    expect(sum(crossing.month_shares.value)).toBeCloseTo(1, 12)
  })

  test('the two weather chains: days with arrivals after a day without and with', () => {
    for (const [index, month] of months.entries())
      for (const [chain, before] of [
        [crossing.crossable_after_not, false],
        [crossing.crossable_after_crossable, true],
      ] as const) {
        const after = inMonth(month).filter((day) => arrived(day - 1) > 0 === before)
        expectRounded(chain.value[index]!, after.filter((day) => arrived(day) > 0).length / after.length)
      }
  })

  test('people per boat is a little below the mean of the year to June 2026', () => {
    const year = '2025-07/2026-06'
    const mean = boats.read(year, 'small_boat_arrivals_final_statistics') / boats.read(year, 'small_boats')
    expect(crossing.people_per_boat.value / mean).toBeGreaterThan(0.95)
    expect(crossing.people_per_boat.value / mean).toBeLessThan(1)
  })
})

describe('arrivals', () => {
  const boatsOf = (period: string) => boats.read(period, 'small_boat_arrivals_final_statistics')
  const share = arrivals.claim_share.value
  const again = decisions.withdrawal_ends.claims_again.value
  const half = quarters.slice(2)
  const others = (of: readonly string[], arrived: number) =>
    sum(of.map((quarter) => claims.read(quarter, 'asylum_claims_people'))) -
    share * arrived -
    again * sum(of.map((quarter) => outcomes.read(quarter, 'initial_withdrawals')))

  test('small boats: the year to June 2026, and 2025', () => {
    expect(arrivals.small_boat.central.value).toBe(boatsOf('2025-07/2026-06'))
    expect(arrivals.small_boat.high.value).toBe(boatsOf('2025'))
    const firstHalf = sum(crossing.month_shares.value.slice(0, 6))
    expect(Math.abs(boatsOf('2026-01/2026-06') / firstHalf / arrivals.small_boat.low.value - 1)).toBeLessThan(
      0.005,
    )
  })

  test('claim share: arrivals of 2023 to 2025 at mid-2026', () => {
    const outcome = reader('small_boats_claims_outcomes')
    const over = (series: string) =>
      sum(['2023', '2024', '2025'].map((year) => outcome.read(year, `asylum_claim_at_mid2026|${series}`)))
    expectRounded(share, over('any claim') / (over('any claim') + over('no claim')))
  })

  test('other routes: claims less those of small-boat arrivals and new claims after withdrawal', () => {
    expectRounded(arrivals.other_routes.central.value, others(quarters, boatsOf('2025-07/2026-06')))
    expectRounded(arrivals.other_routes.low.value, 2 * others(half, boatsOf('2026-01/2026-06')))
  })

  test('dependants by other routes, the year to March 2026', () => {
    const year = '2025-04/2026-03'
    const mains = claims.read(year, 'asylum_claims|main_applicant')
    const dependants = claims.read(year, 'asylum_claims_people') - mains
    const arrived = sum(
      [...months.slice(3).map((month) => `2025-${month}`), '2026-01', '2026-02', '2026-03'].map((month) =>
        monthly.read(month, 'small_boat_arrivals'),
      ),
    )
    const claimed = share * arrived
    const boatMains = claimed / (1 + arrivals.dependants_small_boat.value)
    expectRounded(
      arrivals.dependants_other_routes.value,
      (dependants - (claimed - boatMains)) / (mains - boatMains),
    )
  })
})

describe('nationality groups', () => {
  const initial = reader('initial_decisions_by_nationality_people')
  const grants = (one: string) => initial.read('2025', `initial_grants_people|${one}`)
  const refusals = (one: string) => initial.read('2025', `initial_refusals_people|${one}`)
  const listed = initial.nationalities('initial_grants_people', '2025')
  const named = Object.values(groups).flatMap(({ nationalities }) => nationalities)
  const shifted = (rate: number, odds: number) => (odds * rate) / (1 - rate + odds * rate)

  test.each(Object.keys(groups).filter((id) => id !== 'other'))('grants of %s in 2025', (id) => {
    const members = groups[id]!.nationalities.filter((one) => listed.includes(one))
    const granted = sum(members.map(grants))
    expectRounded(groups[id]!.grant_rate.value, granted / (granted + sum(members.map(refusals))))
  })

  test('grants of all others in 2025 are the rest', () => {
    const members = listed.filter((one) => named.includes(one))
    const granted = initial.read('2025', 'initial_grants_people') - sum(members.map(grants))
    const refused = initial.read('2025', 'initial_refusals_people') - sum(members.map(refusals))
    expectRounded(groups['other']!.grant_rate.value, granted / (granted + refused))
  })

  test('the odds of all groups give the rate of April to June 2026 in the mix of the opening stock', () => {
    const granted = outcomes.read('2026-Q2', 'initial_grants')
    const rate = granted / (granted + outcomes.read('2026-Q2', 'initial_refusals'))
    const odds = decisions.grant_odds.value
    const mix = Object.values(groups).map(
      ({ share_opening_stocks, grant_rate }) => share_opening_stocks.value * shifted(grant_rate.value, odds),
    )
    expect(Math.abs(sum(mix) - rate)).toBeLessThan(0.001)
  })

  test('appeals of that mix are allowed as often as in April to June 2026', () => {
    const refused = Object.values(groups).map(
      ({ share_opening_stocks, grant_rate }) =>
        share_opening_stocks.value * (1 - shifted(grant_rate.value, decisions.grant_odds.value)),
    )
    const allowed = Object.values(groups).map(
      ({ appeal_allowed_rate }, index) => refused[index]! * appeal_allowed_rate.value,
    )
    const published = tribunal.read('2026-Q2', 'ftt_asylum_allowed_rate')
    expect(Math.abs(sum(allowed) / sum(refused) - published)).toBeLessThan(0.002)
  })
})

describe('decisions and appeals', () => {
  const decided = (quarter: string) =>
    outcomes.read(quarter, 'initial_grants') + outcomes.read(quarter, 'initial_refusals')
  /** Between the ends of its quarters the stock is taken to change evenly. */
  const stock = ends.map((end) => awaiting.read(end, 'awaiting_initial_decision_people'))
  const meanStock = (sum(stock) - (stock[0]! + stock.at(-1)!) / 2) / 4
  const disposals = quarters.map((quarter) => tribunal.read(quarter, 'ftt_asylum_disposals'))

  test('productivity: cases decided per caseworker and month, April to June 2026', () => {
    const cases = decided('2026-Q2') / stocks.people_per_case.value
    expectRounded(decisions.productivity.value, cases / decisions.caseworkers.value / 3)
  })

  test('withdrawal and administrative rates: outcomes over the mean stock', () => {
    const rate = (series: string) => yearOf((quarter) => outcomes.read(quarter, series)) / meanStock
    expectRounded(decisions.withdrawal_rate.value, rate('initial_withdrawals'))
    expectRounded(decisions.administrative_rate.value, rate('initial_administrative_outcomes'))
    const [withdrawn, decided] = [
      yearOf((quarter) => outcomes.read(quarter, 'initial_withdrawals')),
      yearOf(
        (quarter) => outcomes.read(quarter, 'initial_grants') + outcomes.read(quarter, 'initial_refusals'),
      ),
    ]
    expectRounded(decisions.withdrawn_share.value, withdrawn / (withdrawn + decided))
  })

  test('disposals: the last quarter, less those of appeals that the model has none of, and their variation', () => {
    const refused =
      yearOf((quarter) => outcomes.read(quarter, 'initial_refusals')) / stocks.people_per_case.value
    const others = (yearOf((quarter) => tribunal.read(quarter, 'ftt_asylum_receipts')) - refused) / 4
    expectRounded(appeals.disposals_per_quarter.value, disposals.at(-1)! - others)
    expectRounded(appeals.disposals_per_quarter.low!, Math.min(...disposals) - others)
    expectRounded(appeals.quarterly_variation.value, variation(disposals))
  })
})

test('opening stocks are those published', () => {
  const supported = reader('supported_population_quarterly')
  expect({
    awaiting: stocks.awaiting_decision.value,
    appeals: stocks.appeals_open.value,
    refusals: stocks.refusals_last_quarter.value,
    grants: stocks.grants_last_quarter.value,
    disposals: stocks.disposals_last_quarter.value,
    supported: stocks.supported.value,
    detained: stocks.detained.value,
    places: support.non_hotel_places.value,
  }).toEqual({
    awaiting: awaiting.read('2026-06-30', 'awaiting_initial_decision_people'),
    appeals: tribunal.read('2026-06-30', 'ftt_asylum_open_caseload'),
    refusals: outcomes.read('2026-Q2', 'initial_refusals'),
    grants: outcomes.read('2026-Q2', 'initial_grants'),
    disposals: tribunal.read('2026-Q2', 'ftt_asylum_disposals'),
    supported: supported.read('2026-06-30', 'supported_asylum_people'),
    detained: reader('detention').read('2026-03-31', 'in_detention'),
    places:
      supported.read('2026-06-30', 'supported_asylum_people') - supported.read('2026-06-30', 'hotel_people'),
  })
})

test('dispersal is as published, and its growth that of the last half-year', () => {
  const people = (day: string, type: string) =>
    reader('supported_population_quarterly').read(day, `accommodation|${type}`)
  const [then, december, now] = [
    people('2024-09-30', 'Dispersal Accommodation'),
    people('2025-12-31', 'Dispersal accommodation'),
    people('2026-06-30', 'Dispersal accommodation'),
  ]
  const { dispersal_places: places, dispersal_growth: growth, subsistence_only: alone } = support
  expect(growth!.value).toBe(2 * (now - december))
  expect(alone!.value).toBe(people('2026-06-30', 'Subsistence only'))
  expect([stocks.dispersal!.value, places!.value, places!.low]).toEqual([now, now, then])
  expectRounded(growth!.high!, Math.round((now - then) / 1.75 / 10) * 10)
})

test('other users of detention: leavers less those returned to France and asylum removal attempts', () => {
  const enforced = reader('returns_asylum_related').read('2025-04/2026-03', 'asylum_related|enforced_returns')
  const leavers = reader('detention').read('2025', 'leaving_detention')
  const toFrance = sum(
    ['09', '10', '11', '12'].map((month) =>
      reader('returns_asylum_related').read(`2025-${month}`, 'returned_to_France_UK_France_pilot'),
    ),
  )
  expectRounded(
    removals.other_users_per_day.value,
    (leavers - toFrance - enforced / (1 - removals.cancelled_share.value)) / 365,
  )
})

test('the exchange with France refers as many as make its returns of April to June 2026', () => {
  const { referral, challenge, exchange } = schemes['exchange']!
  const pilot = reader('returns_asylum_related')
  const of = (what: string, period: string) => pilot.read(period, `${what}_France_UK_France_pilot`)
  const quarter = ['2026-04', '2026-05', '2026-06'].map((month) => of('returned_to', month))
  const reach = referral.located_share.value * (1 - challenge.probability.value * challenge.success.value)
  expectRounded(referral.per_week.value, ((sum(quarter) / 91) * 7) / reach)
  const whole = '2025-08-06/2026-06-30'
  expectRounded(exchange.admitted_per_transfer.value, of('admitted_from', whole) / of('returned_to', whole))
})

test('the payment to refused families leaves out what a return costs anyway', () => {
  const offer = loadScenario('family-incentives').document.departure_offer
  const of = (id: string, part: 'value' | 'high') => Number(findEvidence(id)![part])
  const [each, most] = [of('ROC-05', 'value'), of('ROC-05', 'high')]
  const standard = of('voluntary_return_incentive', 'value')
  const usual = document.costs.voluntary_return.value
  expect(offer.per_person).toMatchObject({ value: each - standard, low: each - usual, high: each })
  const four = most / each
  expect(offer.most_per_party).toMatchObject({
    ...{ value: most - four * standard, low: most - four * usual, high: most },
  })
})

test('every figure marked derived is worked out above, is an evidence row, or is named here with the reason', () => {
  const workedOut = [
    /^groups\.[a-z-]+\.grant_rate$/,
    /^crossing\.(month_shares|crossable_after_not|crossable_after_crossable)$/,
    /^arrivals\.(claim_share|dependants_other_routes)$/,
    /^appeals\.quarterly_variation$/,
    /^decisions\.(productivity|withdrawal_rate|withdrawn_share|administrative_rate)$/,
    /^removals\.other_users_per_day$/,
    /^support\.non_hotel_places$/,
    // Of an earlier year, and the same in both: worked out for the scenario of 2024.
    /^appeals\.home_office_onward_success$/,
    // Days between two published dates.
    /^schemes\.exchange\.agreement\.(opens|agreed_after_days|opening_median_days)$/,
  ]
  expect(derivedBeside(document, workedOut)).toEqual([])
})
