/** What an additional return costs under each option: the cost, the returns, and their ratio where it has a meaning. */

import { duration } from '../calendar/in-words.ts'
import { costPerAdditionalReturn } from '../experiments/replications/differences.ts'
import { fewestForVerdict, isClear, verdictOf } from '../statistics/verdict.ts'
import { finestStep, formatNumber, formatSigned, inUnit, roundingStep, unitFactor } from '../words/numbers.ts'
import { fitTitle, inSentence } from '../words/text.ts'
import type { ChartInput, ChartMaker } from './kit/chart.ts'
import { findRow } from './kit/find-rows.ts'
import { condition, framed, modelSource, withCondition } from './kit/frame.ts'
import { estimateOf } from './kit/intervals.ts'
import { allComparedOptions, type Option } from './kit/options.ts'
import { type TableCell, tableView } from './kit/table.ts'

const thousand = 1e-3
/** Width of the interval, in multiples of the ratio, beyond which no number is given. */
const widest = 5
/** Most rows; of more, those under a deterrence hypothesis are left to the tables. */
const mostRows = 13

/** An option with what one more return costs under it, in pounds, or why that cannot be said. */
interface Row {
  readonly option: Option
  readonly name: string
  readonly ratio?: { readonly value: number; readonly low: number; readonly high: number }
  readonly text: string
}

/** A table: extra returns, extra cost, and the cost of one more return, or in words why there is none. */
export const costPerReturn: ChartMaker = (input) => {
  const options = shown(input).filter(
    (option) => findRow(input.differences, { ...option, metric: costPerAdditionalReturn.id }) !== undefined,
  )
  const all = options.some(({ deterrence }) => deterrence !== 'none')
  const rows = options.map((option) => rowOf(input, option, all ? option.label : option.title))
  const told = rows.some(({ ratio, option }) => ratio !== undefined || isDominant(input, option))
  if (!told && (rows.length < 2 || input.replications < fewestForVerdict)) return undefined
  const title = fitTitle(findings(input, rows))
  const changes = rows.map(({ option }) => [
    cellOf(input, option, 'returns.total'),
    cellOf(input, option, 'cost.total'),
  ])
  return framed({
    id: 'cost-per-return',
    title,
    subtitle: `Extra public cost over extra returns, over ${duration(input.horizonYears)}. Returns of all types count; transfers do not. ${all ? 'Rows say which deterrent effect is assumed.' : condition(input).sentence}`,
    description: `Table-chart of what one more return costs. ${title}. ${rows
      .map(
        ({ name, text }, i) =>
          `${name}: ${text} (returns ${changes[i]![0]?.text ?? 'not defined'}, cost ${changes[i]![1]?.text ?? 'not defined'})`,
      )
      .join('; ')}.`,
    source: `Source: ${modelSource(input)}.`,
    note: `${input.replications === 1 ? 'One replication: chance cannot be told from effect. ' : ''}Means over ${input.replications} replications, and below them their 95% intervals; of the ratio it is Fieller’s. Bold: clear. A ratio is given only where returns are clearly more and cost is clearly more; where cost is less, the size of the ratio has no meaning.`,
    panels: tableView({
      columns: [['Additional returns'], ['Additional public cost'], ['Cost of one more return']],
      rows: rows.map(({ name, ratio, text }, i) => ({
        name,
        cells: [
          ...changes[i]!,
          ratio === undefined
            ? { text, range: '', clear: false }
            : { text: poundsOf(ratio).value, range: poundsOf(ratio).range, clear: true },
        ],
      })),
      names: 'left',
    }),
  })
}

/** A difference as a cell. */
function cellOf(input: ChartInput, option: Option, metric: string): TableCell | undefined {
  const row = findRow(input.differences, { ...option, metric })
  const estimate = estimateOf(row, unitFactor(row?.unit ?? ''))
  if (row === undefined || estimate === undefined) return undefined
  const { value, low, high } = estimate
  const step = Math.max(finestStep(row.unit), roundingStep(value, low, high))
  const text = (each: number) => inUnit(formatSigned(each, step), row.unit)
  return {
    text: text(value),
    range: low === undefined || high === undefined ? '' : `${text(low)} to ${text(high)}`,
    clear: isClear(verdictOf(row)),
  }
}

function rowOf(input: ChartInput, option: Option, name: string): Row {
  const { mean, ci_low, ci_high } = findRow(input.differences, {
    ...option,
    metric: costPerAdditionalReturn.id,
  })!
  const returns = verdictOf(findRow(input.differences, { ...option, metric: 'returns.total' }))
  const cost = verdictOf(findRow(input.differences, { ...option, metric: 'cost.total' }))
  const reason = (text: string): Row => ({ option, name, text })
  if (returns === 'unknown') return reason('too few replications to tell')
  if (returns === 'fewer') return reason('none: fewer returns')
  if (returns !== 'more') return reason('none: no clear change in returns')
  if (cost === 'fewer') return reason('none: more returns, less cost')
  if (cost !== 'more' || mean === null || ci_low === null || ci_high === null || ci_low <= 0)
    return reason('none: no clear change in cost')
  const ratio = { value: mean, low: ci_low, high: ci_high }
  const { value, range } = poundsOf(ratio)
  if (ci_high - ci_low > widest * mean) return reason(`too imprecise: ${range}`)
  return { option, name, ratio, text: `${value} (${range})` }
}

function poundsOf({ value, low, high }: NonNullable<Row['ratio']>) {
  const step = roundingStep(value * thousand, low * thousand, high * thousand)
  return { value: pounds(value, step), range: `${pounds(low, step)} to ${pounds(high, step)}` }
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

/** Whether an option clearly adds returns and clearly costs less. */
const isDominant = (input: ChartInput, option: Option) =>
  verdictOf(findRow(input.differences, { ...option, metric: 'returns.total' })) === 'more' &&
  verdictOf(findRow(input.differences, { ...option, metric: 'cost.total' })) === 'fewer'

/** What one more return costs where it can be told, and how many options add returns and save money. */
function findings(input: ChartInput, rows: readonly Row[]): readonly string[] {
  const own = rows.filter(({ option }) => option.deterrence === 'none')
  const dominant = own.filter(({ option }) => isDominant(input, option)).length
  const costs = own.flatMap(({ ratio }) => ratio?.value ?? [])
  const word = dominant === 1 ? '1 option adds' : `${dominant} options add`
  const saving = `${word} returns at less cost`
  const [least, most] = [Math.min(...costs), Math.max(...costs)]
  const named = (value: number) => pounds(value, Math.pow(10, Math.floor(Math.log10(value * thousand)) - 1))
  const range = named(least) === named(most) ? named(least) : `${named(least)} to ${named(most)}`
  const priced = own.filter(({ ratio }) => ratio !== undefined)
  // A price is that of the options it was found for.
  const under =
    own.length === 1
      ? ['']
      : priced.length === 1
        ? [` under ${inSentence(priced[0]!.option.title)}`, ' under one option']
        : [` under ${priced.length} options`]
  const price = under.map((whose) => `One more return costs ${range}${whose}`)
  if (costs.length === 0 && dominant === 0)
    return withCondition(input, ['For no option can the cost of one more return be told'])
  if (costs.length === 0)
    return withCondition(input, [`${saving}; for no other can one more return be priced`, saving])
  if (dominant === 0) return withCondition(input, price)
  return withCondition(input, [...price.map((text) => `${text}; ${saving}`), ...price])
}
