/** Regret of each option as a table shaded by size. */
import type { Direction } from '../../experiments/robust/regret.ts'
import { figureText, formatNumber, unitFactor } from '../../words/numbers.ts'
import { fitTitle, inSentence, wrap } from '../../words/text.ts'
import type { Chart } from '../kit/chart.ts'
import { widthOf } from '../kit/fonts.ts'
import { framed } from '../kit/frame.ts'
import { background, chartWidth, ink, textSize } from '../kit/theme.ts'
import { type RobustChartInput, scopeText, sourceOf } from './input.ts'

/** A number with its interval, where it has one. */
interface Ranged {
  readonly value: number
  readonly low: number | null
  readonly high: number | null
}

/** An option, or the baseline. */
export interface RegretChartRow {
  readonly title: string
  readonly most: Ranged
  readonly nine: Ranged
  readonly mean: Ranged
}

/** The regret of all options in one metric. */
export interface RegretChartInput extends RobustChartInput {
  readonly metric: { readonly id: string; readonly label: string; readonly unit: string }
  readonly better: Direction
  readonly rows: readonly RegretChartRow[]
}

const columns = [
  { key: 'most', label: 'Largest' },
  { key: 'nine', label: '90% of points have at most' },
  { key: 'mean', label: 'Mean' },
] as const

const step = 44

/** The chart. */
export function regretChart(input: RegretChartInput): Chart {
  const { metric, rows, better } = input
  const text = ({ value, low, high }: Ranged) => figureText(value, low, high, metric.unit, formatNumber)
  const bySize = rows.toSorted((a, b) => a.most.value - b.most.value)
  const [least, most] = [bySize[0]!, bySize.at(-1)!]
  const level = (row: RegretChartRow) => text({ ...row.most, low: null, high: null })
  const title = fitTitle([
    `Largest regret in ${inSentence(metric.label)}: ${least.title} ${level(least)}, ${most.title} ${level(most)}`,
    `Largest regret: ${least.title} ${level(least)}, ${most.title} ${level(most)}`,
    `Largest regret from ${level(least)} to ${level(most)}`,
  ])
  const names = rows.map((row) => wrap(row.title, 34))
  const left = 14 + Math.ceil(Math.max(...names.flat().map((line) => widthOf(line, textSize.label))))
  const width = chartWidth - left
  const top = Math.max(...rows.map((row) => row.most.value), 1e-9) * unitFactor(metric.unit)
  const data = rows.flatMap((row, r) =>
    columns.map(({ key, label }) => ({
      row: String(r),
      column: label,
      value: row[key].value * unitFactor(metric.unit),
      text: text(row[key]),
    })),
  )
  return framed({
    id: `robust-regret-${metric.id.replaceAll(/[._]/g, '-')}`,
    title,
    subtitle: `Regret: how much worse an option is at a point than the best option there. ${metric.label}${metric.unit === 'GBP' ? ' (£ million)' : ''}; assumed: ${better} is better. ${scopeText(input)}`,
    description: `Table shaded by size. ${title}. ${rows.map((row) => `${row.title}: ${columns.map(({ key, label }) => `${inSentence(label)} ${text(row[key])}`).join(', ')}.`).join(' ')}`,
    source: sourceOf(input),
    note: `Every point counts the same.${rows.some(({ most: { low } }) => low !== null) ? ' In brackets: 95% interval over replications.' : ''} Chance makes the largest regret look larger than it is. The darker, the more regret; the least in one column need not be the least in another.`,
    panels: {
      width,
      height: rows.length * step,
      data: { values: data },
      encoding: {
        x: {
          field: 'column',
          type: 'ordinal',
          sort: columns.map(({ label }) => label),
          axis: { title: null, orient: 'top', labelAngle: 0, domain: false, ticks: false },
        },
        y: { field: 'row', type: 'ordinal', sort: rows.map((_, r) => String(r)), axis: null },
      },
      layer: [
        {
          mark: { type: 'rect', stroke: background, strokeWidth: 2 },
          encoding: {
            color: {
              field: 'value',
              type: 'quantitative',
              scale: { domain: [0, top], range: ['#FFFFFF', '#F2B79B'] },
              legend: null,
            },
          },
        },
        {
          mark: { type: 'text', fontSize: textSize.label, color: ink },
          encoding: { text: { field: 'text' } },
        },
        ...names.map((lines, r) => ({
          data: { values: [{}] },
          mark: {
            type: 'text' as const,
            text: lines.length === 1 ? lines[0]! : [...lines],
            align: 'right' as const,
            baseline: 'middle' as const,
            fontSize: textSize.label,
            lineHeight: 18,
          },
          encoding: {
            x: { value: -10 },
            y: { value: (r + 0.5) * step - 9 * (lines.length - 1) },
          },
        })),
      ],
    },
  })
}
