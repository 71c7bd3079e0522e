/** Where everyone is: people at each stage of the pathway, month by month. */

import { dashes } from './dashes.ts'
import { endOf } from './dates.ts'
import { condition, framed, modelSource, withCondition } from './frame.ts'
import { meansNote } from './intervals.ts'
import { optionsOf } from './options.ts'
import { linePanel, meanPoints, type NamedLine } from './panels.ts'
import type { ChartMaker } from './results.ts'
import { monthsOf } from './rows.ts'
import { fitTitle, formatNumber } from './text.ts'
import { palette } from './theme.ts'

const shown = [
  ['backlog.decision', 'awaiting a decision'],
  ['backlog.appeal', 'open appeals'],
  ['stock.onward_appeal', 'onward appeals'],
  ['stock.rights_exhausted', 'exhausted, all in the UK'],
  ['stock.lost_contact', 'exhausted, out of contact'],
  ['stock.barrier', 'exhausted, further submission'],
] as const

/** One panel per option, one line per stage. */
export const stocks: ChartMaker = (input) => {
  const panels = optionsOf(input).flatMap((option) => {
    const lines = shown.flatMap(([metric, words], i): NamedLine[] => {
      const points = meanPoints(monthsOf(input.monthly, { ...option, metric }), 1e-3)
      const end = points.at(-1)
      if (end === undefined) return []
      const name = `${words} ${formatNumber(end.y * 1000, 100)}`
      return [{ name, points, colour: palette[i] as string, dash: dashes[i] as number[] }]
    })
    const last = monthsOf(input.monthly, { ...option, metric: 'stock.rights_exhausted' }).at(-1)?.month
    return lines.length > 1 && last !== undefined ? [{ option, lines, last }] : []
  })
  const [first] = panels
  if (first === undefined) return undefined
  const exhausted = meanPoints(monthsOf(input.monthly, { ...first.option, metric: 'stock.rights_exhausted' }))
  const [from, to] = [exhausted[0]!.y, exhausted.at(-1)!.y]
  const change = to > 1.1 * from ? 'grow' : to < 0.9 * from ? 'shrink' : 'stay about as many'
  const title = fitTitle(
    withCondition(input, [
      `People with rights exhausted ${change} under ${first.option.title}`,
      `People with rights exhausted ${change}`,
    ]),
  )
  const top =
    1.1 * Math.max(0.001, ...panels.flatMap(({ lines }) => lines.flatMap((l) => l.points.map((p) => p.y))))
  return framed({
    id: 'stocks',
    title,
    subtitle: `Thousands of people at each stage, UK, at the end of each month. ${condition(input).sentence}`,
    description: `Line chart, one panel per option and one line per stage of the pathway. ${title}. At ${endOf(first.last)}, ${panels
      .map(({ option, lines }) => `${option.label}: ${lines.map((line) => line.name).join(', ')}.`)
      .join(' ')}`,
    source: `Source: ${modelSource(input)}.`,
    note: `${meansNote(input)} Most of those exhausted at the start are not counted in any publication since June 2023: see assumptions.csv.`,
    panels: {
      columns: 1,
      spacing: 28,
      concat: panels.map(({ option, lines }) =>
        linePanel({ title: [option.label], lines, width: 560, height: 240, bottom: 0, top, time: true }),
      ),
    },
  })
}
