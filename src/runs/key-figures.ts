/** The short summary that ends a run: the main figures, what they rest on, and where the files are. */
import { binding } from '../charts/bottlenecks.ts'
import { limitShares } from '../charts/limits.ts'
import { type Fill, fillOf, hasIdlePlaces } from '../experiments/fill.ts'
import { countedInOf, headlines } from '../experiments/headlines.ts'
import { shortLabelOf } from '../experiments/metric-label.ts'
import type {
  DifferenceRow,
  IfOpenRow,
  SummaryRow,
  UncertaintyRow,
} from '../experiments/replications/tables.ts'
import type { Measure } from '../model/measures/lever-metrics.ts'
import { resourceIds, useMetrics, wordsOf } from '../model/resources.ts'
import type { Scenario } from '../scenarios/schema/schema.ts'
import { hasStay } from '../scenarios/schema/scheme.ts'
import { type Verdict, verdictOf } from '../statistics/verdict.ts'
import { percentage } from '../words/numbers.ts'
import { wrap } from '../words/text.ts'

/** A main figure of a scenario, or of its difference from the baseline. */
export interface KeyFigure {
  readonly scenario: string
  readonly deterrence: string
  readonly metric: string
  readonly counted_in: string
  readonly unit: string
  readonly label: string
  readonly mean: number | null
  /** 95% interval of the mean. */
  readonly ci_low: number | null
  readonly ci_high: number | null
  /** Of a difference: the baseline’s mean, and the difference in per cent of it (null where that is zero). */
  readonly baseline_mean?: number | null
  readonly per_cent?: number | null
  readonly verdict?: Verdict
}

const headlineMeasures: readonly Measure[] = headlines.map((metric) => [metric, countedInOf(metric)])

/**
 * The main figures of levels or differences, for the whole system: the headlines, and what changed levers bear on right
 * after the returns. Those about schemes only where a scheme takes part.
 * @param summary levels, from which a difference takes that of its baseline
 * @param besides measures of each scenario besides the headlines, by its name
 */
export function keyFigures(
  rows: readonly (SummaryRow | DifferenceRow)[],
  summary: readonly SummaryRow[] = [],
  besides: Readonly<Record<string, readonly Measure[]>> = {},
): KeyFigure[] {
  const withScheme = new Set(rows.filter(({ scheme }) => scheme !== '').map(({ scenario }) => scenario))
  const find = <R extends SummaryRow | DifferenceRow>(
    among: readonly R[],
    scenario: string,
    hypothesis: string,
    [metric, countedIn]: Measure,
  ) =>
    among.find(
      (row) =>
        row.metric === metric &&
        row.counted_in === countedIn &&
        row.scheme === '' &&
        row.scenario === scenario &&
        row.deterrence === hypothesis,
    )
  const runs = [
    ...new Map(
      rows.map(({ scenario, deterrence }) => [`${scenario}\t${deterrence}`, { scenario, deterrence }]),
    ).values(),
  ]
  return runs.flatMap(({ scenario, deterrence }) => {
    const own = (besides[scenario] ?? []).filter(
      ([metric]) => !headlines.some((headline) => headline === metric),
    )
    const [returns, ...others] = headlineMeasures
    return [returns!, ...own, ...others]
      .filter(([metric]) => !metric.startsWith('scheme.') || withScheme.has(scenario))
      .flatMap((measure): KeyFigure[] => {
        const row = find(rows, scenario, deterrence, measure)
        if (row === undefined) return []
        if (!('baseline' in row)) return [figureOf(row)]
        const level = find(summary, row.baseline, deterrence, measure)?.mean ?? null
        return [{ ...figureOf(row), ...beside(row.mean, level), verdict: verdictOf(row) }]
      })
  })
}

function figureOf(row: Omit<SummaryRow | IfOpenRow, 'replications' | 'note'>): KeyFigure {
  const { scenario, deterrence, metric, counted_in, unit, mean, ci_low, ci_high } = row
  const label = shortLabelOf(metric, counted_in)
  return { scenario, deterrence, metric, counted_in, unit, label, mean, ci_low, ci_high }
}

/** What a difference has beside it: the baseline’s level, and the difference in per cent of it. */
export const beside = (mean: number | null, level: number | null) => ({
  baseline_mean: level,
  per_cent: mean === null || level === null || level === 0 ? null : (100 * mean) / Math.abs(level),
})

/** The heads of the columns of `figureLines`. @param signed whether the figures are differences */
export const figureHeads = (signed: boolean): string =>
  signed
    ? `${''.padEnd(labelWidth)}${'baseline'.padStart(9)}${'difference'.padStart(11)}${'%'.padStart(6)}  95% interval of mean`
    : `${''.padEnd(labelWidth)}${'mean'.padStart(11)}  95% interval of the mean`

const labelWidth = 30

/**
 * A line for each figure, of at most 80 characters.
 * @param signed whether the figures are differences and so carry a sign, with the baseline’s level and the change in per cent
 */
export function figureLines(figures: readonly KeyFigure[], signed: boolean): string[] {
  return figures.map(({ label, unit, mean, ci_low, ci_high, baseline_mean, per_cent, verdict }) => {
    const interval =
      ci_low === null || ci_high === null
        ? 'no interval'
        : `${amount(ci_low, unit, signed)} to ${amount(ci_high, unit, signed)}`
    const few = verdict === 'unknown' && ci_low !== null ? ' *' : ''
    // A figure that is not set beside the baseline's has blanks there; a dash says that there is nothing to set beside.
    const level =
      baseline_mean === undefined ? '' : baseline_mean === null ? '–' : amount(baseline_mean, unit, false)
    const change = per_cent === undefined ? '' : percent(per_cent)
    const columns = signed
      ? `${level.padStart(9)}${amount(mean, unit, signed).padStart(11)}${change.padStart(6)}`
      : amount(mean, unit, signed).padStart(11)
    return `${`  ${label}`.padEnd(labelWidth)}${columns}  ${interval}${few}`
  })
}

/** The headline rows of a table of uncertainty in which the parts can be told apart. @param baseline '' for levels */
export function keyShares(rows: readonly UncertaintyRow[], baseline: string): UncertaintyRow[] {
  return headlineMeasures.flatMap(([metric, countedIn]) =>
    rows.filter(
      (row) =>
        row.metric === metric &&
        row.counted_in === countedIn &&
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
const resources = resourceIds.map((id) => ({ metric: useMetrics(id).share, words: wordsOf(id), scheme: '' }))

/**
 * What limits schemes of a scenario, by share of the days on which each is open, in lines of at most 80 characters.
 * @param schemes those that the run is about
 */
export function limitLines(
  summary: readonly SummaryRow[],
  scenario: string,
  deterrence: string,
  schemes: Scenario['schemes'],
): string[] {
  const own = summary.filter((row) => row.scenario === scenario && row.deterrence === deterrence)
  return Object.entries(schemes).flatMap(([scheme, values]) => {
    const shares = limitShares(own, scheme)
    if (shares.length === 0) return []
    const said = shares.map(({ words, share }) => `${words} ${percentage(share)}%`).join(', ')
    const fill = hasStay(values) ? fillOf(own, scheme, values) : undefined
    const text = `What limits ${scheme}, by share of the days it is open: ${said}.`
    return [text, ...(fill !== undefined && hasIdlePlaces(fill) ? [fillText(scheme, fill)] : [])].flatMap(
      (sentence) => wrap(sentence, 78).map((line) => `  ${line}`),
    )
  })
}

/** Why some places stay empty. */
function fillText(
  scheme: string,
  { places, perWeek, transferredShare, seatsPerWeek, stay, filled }: Fill,
): string {
  const came =
    seatsPerWeek < perWeek * transferredShare
      ? `${amountOf(seatsPerWeek)} seats a week`
      : `${amountOf(perWeek)} referrals a week, of whom ${percentage(transferredShare)}% are transferred,`
  return `Note: ${scheme} has ${whole.format(places)} places, but ${came} and a mean stay of ${whole.format(stay)} days fill about ${whole.format(filled)}.`
}

/**
 * Which resources are used all the time and how much the others are, in lines of at most 80 characters.
 * @param schemes ids of those whose places are told
 */
export function bindingLines(
  summary: readonly SummaryRow[],
  scenario: string,
  deterrence: string,
  schemes: readonly string[],
): string[] {
  const places = schemes.map((scheme) => ({
    metric: 'scheme.utilisation',
    words: `places of ${scheme}`,
    scheme,
  }))
  const known = [...resources, ...places].flatMap(({ metric, words, scheme }) => {
    const row = summary.find(
      (each) =>
        each.metric === metric &&
        each.scenario === scenario &&
        each.deterrence === deterrence &&
        each.scheme === scheme,
    )
    return row === undefined ? [] : [{ words, scheme, share: row.mean }]
  })
  const used = known.flatMap(({ words, share }) => (share === null ? [] : [{ words, share }]))
  // Places of a scheme have none where it does not open, which is said by itself.
  const none = known.filter(({ scheme, share }) => share === null && scheme === '')
  if (known.length === 0) return []
  const binds = used.filter(({ share }) => share >= binding).map(({ words }) => words)
  const others = used.filter(({ share }) => share < binding)
  return [
    `  Used all the time: ${binds.length > 0 ? binds.join(', ') : none.length > 0 ? 'nothing else' : 'nothing'}.`,
    ...(none.length > 0 ? [`  No capacity at all: ${none.map(({ words }) => words).join(', ')}.`] : []),
    ...(others.length > 0
      ? [`  In use: ${others.map(({ words, share }) => `${words} ${Math.round(100 * share)}%`).join(', ')}.`]
      : []),
  ]
}

/**
 * In how many replications each scheme of a scenario opens and, where not in all, what the main figures are in those alone.
 * None where no table of openings is there.
 * @param baseline '' for levels
 */
export function openingLines(
  ifOpen: readonly IfOpenRow[],
  scenario: string,
  deterrence: string,
  baseline: string,
): string[] {
  const own = ifOpen.filter((row) => row.scenario === scenario && row.deterrence === deterrence)
  const isOpening = (row: IfOpenRow) =>
    row.metric === 'scheme.opening_days' && row.scheme !== '' && row.baseline === ''
  const running = ifOpen.filter(
    (row) => isOpening(row) && row.scenario === baseline && row.deterrence === deterrence,
  )
  // What the baseline has as well is no part of the option.
  const openings = own.filter((row) => isOpening(row) && !running.some(({ scheme }) => scheme === row.scheme))
  const lines = openings.flatMap(({ scheme, opened, replications, mean }) => {
    const often = opened === replications ? `all ${replications}` : `${opened} of ${replications}`
    const text =
      opened === 0
        ? `${scheme} opens in none of ${replications} replications: only its set-up cost counts.`
        : opened === replications && mean === 0
          ? `${scheme} is open from the start.`
          : `${scheme} opens in ${often} replications, ${whole.format(mean!)} days into the run on average.`
    return wrap(text, 78).map((line) => `  ${line}`)
  })
  const any = own.find(
    (row) =>
      row.metric === 'returns.total' && row.scheme === '' && row.baseline === baseline && baseline !== '',
  )
  const measured = any ?? own.find((row) => row.metric === 'scheme.transferred' && row.scheme === '')
  if (measured === undefined || measured.opened === 0 || measured.opened === measured.replications)
    return lines
  const conditional = conditionalMetrics.flatMap((metric) =>
    own
      .filter(
        (row) =>
          row.metric === metric &&
          row.scheme === '' &&
          row.baseline === baseline &&
          (row.counted_in === 'people' || row.counted_in === ''),
      )
      .map(figureOf),
  )
  const which = openings.length > 1 ? 'any of them opens' : 'it opens'
  return [
    ...lines,
    `  If ${which} (${measured.opened} of ${measured.replications} replications; above: all of them):`,
    ...figureLines(conditional, baseline !== ''),
  ]
}

/** What is told of the replications alone in which a scheme opens. */
const conditionalMetrics = ['returns.total', 'scheme.transferred', 'scheme.brought_back', 'cost.total']

const fixed = (digits: number) =>
  new Intl.NumberFormat('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits })
const [whole, oneDecimal, twoDecimals] = [fixed(0), fixed(1), fixed(2)]

/** A number a week: whole, or with a decimal where it is small. */
const amountOf = (value: number) =>
  new Intl.NumberFormat('en-GB', { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)

/** A figure as people read it: whole people and days, in millions where there are many; millions or billions of pounds. */
export function amount(value: number | null, unit: string, signed: boolean): string {
  if (value === null) return 'undefined'
  const size = Math.abs(value)
  const text =
    unit === 'GBP' ? pounds(size) : size >= 1e6 ? `${twoDecimals.format(size / 1e6)}m` : whole.format(size)
  const sign = !/[1-9]/.test(text) ? '' : value < 0 ? '−' : signed ? '+' : ''
  return `${sign}${text}`
}

/** A change in per cent: one decimal below ten, no more than ‘>999’; a dash where there is nothing to compare with. */
function percent(value: number | null): string {
  if (value === null) return '–'
  const text = (Math.abs(value) < 9.95 ? oneDecimal : whole).format(Math.abs(value))
  if (Math.abs(value) >= 999.5) return value < 0 ? '<−999' : '>999'
  return `${!/[1-9]/.test(text) ? '' : value < 0 ? '−' : '+'}${text}`
}

const pounds = (value: number) =>
  value >= 1e9 ? `£${twoDecimals.format(value / 1e9)}bn` : `£${oneDecimal.format(value / 1e6)}m`
