/** Detention beds by who is in them, against the beds there are. */

import { dashes } from './dashes.ts'
import { endOf } from './dates.ts'
import { condition, framed, modelSource, withCondition } from './frame.ts'
import { meansNote } from './intervals.ts'
import { optionsOf } from './options.ts'
import { linePanel, meanPoints, type NamedLine } from './panels.ts'
import type { ChartMaker } from './results.ts'
import { findRow, monthsOf } from './rows.ts'
import { fitTitle, formatNumber } from './text.ts'
import { ink, palette } from './theme.ts'

const users = [
  ['detention.occupancy', 'all'],
  ['detention.occupancy.other', 'outside the asylum pathway'],
  ['detention.occupancy.asylum', 'asylum removals'],
  ['detention.occupancy.scheme', 'awaiting transfer'],
] as const

/** One panel per option, one line per user and a dashed line for the beds. */
export const detention: ChartMaker = (input) => {
  const panels = optionsOf(input).flatMap((option) => {
    const months = (metric: string) => monthsOf(input.monthly, { ...option, metric })
    const beds = meanPoints(months('detention.beds'))
    if (beds.length === 0) return []
    const lines: NamedLine[] = users.flatMap(([metric, words], i) => {
      const points = meanPoints(months(metric))
      const end = points.at(-1)?.y ?? 0
      if (points.every(({ y }) => y === 0)) return []
      return [
        {
          name: `${words} ${formatNumber(end)}`,
          points,
          colour: palette[i] as string,
          dash: dashes[i] as number[],
        },
      ]
    })
    const bedsLine = {
      name: `beds ${formatNumber(beds.at(-1)?.y ?? 0)}`,
      points: beds,
      colour: ink,
      dash: [3, 3],
    }
    return [{ option, lines: [bedsLine, ...lines], last: months('detention.beds').at(-1)?.month ?? '' }]
  })
  const [first] = panels
  if (first === undefined) return undefined
  const used = findRow(input.summary, { ...first.option, metric: 'utilisation.detention' })?.mean
  const title = fitTitle(
    withCondition(input, [
      `${used == null ? 'Detention beds by user' : `${Math.round(100 * used)} % of detention bed-days are used`} (${first.option.title})`,
      'Detention beds by user',
    ]),
  )
  const top =
    Math.max(1, ...panels.flatMap(({ lines }) => lines.flatMap((l) => l.points.map((p) => p.y)))) * 1.1
  return framed({
    id: 'detention',
    title,
    subtitle: `People in immigration removal centres by why they are there, UK, at the end of each month. ${condition(input).sentence}`,
    description: `Line chart, one panel per option and one line per user of detention beds. ${title}. At ${endOf(first.last)}, ${panels
      .map(({ option, lines }) => `${option.label}: ${lines.map((line) => line.name).join(', ')}.`)
      .join(' ')}`,
    source: `Source: ${modelSource(input)}.`,
    note: `${meansNote(input)} People outside the asylum pathway come first for a bed.`,
    panels: {
      columns: 1,
      spacing: 28,
      concat: panels.map(({ option, lines }) =>
        linePanel({ title: [option.label], lines, width: 560, height: 210, bottom: 0, top, time: true }),
      ),
    },
  })
}
