/** Where everyone is: people at each stage of the pathway, month by month. */

import { endOf } from '../calendar/in-words.ts'
import { formatNumber, formatSigned } from '../words/numbers.ts'
import { fitTitle } from '../words/text.ts'
import { changeOf } from './kit/changes.ts'
import type { ChartMaker } from './kit/chart.ts'
import { styleOf } from './kit/dashes.ts'
import { monthsOf } from './kit/find-rows.ts'
import { condition, framed, modelSource, withCondition } from './kit/frame.ts'
import { meansNote } from './kit/intervals.ts'
import { optionsOf } from './kit/options.ts'
import { changePanel, linePanel, meanPoints, type NamedLine } from './kit/panels.ts'

const shown = [
  ['backlog.decision', 'awaiting a decision'],
  ['backlog.appeal', 'open appeals'],
  ['stock.onward_appeal', 'onward appeals'],
  ['stock.rights_exhausted', 'exhausted, all in the UK'],
  ['stock.lost_contact', 'exhausted, out of contact'],
  ['stock.barrier', 'exhausted, further submission'],
] as const

/** Most options whose changes are drawn. */
const mostChanges = 4

/** The baseline with one line per stage, and below it what each option changes in the same stages. */
export const stocks: ChartMaker = (input) => {
  const [baseline, ...options] = optionsOf(input)
  if (baseline === undefined) return undefined
  const months = monthsOf(input.monthly, { ...baseline, metric: 'stock.rights_exhausted' })
  const last = months.at(-1)
  const lines = shown.flatMap(([metric, words], i): NamedLine[] => {
    const points = meanPoints(monthsOf(input.monthly, { ...baseline, metric }), 1e-3)
    const end = points.at(-1)
    if (end === undefined) return []
    return [{ name: `${words} ${formatNumber(end.y * 1000, 100)}`, points, ...styleOf(i) }]
  })
  if (lines.length < 2 || last === undefined) return undefined
  const drawn = options.slice(0, mostChanges)
  const changes = drawn.flatMap((option) => {
    const own = shown.flatMap(([metric, words], i): NamedLine[] => {
      const points = changeOf(input, { ...option, metric })
      if (points.every(({ y }) => y === 0)) return []
      return [{ name: `${words} ${formatSigned(points.at(-1)!.y)}`, points, ...styleOf(i) }]
    })
    return own.length > 0 ? [{ option, lines: own }] : []
  })
  const [from, to] = [months[0]?.mean ?? 0, last.mean ?? 0]
  const change = to > 1.1 * from ? 'grow' : to < 0.9 * from ? 'shrink' : 'stay about as many'
  const title = fitTitle(
    withCondition(input, [
      `People with rights exhausted ${change} under ${baseline.title}`,
      `People with rights exhausted ${change}`,
    ]),
  )
  const top = 1.1 * Math.max(0.001, ...lines.flatMap(({ points }) => points.map(({ y }) => y)))
  const rest = options.length > drawn.length ? ' Other options are in results/monthly.csv.' : ''
  return framed({
    id: 'stocks',
    title,
    subtitle: `People at each stage, UK, at the end of each month: thousands under ${baseline.title}${changes.length > 0 ? ', and below, in people, what an option changes' : ''}. ${condition(input).sentence}`,
    description: `Line chart, one line per stage of the pathway. ${title}. At ${endOf(last.month)}, ${baseline.label}: ${lines.map(({ name }) => name).join(', ')}.${changes
      .map(
        ({ option, lines: own }) =>
          ` ${option.label}, difference from it: ${own.map(({ name }) => name).join(', ')}.`,
      )
      .join('')}`,
    source: `Source: ${modelSource(input)}.`,
    note: `${meansNote(input)} ${changes.length > 0 ? `Each panel has its own scale; differences are means, with intervals in results/differences.csv.${rest} ` : ''}Most of those exhausted at the start are not counted in any publication since June 2023: see assumptions.csv.`,
    panels: {
      columns: 1,
      spacing: 28,
      concat: [
        linePanel({
          title: [`${baseline.label}, thousands of people`],
          lines,
          width: 520,
          height: 260,
          bottom: 0,
          top,
          time: true,
        }),
        ...changes.map(({ option, lines: own }) =>
          changePanel({
            title: [`${option.label} less ${baseline.title}, people`],
            lines: own,
            width: 520,
            height: 170,
            time: true,
          }),
        ),
      ],
    },
  })
}
