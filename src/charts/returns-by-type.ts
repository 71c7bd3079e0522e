/** People returned a year, by type of return, for each option. */
import { dayInWords, duration, endOf } from '../calendar/in-words.ts'
import { isClear, verdictOf } from '../statistics/verdict.ts'
import { formatNumber, outOf, roundingStep } from '../words/numbers.ts'
import { fitTitle } from '../words/text.ts'
import type { ChartInput, ChartMaker } from './kit/chart.ts'
import { sizeOf } from './kit/clear-difference.ts'
import { domainOf, type EstimateRow, estimateView, marginsOf } from './kit/estimates.ts'
import { findRow, schemesShown } from './kit/find-rows.ts'
import { condition, framed, modelSource, withCondition } from './kit/frame.ts'
import { estimateOf, figuresHead, intervalNote } from './kit/intervals.ts'
import { comparedOptions, type Option, optionsOf } from './kit/options.ts'

const types = [
  { metric: 'returns.voluntary', title: 'Voluntary returns' },
  { metric: 'returns.enforced', title: 'Enforced returns' },
  { metric: 'returns.from_scheme', title: 'Returned home from a scheme’s host country' },
] as const

/** Bars by type of return, averaged over the horizon; all on one axis, so that small types look small. */
export const returnsByType: ChartMaker = (input) => {
  const options = optionsOf(input)
  const hasScheme = (metric: string) =>
    options.some((option) => schemesShown(input, option, metric).length > 0)
  const groups = types
    .map((type) => ({ ...type, rows: options.map((option) => rowOf(input, option, type.metric)) }))
    .filter((group) => group.rows.some((row) => row.value) || hasScheme(group.metric))
  if (groups.length === 0) return undefined
  const title = fitTitle(withCondition(input, findings(input)))
  const rows = groups.flatMap((group) => group.rows)
  const head = figuresHead(input, 'a year')
  const [domain, margins] = [domainOf(rows), marginsOf(rows, head)]
  return framed({
    id: 'returns-by-type',
    title,
    subtitle: `People returned per year, UK, average over ${period(input)}. ${condition(input).sentence}`,
    description: `Bar chart with interval lines: people returned per year by type, average over ${period(input)}. ${title}. ${groups
      .map(
        (group) =>
          `${group.title}: ${group.rows.map((row) => `${row.label.join(' ')} ${row.text}`).join('; ')}.`,
      )
      .join(' ')}`,
    source: `Source: ${modelSource(input)}.`,
    note: `${input.replications > 1 ? 'Lines below the bars and brackets: ' : ''}${intervalNote(input)} A transfer to a host country is not itself a return.`,
    panels: {
      vconcat: groups.map((group, index) =>
        estimateView({
          title: group.title,
          rows: group.rows,
          mark: 'bar',
          ...(index === 0 ? { head } : {}),
          ...(index === groups.length - 1 ? { axisTitle: 'People returned per year' } : {}),
          domain,
          step: 30,
          margins,
        }),
      ),
      spacing: 16,
    },
  })
}

const period = (input: ChartInput) => {
  const last = input.monthly.reduce((latest, row) => (row.month > latest ? row.month : latest), '')
  return `${duration(input.horizonYears)} from ${dayInWords(input.start)}${last === '' ? '' : ` to ${endOf(last)}`}`
}

function rowOf(input: ChartInput, option: Option, metric: string): EstimateRow {
  const estimate = estimateOf(findRow(input.summary, { ...option, metric }), 1 / input.horizonYears)
  const row = { label: [option.label], colour: option.colour, dash: option.dash, clear: true }
  if (estimate === undefined) return { ...row, text: 'not defined' }
  const { value, low, high } = estimate
  if (value === 0) return { ...row, value, text: 'none' }
  const step = Math.max(1, roundingStep(value, low, high))
  const range =
    low === undefined || high === undefined
      ? ''
      : ` (${formatNumber(low, step)} to ${formatNumber(high, step)})`
  return {
    ...row,
    ...estimate,
    text: `${value > 0 && value < 0.5 ? 'under 1' : formatNumber(value, step)}${range}`,
  }
}

function findings(input: ChartInput): string[] {
  const total = optionsOf(input)[0]
  const estimate =
    total && estimateOf(findRow(input.summary, { ...total, metric: 'returns.total' }), 1 / input.horizonYears)
  const level = estimate
    ? `about ${formatNumber(estimate.value, Math.max(1, roundingStep(estimate.value, estimate.low, estimate.high)))} returns a year${input.replications === 1 ? ' in one replication' : ''}`
    : 'returns a year by type'
  const compared = comparedOptions(input)
    .filter((option) => option.deterrence === 'none')
    .map((option) => {
      const row = findRow(input.differences, { ...option, metric: 'returns.total' })
      return { option, row, verdict: verdictOf(row) }
    })
    .filter(({ verdict }) => verdict !== 'unknown')
  const [only] = compared
  if (only === undefined) return [level]
  if (compared.length > 1) {
    const clear = compared.filter(({ verdict }) => isClear(verdict)).length
    const changed = clear === 0 ? 'no option' : outOf(clear, compared.length, 'option')
    return [`${level}; ${changed} clearly ${clear < 2 ? 'changes' : 'change'} the total`, level]
  }
  const name = only.option.title
  const change =
    only.row !== undefined && isClear(only.verdict)
      ? `${sizeOf(only.row, 1 / input.horizonYears)} ${only.verdict} with ${name}`
      : `no ${only.verdict === 'none' ? '' : 'clear '}difference with ${name}`
  return [`${level}; ${change}`, level]
}
