import { describe, expect, test } from 'vitest'
import { grantRates, oddsForGrantRate, overallGrantRate } from '../../src/scenarios/inputs/grant-odds.ts'
import { readPeriod } from '../../src/scenarios/inputs/period.ts'
import { loadScenario, loadScenarios, parseSetting } from '../../src/scenarios/load.ts'
import { temporaryFolder } from './files.ts'

const { folder, write } = temporaryFolder()
const header = 'period,series,value,unit\n'
/** A scenario with inputs, loaded. */
const given = (rows: string, yaml = '', ...settings: string[]) => {
  write('mine.csv', header + rows)
  const path = write('mine.yaml', `name: mine\nextends: current-policy-2024\ninputs: mine.csv\n${yaml}`)
  return loadScenario(path, settings.map(parseSetting))
}
const own = loadScenario('current-policy-2024').values

/** Everything that moves the stock in the first quarter of 2025, with numbers that can be checked by hand. */
const quarter = `2025-Q1,small_boat_arrivals,5000,people
2025-Q1,asylum_claims_people,25000,people
2025-Q1,asylum_caseworking_staff_fte,2400,FTE
2025-Q1,decisions_per_caseworker_month,2.5,decisions per FTE per month
2025-Q1,initial_withdrawals,4000,people
2025-Q1,initial_administrative_outcomes,1000,people
`

describe('periods', () => {
  test('a quarter and a month, with the first day after them', () => {
    expect(readPeriod('2025-Q4')).toEqual({
      text: '2025-Q4',
      from: '2025-10-01',
      until: '2026-01-01',
      months: ['2025-10', '2025-11', '2025-12'],
    })
    expect(readPeriod('2025-12')).toMatchObject({ from: '2025-12-01', until: '2026-01-01' })
  })
  test.each(['2025', '2025-Q5', '2025-13', '2025-1', '2025-Q1 ', '25-Q1', '9999-12'])(
    '%j is none',
    (text) => {
      expect(readPeriod(text)).toBeUndefined()
    },
  )
})

describe('series that are taken as they stand', () => {
  const rows = `2025-Q2,non_hotel_places,75000,people
2025-Q1,asylum_caseworking_staff_fte,2400,FTE
2025-05,decisions_per_caseworker_month,3,decisions per FTE per month
2025-Q1,ftt_asylum_disposals,9000,appeals
2025-04,ftt_asylum_disposals,3100,appeals
2025-01,detention_irc_beds,2100,beds
2025-Q1,small_boat_arrivals,6000,people
`
  const { document, values } = given(rows)
  const period = (from: string, until: string, value: number) => ({ from, until, value, given: true })

  test('set a schedule for their periods; its own value stays for the rest', () => {
    expect(values.decisions.caseworkers).toEqual({
      value: 2455,
      changes: [period('2025-01-01', '2025-04-01', 2400)],
    })
    expect(values.decisions.productivity.changes).toEqual([period('2025-05-01', '2025-06-01', 3)])
    expect(values.support.non_hotel_places.changes).toEqual([period('2025-04-01', '2025-07-01', 75000)])
    expect(values.removals.beds.changes).toEqual([period('2025-01-01', '2025-02-01', 2100)])
  })
  test('disposals count by the quarter: a month times three', () => {
    expect(values.appeals.disposals_per_quarter.changes).toEqual([
      period('2025-01-01', '2025-04-01', 9000),
      period('2025-04-01', '2025-05-01', 9300),
    ])
  })
  test('arrivals are given in periods of their own, and nothing else changes', () => {
    expect(values.arrivals.given).toEqual({
      small_boat: [{ from: '2025-01-01', until: '2025-04-01', value: 6000 }],
      other_routes: [],
    })
    expect(values.decisions.withdrawal_rate).toEqual(own.decisions.withdrawal_rate)
    expect(values.decisions.grant_odds).toEqual(own.decisions.grant_odds)
  })
  test('the resolved document says where they are from, and loads again to the same bytes', () => {
    expect(document.arrivals.given.small_boat).toMatchObject({
      source: 'inputs:mine.csv',
      confidence: 'assumption',
      note: 'Given by mine.csv for 2025-Q1',
    })
    expect(document.appeals.disposals_per_quarter).toMatchObject({
      source: ['ftt_asylum_disposals_quarter', 'FM_2025_06', 'inputs:mine.csv'],
      confidence: 'assumption',
      note: expect.stringMatching(/; given by mine\.csv for 2025-Q1, 2025-04$/),
    })
    const { yaml, values: first } = given(rows)
    expect(yaml).not.toMatch(/^inputs:/m)
    const again = loadScenario(write('elsewhere/again.yaml', yaml))
    expect(again.yaml).toBe(yaml)
    expect(again.values).toEqual(first)
  })
  test('the table of assumptions has them', () => {
    const { parameters } = given(rows)
    const text = (id: string) => parameters.find((row) => row.id === id)
    expect(text('arrivals.given.small_boat')).toMatchObject({
      value: '6000 from 2025-01-01 until 2025-04-01',
      source: 'inputs:mine.csv',
      confidence: 'assumption',
    })
    expect(text('arrivals.given.other_routes')?.value).toBe('none')
    expect(text('removals.beds')?.value).toBe('2200; 2100 from 2025-01-01 until 2025-02-01')
  })
})

describe('what is worked out', () => {
  const { values } = given(quarter)
  /** Claims come at once: nobody is on the way to one at the start or at the end of a period. */
  const noDelay = `arrivals:
  claim_delay_days: { value: 0, unit: days, source: assumption, confidence: assumption }
decisions:
  claims_again_days: { value: 0, unit: days, source: assumption, confidence: assumption }
`
  const { stocks, arrivals, decisions } = own
  const days = 90
  const decided = ((2400 * 2.5 * 12) / 365.25) * days * stocks.people_per_case
  const meanStock = stocks.awaiting_decision + (25000 - decided - 4000 - 1000) / 2

  test('claims by other routes: claims less those from small boats and the new ones after a withdrawal', () => {
    // A new claim is made the day after the withdrawal.
    const anew = ((4000 * 89) / 90) * decisions.withdrawal_ends.claims_again
    const other = 25000 - arrivals.claim_share * 5000 - anew
    expect(given(quarter, noDelay).values.arrivals.given.other_routes).toEqual([
      { from: '2025-01-01', until: '2025-04-01', value: expect.closeTo(other, 4) },
    ])
  })

  test('after a delay those of the quarter before are still to claim, and some of this quarter will claim in the next', () => {
    const perDay = (decisions.withdrawal_rate.value * stocks.awaiting_decision) / 365.25
    const again = decisions.withdrawal_ends.claims_again
    // An exponential delay of 60 days: of those on the way at the start, and of those who withdraw through the quarter.
    const passed = -Math.expm1(-90 / 60)
    const fromBefore = again * perDay * 60 * passed
    const fromNow = again * (4000 / 90) * (90 - 60 * passed)
    const none = quarter.replace('small_boat_arrivals,5000', 'small_boat_arrivals,0')
    const { small_boat, claim_share, claim_delay_days } = arrivals
    const arrived =
      ((small_boat.central * own.crossing.month_shares[11]!) / 31) * claim_share * claim_delay_days
    const other = given(none).values.arrivals.given.other_routes[0]!.value
    expect(Math.abs(25000 - fromBefore - fromNow - arrived - other)).toBeLessThan(5)
  })

  test('hazards: people a year over the mean of a stock that falls evenly from the opening one', () => {
    const hazard = (people: number) => (people * 365.25) / days / meanStock
    expect(values.decisions.withdrawal_rate.changes[0]?.value).toBeCloseTo(hazard(4000), 8)
    expect(values.decisions.administrative_rate.changes[0]?.value).toBeCloseTo(hazard(1000), 8)
  })

  test('the next quarter begins with the stock that the first one leaves', () => {
    const next = quarter.replaceAll('2025-Q1', '2025-Q2')
    const { decisions: later } = given(quarter + next).values
    const [first, second] = [90, 91].map((d) => ((2400 * 2.5 * 12) / 365.25) * d * stocks.people_per_case)
    const start = stocks.awaiting_decision + 20000 - first!
    const mean = start + (20000 - second!) / 2
    expect(later.withdrawal_rate.changes[1]?.value).toBeCloseTo((4000 * 365.25) / 91 / mean, 8)
  })

  test('where a flow is not given, the scenario’s own expectation stands in its place', () => {
    // One month: level, month share, hazards, caseworkers and productivity are the scenario's.
    const { arrivals: a } = given('2025-01,asylum_claims_people,9000,people\n', noDelay).values
    const boats = own.arrivals.small_boat.central * own.crossing.month_shares[0]!
    const perMonth = 365.25 / 12
    const leaving =
      (decisions.caseworkers.value * decisions.productivity.value * stocks.people_per_case) / perMonth
    const rates = decisions.withdrawal_rate.value + decisions.administrative_rate.value
    let stock = stocks.awaiting_decision
    let exposure = 0
    for (let hour = 0; hour < 31 * 24; hour++) {
      exposure += stock / 24
      stock += (9000 / 31 - leaving - (stock * rates) / 365.25) / 24
    }
    // A new claim is made the day after the withdrawal.
    const withdrawn = ((exposure * decisions.withdrawal_rate.value) / 365.25) * (30 / 31)
    const other = 9000 - own.arrivals.claim_share * boats - withdrawn * decisions.withdrawal_ends.claims_again
    expect(a.given.other_routes[0]?.value).toBeCloseTo(other, 0)
  })

  test('months of small boats add up to the quarter of claims', () => {
    const months = ['01', '02', '03'].map((m) => `2025-${m},small_boat_arrivals,2000,people\n`).join('')
    const rows = `${months}2025-Q1,asylum_claims_people,25000,people\n2025-Q1,initial_withdrawals,0,people\n`
    const { arrivals: a } = given(rows, noDelay).values
    expect(a.given.other_routes[0]?.value).toBeCloseTo(25000 - own.arrivals.claim_share * 6000, 4)
  })
})

describe('the grant rate', () => {
  const { groups: all } = own
  const groups = grantRates(all, [1, 0, 0])
  test.each([0.2, 0.4, 0.6, 0.95])('%d is the mean over the groups at the odds found', (rate) => {
    expect(overallGrantRate(groups, oddsForGrantRate(groups, rate)!)).toBeCloseTo(rate, 10)
  })
  test('at their own mean the odds are 1', () => {
    expect(oddsForGrantRate(groups, overallGrantRate(groups, 1))).toBeCloseTo(1, 9)
  })
  test('with one group it is the ratio of the odds', () => {
    const one = [{ rate: 0.5, weight: 1 }]
    expect(oddsForGrantRate(one, 0.8)).toBeCloseTo(4, 9)
  })
  test('those decided are a mix of the opening stock, of boats and of other routes', () => {
    const mixed = grantRates(all, [1, 2, 1])
    const { share_opening_stocks, share_small_boat, share_other_routes } = all['other']!
    expect(mixed.at(-1)!.weight).toBeCloseTo(
      share_opening_stocks + 2 * share_small_boat + share_other_routes,
      12,
    )
  })
  test('an input sets the odds of its period: the queue is oldest first, so those decided are of the opening stock', () => {
    const { grant_odds } = given('2025-Q3,initial_grant_rate_of_grants_plus_refusals,0.6,share\n').values
      .decisions
    expect(grant_odds).toEqual({
      value: 1,
      changes: [
        {
          from: '2025-07-01',
          until: '2025-10-01',
          value: expect.closeTo(oddsForGrantRate(groups, 0.6)!, 6),
          given: true,
        },
      ],
    })
  })
})

describe('inputs beside everything else', () => {
  const beds = '2025-Q1,detention_irc_beds,2100,beds\n'
  const change = { from: '2025-01-01', until: '2025-04-01', value: 2100, given: true }

  test('own changes of a schedule stay', () => {
    const yaml =
      'removals:\n  beds: { value: 2000, changes: [{ from: 2025-02-01, value: 2050 }], unit: beds, source: assumption, confidence: assumption }\n'
    expect(given(beds, yaml).values.removals.beds).toEqual({
      value: 2000,
      changes: [{ from: '2025-02-01', value: 2050 }, change],
    })
  })
  test('a setting changes the scenario’s own value; the inputs stay in force, and are named', () => {
    const { values, document } = given(beds, '', 'removals.beds=2500')
    expect(values.removals.beds).toEqual({ value: 2500, changes: [change] })
    expect(document.removals.beds.source).toEqual(['--set', 'inputs:mine.csv'])
  })
  test('a setting on the resolved document does the same, so that a stored sweep comes out again', () => {
    const stored = write('elsewhere/stored.yaml', given(beds).yaml)
    const again = loadScenario(stored, [parseSetting('removals.beds=2500')])
    expect(again.values).toEqual(given(beds, '', 'removals.beds=2500').values)
  })
  test('a child has its parent’s inputs, found beside the parent, unless it names its own', () => {
    given(beds)
    const child = write('below/child.yaml', 'name: child\nextends: ../mine.yaml\n')
    const [parent, heir] = loadScenarios([`${folder}/mine.yaml`, child], [])
    expect(heir?.values.removals.beds).toEqual(parent?.values.removals.beds)
    write('below/own.csv', `${header}2025-Q2,detention_irc_beds,1900,beds\n`)
    const other = write('below/other.yaml', 'name: other\nextends: ../mine.yaml\ninputs: own.csv\n')
    expect(loadScenario(other).values.removals.beds.changes).toEqual([
      { from: '2025-04-01', until: '2025-07-01', value: 1900, given: true },
    ])
  })
  test('a byte order mark, Windows line ends, blank lines, quotes and another order of columns are read', () => {
    const bytes = new TextEncoder().encode(
      'unit,value,"series",period\r\n\r\nbeds, 2100 ,"detention_irc_beds",2025-Q1\r\n,,,\r\n',
    )
    write('other.csv', new Uint8Array([0xef, 0xbb, 0xbf, ...bytes]))
    const path = write('order.yaml', 'name: mine\nextends: current-policy-2024\ninputs: other.csv\n')
    expect(loadScenario(path).values.removals.beds.changes).toEqual([change])
  })
})
