/** Bars of what decides a figure when all parameters vary together: shares of the variance, or mean effects. */
import { duration } from '../../calendar/in-words.ts'
import { percentage, unitFactor } from '../../words/numbers.ts'
import { fitTitle, inSentence, wrap } from '../../words/text.ts'
import type { Chart } from '../kit/chart.ts'
import { domainOf, type EstimateRow, estimateView, marginsOf } from '../kit/estimates.ts'
import { framed } from '../kit/frame.ts'
import { palette } from '../kit/theme.ts'
import {
  basisWords,
  comparedText,
  type Decider,
  hypothesisText,
  measureOf,
  paleColour,
  type Ranged,
  rangedText,
  type SensitivityChartInput,
  sourceOf,
} from './input.ts'

/** One bar. */
export interface BarRow extends Decider {
  /** A share of the variance, with all interactions; or a mean absolute effect, in the unit of the metric. */
  readonly main: Ranged
  /** The share that it explains alone; absent for effects. */
  readonly alone?: number
}

/** What the bars of one figure are made from. */
export interface BarsInput extends SensitivityChartInput {
  readonly method: 'morris' | 'sobol'
  /** Whether a bar is a group of parameters. */
  readonly isGrouped: boolean
  /** Share of the variance of a single run that is chance; null where it is not known. */
  readonly noiseShare: number | null
  /** The most decisive first. */
  readonly rows: readonly BarRow[]
}

const mostRows = 12
/** What is not drawn: shares that round to nothing, and effects that are none. */
const least = { sobol: 0.005, morris: 0 } as const

/** The chart; undefined where nothing changes the figure. */
export function barsChart(input: BarsInput): Chart | undefined {
  const shown = input.rows.filter(({ main }) => main.value > least[input.method]).slice(0, mostRows)
  if (shown.length === 0) return undefined
  const isShare = input.method === 'sobol'
  const factor = isShare ? 100 : unitFactor(input.metric.unit)
  const rows = shown.map((row): EstimateRow => {
    const { value, low, high } = row.main
    return {
      label: wrap(row.label, 34),
      value: value * factor,
      ...(low !== null && high !== null && { low: Math.max(0, low) * factor, high: high * factor }),
      text: textOf(input, row),
      colour: row.isTold ? palette[0] : paleColour,
      clear: row.isTold,
    }
  })
  const head = isShare ? 'Share [95% interval], alone' : 'Effect [95% interval]'
  const title = fitTitle(findingsOf(input, shown))
  const what = isShare ? 'Share of the uncertainty in' : 'Mean effect on'
  return framed({
    id: `${input.method}-${input.metric.id.replaceAll(/[._]/g, '-')}`,
    title,
    subtitle: `${what} ${inSentence(measureOf(input))}. ${comparedText(input)}, over ${duration(input.horizonYears)}. All ${input.varied} parameters vary together over their declared ranges. ${hypothesisText(input)}`,
    description: `Bar chart with intervals, the most decisive first. ${title}. ${shown
      .map((row) => `${row.label}: ${textOf(input, row)}${row.isTold ? '' : ' (not clear)'}.`)
      .join(' ')}`,
    source: sourceOf(input),
    note: `${
      isShare
        ? 'Bars: share of the variance between parameter sets that goes with this, its interactions with others included, so that bars can add up to more than 100%. Alone: without interactions.'
        : 'Bars: mean change of the figure, up or down, as the parameter moves over its range from places all over the other ranges.'
    } Line below a bar: 95% interval. Pale: not told from chance.${
      input.noiseShare === null
        ? ''
        : ` Chance, which is taken out, is ${percentage(input.noiseShare)}% of the variance of a single run.`
    }`,
    panels: estimateView({
      title: '',
      rows,
      mark: 'bar',
      head,
      axisTitle: isShare
        ? `Share of the variance in ${inSentence(input.metric.label)} (%)`
        : measureOf(input),
      domain: domainOf(rows),
      step: 46,
      margins: marginsOf(rows, head),
    }),
  })
}

function textOf({ method, metric: { unit } }: BarsInput, { main, alone, support }: BarRow): string {
  if (method === 'morris')
    return [rangedText(main, unit).replace(/^\+/, ''), ...(support ? [basisWords[support]] : [])].join(', ')
  const percent = (share: number) => Math.round(100 * Math.max(0, share))
  const interval =
    main.low === null || main.high === null ? '' : ` [${percent(main.low)}, ${percent(main.high)}]`
  return `${percent(main.value)}%${interval}${alone === undefined ? '' : `, ${percent(alone)}% alone`}`
}

/** What the chart says, in a sentence; the longest first. */
function findingsOf(input: BarsInput, rows: readonly BarRow[]): string[] {
  const what = inSentence(input.metric.label)
  const [first] = rows.filter(({ isTold }) => isTold)
  if (first === undefined) return [`Chance hides what decides ${what}`, 'Chance hides what decides']
  const brief = first.label.replace(/ \(.*\)$/, '')
  const noun = input.isGrouped ? 'matter' : 'matters'
  if (input.method === 'morris')
    return [
      `${first.label} ${noun} most to ${what}`,
      `${brief} ${noun} most to ${what}`,
      `${brief} ${noun} most`,
    ]
  const share = `${percentage(Math.min(1, Math.max(0, first.main.value)))}%`
  return [
    `${first.label}: ${share} of the uncertainty in ${what} goes with it`,
    `${brief}: ${share} of the uncertainty in ${what}`,
    `${brief}: ${share} of the uncertainty`,
  ]
}
