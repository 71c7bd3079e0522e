/** What limits a transfer scheme, from the days by step that a run counts. */
import type { MonthlyRow, SummaryRow } from '../experiments/replications/tables.ts'
import { type Limit, limits } from '../model/pathway/schemes/scheme-limits.ts'
import { capitalised } from '../words/text.ts'
import type { ChartInput } from './kit/chart.ts'
import { monthsOf, schemeIn, schemesCompared } from './kit/find-rows.ts'
import type { Option } from './kit/options.ts'

/** The steps as a reader knows them. */
const words: Readonly<Record<Exclude<Limit, 'not_open'>, string>> = {
  suspended: 'suspension by a court',
  eligible: 'people to refer',
  pace: 'pace of referral',
  challenge: 'time that challenges take',
  beds: 'detention beds',
  flights: 'seats on flights',
  escorts: 'escort teams',
  places: 'places in the facility',
}
const steps = limits.filter((limit) => limit !== 'not_open')
const metricOf = (limit: Limit) => `scheme.limited_by.${limit}`

/** Below this share of the days a step is left out. */
const leastShare = 0.005

/** Share of the days on which a scheme is open that each step limits it, the most first; none where it never opens. */
export function limitShares(
  summary: readonly SummaryRow[],
  scheme: string,
): { readonly words: string; readonly share: number }[] {
  const days = steps.map(
    (limit) => summary.find((row) => row.metric === metricOf(limit) && row.scheme === scheme)?.mean ?? 0,
  )
  const open = days.reduce((sum, own) => sum + own, 0)
  if (open === 0) return []
  return steps
    .map((limit, i) => ({ words: words[limit], share: days[i]! / open }))
    .filter(({ share }) => share >= leastShare)
    .sort((a, b) => b.share - a.share)
}

/** A panel for each scheme of an option: a row per step that limits it, a column per half-year in which it is open. */
export function limitPanels(input: ChartInput, option: Option) {
  const key = { ...option, metric: metricOf('pace') }
  return schemesCompared(input, input.summary, key).flatMap((scheme) => {
    const days = steps.map((limit) =>
      byHalfYear(monthsOf(input.monthly, { ...option, metric: metricOf(limit), scheme })),
    )
    const cells = [...(days[0]?.keys() ?? [])].flatMap((half) => {
      const open = days.reduce((sum, own) => sum + (own.get(half) ?? 0), 0)
      return open === 0
        ? []
        : steps.map((limit, i) => ({ half, resource: named(limit), share: (days[i]!.get(half) ?? 0) / open }))
    })
    const shown = steps
      .map(named)
      .filter((step) => cells.some(({ resource, share }) => resource === step && share >= leastShare))
    const { label } = schemeIn(input, option, scheme)
    return shown.length === 0
      ? []
      : [
          {
            option,
            title: `${option.label}: what limits ‘${label}’, % of the days it is open`,
            order: shown,
            cells: cells.filter(({ resource }) => shown.includes(resource)),
          },
        ]
  })
}

const named = (limit: Exclude<Limit, 'not_open'>) => capitalised(words[limit])

/** Sums of the months' means by half-year, in order: `2026 H1`. */
export function byHalfYear(rows: readonly MonthlyRow[]): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { month, mean } of rows) {
    const half = `${month.slice(0, 4)} ${Number(month.slice(5)) <= 6 ? 'H1' : 'H2'}`
    sums.set(half, (sums.get(half) ?? 0) + (mean ?? 0))
  }
  return sums
}
