/** How long people wait, by option. */
import { dayInWords, duration } from '../calendar/in-words.ts'
import { formatNumber, roundingStep } from '../words/numbers.ts'
import { fitTitle } from '../words/text.ts'
import type { ChartMaker } from './kit/chart.ts'
import { domainOf, type EstimateRow, estimateView, marginsOf } from './kit/estimates.ts'
import { findRow, schemesShown } from './kit/find-rows.ts'
import { condition, framed, modelSource, withCondition } from './kit/frame.ts'
import { estimateOf, figuresHead, intervalNote } from './kit/intervals.ts'
import { optionsOf } from './kit/options.ts'

const shown = [
  ['wait.decision.median', 'Initial decision: median'],
  ['wait.decision.p90', 'Initial decision: 90th percentile'],
  ['wait.appeal.median', 'Appeal: median'],
  ['wait.return.median', 'Return after exhaustion: median'],
  ['scheme.stay.median', 'Stay in a scheme’s facility: median'],
] as const

/** Bars in days; a panel per wait, a bar per option. */
export const waits: ChartMaker = (input) => {
  const options = optionsOf(input)
  const panels = shown.flatMap(([metric, title]) => {
    const found = options
      .flatMap((option) =>
        metric.startsWith('scheme.') ? schemesShown(input, option, metric) : [{ ...option, scheme: '' }],
      )
      .map((option) => ({ option, row: findRow(input.summary, { ...option, metric }) }))
    if (found.every(({ row }) => row === undefined)) return []
    if (metric === 'scheme.stay.median' && found.every(({ row }) => row?.mean == null)) return []
    const rows = found.map(({ option, row }): EstimateRow => {
      const estimate = estimateOf(row)
      const base = { label: [option.label], colour: option.colour, dash: option.dash, clear: true }
      if (estimate === undefined) return { ...base, text: 'not reached within the run' }
      const { value, low, high } = estimate
      const step = Math.max(1, roundingStep(value, low, high))
      const range =
        low === undefined || high === undefined
          ? ''
          : ` (${formatNumber(low, step)} to ${formatNumber(high, step)})`
      return { ...base, ...estimate, text: `${formatNumber(value, step)}${range}` }
    })
    return [{ title, rows }]
  })
  if (panels.length === 0) return undefined
  const rows = panels.flatMap((panel) => panel.rows)
  const head = figuresHead(input, 'days')
  const [domain, margins] = [domainOf(rows), marginsOf(rows, head)]
  const appeal = findRow(input.summary, {
    scenario: input.baseline,
    deterrence: 'none',
    metric: 'wait.appeal.median',
  })?.mean
  const decision = findRow(input.summary, {
    scenario: input.baseline,
    deterrence: 'none',
    metric: 'wait.decision.median',
  })?.mean
  const title = fitTitle(
    withCondition(input, [
      decision == null || appeal == null
        ? 'Waits for a decision, an appeal and a return'
        : `Half wait over ${formatNumber(decision, 10)} days for a decision, ${formatNumber(appeal, 10)} for an appeal`,
      'Waits for a decision, an appeal and a return',
    ]),
  )
  return framed({
    id: 'waits',
    title,
    subtitle: `Days waited by cases that began to wait during the run, UK, those still waiting included as censored. ${condition(input).sentence}`,
    description: `Bar chart of waits in days, ${input.replications} replications of ${duration(input.horizonYears)} from ${dayInWords(input.start)}. ${title}. ${panels
      .map(
        (panel) =>
          `${panel.title}: ${panel.rows.map((row) => `${row.label.join(' ')} ${row.text}`).join('; ')}.`,
      )
      .join(' ')}`,
    source: `Source: ${modelSource(input)}.`,
    note: `Product-limit estimates; a wait that most cases do not end within the run has no median. ${intervalNote(input)}`,
    panels: {
      spacing: 16,
      vconcat: panels.map((panel, i) =>
        estimateView({
          ...panel,
          mark: 'bar',
          ...(i === 0 ? { head } : {}),
          ...(i === panels.length - 1 ? { axisTitle: 'Days' } : {}),
          domain,
          step: 30,
          margins,
        }),
      ),
    },
  })
}
