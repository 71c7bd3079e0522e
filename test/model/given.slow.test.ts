/**
 * Law: what is given comes out as given, within its own chance. Each comparison allows Student's t at 31 degrees of freedom of a
 * false-alarm rate of 1 in 10,000, so that a change of luck fails one of the comparisons below (fewer than 60) in fewer than 6 of 1,000 cases.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import type { ReplicationResult } from '../../src/model/result.ts'
import { loadScenario } from '../../src/scenarios/load.ts'
import { scaledScenario } from '../../src/scenarios/schema/scale.ts'
import { temporaryFolder } from '../scenarios/files.ts'
import { runOnce } from './model.ts'

const { write } = temporaryFolder()
const replications = 32
/** Student's t at 31 degrees of freedom that is exceeded either way with a probability of 1 in 10,000. */
const allowedErrors = 4.43
const share = 0.1
const quarters = [0, 1, 2, 3]

const given = {
  small_boat_arrivals: [5000, 10_000, 15_000, 10_000],
  asylum_claims_people: [25_000, 25_000, 30_000, 25_000],
  // Many and slow, so that many people are with a caseworker.
  asylum_caseworking_staff_fte: [9000, 9500, 10_000, 10_000],
  decisions_per_caseworker_month: [0.65, 0.6, 0.8, 0.7],
  initial_grant_rate_of_grants_plus_refusals: [0.6, 0.5, 0.45, 0.5],
  initial_withdrawals: [4000, 6000, 5000, 4000],
  initial_administrative_outcomes: [1000, 1500, 1200, 1000],
  ftt_asylum_disposals: [9000, 10_000, 9000, 8000],
  non_hotel_places: [74_000, 75_000, 76_000, 77_000],
  detention_irc_beds: [2200, 2100, 2300, 2400],
} as const
const units = {
  small_boat_arrivals: 'people',
  asylum_claims_people: 'people',
  asylum_caseworking_staff_fte: 'FTE',
  decisions_per_caseworker_month: 'decisions per FTE per month',
  initial_grant_rate_of_grants_plus_refusals: 'share',
  initial_withdrawals: 'people',
  initial_administrative_outcomes: 'people',
  ftt_asylum_disposals: 'appeals',
  non_hotel_places: 'people',
  detention_irc_beds: 'beds',
} as const
type Series = keyof typeof given
const seriesOf = Object.keys(given) as Series[]

let runs: ReplicationResult[] = []
beforeAll(() => {
  const rows = seriesOf.flatMap((series) =>
    quarters.map((q) => `2025-Q${q + 1},${series},${given[series][q]},${units[series]}`),
  )
  write('all.csv', ['period,series,value,unit', ...rows].join('\n'))
  const path = write('all.yaml', 'name: all\nextends: current-policy-2024\ninputs: all.csv\n')
  const scenario = scaledScenario(loadScenario(path).values, share)
  runs = Array.from({ length: replications }, (_, replication) => runOnce(scenario, replication, 1))
})

const monthly = (run: ReplicationResult, metric: string, countedIn?: string) => {
  const found = run.series.find(
    (s) => s.metric === metric && (countedIn === undefined || s.countedIn === countedIn) && s.scheme === '',
  )
  if (!found) throw new Error(`no series ${metric}`)
  return found.monthly as readonly number[]
}
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)
/** Total of a quarter of the year, or of all four. */
const inQuarters =
  (which: readonly number[], metric: string, countedIn = 'people') =>
  (run: ReplicationResult) =>
    sum(which.map((q) => sum(monthly(run, metric, countedIn).slice(1 + 3 * q, 4 + 3 * q))))

/** Holds the mean over replications to what is wanted; the allowance may be no wider than a share of it. */
function hold(of: (run: ReplicationResult) => number, wanted: number, widest: number): void {
  const values = runs.map(of)
  const mean = sum(values) / replications
  const variance = sum(values.map((value) => (value - mean) ** 2)) / (replications - 1)
  const allowance = allowedErrors * Math.sqrt(variance / replications)
  expect(allowance / wanted).toBeLessThan(widest)
  expect(Math.abs(mean - wanted), `${mean} where ${wanted} is given`).toBeLessThan(allowance)
}

/** Each quarter by itself, and the year. */
const periods = [...quarters.map((q) => [q]), quarters]

describe('what is given comes out as given', () => {
  test.each([
    ['small_boat_arrivals', 'arrivals.small_boat', 0.3],
    ['asylum_claims_people', 'claims.lodged', 0.07],
    ['initial_withdrawals', 'claims.withdrawn', 0.08],
    ['initial_administrative_outcomes', 'claims.closed', 0.16],
  ] as const)('%s, by quarter and for the year', (series, metric, widest) => {
    for (const which of periods)
      hold(inQuarters(which, metric), share * sum(which.map((q) => given[series][q]!)), widest)
  })

  test('staff and productivity: the decisions that they make', () => {
    const days = [90, 91, 92, 92]
    const made = (q: number) =>
      (share *
        given.asylum_caseworking_staff_fte[q]! *
        given.decisions_per_caseworker_month[q]! *
        days[q]! *
        12) /
      365.25
    for (const which of periods)
      hold(inQuarters(which, 'decisions.made', 'parties'), sum(which.map(made)), 0.03)
  })

  test('initial_grant_rate_of_grants_plus_refusals', () => {
    for (const q of quarters)
      hold(
        (run) => {
          const [granted, refused] = ['decisions.granted', 'decisions.refused'].map((m) =>
            inQuarters([q], m)(run),
          )
          return granted! / (granted! + refused!)
        },
        given.initial_grant_rate_of_grants_plus_refusals[q]!,
        0.03,
      )
  })

  test('ftt_asylum_disposals', () => {
    const days = [90, 91, 92, 92]
    for (const q of quarters)
      hold(
        (run) =>
          inQuarters([q], 'appeals.determined', 'parties')(run) +
          inQuarters([q], 'appeals.withdrawn', 'parties')(run),
        (share * given.ftt_asylum_disposals[q]! * days[q]! * 4) / 365.25,
        0.04,
      )
  })

  test('what is there and not drawn, to the last unit: places and beds', () => {
    for (const run of runs)
      for (const q of quarters)
        for (const month of [1, 2, 3].map((m) => 3 * q + m)) {
          const at = (metric: string, countedIn?: string) => monthly(run, metric, countedIn)[month]!
          expect(at('detention.beds')).toBe(share * given.detention_irc_beds[q]!)
          expect(at('support.supported') - at('support.hotels')).toBe(share * given.non_hotel_places[q]!)
        }
  })
})

describe('what follows a given period', () => {
  const perMonth = 2000
  const level = (value: number) => {
    const months = Array.from({ length: 12 }, (_, m) => `2025-${String(m + 1).padStart(2, '0')}`)
    const rows = months.map((month) => `${month},small_boat_arrivals,${perMonth},people`)
    write('year.csv', ['period,series,value,unit', ...rows].join('\n'))
    const text = `name: year\nextends: current-policy-2024\ninputs: year.csv\narrivals: { path: central, small_boat: { central: { value: ${value}, source: assumption, confidence: assumption } } }\n`
    return loadScenario(write('year.yaml', text)).values
  }

  test('does not bear on its last months, under the same luck', () => {
    const last = [0, 24_000, 96_000].map((value) => {
      const scenario = scaledScenario(level(value), share)
      const runs = Array.from({ length: 20 }, (_, replication) => runOnce(scenario, replication, 1))
      return sum(runs.map((run) => sum(monthly(run, 'arrivals.small_boat', 'people').slice(11, 13))))
    })
    const [none, same, fourfold] = last as [number, number, number]
    expect(same).toBeGreaterThan(0)
    expect(none / same).toBeGreaterThan(0.97)
    expect(fourfold / same).toBeLessThan(1.03)
  })
})
