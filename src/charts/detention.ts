/** Detention beds by who is in them, against the beds there are. */

import { endOf } from '../calendar/in-words.ts'
import { formatNumber, formatSigned } from '../words/numbers.ts'
import { fitTitle } from '../words/text.ts'
import { changeOf } from './kit/changes.ts'
import type { ChartMaker } from './kit/chart.ts'
import { styleOf } from './kit/dashes.ts'
import { findRow, monthsOf } from './kit/find-rows.ts'
import { condition, framed, modelSource, withCondition } from './kit/frame.ts'
import { meansNote } from './kit/intervals.ts'
import { optionsOf } from './kit/options.ts'
import { changePanel, linePanel, meanPoints, type NamedLine } from './kit/panels.ts'
import { ink } from './kit/theme.ts'

const lines = [
  ['detention.occupancy', 'all'],
  ['detention.occupancy.other', 'outside the asylum pathway'],
  ['detention.occupancy.asylum', 'asylum removals'],
  ['detention.occupancy.scheme', 'awaiting transfer'],
] as const

/** Most options whose changes are drawn. */
const mostChanges = 4

/** The baseline with one line per user and a dashed line for the beds; below it what each option changes. */
export const detention: ChartMaker = (input) => {
  const [baseline, ...options] = optionsOf(input)
  if (baseline === undefined) return undefined
  const months = (metric: string) => monthsOf(input.monthly, { ...baseline, metric })
  const beds = meanPoints(months('detention.beds'))
  const last = months('detention.beds').at(-1)
  if (last === undefined) return undefined
  const users = lines.flatMap(([metric, words], i): NamedLine[] => {
    const points = meanPoints(months(metric))
    if (points.every(({ y }) => y === 0)) return []
    return [{ name: `${words} ${formatNumber(points.at(-1)!.y)}`, points, ...styleOf(i) }]
  })
  const bedsLine: NamedLine = {
    name: `beds ${formatNumber(beds.at(-1)?.y ?? 0)}`,
    points: beds,
    colour: ink,
    dash: [3, 3],
  }
  const drawn = options.slice(0, mostChanges)
  const changes = drawn.flatMap((option) => {
    const own = lines.flatMap(([metric, words], i): NamedLine[] => {
      const points = changeOf(input, { ...option, metric })
      if (points.every(({ y }) => y === 0)) return []
      return [{ name: `${words} ${formatSigned(points.at(-1)!.y)}`, points, ...styleOf(i) }]
    })
    return own.length > 0 ? [{ option, lines: own }] : []
  })
  const used = findRow(input.summary, { ...baseline, metric: 'utilisation.detention' })?.mean
  const title = fitTitle(
    withCondition(input, [
      `${used == null ? 'Detention beds by user' : `${Math.round(100 * used)}% of detention bed-days are used`} (${baseline.title})`,
      'Detention beds by user',
    ]),
  )
  const top = 1.1 * Math.max(1, ...[bedsLine, ...users].flatMap(({ points }) => points.map(({ y }) => y)))
  const rest = options.length > drawn.length ? ' Other options are in results/monthly.csv.' : ''
  return framed({
    id: 'detention',
    title,
    subtitle: `People in immigration removal centres by why they are there, UK, at the end of each month${changes.length > 0 ? '; below, what an option changes' : ''}. ${condition(input).sentence}`,
    description: `Line chart, one line per user of detention beds. ${title}. At ${endOf(last.month)}, ${baseline.label}: ${[bedsLine, ...users].map(({ name }) => name).join(', ')}.${changes
      .map(
        ({ option, lines: own }) =>
          ` ${option.label}, difference from it: ${own.map(({ name }) => name).join(', ')}.`,
      )
      .join('')}`,
    source: `Source: ${modelSource(input)}.`,
    note: `${meansNote(input)} ${changes.length > 0 ? `Each panel has its own scale; differences are means, with intervals in results/differences.csv.${rest} ` : ''}People outside the asylum pathway come first for a bed.`,
    panels: {
      columns: 1,
      spacing: 28,
      concat: [
        linePanel({
          title: [baseline.label],
          lines: [bedsLine, ...users],
          width: 560,
          height: 230,
          bottom: 0,
          top,
          time: true,
        }),
        ...changes.map(({ option, lines: own }) =>
          changePanel({
            title: [`${option.label} less ${baseline.title}`],
            lines: own,
            width: 560,
            height: 150,
            time: true,
          }),
        ),
      ],
    },
  })
}
