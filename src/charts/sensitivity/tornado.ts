/** The tornado: a row for each parameter, from the figure at its low end to that at its high end. */
import { duration } from '../../calendar/in-words.ts'
import { fewestForVerdict } from '../../statistics/verdict.ts'
import { formatSigned, inUnit, roundingStep, unitFactor } from '../../words/numbers.ts'
import { fitTitle, inSentence, wrap } from '../../words/text.ts'
import type { Chart } from '../kit/chart.ts'
import type { Layer } from '../kit/fan.ts'
import { widthOf } from '../kit/fonts.ts'
import { framed, type View } from '../kit/frame.ts'
import { chartWidth, ink, mutedInk, palette, textSize } from '../kit/theme.ts'
import { wordsBeside } from '../kit/words.ts'
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

/** One row: what the figure is at the ends of a parameter's range. */
export interface TornadoRow extends Decider {
  /** The ends of the range, as people read them. */
  readonly lowText: string
  readonly highText: string
  /** What each end adds to the figure at the usual values, in its unit. */
  readonly atLow: number
  readonly atHigh: number
  readonly swing: Ranged
  /** Whether the figure is clearly below zero at one end and clearly above it at the other. */
  readonly turns: boolean
}

/** What the tornado of one figure is made from. */
export interface TornadoInput extends SensitivityChartInput {
  /** The figure at the usual values. */
  readonly mean: number
  /** The most decisive first. */
  readonly rows: readonly TornadoRow[]
}

/** Most rows that are drawn. */
const mostRows = 12
const rowHeight = 46
/** Colours of the low and the high end, and the same where chance hides the effect. */
const colours = { low: [palette[3], '#FCD2BD'], high: [palette[0], paleColour] } as const

/** The chart; undefined where no parameter changes the figure at all. */
export function tornadoChart(input: TornadoInput): Chart | undefined {
  const rows = input.rows.filter(({ swing }) => swing.value !== 0).slice(0, mostRows)
  if (rows.length === 0) return undefined
  const title = fitTitle(findingsOf(input, rows))
  return framed({
    id: `tornado-${input.metric.id.replaceAll(/[._]/g, '-')}`,
    title,
    subtitle: `${measureOf(input)}. ${comparedText(input)}, over ${duration(input.horizonYears)}. Each row moves one parameter from the low to the high end of its declared range. ${hypothesisText(input)}`,
    description: `Tornado chart, a row for each parameter, the most decisive first. ${title}. ${rows
      .map(
        (row) =>
          `${row.label}: from ${figure(input, input.mean + row.atLow)} at ${row.lowText} to ${figure(input, input.mean + row.atHigh)} at ${row.highText}${row.isTold ? '' : ' (not told from chance)'}.`,
      )
      .join(' ')}`,
    source: sourceOf(input),
    note: `Orange: what the low end of the range makes of it; blue: the high end; numbers at the bars: the ends. Thick grey line: all as declared, ${figure(input, input.mean)}. At the right: the swing with its 95% interval, under the same luck, and what the range rests on. Pale bars are not told from chance${input.replications < fewestForVerdict ? `, for which ${fewestForVerdict} replications are needed` : ''}.${
      input.varied > rows.length
        ? ` ${input.varied} parameters were looked at; those not shown changed less, or nothing.`
        : ''
    }`,
    panels: panelOf(input, rows),
  })
}

/** A figure in the unit in which people read it. */
function figure({ metric: { unit } }: TornadoInput, value: number): string {
  const scaled = value * unitFactor(unit)
  return inUnit(formatSigned(scaled, roundingStep(scaled)), unit)
}

/** What the chart says, in a sentence; the longest first. */
function findingsOf(input: TornadoInput, rows: readonly TornadoRow[]): string[] {
  const [first] = rows.filter(({ isTold }) => isTold)
  const what = inSentence(input.metric.label)
  if (first === undefined)
    return [`Chance hides which parameter decides ${what}`, 'Chance hides which parameter decides']
  const name = first.label
  const brief = name.replace(/ \(.*\)$/, '')
  const size = figure(input, Math.abs(first.swing.value)).replace(/^\+/, '')
  // A count is of several; of money, a share or a wait the words have to fit one and many.
  const turn = ['count', 'people'].includes(input.metric.unit)
    ? `whether ${what} rise or fall`
    : `between a rise and a fall in ${what}`
  return [
    ...(first.turns && input.baseline !== undefined
      ? [
          `${name} decides ${turn} against ${input.baseline}`,
          `${name} decides ${turn}`,
          `${brief} decides ${turn}`,
        ]
      : []),
    `${name} matters most: it moves ${what} by ${size}`,
    `${brief} matters most: it moves ${what} by ${size}`,
    `${brief} matters most`,
  ]
}

function panelOf(input: TornadoInput, rows: readonly TornadoRow[]): View {
  const factor = unitFactor(input.metric.unit)
  const texts = rows.map(({ swing }) => rangedText(swing, input.metric.unit))
  const labels = rows.map(({ label }) => wrap(label, 34))
  const pixels = (all: readonly string[]) =>
    14 + Math.ceil(Math.max(...all.map((text) => widthOf(text, textSize.label))))
  const margins = [pixels(labels.flat()), pixels([...texts, 'Swing [95% interval]'])] as const
  const width = Math.max(280, chartWidth - margins[0] - margins[1])
  const at = (value: number) => ({ datum: value, type: 'quantitative' as const })
  const mean = input.mean * factor
  const ends = rows.flatMap(({ atLow, atHigh }) => [mean + atLow * factor, mean + atHigh * factor])
  const [lowest, highest] = [Math.min(mean, ...ends), Math.max(mean, ...ends)]
  const isNearZero = lowest <= 0.5 * (highest - lowest) && highest >= -0.5 * (highest - lowest)
  const [from, to] = isNearZero ? [Math.min(0, lowest), Math.max(0, highest)] : [lowest, highest]
  const air = 0.12 * (to - from)
  return {
    width,
    height: rows.length * rowHeight,
    data: { values: [{}] },
    encoding: {
      x: {
        type: 'quantitative',
        scale: { domain: [from - air, to + air], nice: false, zero: false },
        axis: {
          title:
            input.baseline === undefined ? measureOf(input) : `Difference in ${inSentence(measureOf(input))}`,
          format: ',~f',
          tickCount: 6,
        },
      },
    },
    layer: [
      ...(from <= 0 && to >= 0
        ? [{ mark: { type: 'rule' as const, color: ink, strokeWidth: 1.5 }, encoding: { x: at(0) } }]
        : []),
      ...rows.flatMap((row, i): Layer[] => rowLayers(row, i, mean, factor)),
      {
        mark: { type: 'rule', color: mutedInk, strokeWidth: 3 },
        encoding: { x: at(mean) },
      },
      {
        mark: {
          type: 'text',
          text: 'as declared',
          ...{ align: 'center', baseline: 'bottom', fontSize: textSize.caption, color: mutedInk },
        },
        encoding: { x: at(mean), y: { value: -4 } },
      },
      wordsBeside(['Swing [95% interval]'], 'left', width + 10, -9, mutedInk),
      ...rows.flatMap((row, i): Layer[] => [
        wordsBeside(labels[i]!, 'right', -10, (i + 0.5) * rowHeight),
        wordsBeside([texts[i]!], 'left', width + 10, (i + 0.5) * rowHeight - 8),
        wordsBeside([basisText(row)], 'left', width + 10, (i + 0.5) * rowHeight + 10, mutedInk),
      ]),
    ],
  }
}

const basisText = ({ support, isTold }: TornadoRow): string =>
  [...(support === undefined ? [] : [basisWords[support]]), ...(isTold ? [] : ['not clear'])].join(', ')

/** The two bars of a row, from the figure as declared to that at each end, with the ends written at them. */
function rowLayers(row: TornadoRow, index: number, mean: number, factor: number): Layer[] {
  const middle = (index + 0.5) * rowHeight
  const bar = (end: number, color: string): Layer => ({
    mark: { type: 'rule', strokeWidth: 22, color },
    encoding: {
      x: { datum: mean, type: 'quantitative' },
      x2: { datum: mean + end * factor },
      y: { value: middle },
    },
  })
  const shade = row.isTold ? 0 : 1
  const bars = [bar(row.atLow, colours.low[shade]), bar(row.atHigh, colours.high[shade])]
  const lowIsLonger = Math.abs(row.atLow) >= Math.abs(row.atHigh)
  const sameSide = row.atLow * row.atHigh > 0
  const tag = (end: number, text: string, isShown: boolean): Layer[] =>
    end === 0 || !isShown
      ? []
      : [
          {
            mark: {
              type: 'text',
              text,
              align: end < 0 ? 'right' : 'left',
              baseline: 'middle',
              dx: end < 0 ? -5 : 5,
              fontSize: textSize.caption,
              color: ink,
            },
            encoding: {
              x: { datum: mean + end * factor, type: 'quantitative' },
              y: { value: middle },
            },
          },
        ]
  // Where both ends act to one side, the shorter bar lies upon the longer one.
  return [
    ...(lowIsLonger ? bars : bars.toReversed()),
    ...tag(row.atLow, row.lowText, !sameSide || lowIsLonger),
    ...tag(row.atHigh, row.highText, !sameSide || !lowIsLonger),
  ]
}
