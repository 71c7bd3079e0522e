/** Every figure marked "derived" in the baseline of 2024 that is arithmetic on the published series, worked out again. */
import { describe, expect, test } from 'vitest'
import { findEvidence } from '../../src/evidence/load.ts'
import { loadScenario } from '../../src/scenarios/load.ts'
import { derivedBeside, expectRounded, months, reader, sum, variation } from './derived.ts'

const { document } = loadScenario('current-policy-2024')
const { groups, arrivals, crossing, decisions, stocks, support, removals, appeals } = document

const years = ['2022', '2023', '2024']

describe('crossings', () => {
  const monthly = reader('small_boats_monthly')
  const daily = reader('small_boats_daily')
  const annual = reader('small_boats_annual')

  test('month shares: arrivals 2022-2024 by month', () => {
    const byMonth = months.map((month) =>
      sum(years.map((year) => monthly.read(`${year}-${month}`, 'small_boat_arrivals'))),
    )
    for (const [index, share] of crossing.month_shares.value.entries()) {
      expect(Math.abs(share - (byMonth[index] ?? 0) / sum(byMonth))).toBeLessThanOrEqual(0.00005 + 1e-9)
    }
    expect(sum(crossing.month_shares.value)).toBeCloseTo(1, 12)
  })

  test('the two weather chains: days with arrivals after a day without and with', () => {
    const counts = new Map<string, number>()
    const first = Date.UTC(2022, 0, 1) / 86_400_000
    const last = Date.UTC(2024, 11, 31) / 86_400_000
    const dateOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10)
    for (let day = first; day <= last; day += 1) {
      const before = daily.read(dateOf(day - 1), 'small_boat_arrivals') > 0
      const now = daily.read(dateOf(day), 'small_boat_arrivals') > 0
      const key = `${dateOf(day).slice(5, 7)} ${before} ${now}`
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
    const share = (month: string, before: boolean): number => {
      const crossed = counts.get(`${month} ${before} true`) ?? 0
      return crossed / (crossed + (counts.get(`${month} ${before} false`) ?? 0))
    }
    expect(sum([...counts.values()])).toBe(1096)
    for (const [index, month] of months.entries()) {
      expect(
        Math.abs((crossing.crossable_after_not.value[index] ?? 0) - share(month, false)),
      ).toBeLessThanOrEqual(0.0005 + 1e-9)
      expect(
        Math.abs((crossing.crossable_after_crossable.value[index] ?? 0) - share(month, true)),
      ).toBeLessThanOrEqual(0.0005 + 1e-9)
    }
  })

  test('people per boat in 2024', () => {
    const people = annual.read('2024', 'small_boat_arrivals_final_statistics')
    // Less what fuller boats add on days when they are short: test/experiments/history/daily.test.ts holds the mean.
    const published = people / annual.read('2024', 'small_boats')
    expect(crossing.people_per_boat.value / published).toBeGreaterThan(0.95)
    expect(crossing.people_per_boat.value / published).toBeLessThan(1)
  })

  test('the arrival paths are the published years', () => {
    const arrived = years.map((year) => annual.read(year, 'small_boat_arrivals_final_statistics'))
    expect(arrivals.small_boat.low.value).toBe(Math.min(...arrived))
    expect(arrivals.small_boat.central.value).toBe(arrived[2])
    expect(arrivals.small_boat.high.value).toBe(Math.max(...arrived))
  })
})

/** Small-boat arrivals and the claims they are taken to have made, January to September 2024. */
const monthlyArrivals = reader('small_boats_monthly')
const arrivedToSeptember = sum(
  months.slice(0, 9).map((month) => monthlyArrivals.read(`2024-${month}`, 'small_boat_arrivals')),
)
const smallBoatClaims = arrivedToSeptember * arrivals.claim_share.value

/** Claims January to September 2024 in the edition that has nationalities. */
const claims = reader('asylum_claims_quarterly')
const quartersToSeptember = ['2024-Q1', '2024-Q2', '2024-Q3']
const mainApplicants = sum(
  quartersToSeptember.map((quarter) => claims.read(quarter, 'asylum_claims|main_applicant')),
)
const dependants = sum(quartersToSeptember.map((quarter) => claims.read(quarter, 'asylum_claims|dependant')))

describe('claims and arrivals by other routes', () => {
  test('central level: claims in 2024 less small-boat claims and new claims after withdrawal', () => {
    const all = sum(
      ['Q1', 'Q2', 'Q3', 'Q4'].map((quarter) => claims.read(`2024-${quarter}`, 'asylum_claims_people')),
    )
    expect(all).toBe(104764)
    expectRounded(
      arrivals.other_routes.central.value,
      all -
        arrivals.claim_share.value * arrivals.small_boat.central.value -
        decisions.withdrawal_ends.claims_again.value * 20147,
    )
  })

  test('claim share and dependants of small-boat arrivals: the evidence rows are the sums they say they are', () => {
    const outcomes = reader('small_boats_claims_outcomes')
    const periods = ['2018', '2019', '2020', '2021', '2022', '2023-H1']
    const over = (series: string, of: readonly string[]) =>
      sum(of.map((period) => outcomes.optional(period, series)))
    const claimed = over('asylum_claim|Asylum application raised', periods)
    expectRounded(
      arrivals.claim_share.value,
      claimed / (claimed + over('asylum_claim|No asylum application raised', periods)),
    )
    const ratio =
      outcomes.read('2023-H1', 'asylum_claim|type: Dependant') /
      outcomes.read('2023-H1', 'asylum_claim|type: Main applicant')
    expectRounded(arrivals.dependants_small_boat.value, ratio)
  })

  test('dependants by other routes: all claims less small-boat claims', () => {
    const smallBoatMains = smallBoatClaims / (1 + arrivals.dependants_small_boat.value)
    const derived = (dependants - (smallBoatClaims - smallBoatMains)) / (mainApplicants - smallBoatMains)
    expectRounded(arrivals.dependants_other_routes.value, derived)
  })
})

describe('nationality groups', () => {
  const byNationality = reader('asylum_claims_nationality_annual')
  const boats = reader('small_boats_nationality_annual')
  const initial = reader('initial_decisions_by_nationality_annual')
  const tribunal = reader('appeals_allow_rate_by_nationality')
  const named = Object.values(groups).flatMap(({ nationalities }) => nationalities)
  const period = '2018/19-2023/24'
  const boatArrivals2023 = sum(
    boats
      .nationalities('small_boat_arrivals', '2023')
      .map((one) => boats.read('2023', `small_boat_arrivals|${one}`)),
  )
  const allClaims = mainApplicants + dependants

  /** The nationalities of a group in a table; those of no group belong to `other`. */
  const members = (id: string, table: readonly string[]): readonly string[] =>
    id === 'other'
      ? table.filter((one) => !named.includes(one))
      : (groups[id]?.nationalities ?? []).filter((one) => table.includes(one))

  test('no nationality is in two groups', () => {
    expect(new Set(named).size).toBe(named.length)
  })

  test.each(Object.keys(groups))('%s', (id) => {
    const group = groups[id]
    if (!group) throw new Error(id)

    const decided = members(id, initial.nationalities('grants', '2024-Q1/Q3'))
    const granted = sum(decided.map((one) => initial.read('2024-Q1/Q3', `grants|${one}`)))
    const refused = sum(decided.map((one) => initial.read('2024-Q1/Q3', `refusals|${one}`)))
    expectRounded(group.grant_rate.value, granted / (granted + refused))

    const appealed = members(id, tribunal.nationalities('ftt_asylum_determined', period))
    const determined = appealed.map((one) => tribunal.read(period, `ftt_asylum_determined|${one}`))
    const allowed = appealed.map(
      (one, index) => (determined[index] ?? 0) * tribunal.read(period, `ftt_asylum_allow_rate|${one}`),
    )
    expectRounded(group.appeal_allowed_rate.value, sum(allowed) / sum(determined))

    const boatTable = boats.nationalities('small_boat_arrivals', '2023')
    const boatShare =
      sum(members(id, boatTable).map((one) => boats.read('2023', `small_boat_arrivals|${one}`))) /
      boatArrivals2023
    const inTop25 = byNationality.nationalities('asylum_claims', '2024-Q1/Q3')
    const top25 = sum(inTop25.map((one) => byNationality.read('2024-Q1/Q3', `asylum_claims|${one}`)))
    const claimed =
      id === 'other'
        ? allClaims - top25
        : sum(members(id, inTop25).map((one) => byNationality.read('2024-Q1/Q3', `asylum_claims|${one}`)))
    expectRounded(
      group.share_other_routes.value,
      (claimed - smallBoatClaims * boatShare) / (allClaims - smallBoatClaims),
    )
    if (id === 'other') return
    expectRounded(group.share_small_boat.value, boatShare)
    expectRounded(group.share_opening_stocks.value, claimed / allClaims)
  })

  test.each(['share_small_boat', 'share_opening_stocks'] as const)(
    '%s of other nationalities is the remainder',
    (share) => {
      const rest = Object.entries(groups).filter(([id]) => id !== 'other')
      expect(groups.other?.[share].value).toBeCloseTo(1 - sum(rest.map(([, group]) => group[share].value)), 9)
    },
  )
})

describe('decisions', () => {
  const outcomes = reader('asylum_initial_outcomes_quarterly')
  const awaiting = reader('awaiting_initial_decision_quarterly')
  const inYear = (series: string) =>
    sum(['Q1', 'Q2', 'Q3', 'Q4'].map((quarter) => outcomes.read(`2024-${quarter}`, series)))
  const ends = ['2024-03-31', '2024-06-30', '2024-09-30', '2024-12-31']
  const meanStock = sum(ends.map((end) => awaiting.read(end, 'awaiting_initial_decision_people'))) / 4

  test('productivity: cases decided per caseworker and month', () => {
    const people = inYear('initial_grants') + inYear('initial_refusals')
    const cases = people / stocks.people_per_case.value
    expectRounded(decisions.productivity.value, cases / decisions.caseworkers.value / 12)
  })

  test('quarterly variation of decisions and of disposals', () => {
    const decided = ['Q1', 'Q2', 'Q3', 'Q4'].map(
      (q) => outcomes.read(`2024-${q}`, 'initial_grants') + outcomes.read(`2024-${q}`, 'initial_refusals'),
    )
    expectRounded(decisions.quarterly_variation.value, variation(decided))
    const mean = appeals.disposals_per_quarter.value
    const [first, third] = [Number(findEvidence('ftt_asylum_disposals_quarter')?.low), 4430]
    const others = (4 * mean - first - third) / 2
    expectRounded(appeals.quarterly_variation.value, variation([first, others, third, others]))
  })

  test('withdrawal and administrative rates: outcomes over the mean stock', () => {
    expectRounded(decisions.withdrawal_rate.value, inYear('initial_withdrawals') / meanStock)
    expectRounded(decisions.administrative_rate.value, inYear('initial_administrative_outcomes') / meanStock)
  })

  test('the stock awaiting a decision and its age', () => {
    const stock = awaiting.read('2024-12-31', 'awaiting_initial_decision_people')
    expect(stocks.awaiting_decision.value).toBe(stock)
    expectRounded(
      stocks.over_six_months_share.value,
      awaiting.read('2024-12-31', 'awaiting_over_6_months') / stock,
    )
    const age = reader('waiting_times')
    const older = age.read('2023-12-31', 'awaiting_initial_main_applicants_age|12 months+')
    const half = age.read('2023-12-31', 'awaiting_initial_main_applicants_age|6-12 months')
    expectRounded(stocks.over_twelve_months_share.value, older / (older + half))
  })
})

describe('appeals, support and detention', () => {
  test('open appeals, withdrawn share and onward success', () => {
    const tribunal = reader('appeals_ftt_tribunal')
    expect(stocks.appeals_open.value).toBe(tribunal.read('2024-12-31', 'ftt_asylum_open_caseload'))
    expect(appeals.withdrawn_share.value).toBe(tribunal.read('2024-Q3', 'ftt_asylum_withdrawn_share'))
    expectRounded(appeals.home_office_onward_success.value, 1 - 0.73)
  })

  test('supported people, and those who are not in hotels', () => {
    const supported = reader('supported_population_quarterly')
    expect(stocks.supported.value).toBe(supported.read('2024-12-31', 'supported_asylum_people'))
    expect(support.non_hotel_places.value).toBe(
      supported.read('2024-12-31', 'supported_asylum_people') - supported.read('2024-12-31', 'hotel_people'),
    )
  })

  test('people detained: the occupancy of centres, of their beds', () => {
    const [occupancy, beds] = ['detention_occupancy', 'detention_irc_beds'].map(
      (id) => findEvidence(id)!.value,
    )
    expect(stocks.detained.value).toBe(Math.round(Number(occupancy) * Number(beds)))
  })

  test('other users of detention: leavers less asylum removal attempts', () => {
    const detention = reader('detention')
    // As first published, which is what a start on 1 January 2025 rests on.
    const first = 'leaving_detention_reason_first_published'
    const reasons = detention.nationalities(first, '2023')
    const leavers = sum(reasons.map((reason) => detention.read('2023', `${first}|${reason}`)))
    const enforced = reader('returns_asylum_related').read('2023', 'asylum_related|enforced_returns')
    expectRounded(
      removals.other_users_per_day.value,
      (leavers - enforced / (1 - removals.cancelled_share.value)) / 365,
    )
  })
})

test('every figure marked derived is worked out above, is an evidence row, or is named here with the reason', () => {
  const workedOut = [
    /^groups\.[a-z-]+\.(share_small_boat|share_other_routes|share_opening_stocks|grant_rate|appeal_allowed_rate)$/,
    /^crossing\.(month_shares|crossable_after_not|crossable_after_crossable)$/,
    /^arrivals\.(other_routes\.central|dependants_other_routes)$/,
    /^(decisions|appeals)\.quarterly_variation$/,
    /^decisions\.(productivity|withdrawal_rate|administrative_rate)$/,
    /^appeals\.home_office_onward_success$/,
    /^removals\.other_users_per_day$/,
    /^support\.non_hotel_places$/,
    /^stocks\.(over_six_months_share|over_twelve_months_share|detained)$/,
  ]
  expect(derivedBeside(document, workedOut)).toEqual([])
})
