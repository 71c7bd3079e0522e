/** What decides a figure early and late: for each of the parameters that decide it over the run, a bar for each year. */
import { percentage, roundingStep, unitFactor } from '../../words/numbers.ts'
import { fitTitle, inSentence } from '../../words/text.ts'
import type { Chart } from '../kit/chart.ts'
import { framed, type View } from '../kit/frame.ts'
import { chartWidth, ink, mutedInk, palette } from '../kit/theme.ts'
import { titleLines } from '../kit/title-lines.ts'
import {
  comparedText,
  hypothesisText,
  measureOf,
  paleColour,
  type Ranged,
  rangedText,
  type SensitivityChartInput,
  sourceOf,
} from './input.ts'

/** What one parameter, or a group of them, decides in one year. */
export interface YearBar extends Ranged {
  /** From 1. */
  readonly year: number
  /** Whether it is told from chance. */
  readonly isTold: boolean
}

/** What the chart of one figure is made from. */
export interface ByYearInput extends SensitivityChartInput {
  readonly method: 'tornado' | 'morris' | 'sobol'
  /** The most decisive over the run first; years in order. */
  readonly deciders: readonly { readonly label: string; readonly years: readonly YearBar[] }[]
}

/** Most parameters that are drawn. */
const mostPanels = 4
const panelHeight = 260
const gap = 28

/** What the bars are, by method. */
const measured = {
  tornado: 'Swing over the declared range in each year of the run, all else as declared',
  morris: 'Mean change, up or down, over the declared range in each year of the run',
  sobol: 'Share of the variance in each year of the run, interactions included',
} as const

/** The chart; undefined where no parameter is told from chance over the run, or there is one year. */
export function byYearChart(input: ByYearInput): Chart | undefined {
  const deciders = input.deciders.slice(0, mostPanels)
  const nothing = deciders.every(({ years }) => years.length < 2 || years.every(({ value }) => value === 0))
  if (nothing) return undefined
  const factor = input.method === 'sobol' ? 100 : unitFactor(input.metric.unit)
  const ends = deciders.flatMap(({ years }) =>
    years.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value].map((end) => end * factor)),
  )
  const [lowest, highest] = [Math.min(0, ...ends), Math.max(0, ...ends)]
  const air = 0.06 * (highest - lowest)
  const domain = [lowest < 0 ? lowest - air : 0, highest > 0 ? highest + air : 0] as const
  const title = fitTitle(findingsOf(input, deciders))
  return framed({
    id: `by-year-${input.metric.id.replaceAll(/[._]/g, '-')}`,
    title,
    subtitle: `${measured[input.method]}. ${input.method === 'sobol' ? `Variance in ${inSentence(measureOf(input))}` : measureOf(input)}. ${comparedText(input)}. ${hypothesisText(input)}`,
    description: `Small bar charts, one for each parameter, with a bar for each year. ${title}. ${deciders
      .map(
        ({ label, years }) =>
          `${label}: ${years.map((bar) => `year ${bar.year} ${textOf(input, bar)}${bar.isTold ? '' : ' (not told from chance)'}`).join(', ')}.`,
      )
      .join(' ')}`,
    source: sourceOf(input),
    note: `Parameters that decide the figure over the whole run, the most decisive first. Line in a bar: 95% interval. Pale bars are not told from chance. A flow is counted in its year, a stock at the end of it.`,
    panels: {
      hconcat: deciders.map(({ label, years }, i) =>
        panelOf(input, label, years, domain, factor, deciders.length, i === 0),
      ),
      spacing: gap,
    },
  })
}

function textOf({ method, metric: { unit } }: ByYearInput, bar: Ranged): string {
  return method === 'sobol' ? `${percentage(Math.max(0, bar.value))}%` : rangedText(bar, unit)
}

/** What the chart says, in a sentence; the longest first. */
function findingsOf(input: ByYearInput, deciders: ByYearInput['deciders']): string[] {
  const what = inSentence(input.metric.label)
  const years = new Set(deciders.flatMap((decider) => decider.years.map(({ year }) => year)))
  const leaders = [...years].map((of) => {
    const bars = deciders.map(({ label, years: own }) => ({
      label,
      size: Math.abs(own.find(({ year, isTold }) => year === of && isTold)?.value ?? 0),
    }))
    const first = bars.reduce((most, bar) => (bar.size > most.size ? bar : most))
    return first.size > 0 ? first.label : undefined
  })
  const [first] = leaders
  const last = leaders.at(-1)
  const brief = (label: string) => label.replace(/ \(.*\)$/, '')
  if (first !== undefined && leaders.every((leader) => leader === first))
    return [`${first} matters most to ${what} in every year`, `${brief(first)} matters most in every year`]
  if (first !== undefined && last !== undefined && first !== last)
    return [
      `${first} matters most to ${what} at first, ${inSentence(last)} at the end`,
      `${brief(first)} matters most at first, ${inSentence(brief(last))} at the end`,
      `What matters most to ${what} changes over the years`,
    ]
  return [`What matters to ${what}, year by year`, 'What matters, year by year']
}

function panelOf(
  input: ByYearInput,
  label: string,
  years: readonly YearBar[],
  domain: readonly [number, number],
  factor: number,
  panels: number,
  isFirst: boolean,
): View {
  const width = Math.floor((chartWidth - (panels - 1) * gap) / panels)
  const values = years.map(({ year, value, low, high, isTold }) => ({
    year: `${year}`,
    value: value * factor,
    low: (low ?? value) * factor,
    high: (high ?? value) * factor,
    colour: isTold ? palette[0] : paleColour,
  }))
  const step = roundingStep(Math.max(...domain.map(Math.abs)))
  return {
    title: { text: titleLines(label, width), frame: 'group' },
    width,
    height: panelHeight,
    data: { values },
    encoding: {
      x: {
        field: 'year',
        type: 'ordinal',
        sort: null,
        axis: { title: 'Year of the run', labelAngle: 0, grid: false },
      },
      y: {
        type: 'quantitative',
        scale: { domain: [...domain], nice: false },
        axis: {
          title: isFirst ? (input.method === 'sobol' ? 'Share of the variance (%)' : measureOf(input)) : null,
          format: step < 1 ? ',~f' : ',.0f',
          tickCount: 5,
        },
      },
    },
    layer: [
      {
        mark: { type: 'bar', width: { band: 0.7 } },
        encoding: { y: { field: 'value' }, color: { field: 'colour', type: 'nominal', scale: null } },
      },
      {
        mark: { type: 'rule', color: mutedInk, strokeWidth: 2 },
        encoding: { y: { field: 'low' }, y2: { field: 'high' } },
      },
      {
        mark: { type: 'rule', color: ink, strokeWidth: 1.5 },
        encoding: { x: { value: 0 }, x2: { value: width }, y: { datum: 0 } },
      },
    ],
  }
}
