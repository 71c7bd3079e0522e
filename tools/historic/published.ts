/** What is published of each input of historic-2018-2024, and what stands in where nothing is: the part of docs/historic.md that needs no run. */

import { type PeriodKind, parsePeriod, quarterAfter } from '../../src/calendar/periods.ts'
import { findEvidence } from '../../src/evidence/load.ts'
import { financialYearOf, staffAt } from '../../src/experiments/history/last-published.ts'
import { tierOf } from '../../src/experiments/history/observed.ts'
import { inputSeries, type SeriesName } from '../../src/scenarios/inputs/series.ts'
import { loadScenario } from '../../src/scenarios/load.ts'
import { number } from '../pages/formats.ts'
import { filled } from '../pages/template.ts'
import { historic, monthsOf, observed, opening, points, published, quarters } from './inputs.ts'

interface Origin {
  readonly input: SeriesName
  readonly what: string
  /** Published series that the input is made of, with the kind of period that is read. */
  readonly of: readonly (readonly [string, PeriodKind])[]
  readonly how: string
}

const inputs: readonly Origin[] = [
  {
    input: 'small_boat_arrivals',
    what: 'Small-boat arrivals',
    of: [['small_boat_arrivals', 'month']],
    how: 'As published',
  },
  {
    input: 'asylum_claims_people',
    what: 'Asylum claims',
    of: [['asylum_claims_people', 'quarter']],
    how: 'As published; claims by other routes are what is left after small boats and new claims after withdrawal',
  },
  {
    input: 'asylum_caseworking_staff_fte',
    what: 'Caseworkers',
    of: [
      ['asylum_caseworking_staff_fte', 'month'],
      ['asylum_caseworking_staff', 'financial year'],
    ],
    how: 'Months where published; else the last month before, or the financial year',
  },
  {
    input: 'decisions_per_caseworker_month',
    what: 'Decisions per caseworker',
    of: [
      ['initial_grants', 'quarter'],
      ['initial_refusals', 'quarter'],
    ],
    how: 'Grants and refusals of people / people per case / caseworkers / 3',
  },
  {
    input: 'initial_grant_rate_of_grants_plus_refusals',
    what: 'Grant rate',
    of: [
      ['initial_grants', 'quarter'],
      ['initial_refusals', 'quarter'],
    ],
    how: 'Grants / (grants + refusals)',
  },
  {
    input: 'initial_withdrawals',
    what: 'Withdrawals',
    of: [['initial_withdrawals', 'quarter']],
    how: 'As published',
  },
  {
    input: 'initial_administrative_outcomes',
    what: 'Administrative outcomes',
    of: [['initial_administrative_outcomes', 'quarter']],
    how: 'As published',
  },
  {
    input: 'ftt_asylum_disposals',
    what: 'Appeals disposed of',
    of: [
      ['appeals_determined', 'quarter'],
      ['ftt_asylum_disposals', 'quarter'],
      ['ftt_asylum_disposals', 'financial year'],
      ['ftt_asylum_disposals_implied_by_balance', 'financial year'],
    ],
    how: 'Home Office determinations to 2023-Q1, then the tribunal’s disposals; a financial year less its known quarters, evenly, where no quarter is published',
  },
]

/** The published points of a series that overlap with the span of the scenario. */
function within(series: string, kind: PeriodKind) {
  return points.flatMap((point) => {
    const period = point.series === series && point.value !== null ? parsePeriod(point.period) : undefined
    if (period === undefined || period.kind !== kind) return []
    return period.last >= '2018-01-01' && period.first <= '2024-12-31' ? [{ ...point, ...period }] : []
  })
}

const plurals: Readonly<Partial<Record<PeriodKind, string>>> = {
  month: 'months',
  quarter: 'quarters',
  'financial year': 'financial years',
  day: 'dates',
}

/** `2018-Q1 to 2024-Q4 (28 quarters)`. */
function span(series: string, kind: PeriodKind): string {
  const found = within(series, kind).toSorted((a, b) => (a.first < b.first ? -1 : 1))
  const [first, last] = [found[0]!.period, found.at(-1)!.period]
  const count = found.length === 1 ? `1 ${kind}` : `${found.length} ${plurals[kind] ?? kind}`
  return `${first === last ? first : `${first} to ${last}`} (${count})`
}

/** Input series: what, id, unit, published series with their spans, sources, and how they are taken. */
function seriesRows(): string[][] {
  const rows = inputs.map(({ input, what, of, how }) => [
    what,
    `\`${input}\``,
    inputSeries[input].unit,
    of.map(([series, kind]) => `\`${series}\`: ${span(series, kind)}`).join('; '),
    [...new Set(of.flatMap(([series, kind]) => within(series, kind).map((point) => point.source_id)))].join(
      ', ',
    ),
    how,
  ])
  const beds = opening().find(({ path }) => path.join('.') === 'removals.beds')!.from!
  return [
    ...rows,
    [
      'Detention beds',
      '`removals.beds`',
      'beds',
      `\`irc_beds_approx\`: ${span('irc_beds_approx', 'day')}`,
      [beds.source].flat().join(', '),
      beds.note,
    ],
  ]
}

/** What is missing in a quarter, and what stands in for it; empty where all is published. */
export function missingIn(quarter: string): { readonly what: string; readonly instead: string }[] {
  const rows: { what: string; instead: string }[] = []
  if (tierOf(published, quarterAfter(quarter, -1), 1) === 'reduced') {
    const months = [...published.of('asylum_caseworking_staff_fte').keys()].filter(
      (month) => month <= monthsOf(quarter)[2]!,
    )
    const last = months.toSorted().at(-1)
    const from = last === undefined ? `financial year ${financialYearOf(quarter)}` : `month ${last}`
    rows.push({
      what: 'caseworkers by month',
      instead: `${number(staffAt(published, quarter).value)} FTE, ${from}`,
    })
  }
  const counted = ['ftt_asylum_disposals', 'appeals_determined'].some((series) =>
    published.quarterly(series).has(quarter),
  )
  if (!counted) {
    const row = observed().find((each) => each.period === quarter && each.series === 'ftt_asylum_disposals')
    const from = `financial year ${financialYearOf(quarter)}, evenly`
    rows.push({
      what: 'appeals disposed of',
      instead: row === undefined ? 'the opening’s rate' : `${number(row.value)} appeals, ${from}`,
    })
  }
  return rows
}

/** Quarters in runs with the same figures missing: full where nothing is. */
export function tiers(): {
  from: string
  to: string
  tier: 'full' | 'reduced'
  what: string
  instead: string
}[] {
  const runs: { from: string; to: string; tier: 'full' | 'reduced'; what: string; instead: string }[] = []
  for (const quarter of quarters) {
    const missing = missingIn(quarter)
    const what = missing.map((each) => each.what).join('; ')
    const instead = missing.map((each) => each.instead).join('; ')
    const last = runs.at(-1)
    if (last !== undefined && last.what === what && last.instead === instead) last.to = quarter
    else
      runs.push({
        from: quarter,
        to: quarter,
        tier: missing.length === 0 ? 'full' : 'reduced',
        what,
        instead,
      })
  }
  return runs
}

/** Around the part of docs/historic.md that needs no run. */
export const inputsMarks = ['<!-- inputs: start -->\n', '<!-- inputs: end -->\n'] as const

/** The part of docs/historic.md that needs no run. */
export const inputsPart = (): string =>
  filled('historic-inputs', {
    historic,
    quarters,
    series: seriesRows(),
    claimShare: findEvidence('sb_share_claiming_asylum')!,
    tiers: tiers(),
    full: quarters.filter((quarter) => missingIn(quarter).length === 0),
    firstHotels: [...published.of('hotel_people').keys()].toSorted()[0],
    moveOn: loadScenario(historic.base).values.support.move_on_days,
    /** A published figure of a quarter, or of a year. */
    published: (series: string, period: string) =>
      /Q/.test(period) ? published.at(series, period) : published.of(series).get(period)!,
  })
