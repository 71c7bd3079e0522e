/** The short summary that ends a run: the headline differences, what they rest on, and where the files are. */
import { binding } from '../charts/bottlenecks.ts'
import { percentage, wrap } from '../charts/text.ts'
import type { DifferenceRow, MonthlyRow, SummaryRow, UncertaintyRow } from '../experiments/tables.ts'
import type { CountedIn } from '../model/result.ts'

/** What the summary shows, in order. */
const headlines: readonly {
  readonly metric: string
  readonly counted_in: CountedIn
  readonly label: string
}[] = [
  { metric: 'returns.total', counted_in: 'people', label: 'Returns' },
  { metric: 'scheme.transferred', counted_in: 'people', label: 'Transferred to a scheme' },
  { metric: 'scheme.brought_back', counted_in: 'people', label: 'Brought back from a scheme' },
  { metric: 'barriers.arisen', counted_in: 'people', label: 'Barriers to removal arisen' },
  { metric: 'backlog.decision', counted_in: 'people', label: 'Awaiting a decision at the end' },
  { metric: 'stock.rights_exhausted', counted_in: 'people', label: 'Rights exhausted, at the end' },
  { metric: 'days.detained', counted_in: 'people', label: 'Days in detention' },
  { metric: 'cost.total', counted_in: '', label: 'Public cost' },
]

/** A headline figure of a scenario, or of its difference from the baseline. */
export interface KeyFigure {
  readonly scenario: string
  readonly deterrence: string
  readonly metric: string
  readonly unit: string
  readonly mean: number | null
  readonly ci_low: number | null
  readonly ci_high: number | null
}

/** The headline rows of a table, for the whole system; those about schemes only where a scheme takes part. */
export function keyFigures(rows: readonly (SummaryRow | DifferenceRow)[]): KeyFigure[] {
  const withScheme = new Set(rows.filter(({ scheme }) => scheme !== '').map(({ scenario }) => scenario))
  return headlines.flatMap(({ metric, counted_in }) =>
    rows
      .filter((row) => row.metric === metric && row.counted_in === counted_in && row.scheme === '')
      .filter(({ scenario }) => !metric.startsWith('scheme.') || withScheme.has(scenario))
      .map(({ scenario, deterrence, unit, mean, ci_low, ci_high }) => {
        return { scenario, deterrence, metric, unit, mean, ci_low, ci_high }
      }),
  )
}

/**
 * Lines of at most 80 characters.
 * @param signed whether the figures are differences and so carry a sign
 */
export function figureLines(figures: readonly KeyFigure[], signed: boolean): string[] {
  return figures.map(({ metric, unit, mean, ci_low, ci_high }) => {
    const label = headlines.find((headline) => headline.metric === metric)!.label
    const interval =
      ci_low === null || ci_high === null
        ? 'no interval'
        : `${amount(ci_low, unit, signed)} to ${amount(ci_high, unit, signed)}`
    return `  ${label.padEnd(34)}${amount(mean, unit, signed).padStart(13)}  ${interval}`
  })
}

/** The headline rows of a table of uncertainty in which the parts can be told apart. @param baseline '' for levels */
export function keyShares(rows: readonly UncertaintyRow[], baseline: string): UncertaintyRow[] {
  return headlines.flatMap(({ metric, counted_in }) =>
    rows.filter(
      (row) =>
        row.metric === metric &&
        row.counted_in === counted_in &&
        row.scheme === '' &&
        row.baseline === baseline &&
        row.share_parameters !== null,
    ),
  )
}

/** Headline figures whose parts a summary tells, with the words for them. */
const toldApart = [
  ['returns.total', 'returns'],
  ['backlog.decision', 'those awaiting a decision'],
  ['stock.rights_exhausted', 'those with rights exhausted'],
  ['cost.total', 'public cost'],
] as const

/**
 * What share of the spread of the main figures of a scenario is parameters, in lines of at most 80 characters; none
 * where it cannot be told. @param baseline '' for levels
 */
export function shareLines(
  rows: readonly UncertaintyRow[],
  scenario: string,
  deterrence: string,
  baseline: string,
): string[] {
  const own = keyShares(rows, baseline).filter(
    (row) => row.scenario === scenario && row.deterrence === deterrence,
  )
  const percent = (share: number | null) => percentage(share!)
  const said = toldApart.flatMap(([metric, words]) => {
    const row = own.find((each) => each.metric === metric)
    if (row === undefined) return []
    const { share_parameters, share_low, share_high } = row
    return [`${words}, ${percent(share_parameters)} % (${percent(share_low)} to ${percent(share_high)})`]
  })
  if (said.length === 0) return []
  const [first, ...others] = said
  const text = [`Of the spread of ${first} is parameters`, ...others.map((other) => `of ${other}`)].join('; ')
  return wrap(`${text}. The rest is chance.`, 78).map((line) => `  ${line}`)
}

/** Resources whose use the summary tells, with the words for them. */
const resources = [
  ['utilisation.caseworkers', 'caseworkers'],
  ['utilisation.tribunal', 'the tribunal'],
  ['utilisation.detention', 'detention beds'],
  ['utilisation.escorts', 'escort teams'],
  ['scheme.utilisation', 'scheme places'],
] as const

/** Which resource binds in a scenario and how much the others are used, in lines of at most 80 characters. */
export function bindingLines(summary: readonly SummaryRow[], scenario: string, deterrence: string): string[] {
  const known = resources.flatMap(([metric, words]) => {
    const row = summary.find(
      (each) =>
        each.metric === metric &&
        each.scenario === scenario &&
        each.deterrence === deterrence &&
        each.scheme === '',
    )
    return row === undefined ? [] : [{ metric, words, share: row.mean }]
  })
  const used = known.flatMap(({ words, share }) => (share === null ? [] : [{ words, share }]))
  // Scheme places have none where the scheme does not open, which is said by itself.
  const none = known.filter(({ metric, share }) => share === null && metric !== 'scheme.utilisation')
  if (known.length === 0) return []
  const binds = used.filter(({ share }) => share >= binding).map(({ words }) => words)
  const others = used.filter(({ share }) => share < binding)
  return [
    `  What binds: ${binds.length > 0 ? binds.join(', ') : none.length > 0 ? 'no other all the time' : 'nothing all the time'}.`,
    ...(none.length > 0 ? [`  No capacity at all: ${none.map(({ words }) => words).join(', ')}.`] : []),
    ...(others.length > 0
      ? [`  In use: ${others.map(({ words, share }) => `${words} ${Math.round(100 * share)} %`).join(', ')}.`]
      : []),
  ]
}

/** A line for each scheme of a scenario of which no place opens in any replication. */
export function unopenedLines(
  monthly: readonly MonthlyRow[],
  scenario: string,
  deterrence: string,
): string[] {
  const open = new Map<string, boolean>()
  for (const row of monthly) {
    if (row.metric !== 'scheme.places' || row.scenario !== scenario || row.deterrence !== deterrence) continue
    if (row.scheme !== '') open.set(row.scheme, open.get(row.scheme) === true || row.mean !== 0)
  }
  return [...open]
    .filter(([, opens]) => !opens)
    .map(([scheme]) => `  No place of ${scheme} opens within the run: only its set-up cost counts.`)
}

const fixed = (digits: number) =>
  new Intl.NumberFormat('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits })
const [whole, oneDecimal, twoDecimals] = [fixed(0), fixed(1), fixed(2)]

/** A figure as people read it: whole people and days; millions or billions of pounds. */
function amount(value: number | null, unit: string, signed: boolean): string {
  if (value === null) return 'undefined'
  const text = unit === 'GBP' ? pounds(Math.abs(value)) : whole.format(Math.abs(value))
  const sign = !/[1-9]/.test(text) ? '' : value < 0 ? '−' : signed ? '+' : ''
  return `${sign}${text}`
}

const pounds = (value: number) =>
  value >= 1e9 ? `£${twoDecimals.format(value / 1e9)}bn` : `£${oneDecimal.format(value / 1e6)}m`
