/** Where people leave a transfer scheme to, and how many never get that far. */
import { dayInWords, duration } from '../calendar/in-words.ts'
import type { ExitMetric } from '../model/declaration/facility-exits.ts'
import { formatNumber, roundingStep } from '../words/numbers.ts'
import { fitTitle } from '../words/text.ts'
import type { ChartInput, ChartMaker } from './kit/chart.ts'
import { domainOf, type EstimateRow, estimateView, marginsOf } from './kit/estimates.ts'
import { ifItOpens, schemeFigure, schemesShown } from './kit/find-rows.ts'
import { condition, framed, modelSource, withCondition } from './kit/frame.ts'
import { estimateOf, figuresHead, intervalNote } from './kit/intervals.ts'
import { type Option, optionsOf } from './kit/options.ts'

const before = [
  ['scheme.referred', 'Referred'],
  ['scheme.not_located', 'not located'],
  ['scheme.challenge_succeeded', 'transfer stopped by a challenge'],
  ['scheme.hold_expired', 'bailed at the longest hold'],
  ['scheme.left_before_transfer', 'further submission, departure or other reason'],
  ['scheme.queue', 'still waiting at the end'],
  ['scheme.transferred', 'Transferred'],
] as const
/** In the order of the chart. */
const exits: Readonly<Record<ExitMetric, string>> = {
  'returns.from_scheme': 'returned home',
  'scheme.released_by_court': 'brought back: court decision',
  'scheme.released_unfit': 'brought back: medically unfit',
  'scheme.recognised': 'brought back: recognised',
  'scheme.brought_back_limit': 'brought back: limit of stay',
  'scheme.brought_back_closed': 'brought back: scheme suspended or ended',
  'scheme.brought_back_barrier': 'brought back: further submission',
  'scheme.moved_on': 'left and moved on',
  'scheme.remain_in_host': 'remain in the host country',
}
const after = [...Object.entries(exits), ['scheme.occupancy', 'still there at the end']] as const

/** A scheme of an option. */
type Shown = Option & { readonly scheme: string }

/** Bars of people by what happened to them, before and after the transfer; a pair of panels per option. */
export const schemeExits: ChartMaker = (input) => {
  const options = optionsOf(input).flatMap((option) => schemesShown(input, option, 'scheme.transferred'))
  if (options.length === 0) return undefined
  const panels = options.flatMap((option) => [
    {
      title: `${option.label}: up to the transfer${openedOf(input, option)}`,
      rows: before.flatMap(([m, words]) => rowOf(input, option, m, words)),
    },
    {
      title: `${option.label}: after the transfer`,
      rows: after.flatMap(([m, words]) => rowOf(input, option, m, words)),
    },
  ])
  const rows = panels.flatMap((panel) => panel.rows)
  const head = figuresHead(input, 'people')
  const [domain, margins] = [domainOf(rows), marginsOf(rows, head)]
  const title = fitTitle(withCondition(input, findings(input, options)))
  const averaged = options.some((option) => transferredOf(input, option)?.opened === undefined)
  return framed({
    id: 'scheme-exits',
    title,
    subtitle: `People by what happened to them in the scheme over ${duration(input.horizonYears)}. ${condition(input).sentence}`,
    description: `Bar chart with interval lines: people in the scheme over ${duration(input.horizonYears)} from ${dayInWords(input.start)}, ${input.replications} replications. ${title}. ${panels
      .map(
        (panel) =>
          `${panel.title}: ${panel.rows.map((row) => `${row.label.join(' ')} ${row.text}`).join('; ')}.`,
      )
      .join(' ')}`,
    source: `Source: ${modelSource(input)}.`,
    note: `${input.replications > 1 ? 'Lines below the bars and brackets: ' : ''}${intervalNote(input)} A party may be referred more than once.${averaged ? ' Replications in which the scheme has not opened count as zero.' : ''}`,
    panels: {
      spacing: 18,
      vconcat: panels.map((panel, i) =>
        estimateView({
          ...panel,
          mark: 'bar',
          ...(i % 2 === 0 ? { head } : {}),
          ...(i % 2 === 1 ? { axisTitle: 'People' } : {}),
          domain,
          step: 30,
          margins,
        }),
      ),
    },
  })
}

const transferredOf = (input: ChartInput, option: Shown) =>
  schemeFigure(input, { ...option, metric: 'scheme.transferred' })

const openedOf = (input: ChartInput, option: Shown) =>
  ifItOpens(transferredOf(input, option), input.replications)

function rowOf(input: ChartInput, option: Shown, metric: string, words: string): EstimateRow[] {
  const estimate = estimateOf(schemeFigure(input, { ...option, metric })?.row)
  if (estimate === undefined) return []
  const { value, low, high } = estimate
  const base = { label: [words], colour: option.colour, clear: true }
  if (value === 0 && (high ?? 0) === 0) return [{ ...base, value, text: 'none' }]
  const step = Math.max(1, roundingStep(value, low, high))
  const range =
    low === undefined || high === undefined
      ? ''
      : ` (${formatNumber(low, step)} to ${formatNumber(high, step)})`
  return [
    {
      label: [words],
      ...estimate,
      colour: option.colour,
      clear: true,
      text: `${formatNumber(value, step)}${range}`,
    },
  ]
}

function findings(input: ChartInput, options: readonly Shown[]): string[] {
  const [first] = options as [Shown]
  const mean = (metric: string) => schemeFigure(input, { ...first, metric })?.row.mean ?? 0
  const transferred = mean('scheme.transferred')
  if (transferred === 0) return [`${first.title}: nobody is transferred`]
  const share = (metric: string) => Math.round((100 * mean(metric)) / transferred)
  return [
    `${first.title}: ${share('returns.from_scheme')}% of those transferred return home from there, ${share('scheme.brought_back')}% are brought back`,
    `${share('returns.from_scheme')}% of those transferred return home from there, ${share('scheme.brought_back')}% are brought back`,
  ]
}
