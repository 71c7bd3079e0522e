/** A selection: what each option is less than, or more than, the one it is compared with, and how probable it is that it is the best. */
import { duration } from '../calendar/in-words.ts'
import type { StandingRow } from '../experiments/selection/standing.ts'
import { figureText, formatNumber, inUnit, unitFactor } from '../words/numbers.ts'
import { fitTitle, inSentence, wrap } from '../words/text.ts'
import type { Chart } from './kit/chart.ts'
import type { Layer } from './kit/fan.ts'
import { widthOf } from './kit/fonts.ts'
import { framed, type View } from './kit/frame.ts'
import { chartWidth, ink, mutedInk, palette, textSize } from './kit/theme.ts'
import { wordsBeside } from './kit/words.ts'

/** An option with its place among the others. */
export interface SelectionChartRow extends StandingRow {
  readonly title: string
}

/** What the chart is made from. */
export interface SelectionChartInput {
  readonly metric: { readonly id: string; readonly label: string; readonly unit: string }
  readonly better: 'lower' | 'higher'
  /** The best mean first; the one without a difference is that which the others are compared with. */
  readonly rows: readonly SelectionChartRow[]
  /** Confidence of all intervals together, from 0 to 1. */
  readonly confidence: number
  readonly hypothesis: string
  readonly horizonYears: number
  readonly seed: string
  readonly toolVersion: string
}

const rowHeight = 46

/** The chart; undefined where nothing was compared. */
export function selectionChart(input: SelectionChartInput): Chart | undefined {
  const { metric, rows, better, confidence, hypothesis } = input
  const reference = rows.find(({ difference }) => difference === null)
  if (reference?.mean == null || rows.every(({ difference }) => difference === null)) return undefined
  const level = Number((100 * confidence).toPrecision(3))
  const what = inSentence(metric.label)
  const title = fitTitle(findingsOf(reference, rows, what, better))
  const runs = rows.reduce((sum, row) => sum + row.replications, 0)
  return framed({
    id: `selection-${metric.id.replaceAll(/[._]/g, '-')}`,
    title,
    subtitle: `${metric.label}${metric.unit === 'GBP' ? ' (£ million)' : ''}: difference from ${reference.title}, over ${duration(input.horizonYears)}. As asked, ${better} is better. ${hypothesis === 'none' ? 'No deterrent effect is assumed.' : `Deterrent effect assumed: ${hypothesis}.`}`,
    description: `Dot chart, a row for each option, the best mean first. ${title}. ${rows.map((row) => `${row.title}: ${rowText(row, metric.unit)}; ${bestText(row)}.`).join(' ')}`,
    source: `return-hubs ${input.toolVersion}, seed ${input.seed}, ${runs} runs in all`,
    note: `Lines: intervals that hold all together with ${level}% confidence. Grey: cannot be told from ${reference.title}, or too few runs to say. “Best” is on this metric alone, and the runs were not shared out evenly: options that fell behind have fewer.`,
    panels: panelOf(input, reference),
  })
}

/** What the chart says; the longest first. */
function findingsOf(
  { title, standing }: SelectionChartRow,
  rows: readonly SelectionChartRow[],
  what: string,
  better: 'lower' | 'higher',
): string[] {
  const adjective = better === 'lower' ? 'lowest' : 'highest'
  if (standing !== 'selected')
    return [`The runs do not settle which option has the ${adjective} ${what}`, 'The runs do not settle it']
  const alike = rows.filter((row) => row.standing === 'not separable').length
  const besides = alike === 0 ? '' : `; ${alike} more cannot be told from it`
  return [
    `${title} has the ${adjective} ${what}${besides}`,
    `${title} is selected${besides}`,
    `One option is selected${besides}`,
  ]
}

const rowText = ({ mean, difference, ci_low, ci_high }: SelectionChartRow, unit: string): string =>
  difference !== null
    ? figureText(difference, ci_low, ci_high, unit)
    : mean === null
      ? 'not defined'
      : `${figureText(mean, null, null, unit, formatNumber)} in all`

/** How probable it is that an option is the best: a bootstrap of few replications says neither never nor always. */
const bestText = ({ probability_best, replications }: SelectionChartRow): string => {
  const runs = `${formatNumber(replications)} ${replications === 1 ? 'run' : 'runs'}`
  if (probability_best === null) return runs
  const share =
    probability_best > 0.99
      ? 'above 0.99'
      : probability_best < 0.01
        ? 'below 0.01'
        : probability_best.toFixed(2)
  return `best with probability ${share}, ${runs}`
}

function panelOf({ rows, metric }: SelectionChartInput, reference: SelectionChartRow): View {
  const factor = unitFactor(metric.unit)
  const names = rows.map((row) => wrap(row.title, 34))
  const texts = rows.map((row) => [rowText(row, metric.unit), bestText(row)])
  const pixels = (all: readonly string[]) =>
    14 + Math.ceil(Math.max(...all.map((text) => widthOf(text, textSize.label))))
  const margins = [pixels(names.flat()), pixels(texts.flat())] as const
  const width = Math.max(280, chartWidth - margins[0] - margins[1])
  const ends = rows.flatMap(({ difference, ci_low, ci_high }) =>
    [difference, ci_low, ci_high].flatMap((value) => (value === null ? [] : [value * factor])),
  )
  const [lowest, highest] = [Math.min(0, ...ends), Math.max(0, ...ends)]
  const air = 0.06 * (highest - lowest) || 1
  return {
    width,
    height: rows.length * rowHeight,
    data: { values: [{}] },
    encoding: {
      x: {
        type: 'quantitative',
        scale: { domain: [lowest - air, highest + air], nice: false, zero: false },
        axis: {
          title: `Difference from ${reference.title}${inUnit('', metric.unit) === '' ? '' : ' (£ million)'}`,
          format: ',~f',
          tickCount: 6,
        },
      },
    },
    layer: [
      {
        mark: { type: 'rule', color: ink, strokeWidth: 1.5 },
        encoding: { x: { datum: 0, type: 'quantitative' } },
      },
      ...rows.flatMap((row, i): Layer[] => [
        ...estimateOf(row, (i + 0.5) * rowHeight, factor),
        wordsBeside(names[i]!, 'right', -10, (i + 0.5) * rowHeight),
        wordsBeside([texts[i]![0]!], 'left', width + 10, (i + 0.5) * rowHeight - 8),
        wordsBeside([texts[i]![1]!], 'left', width + 10, (i + 0.5) * rowHeight + 10, mutedInk),
      ]),
    ],
  }
}

/** The dot of an option, and its interval. */
function estimateOf(
  { difference, ci_low, ci_high, standing }: SelectionChartRow,
  middle: number,
  factor: number,
): Layer[] {
  const color = standing === 'separable' || standing === 'selected' ? palette[0] : mutedInk
  const at = (value: number) => ({ datum: value * factor, type: 'quantitative' as const })
  const dot: Layer = {
    mark: { type: 'point', filled: true, size: 130, opacity: 1, color },
    encoding: { x: at(difference ?? 0), y: { value: middle } },
  }
  if (ci_low === null || ci_high === null) return [dot]
  return [
    {
      mark: { type: 'rule', strokeWidth: 3, color },
      encoding: { x: at(ci_low), x2: { datum: ci_high * factor }, y: { value: middle } },
    },
    dot,
  ]
}
