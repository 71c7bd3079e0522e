/** What becomes of people after their rights are exhausted: cumulative incidence by cause, only the horizon censoring. */

import type { Outcome } from '../model/declaration/outcomes.ts'
import { formatSigned } from '../words/numbers.ts'
import { fitTitle } from '../words/text.ts'
import type { ChartInput, ChartMaker } from './kit/chart.ts'
import { styleOf } from './kit/dashes.ts'
import { condition, framed, modelSource, withCondition } from './kit/frame.ts'
import { type Option, optionsOf } from './kit/options.ts'
import { changePanel, linePanel, type NamedLine } from './kit/panels.ts'

/** The ways of ending in the order of the palette; those that never happen are left out. */
const words: Readonly<Record<Outcome, string>> = {
  voluntary_return: 'voluntary return',
  regularised: 'granted leave',
  enforced_return: 'enforced return',
  returned_from_scheme: 'returned from a scheme',
  remains_in_host: 'remains in the host country',
  moved_on: 'moved on from the host',
}
const causes = Object.entries(words)

/** Months since exhaustion shown: where a cohort of less than a twelfth of the run would be left, the curve is noise. */
const shownShare = 0.9

/** Most options whose changes are drawn. */
const mostChanges = 4

/** The baseline with one line per way of ending; below it what each option changes, in percentage points. */
export const incidence: ChartMaker = (input) => {
  const [baseline, ...options] = optionsOf(input)
  if (baseline === undefined) return undefined
  const own = curvesOf(input, baseline)
  const lines = own.flatMap(({ points, words, i }): NamedLine[] => {
    const end = points.at(-1)?.y ?? 0
    if (end === 0) return []
    const share = end < 1 ? end.toFixed(1) : Math.round(end).toString()
    return [{ name: `${words} ${share}%`, points, ...styleOf(i) }]
  })
  if (!lines.some(({ points }) => points.length > 6)) return undefined
  const drawn = options.slice(0, mostChanges)
  const changes = drawn.flatMap((option) => {
    const changed = curvesOf(input, option).flatMap(({ points, words, i }): NamedLine[] => {
      const before = own[i]!.points
      const less = points.map(({ x, y }, k) => ({ x, y: y - (before[k]?.y ?? 0) }))
      if (less.every(({ y }) => Math.abs(y) < 0.005)) return []
      return [{ name: `${words} ${formatSigned(less.at(-1)!.y, 0.01)}`, points: less, ...styleOf(i) }]
    })
    return changed.length > 0 ? [{ option, lines: changed }] : []
  })
  const top = Math.max(1, ...lines.flatMap((l) => l.points.map((p) => p.y))) * 1.15
  const months = lines[0]?.points.length ?? 0
  const open = 100 - lines.reduce((sum, line) => sum + (line.points.at(-1)?.y ?? 0), 0)
  const title = fitTitle(
    withCondition(input, [
      `${Math.round(open)}% of exhausted cases are still open after ${months - 1} months (${baseline.title})`,
      `${Math.round(open)}% of exhausted cases are still open after ${months - 1} months`,
    ]),
  )
  const ends = [
    `${baseline.label}: ${lines.map((line) => line.name).join(', ')}.`,
    ...changes.map(
      ({ option, lines: changed }) =>
        `${option.label}, percentage points more or less: ${changed.map(({ name }) => name).join(', ')}.`,
    ),
  ]
  const rest = options.length > drawn.length ? ' Other options are in results/incidence.csv.' : ''
  return framed({
    id: 'incidence',
    title,
    subtitle: `Share of parties whose rights were exhausted during the run, by how the case ended, by months since exhaustion, UK${changes.length > 0 ? '; below, what an option changes' : ''}. ${condition(input).sentence}`,
    description: `Line chart, one line per way of ending. ${title}. After ${months - 1} months, ${ends.join(' ')}`,
    source: `Source: ${modelSource(input)}.`,
    note: `Aalen–Johansen estimate, mean of ${input.replications} replication${input.replications === 1 ? '' : 's'}${widest(input)}. Loss of contact does not end a case.${changes.length > 0 ? ` Each panel has its own scale.${rest}` : ''}`,
    panels: {
      columns: 1,
      spacing: 28,
      concat: [
        linePanel({
          title: [`${baseline.label}, per cent of cases`],
          lines,
          width: 560,
          height: 280,
          bottom: 0,
          top,
          time: false,
          xTitle: 'Months since exhaustion',
          format: '.0f',
        }),
        ...changes.map(({ option, lines: changed }) =>
          changePanel({
            title: [`${option.label} less ${baseline.title}, percentage points`],
            lines: changed,
            width: 560,
            height: 160,
            time: false,
            xTitle: 'Months since exhaustion',
          }),
        ),
      ],
    },
  })
}

/** The curve of every cause, in per cent. */
function curvesOf(input: ChartInput, { scenario, deterrence }: Option) {
  const limit = Math.floor(input.horizonYears * 12 * shownShare)
  return causes.map(([cause, words], i) => ({
    words,
    i,
    points: input.incidence
      .filter((r) => r.scenario === scenario && r.deterrence === deterrence && r.cause === cause)
      .filter((r) => r.months_since_exhaustion <= limit)
      .map((r) => ({ x: r.months_since_exhaustion, y: 100 * r.mean }))
      .sort((a, b) => a.x - b.x),
  }))
}

/** The widest 95% interval of the mean at the last month shown, in words. */
function widest(input: ChartInput): string {
  const halves = input.incidence.flatMap((r) =>
    r.ci_low === null || r.ci_high === null ? [] : [(100 * (r.ci_high - r.ci_low)) / 2],
  )
  if (halves.length === 0) return ''
  return `; 95% intervals of the means are within ${Math.max(0.1, Math.max(...halves)).toFixed(1)} percentage points`
}
