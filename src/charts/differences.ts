/** Differences from the baseline in the headline outcomes: returns first, then the scheme, then all else on one scale. */

import { duration } from '../calendar/in-words.ts'
import type { DifferenceRow } from '../experiments/replications/tables.ts'
import { fewestForVerdict, isClear, verdictOf } from '../statistics/verdict.ts'
import {
  finestStep,
  formatNumber,
  formatSigned,
  inUnit,
  outOf,
  roundingStep,
  unitFactor,
} from '../words/numbers.ts'
import { fitTitle } from '../words/text.ts'
import { baselineTitle, type ChartInput, type ChartMaker } from './kit/chart.ts'
import { sizeOf } from './kit/clear-difference.ts'
import {
  domainOf,
  domainWithoutOutliers,
  type EstimatePanel,
  type EstimateRow,
  estimateView,
  isBeyond,
  marginsOf,
} from './kit/estimates.ts'
import { findRow, ifItOpens, schemeFigure, schemesShown } from './kit/find-rows.ts'
import { condition, framed, modelSource, withCondition } from './kit/frame.ts'
import {
  briefHeadlines,
  type Headline,
  otherHeadlines,
  returnsHeadlines,
  schemeHeadlines,
} from './kit/headlines.ts'
import { type Estimate, estimateOf, figuresHead, intervalNote } from './kit/intervals.ts'
import { comparedOptions, type Option } from './kit/options.ts'

/** Options beyond which only the main outcomes are drawn. */
const mostInFull = 6
const mainOutcomes = ['returns.total', 'backlog.decision', 'support.supported', 'cost.total']

/** A panel before the margins, which all panels share, are known. */
type Panel = Omit<EstimatePanel, 'margins' | 'head'>

/**
 * Dots with intervals. One option: returns in people, what the scheme does in people, and all other outcomes in per cent of
 * the baseline’s level, so that sizes can be compared. Several: a panel for each outcome on its own scale.
 */
export const differences: ChartMaker = (input) => {
  const options = comparedOptions(input)
  const [only, ...others] = options
  if (only === undefined) return undefined
  const panels = others.length === 0 ? ofOne(input, only) : perMetric(input, options)
  if (panels.length === 0) return undefined
  const head = figuresHead(input)
  const margins = marginsOf(
    panels.flatMap((panel) => panel.rows),
    head,
  )
  const baseline = baselineTitle(input)
  const title = fitTitle(withCondition(input, findings(input, options)))
  const beyond = panels.some(({ rows, domain }) => rows.some((row) => isBeyond(row, domain)))
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
    note: `${options.length > mostInFull ? 'Main outcomes only; the others are in the options tables and in results/differences.csv. ' : ''}${markNote(input)}${beyond ? ' Arrow: beyond the scale; the figures say how far.' : ''} Each panel has its own scale. ${intervalNote(input)}`,
    panels: {
      vconcat: panels.map((panel, i) => estimateView({ ...panel, margins, ...(i === 0 ? { head } : {}) })),
      spacing: 20,
    },
  })
}

const markNote = ({ replications }: ChartInput) =>
  replications < 2
    ? 'Dots: the difference in the one replication.'
    : replications < fewestForVerdict
      ? `Dots: mean. Open diamond: fewer than ${fewestForVerdict} replications, too few to call a difference clear.`
      : 'Dots: mean. Filled: the interval leaves zero out. Open diamond: it does not, so no clear difference.'

/** The three panels of a single option. */
function ofOne(input: ChartInput, option: Option): Panel[] {
  const baseline = baselineTitle(input)
  const returns = returnsHeadlines.flatMap((metric) => rowOf(input, option, metric, true))
  const others = otherHeadlines.flatMap((metric) =>
    rowOf(input, option, metric, true, inPerCent(input, metric)),
  )
  return [
    panelOf('Returns', 'Difference in people', returns, domainOf(returns), 46),
    ...schemesShown(input, option, 'scheme.transferred').flatMap((shown) =>
      schemePanel(input, shown, shown.label === option.label ? 'the scheme' : shown.label),
    ),
    panelOf(
      'Other outcomes, each against its own level',
      `Difference in per cent of the level under ${baseline}`,
      others,
      domainOf(others),
      46,
    ),
  ].filter(({ rows }) => rows.some(({ value }) => value !== undefined))
}

/** What a scheme of the option does, which the baseline does not have on these terms. */
function schemePanel(input: ChartInput, option: Option & { readonly scheme: string }, name: string): Panel[] {
  const figures = schemeHeadlines.flatMap((metric) => {
    const figure = schemeFigure(input, { ...option, metric: metric.id })
    const estimate = estimateOf(figure?.row)
    return figure === undefined || estimate === undefined ? [] : [{ metric, figure, estimate }]
  })
  const [first] = figures
  if (first === undefined || figures.every(({ estimate }) => estimate.value === 0)) return []
  const rows = figures.map(({ metric, estimate }): EstimateRow => {
    const { value, low, high } = estimate
    const step = Math.max(1, roundingStep(value, low, high))
    const range =
      low === undefined || high === undefined
        ? ', no interval'
        : ` (${formatNumber(low, step)} to ${formatNumber(high, step)})`
    return {
      label: [metric.label],
      ...estimate,
      colour: option.colour,
      dash: option.dash,
      clear: true,
      text: `${formatNumber(value, step)}${range}`,
    }
  })
  const title = `People in ${name}${ifItOpens(first.figure, input.replications)}`
  return [panelOf(title, 'People', rows, domainOf(rows), 30)]
}

/** What a difference is multiplied by to be in per cent of the baseline’s level; undefined where that is nothing. */
function inPerCent(input: ChartInput, { id }: Headline): number | undefined {
  const level = findRow(input.summary, { scenario: input.baseline, deterrence: 'none', metric: id })?.mean
  return level == null || level === 0 ? undefined : 100 / Math.abs(level)
}

function perMetric(input: ChartInput, options: readonly Option[]): Panel[] {
  return briefHeadlines
    .filter(({ id }) => options.length <= mostInFull || mainOutcomes.includes(id))
    .flatMap((metric) => {
      const rows = options.flatMap((option) => rowOf(input, option, metric, false))
      if (rows.every(({ value }) => value === undefined)) return []
      const baseline = baselineLevel(input, metric.id)
      return [
        panelOf(
          `${metric.label}${baseline === undefined ? '' : ` (${baseline})`}`,
          metric.axis,
          rows,
          domainWithoutOutliers(rows),
          options.length > mostInFull ? 24 : 28,
        ),
      ]
    })
}

const panelOf = (
  title: string,
  axisTitle: string,
  rows: EstimateRow[],
  domain: [number, number],
  step: number,
): Panel => ({ title, rows, mark: 'dot', axisTitle, domain, step })

/** 'Current policy: 111,500'. Undefined where the baseline has no such figure. */
function baselineLevel(input: ChartInput, metric: string): string | undefined {
  const row = findRow(input.summary, { scenario: input.baseline, deterrence: 'none', metric })
  const estimate = row && estimateOf(row, unitFactor(row.unit))
  if (row === undefined || estimate === undefined) return undefined
  const finest = row.unit === 'days' ? 1 : finestStep(row.unit)
  const step = Math.max(finest, roundingStep(estimate.value, estimate.low, estimate.high))
  return `${baselineTitle(input)}: ${inUnit(formatNumber(estimate.value, step), row.unit)}${row.unit === 'days' ? ' days' : ''}`
}

/**
 * A row for the difference in an outcome.
 * @param isOnly whether it is named by the outcome, with the baseline’s level, rather than by the option
 * @param scale what values are multiplied by before they are drawn; the words keep the outcome’s own unit
 */
function rowOf(
  input: ChartInput,
  option: Option,
  metric: Headline,
  isOnly: boolean,
  scale?: number,
): EstimateRow[] {
  const row = findRow(input.differences, { ...option, metric: metric.id })
  if (row === undefined) return []
  const level = baselineLevel(input, metric.id)
  const label = isOnly ? [metric.label, ...(level === undefined ? [] : [level])] : [option.label]
  const base = { label, colour: option.colour, dash: option.dash }
  const estimate = estimateOf(row, unitFactor(row.unit))
  if (estimate === undefined) return [{ ...base, clear: false, text: 'not reached within the run' }]
  const drawn = estimateOf(row, scale ?? unitFactor(row.unit))
  return [{ ...base, ...drawn, clear: isClear(verdictOf(row)), text: inWords(row, estimate) }]
}

/** '+180 (+40 to +420)', 'no clear difference (−40 to +45)'. */
function inWords(row: DifferenceRow, { value, low, high }: Estimate): string {
  const verdict = verdictOf(row)
  const step = Math.max(finestStep(row.unit), roundingStep(value, low, high))
  const signed = (each: number) => inUnit(formatSigned(each, step), row.unit)
  if (verdict === 'none') return 'no difference in any replication'
  if (low === undefined || high === undefined) return `${signed(value)}, no interval`
  const range = `${signed(low)} to ${signed(high)}`
  if (verdict === 'unknown') return `${signed(value)} (${range}), too few to tell`
  return isClear(verdict) ? `${signed(value)} (${range})` : `no clear difference (${range})`
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
