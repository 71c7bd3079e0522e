/** What an option costs more or less than the baseline, added up month by month. */
import { costLineIds, factsOfLine } from '../model/measures/ledger.ts'
import { isClear, verdictOf } from '../statistics/verdict.ts'
import { formatSigned, outOf } from '../words/numbers.ts'
import { fitTitle } from '../words/text.ts'
import { changeInWords, changeOf, endOfChange } from './kit/changes.ts'
import type { ChartInput, ChartMaker } from './kit/chart.ts'
import { sizeOf } from './kit/clear-difference.ts'
import { dashes } from './kit/dashes.ts'
import { condition, framed, modelSource, withCondition } from './kit/frame.ts'
import { meansNote } from './kit/intervals.ts'
import { comparedOptions } from './kit/options.ts'
import { changePanel, type NamedLine } from './kit/panels.ts'
import { ink, palette } from './kit/theme.ts'

/** Most options that get a panel with their cost lines; of more, only the totals are drawn. */
const mostFullPanels = 4

/** Most lines besides the total: those with the largest difference at the end. */
const mostLines = 4

/** One panel per option, each on its own scale: the total, and the cost lines that differ most. */
export const costOverTime: ChartMaker = (input) => {
  const panels = comparedOptions(input).flatMap((option) => {
    const total = changeOf(input, { ...option, metric: 'cost.total' }, 1e-6)
    const end = endOfChange(input, { ...option, metric: 'cost.total' })
    if (total.length < 2 || end === undefined) return []
    const lines = costLineIds
      .filter((line) => factsOfLine(line).type !== 'sunk')
      .map((line) => ({
        words: factsOfLine(line).label,
        points: changeOf(input, { ...option, metric: `cost.${line}` }, 1e-6),
      }))
      .filter(({ points }) => Math.abs(points.at(-1)?.y ?? 0) >= 0.1)
      .sort((a, b) => Math.abs(b.points.at(-1)!.y) - Math.abs(a.points.at(-1)!.y))
      .slice(0, mostLines)
      .map(
        ({ words, points }, i): NamedLine => ({
          name: `${words} ${formatSigned(points.at(-1)!.y, 1)}`,
          points,
          colour: palette[i % palette.length] as string,
          dash: [...dashes[(i % (dashes.length - 1)) + 1]!],
        }),
      )
    const all: NamedLine = { name: 'Total', points: total, colour: ink, dash: [1, 0] }
    return [{ option, all, lines, end, words: changeInWords(end) }]
  })
  if (panels.length === 0) return undefined
  const many = panels.length > mostFullPanels
  const title = fitTitle(withCondition(input, findings(input)))
  const interval =
    input.replications < 2 ? '' : ' Pale bar at the end and brackets: 95% interval of the total.'
  return framed({
    id: 'cost-over-time',
    title,
    subtitle: `Difference in public cost from the baseline, added up month by month, £ million, ${input.priceBase} prices, not discounted. ${condition(input).sentence}`,
    description: `Line chart of the cumulative difference in cost, £ million, one panel per option. ${title}. At the end: ${panels
      .map(
        ({ option, words, lines }) =>
          `${option.label}: ${[`total ${words}`, ...(many ? [] : lines.map(({ name }) => name))].join(', ')}.`,
      )
      .join(' ')}`,
    source: `Source: ${modelSource(input)}; unit costs as in assumptions.csv.`,
    note: `${meansNote(input)}${interval}${panels.length > 1 ? ' Each panel has its own scale.' : ''} ${many ? 'The lines of the total are in cost-by-line.' : `The ${mostLines} cost lines that differ most are drawn.`} Replications in which a scheme has not opened count with its set-up cost only.`,
    panels: {
      columns: many ? 3 : 1,
      spacing: many ? { row: 32, column: 24 } : 28,
      concat: panels.map(({ option, all, lines, end, words }) =>
        changePanel({
          title: [option.label, words],
          lines: many ? [{ ...all, name: '' }] : [all, ...lines],
          interval: end.estimate,
          width: many ? 208 : 500,
          height: many ? 140 : 260,
          time: true,
        }),
      ),
    },
  })
}

/** What the one option costs, or how many of several cost less. */
function findings(input: ChartInput): string[] {
  const own = comparedOptions(input)
    .filter(({ deterrence }) => deterrence === 'none')
    .map((option) => ({ option, row: endOfChange(input, { ...option, metric: 'cost.total' })?.row }))
  const verdicts = own.map(({ row }) => verdictOf(row))
  const [only, ...others] = own
  if (only === undefined || verdicts.every((verdict) => verdict === 'unknown'))
    return ['Difference in public cost, added up']
  if (others.length > 0) {
    const less = verdicts.filter((verdict) => verdict === 'fewer').length
    return [
      `${outOf(less, own.length, 'option')} clearly ${less === 1 ? 'costs' : 'cost'} less by the end`,
      'Difference in public cost, added up',
    ]
  }
  const verdict = verdicts[0]!
  const said = isClear(verdict)
    ? `${sizeOf(only.row!)} ${verdict === 'more' ? 'more' : 'less'} public cost by the end`
    : `no ${verdict === 'none' ? '' : 'clear '}difference in public cost by the end`
  return [`${only.option.title}: ${said}`, said]
}
