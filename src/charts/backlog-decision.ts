/** People awaiting an initial decision: the published series, continued by each option as a fan. */
import type { MonthlyRow } from '../experiments/tables.ts'
import { endOf, monthEnd } from './dates.ts'
import {
  type EndLabel,
  endLabelLayers,
  fanData,
  fanEndLabels,
  fanLayers,
  fanTop,
  hasQuantiles,
  middle,
  middleInWords,
} from './fan.ts'
import { isClear, sizeOf, verdictOf } from './findings.ts'
import { condition, framed, modelSource, type View, withCondition } from './frame.ts'
import { intervalNote } from './intervals.ts'
import { comparedOptions, type Option, optionsOf } from './options.ts'
import { baselineLine, publishedLine, startMark } from './reference-lines.ts'
import type { ChartInput, ChartMaker } from './results.ts'
import { findRow, monthsOf } from './rows.ts'
import { evenLines, fitTitle, formatNumber, listed, outOf, wrap } from './text.ts'

const metric = 'backlog.decision'
const historyFrom = '2017-01'

/** One option’s months. */
interface Path {
  readonly option: Option
  readonly rows: readonly MonthlyRow[]
}

/** Fan of the initial-decision backlog per option, joined to the published quarterly series. */
export const backlogDecision: ChartMaker = (input) => {
  const paths = optionsOf(input)
    .map((option) => ({ option, rows: monthsOf(input.monthly, { ...option, metric }) }))
    .filter((path) => path.rows.length > 0)
  const [first] = paths
  if (first === undefined) return undefined
  const history = input.history
    .filter((each) => each.metric === metric && each.counted_in === 'people' && each.period >= historyFrom)
    .map(({ period, value, source }) => ({ date: monthEnd(period), value, source }))
  const quantiles = paths.every((path) => hasQuantiles(path.rows))
  const title = fitTitle(withCondition(input, findings(input, first)))
  const published = [...new Set(history.map((each) => each.source))]
  return framed({
    id: 'backlog-decision',
    title,
    subtitle: `People awaiting an initial asylum decision, UK, at the end of each month. ${condition(input).sentence}`,
    description: describe(title, paths, history, quantiles),
    source: `Source: ${published.length > 0 ? `published to the start: ${listed(published)}; then ` : ''}${modelSource(input)}.`,
    note: `Black: published. ${intervalNote(input, 'Light bands (low to high) hold 90 %, dark bands 50 %,')}${paths.length > 1 ? ` Dashed: ${first.option.title}, ${quantiles ? 'median' : 'mean'}.` : ''}`,
    datasets: {
      published: history.map(({ date, value }) => ({ date, value })),
      baseline: fanData(first.rows),
    },
    panels: panels(input, paths, history, quantiles),
  })
}

function findings(input: ChartInput, baseline: Path): string[] {
  const [opening, last] = [baseline.rows[0], baseline.rows.at(-1)] as [MonthlyRow, MonthlyRow]
  const when = `by ${endOf(last.month)}`
  const change = middle(last) - middle(opening)
  const either =
    last.p05 !== null && last.p95 !== null && last.p05 <= middle(opening) && last.p95 >= middle(opening)
  const direction = change < 0 ? 'falls to' : change > 0 ? 'rises to' : 'stays at'
  const mean = input.replications === 1 ? 'One replication: backlog' : 'Mean backlog'
  const subject = last.p50 === null ? mean : 'Decision backlog'
  const path = either
    ? `${subject} may rise or fall ${when}`
    : `${subject} ${direction} about ${middleInWords(last)} ${when}`
  return [...comparison(input).map((clause) => `${path}; ${clause}`), path]
}

/** What the options do to it, from the paired differences at the horizon. */
function comparison(input: ChartInput): string[] {
  const options = comparedOptions(input).filter((option) => option.deterrence === 'none')
  const verdicts = options.map((option) => {
    const row = findRow(input.differences, { ...option, metric })
    return { option, row, verdict: verdictOf(row) }
  })
  const [only] = verdicts
  if (only === undefined || verdicts.every(({ verdict }) => verdict === 'unknown')) return []
  const clear = verdicts.filter(({ verdict }) => isClear(verdict))
  if (verdicts.length > 1) {
    if (clear.length === 0) return ['no option clearly changes it']
    return [
      `${outOf(clear.length, verdicts.length, 'option')} clearly ${clear.length === 1 ? 'changes' : 'change'} it`,
    ]
  }
  const name = only.option.title
  if (only.row !== undefined && isClear(only.verdict))
    return [`${sizeOf(only.row)} ${only.verdict} with ${name}`]
  return [`no ${only.verdict === 'none' ? '' : 'clear '}difference with ${name}`]
}

function panels(
  input: ChartInput,
  paths: readonly Path[],
  history: readonly { readonly date: string; readonly value: number }[],
  quantiles: boolean,
): View {
  const columns = paths.length <= 3 ? paths.length : paths.length === 4 ? 2 : 3
  const [width, height] = (
    [
      [700, 360],
      [270, 300],
      [130, 230],
    ] as const
  )[columns - 1] as readonly [number, number]
  const highest = Math.max(...history.map((each) => each.value), ...paths.map((path) => fanTop(path.rows)))
  const top = highest * 1.18 || 1
  const titles = evenLines(paths.map(({ option }) => wrap(option.label, width / 8 + 13)))
  const [firstDay, lastDay] = [
    history[0]?.date ?? input.start,
    monthEnd(paths[0]?.rows.at(-1)?.month ?? input.start),
  ]
  const before =
    (Date.parse(input.start) - Date.parse(firstDay)) / (Date.parse(lastDay) - Date.parse(firstDay))
  return {
    columns,
    spacing: { row: 28, column: 20 },
    concat: paths.map(({ option, rows }, index) => ({
      title: { text: titles[index] as string[], frame: 'group' },
      data: { values: fanData(rows) },
      width,
      height,
      encoding: {
        x: {
          field: 'date',
          type: 'temporal',
          scale: { type: 'utc' },
          axis: { title: null, format: '%Y', tickCount: width / 55, grid: false, labelFlush: false },
        },
        y: {
          type: 'quantitative',
          scale: { domain: [0, top], nice: false },
          axis: { title: null, format: ',~f', tickCount: 6 },
        },
      },
      layer: [
        ...fanLayers(option.colour, quantiles),
        ...(option.isBaseline ? [] : [baselineLine(quantiles)]),
        publishedLine,
        ...startMark(input.start, height, before > 0.3),
        ...endLabelLayers(fanEndLabels(rows.at(-1) as MonthlyRow, quantiles), width, height, top),
      ],
    })),
  }
}

function describe(
  title: string,
  paths: readonly Path[],
  history: readonly { readonly date: string; readonly value: number }[],
  quantiles: boolean,
): string {
  const [oldest, newest] = [history[0], history.at(-1)]
  const peak = history.find((each) => each.value === Math.max(...history.map(({ value }) => value)))
  const published =
    oldest && newest && peak
      ? ` Published: ${formatNumber(oldest.value)} on ${oldest.date}, highest ${formatNumber(peak.value)} on ${peak.date}, ${formatNumber(newest.value)} on ${newest.date}.`
      : ''
  const ends = paths.map(({ option, rows }) => {
    const last = rows.at(-1) as MonthlyRow
    const labels: readonly EndLabel[] = fanEndLabels(last, quantiles)
    return `${option.label}, ${endOf(last.month)}: ${labels.map((label) => label.text).join(', ')}.`
  })
  return `Line chart${quantiles ? ' with bands' : ''}, one panel per option: people awaiting an initial asylum decision in the UK. ${title}.${published} ${ends.join(' ')}`
}
