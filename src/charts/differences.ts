/** Differences from the baseline in the headline outcomes, each unit on a scale of its own. */
import type { DifferenceRow } from '../experiments/tables.ts'
import { fewestForVerdict } from '../statistics/verdict.ts'
import { duration } from './dates.ts'
import { domainOf, type EstimatePanel, type EstimateRow, estimateView, marginsOf } from './estimates.ts'
import { isClear, sizeOf, verdictOf } from './findings.ts'
import { condition, framed, modelSource, withCondition } from './frame.ts'
import { type Headline, type HeadlineGroup, headlines } from './headlines.ts'
import { estimateOf, intervalKind, intervalNote } from './intervals.ts'
import { comparedOptions, type Option } from './options.ts'
import type { ChartInput, ChartMaker } from './results.ts'
import { findRow } from './rows.ts'
import { fitTitle, formatNumber, formatSigned, inUnit, outOf, roundingStep, unitFactor } from './text.ts'

/** Options beyond which only the main outcomes are drawn. */
const mostInFull = 6
const mainOutcomes = ['returns.total', 'backlog.decision', 'support.supported', 'cost.total']

/** A panel before the margins, which all panels share, are known. */
type Panel = Omit<EstimatePanel, 'margins'>

/** Dots with intervals: one option has a panel per unit, several have a panel per outcome on its unit’s scale. */
export const differences: ChartMaker = (input) => {
  const options = comparedOptions(input)
  const panels = headlines.flatMap((group) =>
    options.length === 1 ? perUnit(input, group, options[0] as Option) : perMetric(input, group, options),
  )
  if (panels.length === 0) return undefined
  const margins = marginsOf(panels.flatMap((panel) => panel.rows))
  const baseline = baselineTitle(input)
  const title = fitTitle(withCondition(input, findings(input, options)))
  return framed({
    id: 'differences',
    title,
    subtitle: `Difference from ${baseline} over ${duration(input.horizonYears)}, UK, paired by replication. ${condition(input).sentence}`,
    description: `Dot and interval chart of differences from ${baseline} over ${duration(input.horizonYears)}. ${title}. ${panels
      .map(
        (panel) =>
          `${panel.title}: ${panel.rows.map((row) => `${row.label.join(', ')}: ${row.text}`).join('; ')}.`,
      )
      .join(' ')}`,
    source: `Source: ${modelSource(input)}.`,
    note: `${options.length > mostInFull ? 'Main outcomes only; the others are in the options tables and in results/differences.csv. ' : ''}${markNote(input)} ${intervalNote(input, 'Thin lines and brackets hold 90 %')}${intervalKind(input) === 'replications' ? ' Above 0: share of replications.' : ''}`,
    panels: { vconcat: panels.map((panel) => estimateView({ ...panel, margins })), spacing: 20 },
  })
}

const baselineTitle = (input: ChartInput) =>
  input.scenarios.find((scenario) => scenario.name === input.baseline)?.title ?? input.baseline

const markNote = (input: ChartInput) =>
  intervalKind(input) === 'none'
    ? 'Dots: the difference in the one replication.'
    : 'Dots: mean. Thick lines: 95 % interval of the mean. Filled dot: that interval leaves zero out. Open diamond: it does not, or replications are too few, so no clear difference.'

function perUnit(input: ChartInput, group: HeadlineGroup, option: Option): Panel[] {
  const rows = group.metrics.flatMap((metric) => {
    const baseline = baselineLevel(input, metric.id)
    return rowOf(input, option, metric, [metric.label, ...(baseline === undefined ? [] : [baseline])])
  })
  return rows.every((row) => row.value === undefined)
    ? []
    : [panelOf(group, group.title, rows, domainOf(rows), 46)]
}

function perMetric(input: ChartInput, group: HeadlineGroup, options: readonly Option[]): Panel[] {
  const shown = group.metrics
    .filter(({ id, brief }) => (options.length > mostInFull ? mainOutcomes.includes(id) : brief))
    .map((metric) => ({
      metric,
      rows: options.flatMap((option) => rowOf(input, option, metric, [option.label])),
    }))
    .filter(({ rows }) => rows.some((row) => row.value !== undefined))
  const domain = domainOf(shown.flatMap(({ rows }) => rows))
  return shown.map(({ metric, rows }, i) => {
    const baseline = baselineLevel(input, metric.id)
    const panel = panelOf(
      group,
      `${group.title}: ${metric.label}${baseline === undefined ? '' : ` (${baseline})`}`,
      rows,
      domain,
      options.length > mostInFull ? 24 : 28,
    )
    // Where space is short, the panels of a group name their axis once.
    if (options.length <= mostInFull || i === shown.length - 1) return panel
    return { ...panel, axisTitle: '' }
  })
}

const panelOf = (
  group: HeadlineGroup,
  title: string,
  rows: EstimateRow[],
  domain: [number, number],
  step: number,
): Panel => ({
  title,
  rows,
  mark: 'dot',
  axisTitle: group.unit,
  domain,
  step,
})

/** 'Current policy: 111,500'. Undefined where the baseline has no such figure. */
function baselineLevel(input: ChartInput, metric: string): string | undefined {
  const row = findRow(input.summary, { scenario: input.baseline, deterrence: 'none', metric })
  const estimate = row && estimateOf(row, intervalKind(input), unitFactor(row.unit))
  if (row === undefined || estimate === undefined) return undefined
  const step = roundingStep(estimate.value, estimate.low, estimate.high)
  return `${baselineTitle(input)}: ${inUnit(formatNumber(estimate.value, step), row.unit)}${row.unit === 'days' ? ' days' : ''}`
}

function rowOf(input: ChartInput, option: Option, metric: Headline, label: string[]): EstimateRow[] {
  const row = findRow(input.differences, { ...option, metric: metric.id })
  const factor = unitFactor(row?.unit ?? '')
  const kind = intervalKind(input)
  const estimate = estimateOf(row, kind, factor)
  if (row === undefined) return []
  if (estimate === undefined) {
    return [
      { label, colour: option.colour, dash: option.dash, clear: false, text: 'not reached within the run' },
    ]
  }
  const mean = estimateOf(row, kind === 'none' ? 'none' : 'mean', factor)
  return [
    {
      label,
      ...estimate,
      ...(mean?.low === undefined || mean.high === undefined
        ? {}
        : { meanLow: mean.low, meanHigh: mean.high }),
      colour: option.colour,
      dash: option.dash,
      clear: isClear(verdictOf(row)),
      text: inWords(row, estimate),
    },
  ]
}

/** '+180 (−10 to +420; above 0 in 93 %)', 'no clear difference (−40 to +45)'. */
function inWords(
  row: DifferenceRow,
  { value, low, high }: { value: number; low?: number; high?: number },
): string {
  const verdict = verdictOf(row)
  const step = roundingStep(value, low, high)
  const signed = (each: number) => inUnit(formatSigned(each, step), row.unit)
  if (verdict === 'none') return 'no difference in any replication'
  if (low === undefined || high === undefined) {
    return verdict === 'unknown'
      ? `${signed(value)}, no interval`
      : `${signed(value)} (in ${row.replications} replications)`
  }
  const range = `${signed(low)} to ${signed(high)}`
  if (verdict === 'unknown') return `${signed(value)}, too few replications to tell (${range})`
  if (!isClear(verdict)) return `no clear difference (${range})`
  const share = row.share_of_replications_above_zero
  const varies = low < 0 && high > 0 && share !== null ? `; above 0 in ${formatNumber(100 * share)} %` : ''
  return `${signed(value)} (${range}${varies})`
}

function findings(input: ChartInput, options: readonly Option[]): string[] {
  const compared = options.filter((option) => option.deterrence === 'none')
  const row = (option: Option, metric: string) => findRow(input.differences, { ...option, metric })
  const span = `over ${duration(input.horizonYears)}`
  const verdicts = compared.map((option) => verdictOf(row(option, 'returns.total')))
  const clear = verdicts.filter(isClear).length
  if (verdicts.every((verdict) => verdict === 'unknown')) {
    const known = `Differences from ${baselineTitle(input)} ${span}`
    return input.replications < fewestForVerdict
      ? [
          `${known}: too few replications to tell from chance`,
          'Too few replications to tell differences from chance',
        ]
      : [known, `Differences from the baseline ${span}`]
  }
  if (compared.length > 1) {
    const differ = `${outOf(clear, compared.length, 'option')} clearly ${clear === 1 ? 'differs' : 'differ'}`
    return [`Returns ${span}: ${differ} from ${baselineTitle(input)}`, `Returns: ${differ} from the baseline`]
  }
  const option = compared[0] as Option
  const clause = (metric: string, noun: string) => {
    const found = row(option, metric)
    const verdict = verdictOf(found)
    if (found === undefined || verdict === 'unknown') return []
    if (isClear(verdict))
      return [`${sizeOf(found)} ${found.unit === 'GBP' && verdict === 'fewer' ? 'less' : verdict} ${noun}`]
    return [`no ${verdict === 'none' ? '' : 'clear '}difference in ${noun}`]
  }
  const said = [...clause('returns.total', 'returns'), ...clause('cost.total', 'cost')]
    .join(', ')
    .replace(/^(?=\d)/, 'on average ')
  return [`${option.title}: ${said} ${span}`, `${option.title}: ${said}`, said]
}
