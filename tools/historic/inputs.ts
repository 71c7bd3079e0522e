/** The scenario historic-2018-2024, worked out from the evidence: its opening, its inputs, and what is published of each. */

import { quartersBetween } from '../../src/calendar/periods.ts'
import { allSeriesAsOf, historicVintage } from '../../src/evidence/as-of.ts'
import { findEvidence, type SeriesPoint } from '../../src/evidence/load.ts'
import { financialYearOf, staffAt } from '../../src/experiments/history/last-published.ts'
import { type InputRow, observedInputs } from '../../src/experiments/history/observed.ts'
import { originSettings } from '../../src/experiments/history/origin.ts'
import { Published } from '../../src/experiments/history/published.ts'
import { setting } from '../../src/experiments/history/setting.ts'
import type { Setting } from '../../src/scenarios/document/settings.ts'
import { inputSeries } from '../../src/scenarios/inputs/series.ts'
import { loadScenario } from '../../src/scenarios/load.ts'
import { formatNumber } from '../../src/words/numbers.ts'

/** What the scenario spans. */
export const historic = {
  name: 'historic-2018-2024',
  origin: '2017-Q4',
  first: '2018-Q1',
  last: '2024-Q4',
  base: 'current-policy-2024',
} as const

/** Every quarter of the scenario. */
export const quarters: readonly string[] = quartersBetween(historic.first, historic.last)

/** Every published point that was known when the scenario was made. */
export const points: readonly SeriesPoint[] = allSeriesAsOf(historicVintage)
/** The same by series. */
export const published = new Published(points)

const base = loadScenario(historic.base)

/** The opening on 1 January 2018, with provenance; name, title and start are not among them. */
export function opening(): Setting[] {
  const { arrivals, decisions, stocks } = base.values
  const settings = originSettings(published, historic.origin, {
    claimShare: arrivals.claim_share,
    claimsAgainShare: decisions.withdrawal_ends.claims_again,
    dependantsSmallBoat: arrivals.dependants_small_boat,
    exhausted: stocks.rights_exhausted,
  })
  const own = beds()
  return [...settings.filter(({ path }) => path.length > 1), own, detained(Number(own.value))]
}

/** The months of a quarter. */
export function monthsOf(quarter: string): readonly string[] {
  const last = Number(quarter.at(-1)) * 3
  return [last - 2, last - 1, last].map((month) => `${quarter.slice(0, 4)}-${String(month).padStart(2, '0')}`)
}

/**
 * Beds as counted on a date until the next count. Before the first count no number is published: the most people held on a
 * published date is taken, which there were beds for.
 */
function beds(): Setting {
  const counted = [...published.of('irc_beds_approx')].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const [first] = counted
  const held = [...published.of('in_detention')].filter(([day]) => day < first![0])
  const most = held.reduce((a, b) => (b[1] > a[1] ? b : a))
  const own = setting(
    'removals.beds',
    most[1],
    ['PQ_23168', 'HO_ISS_2023Q4'],
    `Counted about 24 April of 2020, 2021, 2023 and 2024, each held until the next. No count before: ${number(most[1])} people were in detention on ${most[0]}, the most of a published date, some of them in prisons`,
    'assumption',
  )
  return { ...own, changes: counted.map(([from, value]) => ({ from, value })) } as SettingWithChanges
}

/** People in detention: the published occupancy of centres, of the beds at the start. */
function detained(beds: number): Setting {
  const { value, sources, period } = findEvidence('detention_occupancy')!
  return setting(
    'stocks.detained',
    Math.round(Number(value) * beds),
    [...sources, 'HO_ISS_2023Q4'],
    `Occupancy of ${value} in ${period} of ${number(beds)} beds`,
    'assumption',
  )
}

/** A schedule with its changes. */
export interface SettingWithChanges extends Setting {
  readonly changes?: readonly { readonly from: string; readonly value: number }[]
}

const number = (value: number) => formatNumber(value)

/** Series whose months are published, by the months of a quarter; all three or none. */
const byMonth = ['small_boat_arrivals', 'asylum_caseworking_staff_fte']

/** The observed inputs, in months where these are published and in quarters elsewhere. */
export function observed(): InputRow[] {
  const perCase = peoplePerCase()
  return quarters.flatMap((quarter) => {
    const staff = staffAt(published, quarter).value
    const rows = observedInputs(published, quarter, quarter, { staff, peoplePerCase: perCase.get(quarter)! })
    const filled = rows.some(({ series }) => series === 'ftt_asylum_disposals')
    const last = filled ? [] : disposalsOfYear(quarter)
    return [...rows.flatMap((row) => inMonths(row, quarter)), ...last].map((row) => ({
      ...row,
      value: Number(row.value.toPrecision(9)),
    }))
  })
}

/**
 * People per case decided, by quarter. Decisions are published in people and the model decides cases: these are the people per
 * case of the model's own queue, projected from the opening stock and the published flows. Small-boat parties and others bring
 * dependants as the scenario has them, cases are decided oldest first, and withdrawals and closures take of all alike. No
 * published stock after the opening is used.
 */
export function peoplePerCase(): ReadonlyMap<string, number> {
  const opened = new Map(opening().map(({ path, value }) => [path.join('.'), value as number]))
  const { claim_share: claimShare, dependants_small_boat: boatDependants } = base.values.arrivals
  const perOther = 1 + opened.get('arrivals.dependants_other_routes')!
  const stock = opened.get('stocks.awaiting_decision')!
  const queue = [{ people: stock, cases: stock / opened.get('stocks.people_per_case')! }]
  return new Map(
    quarters.map((quarter) => {
      const at = (series: string) => published.at(series, quarter)
      const boats = claimShare * at('small_boat_arrivals')
      const others = at('asylum_claims_people') - boats
      queue.push({ people: boats + others, cases: boats / (1 + boatDependants) + others / perOther })
      const left = at('initial_withdrawals') + at('initial_administrative_outcomes')
      const all = queue.reduce((sum, { people }) => sum + people, 0)
      let wanted = at('initial_grants') + at('initial_refusals')
      let cases = 0
      const decided = wanted
      for (const cohort of queue) {
        const share = Math.max(0, 1 - left / all)
        const present = cohort.people * share
        const taken = Math.min(present, wanted)
        const perCase = cohort.people / cohort.cases
        cases += taken / perCase
        wanted -= taken
        cohort.people = present - taken
        cohort.cases = cohort.people / perCase
      }
      while (queue.length > 0 && queue[0]!.people <= 0) queue.shift()
      return [quarter, decided / cases] as const
    }),
  )
}

function inMonths(row: InputRow, quarter: string): InputRow[] {
  const of = published.of(row.series)
  const months = monthsOf(quarter)
  if (!byMonth.includes(row.series) || !months.every((month) => of.has(month))) return [row]
  return months.map((period) => ({ ...row, period, value: of.get(period)! }))
}

/** Disposals where only the financial year's are published: what is left of them, evenly over its other quarters. */
function disposalsOfYear(quarter: string): InputRow[] {
  const period = financialYearOf(quarter)
  const year = Number(period.slice(0, 4))
  const total =
    published.of('ftt_asylum_disposals').get(period) ??
    published.of('ftt_asylum_disposals_implied_by_balance').get(period)
  if (total === undefined) return []
  const own = published.quarterly('ftt_asylum_disposals')
  const inYear = quartersBetween(`${year}-Q2`, `${year + 1}-Q1`)
  const known = inYear.flatMap((each) => own.get(each) ?? [])
  const value = (total - known.reduce((sum, each) => sum + each, 0)) / (inYear.length - known.length)
  return [
    { period: quarter, series: 'ftt_asylum_disposals', value, unit: inputSeries.ftt_asylum_disposals.unit },
  ]
}
