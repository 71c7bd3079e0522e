/** Break-even values: the difference from the baseline along each parameter, and where it is zero. */

import { dayInWords, duration } from '../calendar/in-words.ts'
import { type Level, levelFigure, levelMetric, sideOf } from '../experiments/break-even/level.ts'
import type { Answered, SwitchingPlan } from '../experiments/break-even/switching.ts'
import { findMetric } from '../model/measures/metrics.ts'
import { formatNumber, roundingStep, unitFactor } from '../words/numbers.ts'
import { capitalised, fitTitle, inSentence, wrap } from '../words/text.ts'
import type { Chart } from './kit/chart.ts'
import type { Layer } from './kit/fan.ts'
import { framed, type View } from './kit/frame.ts'
import { background, bandOpacity, ink, mutedInk, palette } from './kit/theme.ts'
import { titleLines } from './kit/title-lines.ts'

/** What was asked of the option. */
type Asked = Pick<SwitchingPlan, 'metric' | 'hypothesis' | 'level'>

/** What the charts of a break-even run read. */
export interface BreakEvenChartInput {
  /** Titles. */
  readonly option: string
  readonly baseline: string
  readonly asked: Asked
  readonly horizonYears: number
  readonly seed: string
  readonly toolVersion: string
  readonly answers: readonly Answered[]
}

/** A panel for each parameter: the mean difference with its interval, the zero line, and the break-even value. */
export function breakEvenChart(input: BreakEvenChartInput): Chart {
  const { answers, asked, option, baseline } = input
  const measure = measureOf(asked)
  const title = fitTitle(findings(input))
  const replications = Math.max(...answers.map(({ answer }) => answer.replications))
  const columns = answers.length > 1 ? 2 : 1
  return framed({
    id: 'break-even',
    title,
    subtitle: `${measure}: ${option} less ${asked.level ? `the level of ${levelFigure(asked.metric, asked.level)}` : `${baseline} over ${duration(input.horizonYears)}`}, by one parameter at a time. ${
      asked.hypothesis === 'none'
        ? 'No deterrent effect is assumed.'
        : `Deterrence hypothesis: ${asked.hypothesis}, with an effect in every replication.`
    }`,
    description: `Line charts with bands. ${title}. ${answers.map((each) => `${headingOf(each)}: ${inWords(each)}.`).join(' ')}`,
    source: `Source: return-hubs ${input.toolVersion}, seed ${input.seed}, up to ${replications} replications at each value.`,
    note: `Line and dots: mean over replications, under the same luck at every value. Band: 95% interval of the mean. ${
      answers.some(({ answer }) => answer.value !== null)
        ? `Dashed rule: ${asked.level ? 'value at which the level is reached' : 'break-even value'}; thick black bar on the zero line: its 95% interval. `
        : ''
    }Everything else is held at its value.`,
    panels: {
      columns,
      spacing: { row: 40, column: 30 },
      concat: answers.map((each) => panel(each, input, columns === 1 ? 760 : 350)),
    },
  })
}

/** The metric and its unit. */
function measureOf(asked: Asked): string {
  const metric = findMetric(asked.metric)
  const label = asked.level ? levelMetric(asked.metric, asked.level) : (metric?.label ?? asked.metric)
  return `${label}${metric?.unit === 'GBP' ? ' (£ million)' : ''}`
}

/** The answer as the line under a panel's heading. */
function answerOf(answered: Answered, { level }: Asked): string {
  const [at, other] = level ? ['Reached at', 'The level'] : ['Break-even at', 'Break-even']
  return answered.answer.status === 'attained'
    ? `${at} ${inWords(answered)}`
    : `${other}: ${inWords(answered)}`
}

/** What is said of a level, which is asked of one parameter. */
function levelFindings({ answers, asked, option }: BreakEvenChartInput, level: Level): string[] {
  const [first] = answers as [Answered]
  const name = nameOf(first.parameter)
  const what = inSentence(levelMetric(asked.metric, level))
  const figure = levelFigure(asked.metric, level)
  const { status } = first.answer
  if (status === 'not_determined')
    return [
      `${option}: chance hides whether ${what} reaches ${figure}`,
      `${option}: ${figure} not determined`,
    ]
  if (status === 'no_difference')
    return [`${option}: ${what} is ${figure} at every ${name} tried`, `${option}: ${figure} throughout`]
  if (status === 'not_attainable') {
    const side = sideOf(first.answer)
    return [
      `${option}: ${what} is ${side} ${figure} at every ${name} tried`,
      `${option}: ${side} ${figure} throughout`,
    ]
  }
  if (first.answer.low === null && first.answer.high === null)
    return [
      `${option}: chance hides the ${name} at which ${what} is ${figure}`,
      `${option}: chance hides where ${figure} is reached`,
      `Chance hides where ${figure} is reached`,
    ]
  const heading = headingOf(first)
  return [
    `${heading}: ${inWords(first)} to bring ${what} to ${figure}`,
    `${heading}: ${inWords(first)} to reach ${figure}`,
    `${heading}: ${valueText(first)} to reach ${figure}`,
    `${valueText(first)} to reach ${figure}`,
  ]
}

function findings(input: BreakEvenChartInput): string[] {
  const { answers, asked, option } = input
  if (asked.level) return levelFindings(input, asked.level)
  const label = (findMetric(asked.metric)?.label ?? asked.metric).toLowerCase()
  const [first] = answers
  if (answers.length === 1 && first) {
    const name = nameOf(first.parameter)
    const { status, low, high } = first.answer
    if (status === 'attained' && low === null && high === null)
      return [
        `${option}: chance hides the ${name} at the break-even of ${label}`,
        `${option}: chance hides the break-even of ${label}`,
        `${option}: chance hides the break-even`,
      ]
    if (status === 'attained' && (low === null || high === null))
      return [
        `${option}: break-even of ${label} at a ${name} ${openRange(first)} (best estimate ${valueText(first)})`,
        `${option}: break-even at a ${name} ${openRange(first)}`,
      ]
    return status === 'attained'
      ? [
          `${option}: break-even of ${label} at a ${name} of ${inWords(first)}`,
          `${option}: break-even at a ${name} of ${inWords(first)}`,
          `${option}: break-even at a ${name} of ${valueText(first)}`,
        ]
      : first.answer.status === 'not_attainable'
        ? [
            `${option}: no ${name} in the range makes ${label} break even`,
            `${option}: break-even not attainable`,
          ]
        : first.answer.status === 'no_difference'
          ? [
              `${option}: no difference in ${label} at any ${name} tried`,
              `${option}: no difference at any value tried`,
            ]
          : [
              `${option}: chance hides whether ${label} can break even`,
              `${option}: break-even not determined`,
            ]
  }
  const attained = answers.filter(({ answer }) => answer.status === 'attained').length
  return [
    `${option}: ${attained} of ${answers.length} parameters can make ${label} break even alone`,
    `${option}: ${attained} of ${answers.length} parameters can break even alone`,
  ]
}

/** Last parts of paths that say too little alone. */
const plainNames: Readonly<Record<string, string>> = { strength: 'strength of deterrence' }

/** What a parameter is called in a sentence: the last part of its path in words. */
function nameOf(parameter: string): string {
  const [, path, from] = /^(.*?)(?:\.from\.(\d{4}-\d{2}-\d{2}))?$/.exec(parameter)!
  const last = path!.split('.').at(-1)!.replaceAll('_', ' ')
  return `${plainNames[last] ?? last}${from === undefined ? '' : ` from ${dayInWords(from)}`}`
}

/** What a parameter is called over a panel. */
function headingOf({ parameter }: Answered): string {
  const name = nameOf(parameter)
  return capitalised(name)
}

/** Words under the axis of a parameter: its name, its unit where that says more, and its path, by which it is set. */
function axisOf(answered: Answered): string {
  const { parameter, unit } = answered
  const says = unit !== '' && !parameter.endsWith(unit) ? `, ${unit}` : ''
  return `${headingOf(answered)}${says} (${parameter})`
}

/** 'of 8 or more', 'of 20 or less': an interval that the search closed at one end. */
function openRange({ answer: { value, low, high } }: Answered): string {
  const text = (end: number) => formatNumber(end, roundingStep(end, low ?? value!, high ?? value!))
  if (low !== null) return `of ${text(low)} or more`
  return `of ${text(high ?? value!)} or less`
}

function valueText({ answer, high }: Answered): string {
  const step = roundingStep(answer.value ?? high, answer.low ?? undefined, answer.high ?? undefined)
  return formatNumber(answer.value ?? Number.NaN, step)
}

function inWords(answered: Answered): string {
  const { answer, low, high } = answered
  if (answer.status === 'not_attainable') return 'not attainable in the range'
  if (answer.status === 'no_difference') return 'equal at every value tried'
  if (answer.status === 'not_determined') return 'not determined'
  const step = roundingStep(answer.value!, answer.low ?? undefined, answer.high ?? undefined)
  const end = (value: number | null, beyond: string) => (value === null ? beyond : formatNumber(value, step))
  return `${formatNumber(answer.value!, step)} (${end(answer.low, `below ${formatNumber(low, roundingStep(low))}`)} to ${end(answer.high, `above ${formatNumber(high, roundingStep(high))}`)})`
}

/** The difference at the values tried, and the range of the break-even value on the line of no difference. */
function layersOf({ answer, low, high }: Answered, factor: number): Layer[] {
  const values = answer.points.map((point) => ({
    x: point.value,
    y: point.mean * factor,
    low: (point.ci_low ?? point.mean) * factor,
    high: (point.ci_high ?? point.mean) * factor,
  }))
  const colour = palette[3]
  return [
    {
      data: { values: [{ y: 0 }] },
      mark: { type: 'rule', color: ink },
      encoding: { y: { field: 'y', type: 'quantitative' } },
    },
    {
      data: { values },
      mark: { type: 'area', color: colour, opacity: bandOpacity.outer },
      encoding: {
        x: { field: 'x', type: 'quantitative' },
        y: { field: 'low', type: 'quantitative' },
        y2: { field: 'high' },
      },
    },
    {
      data: { values },
      mark: { type: 'line', color: colour, strokeWidth: 3, point: { size: 30, color: colour } },
      encoding: { x: { field: 'x', type: 'quantitative' }, y: { field: 'y', type: 'quantitative' } },
    },
    ...(answer.value === null
      ? []
      : [
          {
            data: { values: [{ x: answer.value, low: answer.low ?? low, high: answer.high ?? high }] },
            mark: { type: 'rule', color: mutedInk, strokeDash: [4, 3], strokeWidth: 2 },
            encoding: { x: { field: 'x', type: 'quantitative' } },
          } as Layer,
          {
            data: { values: [{ y: 0, low: answer.low ?? low, high: answer.high ?? high }] },
            mark: { type: 'rule', color: ink, strokeWidth: 5 },
            encoding: {
              x: { field: 'low', type: 'quantitative' },
              x2: { field: 'high' },
              y: { field: 'y', type: 'quantitative' },
            },
          } as Layer,
        ]),
  ]
}

function panel(answered: Answered, { asked }: BreakEvenChartInput, width: number): View {
  const { answer, low, high } = answered
  const measure = measureOf(asked)
  return {
    title: {
      text: [...titleLines(headingOf(answered), width), answerOf(answered, asked)],
      frame: 'group',
    },
    width,
    height: answer.points.length > 0 ? (width > 400 ? 320 : 200) : 60,
    encoding: {
      x: {
        type: 'quantitative',
        scale: { domain: [low, high], nice: false },
        axis: { title: wrap(axisOf(answered), Math.floor(width / 7)), tickCount: 5, grid: false },
      },
      y: {
        type: 'quantitative',
        axis: {
          title: wrap(
            asked.level ? `${measure}, less the level` : `Difference in ${inSentence(measure)}`,
            40,
          ),
          tickCount: 5,
          format: ',~f',
        },
      },
    },
    layer: layersOf(answered, unitFactor(findMetric(asked.metric)?.unit ?? '')),
    view: { fill: background },
  }
}
