/** What becomes of people after their rights are exhausted: cumulative incidence by cause, only the horizon censoring. */

import { dashes } from './dashes.ts'
import { condition, framed, modelSource, withCondition } from './frame.ts'
import { optionsOf } from './options.ts'
import { linePanel, type NamedLine } from './panels.ts'
import type { ChartInput, ChartMaker } from './results.ts'
import { fitTitle } from './text.ts'
import { palette } from './theme.ts'

/** Causes in the order of the palette; those that never happen are left out. */
const causes = [
  ['voluntary_return', 'voluntary return'],
  ['regularised', 'granted leave'],
  ['enforced_return', 'enforced return'],
  ['returned_from_scheme', 'returned from a scheme'],
  ['remains_in_host', 'remains in the host country'],
  ['moved_on', 'moved on from the host'],
] as const

/** Months since exhaustion shown: where a cohort of less than a twelfth of the run would be left, the curve is noise. */
const shownShare = 0.9

/** One panel per option, one line per cause. */
export const incidence: ChartMaker = (input) => {
  const panels = optionsOf(input)
    .map((option) => ({ option, lines: linesOf(input, option.scenario, option.deterrence) }))
    .filter(({ lines }) => lines.some((line) => line.points.length > 6))
  const [first] = panels
  if (first === undefined) return undefined
  const top =
    Math.max(1, ...panels.flatMap(({ lines }) => lines.flatMap((l) => l.points.map((p) => p.y)))) * 1.15
  const months = first.lines[0]?.points.length ?? 0
  const open = 100 - first.lines.reduce((sum, line) => sum + (line.points.at(-1)?.y ?? 0), 0)
  const title = fitTitle(
    withCondition(input, [
      `${Math.round(open)} % of exhausted cases are still open after ${months - 1} months (${first.option.title})`,
      `${Math.round(open)} % of exhausted cases are still open after ${months - 1} months`,
    ]),
  )
  const ends = panels.map(
    ({ option, lines }) => `${option.label}: ${lines.map((line) => line.name).join(', ')}.`,
  )
  return framed({
    id: 'incidence',
    title,
    subtitle: `Share of parties whose rights were exhausted during the run, by how the case ended, by months since exhaustion, UK. ${condition(input).sentence}`,
    description: `Line chart, one panel per option and one line per way of ending. ${title}. After ${months - 1} months, ${ends.join(' ')}`,
    source: `Source: ${modelSource(input)}.`,
    note: `Aalen–Johansen estimate, mean of ${input.replications} replication${input.replications === 1 ? '' : 's'}${widest(input)}. Loss of contact does not end a case.`,
    panels: {
      columns: Math.min(2, panels.length),
      spacing: { row: 28, column: 24 },
      concat: panels.map(({ option, lines }) =>
        linePanel({
          title: [option.label],
          lines,
          width: panels.length === 1 ? 560 : 225,
          height: 300,
          bottom: 0,
          top,
          time: false,
          xTitle: 'Months since exhaustion',
          format: '.0f',
        }),
      ),
    },
  })
}

function linesOf(input: ChartInput, scenario: string, deterrence: string): NamedLine[] {
  const limit = Math.floor(input.horizonYears * 12 * shownShare)
  return causes.flatMap(([cause, words], i) => {
    const points = input.incidence
      .filter((r) => r.scenario === scenario && r.deterrence === deterrence && r.cause === cause)
      .filter((r) => r.months_since_exhaustion <= limit)
      .map((r) => ({ x: r.months_since_exhaustion, y: 100 * r.mean }))
      .sort((a, b) => a.x - b.x)
    const end = points.at(-1)?.y ?? 0
    if (end === 0) return []
    const share = end < 1 ? end.toFixed(1) : Math.round(end).toString()
    return [
      { name: `${words} ${share} %`, points, colour: palette[i] as string, dash: dashes[i] as number[] },
    ]
  })
}

/** The widest 95 % interval of the mean at the last month shown, in words. */
function widest(input: ChartInput): string {
  const halves = input.incidence.flatMap((r) =>
    r.ci_low === null || r.ci_high === null ? [] : [(100 * (r.ci_high - r.ci_low)) / 2],
  )
  if (halves.length === 0) return ''
  return `; 95 % intervals of the means are within ${Math.max(0.1, Math.max(...halves)).toFixed(1)} percentage points`
}
