/** A monthly series of the whole system: what was published, continued by each option as a fan. One panel per option. */
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
import type { Chart, ChartInput, ChartMaker } from './results.ts'
import { findRow, monthsOf } from './rows.ts'
import { evenLines, fitTitle, formatNumber, listed, outOf, roundingStep, wrap } from './text.ts'
import { timeAxis } from './time-axis.ts'

/** What a chart of this kind is about. */
export interface Subject {
  /** Chart id. */
  readonly id: string
  readonly metric: string
  readonly countedIn: 'people' | 'parties'
  /** First month of the published series that is shown. */
  readonly historyFrom: string
  /** Stock: the title says where it stands at the end. Flow: how much there is in the last twelve months. */
  readonly kind: 'stock' | 'flow'
  /** What the title speaks of, two or three words: 'decision backlog'. */
  readonly short: string
  /** Measure, place and how it is counted, as the subtitle says it. */
  readonly measure: string
}

/** One option’s months. */
interface Path {
  readonly option: Option
  readonly rows: readonly MonthlyRow[]
}

/** A chart of the subject, or undefined where the run does not have its metric. */
export const publishedFan =
  (subject: Subject): ChartMaker =>
  (input) =>
    draw(subject, input)

function draw(subject: Subject, input: ChartInput): Chart | undefined {
  const { metric, countedIn } = subject
  const paths = optionsOf(input)
    .map((option) => ({
      option,
      rows: monthsOf(input.monthly, { ...option, metric, counted_in: countedIn }),
    }))
    .filter((path) => path.rows.length > 0)
  const [first] = paths
  if (first === undefined) return undefined
  const history = input.history
    .filter(
      (each) => each.metric === metric && each.counted_in === countedIn && each.period >= subject.historyFrom,
    )
    .map(({ period, value, source }) => ({ date: monthEnd(period), value, source }))
  const quantiles = paths.every((path) => hasQuantiles(path.rows))
  const title = fitTitle(withCondition(input, findings(subject, input, first)))
  const published = [...new Set(history.map((each) => each.source))]
  const until = history.some(({ date }) => date > input.start) ? '' : ' to the start'
  return framed({
    id: subject.id,
    title,
    subtitle: `${subject.measure}. ${condition(input).sentence}`,
    description: describe(subject, title, paths, history, quantiles),
    source: `Source: ${published.length > 0 ? `published${until}: ${listed(published)}; ${until === '' ? 'model: ' : 'then '}` : ''}${modelSource(input)}.`,
    note: `Black: published. ${intervalNote(input, 'Light bands (low to high) hold 90 %, dark bands 50 %,')}${paths.length > 1 ? ` Dashed: ${first.option.title}, ${quantiles ? 'median' : 'mean'}.` : ''}`,
    datasets: {
      published: history.map(({ date, value }) => ({ date, value })),
      baseline: fanData(first.rows),
    },
    panels: panels(input, paths, history, quantiles),
  })
}

function findings(subject: Subject, input: ChartInput, baseline: Path): string[] {
  const path =
    subject.kind === 'flow' ? yearlyLevel(subject, input, baseline) : endLevel(subject, input, baseline)
  return [...comparison(subject, input).map((clause) => `${path}; ${clause}`), path]
}

/** Where a stock stands at the end, against where it started. */
function endLevel(subject: Subject, input: ChartInput, baseline: Path): string {
  const [opening, last] = [baseline.rows[0], baseline.rows.at(-1)] as [MonthlyRow, MonthlyRow]
  const when = `by ${endOf(last.month)}`
  const change = middle(last) - middle(opening)
  const either =
    last.p05 !== null && last.p95 !== null && last.p05 <= middle(opening) && last.p95 >= middle(opening)
  const direction = change < 0 ? 'falls to' : change > 0 ? 'rises to' : 'stays at'
  const mean = input.replications === 1 ? `One replication: ${subject.short}` : `Mean ${subject.short}`
  const named = last.p50 === null ? mean : subject.short
  return either
    ? `${named} may rise or fall ${when}`
    : `${named} ${direction} about ${middleInWords(last)} ${when}`
}

/** A flow’s mean over the last twelve months, or over the run where it is shorter. */
function yearlyLevel(subject: Subject, input: ChartInput, baseline: Path): string {
  const year = baseline.rows.slice(-12)
  const total = year.reduce((sum, row) => sum + (row.mean ?? 0), 0)
  const over =
    year.length === 12 ? `in the year to ${endOf((year.at(-1) as MonthlyRow).month)}` : 'in the run'
  const mean = input.replications === 1 ? 'one replication' : 'mean'
  return `about ${formatNumber(total, roundingStep(total))} ${subject.short} ${over} (${mean})`
}

/** What the options do to it, from the paired differences at the horizon. */
function comparison(subject: Subject, input: ChartInput): string[] {
  const options = comparedOptions(input).filter((option) => option.deterrence === 'none')
  const verdicts = options.map((option) => {
    const row = findRow(input.differences, {
      ...option,
      metric: subject.metric,
      counted_in: subject.countedIn,
    })
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
          axis: timeAxis(firstDay, lastDay, width),
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
        ...startMark(input.start, height, before * width > 80),
        ...endLabelLayers(fanEndLabels(rows.at(-1) as MonthlyRow, quantiles), width, height, top),
      ],
    })),
  }
}

function describe(
  subject: Subject,
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
  return `Line chart${quantiles ? ' with bands' : ''}, one panel per option: ${subject.measure}. ${title}.${published} ${ends.join(' ')}`
}
