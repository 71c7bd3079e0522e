/** What an additional return costs under each option, where there are clearly more returns. */
import { costPerAdditionalReturn } from '../experiments/differences.ts'
import { duration } from './dates.ts'
import { domainOf, type EstimateRow, estimateView, marginsOf } from './estimates.ts'
import { verdictOf } from './findings.ts'
import { condition, framed, modelSource, withCondition } from './frame.ts'
import { allComparedOptions } from './options.ts'
import type { ChartInput, ChartMaker } from './results.ts'
import { findRow } from './rows.ts'
import { fitTitle, formatNumber, roundingStep } from './text.ts'

const thousand = 1e-3
/** Width of the interval, in multiples of the ratio, beyond which no mark is drawn. */
const widest = 5
/** Most rows; of more, those under a deterrence hypothesis are left to the tables. */
const mostRows = 12

/** A row for each option; words instead of a mark where the ratio is undefined. */
export const costPerReturn: ChartMaker = (input) => {
  const options = shown(input).filter(
    (option) => findRow(input.differences, { ...option, metric: costPerAdditionalReturn.id }) !== undefined,
  )
  const all = options.some(({ deterrence }) => deterrence !== 'none')
  const rows = options.map((option): EstimateRow => {
    const row = findRow(input.differences, { ...option, metric: costPerAdditionalReturn.id })!
    const base = { label: [all ? option.label : option.title], colour: option.colour, dash: option.dash }
    const { mean, ci_low, ci_high } = row
    if (mean === null || ci_low === null || ci_high === null)
      return { ...base, clear: false, text: row.note ?? 'not defined' }
    const low = Math.max(0, ci_low)
    const step = roundingStep(mean * thousand, low * thousand, ci_high * thousand)
    const text = (value: number) => pounds(value, step)
    const range = `${ci_low < 0 ? 'less cost' : text(low)} to ${text(ci_high)}`
    if (ci_high - ci_low > widest * mean) return { ...base, clear: false, text: `too imprecise: ${range}` }
    return {
      ...base,
      value: mean * thousand,
      meanLow: low * thousand,
      meanHigh: ci_high * thousand,
      clear: ci_low > 0,
      text: `${text(mean)} (${range})`,
    }
  })
  if (rows.every(({ value }) => value === undefined)) return undefined
  const title = fitTitle(
    findings(
      input,
      rows.filter((row, i) => row.value !== undefined && options[i]?.deterrence === 'none'),
    ),
  )
  return framed({
    id: 'cost-per-return',
    title,
    subtitle: `Extra public cost over extra returns (£ thousand per person), over ${duration(input.horizonYears)}. Returns of all types count; transfers do not. ${all ? 'Rows say which deterrent effect is assumed.' : 'No deterrent effect is assumed.'}`,
    description: `Dot and interval chart. ${title}. ${rows.map(({ label, text }) => `${label.join(', ')}: ${text}`).join('; ')}.`,
    source: `Source: ${modelSource(input)}.`,
    note: `${input.replications === 1 ? 'One replication: chance cannot be told from effect. ' : ''}Ratio of mean differences with Fieller’s 95 % interval, over ${input.replications} replications; it covers differences between these only. A number only where there are clearly more returns at more cost: else neither its sign nor its size has a meaning, and the row says why. No mark where the interval is more than five times as wide as the ratio.`,
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

type OptionKey = { readonly scenario: string; readonly deterrence: string }

/** Whether an option clearly adds returns and clearly costs less. */
const isDominant = (input: ChartInput, option: OptionKey) =>
  verdictOf(findRow(input.differences, { ...option, metric: 'returns.total' })) === 'more' &&
  verdictOf(findRow(input.differences, { ...option, metric: 'cost.total' })) === 'fewer'

/** What one more return costs where it can be told, and how many options add returns and save money. */
function findings(input: ChartInput, marked: readonly EstimateRow[]): readonly string[] {
  const { headline } = condition(input)
  const dominant = allComparedOptions(input).filter(
    (option) => option.deterrence === 'none' && isDominant(input, option),
  ).length
  const costs = marked.map(({ value }) => (value ?? 0) / thousand)
  const [least, most] = [Math.min(...costs), Math.max(...costs)]
  const named = (value: number) => pounds(value, 10 ** (Math.floor(Math.log10(value * thousand)) - 1))
  const range =
    costs.length === 1 || named(least) === named(most) ? named(least) : `${named(least)} to ${named(most)}`
  const word = dominant === 1 ? '1 option' : `${dominant} options`
  const [adds, save] = dominant === 1 ? ['adds', 'saves'] : ['add', 'save']
  if (costs.length === 0)
    return dominant === 0
      ? ['Without a deterrent effect, no option has a cost per additional return that can be told']
      : withCondition(input, [`${word} ${adds} returns at less cost`])
  if (dominant === 0)
    return withCondition(input, [
      `Where returns clearly rise, one more costs ${range}`,
      `One more return costs ${range}`,
    ])
  const long = `Where returns rise, one more costs ${range}; ${word} ${adds} returns at less cost`
  return [
    `${long}; ${headline}`,
    `One more return costs ${range}; ${word} ${save} money; ${headline}`,
    long,
    `One more return costs ${range}; ${word} ${save} money`,
  ]
}
