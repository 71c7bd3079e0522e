/** What an option costs more or less than the baseline, added up month by month. */
import { costLineIds, factsOfLine } from '../model/ledger.ts'
import { dashes } from './dashes.ts'
import { monthEnd } from './dates.ts'
import { condition, framed, modelSource, withCondition } from './frame.ts'
import { estimateOf, intervalKind, meansNote } from './intervals.ts'
import { comparedOptions, type Option } from './options.ts'
import { linePanel, type NamedLine } from './panels.ts'
import type { ChartInput, ChartMaker } from './results.ts'
import { findRow, monthsOf } from './rows.ts'
import { fitTitle, formatSigned, outOf, wrap } from './text.ts'
import { ink, palette } from './theme.ts'

/** Most options that get a panel with their cost lines; of more, only the totals are drawn. */
const mostFullPanels = 4

/** Most lines besides the total: those with the largest difference at the end. */
const mostLines = 4

/** One panel per option: the total, and the cost lines that differ most. */
export const costOverTime: ChartMaker = (input) => {
  const panels = comparedOptions(input).flatMap((option) => {
    const total = cumulative(input, option, 'cost.total')
    if (total.length < 2) return []
    const own = costLineIds
      .filter((line) => factsOfLine(line).type !== 'sunk')
      .map((line) => ({ words: factsOfLine(line).label, points: cumulative(input, option, `cost.${line}`) }))
      .filter(({ points }) => Math.abs(points.at(-1)?.y ?? 0) >= 0.1)
      .sort((a, b) => Math.abs(b.points.at(-1)!.y) - Math.abs(a.points.at(-1)!.y))
      .slice(0, mostLines)
    const named = (words: string, points: Point[], i: number): NamedLine => ({
      name: `${words} ${formatSigned(points.at(-1)!.y, 1)}`,
      points,
      colour: i < 0 ? ink : (palette[i % palette.length] as string),
      dash: i < 0 ? [1, 0] : [...dashes[(i % (dashes.length - 1)) + 1]!],
    })
    const all = named('All lines', total, -1)
    return [
      {
        option,
        lines: [
          { ...all, name: `${all.name}${rangeOf(input, option)}` },
          ...own.map(({ words, points }, i) => named(words, points, i)),
        ],
      },
    ]
  })
  const [first] = panels
  if (first === undefined) return undefined
  const many = panels.length > mostFullPanels
  const ys = panels.flatMap(({ lines }) =>
    lines.slice(0, many ? 1 : lines.length).flatMap(({ points }) => points.map(({ y }) => y)),
  )
  const top = 1.1 * Math.max(1, ...ys)
  const bottom = Math.min(0, 1.1 * Math.min(0, ...ys))
  const end = first.lines[0]!.points.at(-1)!.y
  const title = fitTitle(
    withCondition(input, [
      ...(many ? [costingLess(input, panels)] : []),
      `${first.option.title}: ${formatSigned(end, 1).replace(/^([+−]?)/, '$1£')}m public cost by the end`,
      'Difference in public cost, added up',
    ]),
  )
  return framed({
    id: 'cost-over-time',
    title,
    subtitle: `Difference in public cost from the baseline, added up month by month, £ million, ${input.priceBase} prices, not discounted. ${condition(input).sentence}`,
    description: `Line chart of the cumulative difference in cost, £ million, one panel per option. ${title}. At the end: ${panels
      .map(({ option, lines }) => `${option.label}: ${lines.map(({ name }) => name).join(', ')}.`)
      .join(' ')}`,
    source: `Source: ${modelSource(input)}; unit costs as in assumptions.csv.`,
    note: `${meansNote(input)} Brackets at the end of the total: ${intervalKind(input) === 'replications' ? '90 % of replications' : '95 % interval of the mean'}. ${many ? 'The lines of the total are in cost-by-line.' : `The ${mostLines} lines that differ most are drawn.`} Replications in which a scheme has not opened count with its set-up cost only.`,
    panels: many
      ? {
          columns: 3,
          spacing: { row: 32, column: 24 },
          concat: panels.map(({ option, lines: [total] }) =>
            linePanel({
              title: [...wrap(option.label, 34), total!.name],
              lines: [{ ...total!, name: '' }],
              width: 235,
              height: 150,
              bottom,
              top,
              time: true,
            }),
          ),
        }
      : {
          columns: 1,
          spacing: 28,
          concat: panels.map(({ option, lines }) =>
            linePanel({ title: [option.label], lines, width: 520, height: 260, bottom, top, time: true }),
          ),
        },
  })
}

/** How many options cost less: clearly, where the run gives intervals, else on average. */
function costingLess(
  input: ChartInput,
  panels: readonly { readonly option: Option; readonly lines: readonly NamedLine[] }[],
): string {
  const ends = panels.map(({ option, lines }) => {
    const high = endEstimate(input, option)?.high
    return { high, known: high ?? lines[0]?.points.at(-1)?.y ?? 0 }
  })
  const less = ends.filter(({ known }) => known < 0).length
  const count = outOf(less, panels.length, 'option')
  return ends.every(({ high }) => high !== undefined)
    ? `${count} clearly ${less === 1 ? 'costs' : 'cost'} less by the end`
    : `${count} ${less === 1 ? 'has' : 'have'} cost less on average by the end`
}

const endEstimate = (input: ChartInput, option: Option) =>
  estimateOf(findRow(input.differences, { ...option, metric: 'cost.total' }), intervalKind(input), 1e-6)

/** The interval of the total at the end, as the run can support it. */
function rangeOf(input: ChartInput, option: Option): string {
  const estimate = endEstimate(input, option)
  if (estimate?.low === undefined || estimate.high === undefined) return ''
  return ` (${formatSigned(estimate.low, 1)} to ${formatSigned(estimate.high, 1)})`
}

interface Point {
  readonly x: string
  readonly y: number
}

/** Running sums of the option's monthly means less the baseline's, £ million. */
function cumulative(input: ChartInput, option: Option, metric: string): Point[] {
  const months = (scenario: string) => monthsOf(input.monthly, { ...option, scenario, metric })
  const baseline = new Map(months(input.baseline).map(({ month, mean }) => [month, mean ?? 0]))
  let sum = 0
  return months(option.scenario).map(({ month, mean }) => {
    sum += ((mean ?? 0) - (baseline.get(month) ?? 0)) * 1e-6
    return { x: monthEnd(month), y: sum }
  })
}
