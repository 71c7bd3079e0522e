/** What an additional return costs under each option, where there are clearly more returns. */
import { costPerAdditionalReturn } from '../experiments/differences.ts'
import { duration } from './dates.ts'
import { domainOf, type EstimateRow, estimateView, marginsOf } from './estimates.ts'
import { framed, modelSource, withCondition } from './frame.ts'
import { allComparedOptions } from './options.ts'
import type { ChartInput, ChartMaker } from './results.ts'
import { findRow } from './rows.ts'
import { fitTitle, formatNumber, listed, outOf, roundingStep } from './text.ts'

const thousand = 1e-3
/** Width of the interval, in multiples of the ratio, beyond which no mark is drawn. */
const widest = 5
/** Most rows; of more, those under a deterrence hypothesis are left to the tables. */
const mostRows = 12

/** A row for each option; words instead of a mark where the ratio is undefined. */
export const costPerReturn: ChartMaker = (input) => {
  const options = shown(input)
  const all = options.some(({ deterrence }) => deterrence !== 'none')
  const rows = options.flatMap((option): EstimateRow[] => {
    const row = findRow(input.differences, { ...option, metric: costPerAdditionalReturn.id })
    if (row === undefined) return []
    const base = { label: [all ? option.label : option.title], colour: option.colour }
    const { mean, ci_low, ci_high } = row
    const returns = findRow(input.differences, { ...option, metric: 'returns.total' })?.mean ?? 0
    if (mean === null || ci_low === null || ci_high === null || returns < 0)
      return [{ ...base, clear: false, text: reasonFor(input, option) }]
    const step = roundingStep(mean * thousand, ci_low * thousand, ci_high * thousand)
    const text = (value: number) => pounds(value, step)
    if (ci_high - ci_low > widest * Math.abs(mean))
      return [{ ...base, clear: false, text: `too imprecise: ${text(ci_low)} to ${text(ci_high)}` }]
    return [
      {
        ...base,
        value: mean * thousand,
        meanLow: ci_low * thousand,
        meanHigh: ci_high * thousand,
        clear: ci_low > 0 || ci_high < 0,
        text: `${text(mean)} (${text(ci_low)} to ${text(ci_high)})`,
      },
    ]
  })
  if (rows.every(({ value }) => value === undefined)) return undefined
  const title = fitTitle(withCondition(input, findings(input)))
  return framed({
    id: 'cost-per-return',
    title,
    subtitle: `Extra public cost over extra returns (£ thousand per person), over ${duration(input.horizonYears)}. Returns of all types count; transfers do not. ${all ? 'Rows say which deterrent effect is assumed.' : 'No deterrent effect is assumed.'}`,
    description: `Dot and interval chart. ${title}. ${rows.map(({ label, text }) => `${label.join(', ')}: ${text}`).join('; ')}.`,
    source: `Source: ${modelSource(input)}.`,
    note: `${input.replications === 1 ? 'One replication: chance cannot be told from effect. ' : ''}Ratio of mean differences with Fieller’s 95 % interval, over ${input.replications} replications; it covers differences between these only. Undefined where the interval of the additional returns reaches zero. Below zero: more returns at less cost. No mark where the interval is more than five times as wide as the ratio.`,
    panels: {
      vconcat: [
        estimateView({
          title: 'Cost per additional return',
          rows,
          mark: 'dot',
          axisTitle: '£ thousand per additional return',
          domain: domainOf(rows),
          step: 30,
          margins: marginsOf(rows),
        }),
      ],
    },
  })
}

/** '£494k', '−£41k', '£16m'. @param step to which thousands are rounded */
function pounds(value: number, step: number): string {
  const millions = Math.abs(value) >= 1e6
  const text = millions
    ? `${formatNumber(value / 1e6, Math.min(1, Math.max(0.1, step / 1000)))}m`
    : `${formatNumber(value * thousand, step)}k`
  return text.replace(/^(−?)/, '$1£')
}

function shown(input: ChartInput) {
  const all = allComparedOptions(input)
  return all.length <= mostRows ? all : all.filter(({ deterrence }) => deterrence === 'none')
}

function reasonFor(
  input: ChartInput,
  option: { readonly scenario: string; readonly deterrence: string },
): string {
  const returns = findRow(input.differences, { ...option, metric: 'returns.total' })
  if (returns === undefined || returns.mean === null || returns.ci_high === null) return 'not defined'
  return returns.mean < 0 && returns.ci_high < 0
    ? 'not defined: fewer returns'
    : 'not defined: no clear difference in returns'
}

function findings(input: ChartInput): string[] {
  const compared = allComparedOptions(input).filter(({ deterrence }) => deterrence === 'none')
  const defined = compared.filter((option) => {
    const row = findRow(input.differences, { ...option, metric: costPerAdditionalReturn.id })
    return row !== undefined && row.mean !== null && row.ci_low !== null
  })
  const more = defined.filter(
    (option) => (findRow(input.differences, { ...option, metric: 'returns.total' })?.mean ?? 0) > 0,
  )
  const count = outOf(more.length, compared.length, 'option')
  return [
    ...(more.length > 0 && more.length <= 3
      ? [
          `Only ${listed(more.map(({ title }) => title))} clearly ${more.length === 1 ? 'adds' : 'add'} returns`,
        ]
      : []),
    `${count} clearly ${more.length === 1 ? 'adds' : 'add'} returns`,
  ]
}
