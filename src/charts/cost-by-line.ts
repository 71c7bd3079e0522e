/** What the options cost, line by line, over the run. */

import { dayInWords, duration } from '../calendar/in-words.ts'
import { costLineIds, factsOfLine } from '../model/measures/ledger.ts'
import { isClear, verdictOf } from '../statistics/verdict.ts'
import { formatSigned, inUnit, roundingStep } from '../words/numbers.ts'
import { fitTitle } from '../words/text.ts'
import type { ChartInput, ChartMaker } from './kit/chart.ts'
import { sizeOf } from './kit/clear-difference.ts'
import { domainOf, type EstimateRow, estimateView, marginsOf } from './kit/estimates.ts'
import { findRow } from './kit/find-rows.ts'
import { condition, framed, modelSource, withCondition } from './kit/frame.ts'
import { estimateOf, figuresHead, intervalNote } from './kit/intervals.ts'
import { comparedOptions } from './kit/options.ts'

/** Lines of the ledger that are in the total, and the total. */
const lines = [
  ...costLineIds
    .filter((line) => factsOfLine(line).type !== 'sunk')
    .map((line) => [line, factsOfLine(line).label] as const),
  ['total', 'Total'] as const,
]

/** Differences in each cost line from the baseline; lines that are the same in every replication are left out. */
export const costByLine: ChartMaker = (input) => {
  const panels = comparedOptions(input).flatMap((option) => {
    const rows = lines.flatMap(([line, words]): EstimateRow[] => {
      const row = findRow(input.differences, { ...option, metric: `cost.${line}` })
      const estimate = estimateOf(row, 1e-6)
      if (row === undefined || estimate === undefined || (verdictOf(row) === 'none' && line !== 'total'))
        return []
      const { value, low, high } = estimate
      if (value === 0 && (low ?? 0) === 0 && (high ?? 0) === 0) return []
      const step = Math.max(0.01, roundingStep(value, low, high))
      const range =
        low === undefined || high === undefined
          ? ''
          : ` (${formatSigned(low, step)} to ${formatSigned(high, step)})`
      return [
        {
          label: [words],
          ...estimate,
          text: `${inUnit(formatSigned(value, step), 'GBP')}${range}`,
          colour: option.colour,
          clear: isClear(verdictOf(row)),
        },
      ]
    })
    return rows.length > 0 ? [{ option, rows }] : []
  })
  if (panels.length === 0) return undefined
  const rows = panels.flatMap((panel) => panel.rows)
  const head = figuresHead(input)
  const [domain, margins] = [domainOf(rows), marginsOf(rows, head)]
  const title = fitTitle(withCondition(input, findings(input)))
  return framed({
    id: 'cost-by-line',
    title,
    subtitle: `Difference in public cost from the baseline by line, £ million over ${duration(input.horizonYears)}, ${input.priceBase} prices, not discounted. ${condition(input).sentence}`,
    description: `Dot and interval chart of differences in cost by line over ${duration(input.horizonYears)} from ${dayInWords(input.start)}, £ million. ${title}. ${panels
      .map(
        ({ option, rows: own }) =>
          `${option.label}: ${own.map((r) => `${r.label.join(' ')} ${r.text}`).join('; ')}.`,
      )
      .join(' ')}`,
    source: `Source: ${modelSource(input)}; unit costs as in assumptions.csv.`,
    note: `Dots: mean. Filled: a clear difference; open diamond: not clear. ${intervalNote(input)}`,
    panels: {
      spacing: 20,
      vconcat: panels.map(({ option, rows: own }) =>
        estimateView({
          title: option.label,
          rows: own,
          mark: 'dot',
          head,
          axisTitle: 'Difference in £ million',
          domain,
          step: 30,
          margins,
        }),
      ),
    },
  })
}

function findings(input: ChartInput): string[] {
  const options = comparedOptions(input).filter((option) => option.deterrence === 'none')
  const [only] = options
  const row = only && findRow(input.differences, { ...only, metric: 'cost.total' })
  if (options.length === 1 && only && row && isClear(verdictOf(row))) {
    const more = (row.mean ?? 0) > 0 ? 'more' : 'less'
    return [
      `${only.title}: ${sizeOf(row)} ${more} public cost over ${duration(input.horizonYears)}`,
      'Difference in cost by line',
    ]
  }
  return ['Difference in public cost from the baseline, by line']
}
