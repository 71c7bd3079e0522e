/** A monthly series of the whole system: what was published, continued by the baseline as a fan; and what each option changes. */

import { endOf, monthEnd } from '../../calendar/in-words.ts'
import type { MonthlyRow } from '../../experiments/replications/tables.ts'
import { findMetric } from '../../model/measures/metrics.ts'
import { isClear, verdictOf } from '../../statistics/verdict.ts'
import { formatNumber, outOf, roundingStep } from '../../words/numbers.ts'
import { fitTitle, listed } from '../../words/text.ts'
import { addsUp, changeInWords, changeOf, endOfChange, type Point } from './changes.ts'
import type { Chart, ChartInput, ChartMaker } from './chart.ts'
import { sizeOf } from './clear-difference.ts'
import { fanEndLabels, fanPanel, fanTop, hasQuantiles, middle, middleInWords } from './fan.ts'
import { findRow, monthsOf } from './find-rows.ts'
import { condition, framed, modelSource, type View, withCondition } from './frame.ts'
import { bandNote, type Estimate } from './intervals.ts'
import { comparedOptions, type Option, optionsOf } from './options.ts'
import { changePanel } from './panels.ts'
import { publishedLine, startMark } from './reference-lines.ts'

/** What a chart of this kind is about. Of a stock the title says where it stands at the end, of a flow how much there is in the last twelve months. */
export interface Subject {
  /** Chart id. */
  readonly id: string
  readonly metric: string
  readonly countedIn: 'people' | 'parties'
  /** First month of the published series that is shown. */
  readonly historyFrom: string
  /** What the title speaks of, two or three words: 'decision backlog'. */
  readonly short: string
  /** Measure, place and how it is counted, as the subtitle says it. */
  readonly measure: string
}

/** A subject whose metric is known. */
interface Known extends Subject {
  readonly isFlow: boolean
}

/** One option’s months. */
interface Path {
  readonly option: Option
  readonly rows: readonly MonthlyRow[]
}

/** What an option changes in the subject. */
interface Change {
  readonly option: Option
  readonly points: readonly Point[]
  readonly estimate: Estimate
  readonly words: string
}

function changeTo({ metric, countedIn }: Subject, input: ChartInput, option: Option): Change {
  const key = { ...option, metric, counted_in: countedIn }
  const points = changeOf(input, key)
  const end = endOfChange(input, key)
  return {
    option,
    points,
    estimate: end?.estimate ?? { value: points.at(-1)?.y ?? 0 },
    words: end === undefined ? '' : changeInWords(end),
  }
}

function changeNote(
  input: ChartInput,
  changes: readonly Change[],
  same: readonly string[],
  baseline: string,
): string {
  const interval = input.replications > 1 ? '; pale bar at the end and brackets: 95% interval' : ''
  const drawn = changes.length === 0 ? '' : ` Below: each option less ${baseline}, means${interval}.`
  const scales = changes.length > 1 ? ' Each panel has its own scale.' : ''
  return `${drawn}${scales}${same.length === 0 ? '' : ` No difference in any month: ${listed(same)}.`}`
}

/**
 * A chart of the subject, or undefined where the run does not have its metric.
 * @throws RangeError where the subject’s metric is no stock or flow, or not counted so
 */
export function publishedFan(subject: Subject): ChartMaker {
  const { metric, countedIn } = subject
  const known = { ...subject, isFlow: addsUp(metric) }
  if (findMetric(metric)?.countedIn.includes(countedIn) !== true)
    throw new RangeError(`${metric} is not counted in ${countedIn}`)
  return (input) => draw(known, input)
}

function draw(subject: Known, input: ChartInput): Chart | undefined {
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
  const quantiles = hasQuantiles(first.rows)
  const compared = paths.filter(({ option }) => !option.isBaseline)
  const all = compared.map(({ option }) => changeTo(subject, input, option))
  const changes = all.filter(({ points }) => points.some(({ y }) => y !== 0))
  const same = all.filter((each) => !changes.includes(each)).map(({ option }) => option.label)
  const title = fitTitle(withCondition(input, findings(subject, input, first)))
  const published = [...new Set(history.map((each) => each.source))]
  const until = history.some(({ date }) => date > input.start) ? '' : ' to the start'
  return framed({
    id: subject.id,
    title,
    subtitle: `${subject.measure}. ${condition(input).sentence}`,
    description: describe(subject, title, first, all, history, quantiles),
    source: `Source: ${published.length > 0 ? `published${until}: ${listed(published)}; ${until === '' ? 'model: ' : 'then '}` : ''}${modelSource(input)}.`,
    note: `${history.length > 0 ? 'Black: published. ' : ''}${bandNote(input, 'Light bands (low to high) hold 90%, dark bands 50%,')}${changeNote(input, changes, same, first.option.title)}`,
    datasets: { published: history.map(({ date, value }) => ({ date, value })) },
    panels: panels(input, subject, { baseline: first, changes }, history, quantiles),
  })
}

/** Titles, the fullest first. What the options do is in each of them, however long the names are: where it stands is left out before. */
function findings(subject: Known, input: ChartInput, baseline: Path): string[] {
  const path = subject.isFlow ? yearlyLevel(subject, input, baseline) : endLevel(subject, input, baseline)
  const found = comparison(subject, input)
  if (found === undefined) return [path]
  const { named, brief } = found
  return [
    `${path}; ${named}`,
    `${path}; ${brief}`,
    `${subject.short}: ${named}`,
    `${subject.short}: ${brief}`,
    brief,
  ]
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

/** What the options do to it, from the paired differences at the horizon: with the name of a single one, and without. */
function comparison(
  subject: Subject,
  input: ChartInput,
): { readonly named: string; readonly brief: string } | undefined {
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
  if (only === undefined || verdicts.every(({ verdict }) => verdict === 'unknown')) return undefined
  const clear = verdicts.filter(({ verdict }) => isClear(verdict))
  if (verdicts.length > 1) {
    const some = `${outOf(clear.length, verdicts.length, 'option')} clearly ${clear.length === 1 ? 'changes' : 'change'} it`
    const told = clear.length === 0 ? 'no option clearly changes it' : some
    return { named: told, brief: told }
  }
  const change =
    only.row !== undefined && isClear(only.verdict)
      ? `${sizeOf(only.row)} ${only.verdict}`
      : `no ${only.verdict === 'none' ? '' : 'clear '}difference`
  return { named: `${change} with ${only.option.title}`, brief: `${change} with the option` }
}

/** Width of the baseline's panel. */
const panelWidth = 700

/** The baseline after the published series. */
function levelPanel(
  input: ChartInput,
  { option, rows }: Path,
  history: readonly { readonly date: string; readonly value: number }[],
  quantiles: boolean,
): View {
  const [width, height] = [panelWidth, 330]
  const highest = Math.max(...history.map((each) => each.value), fanTop(rows))
  const top = highest * 1.18 || 1
  const [firstDay, lastDay] = [history[0]?.date ?? input.start, monthEnd(rows.at(-1)?.month ?? input.start)]
  const before =
    (Date.parse(input.start) - Date.parse(firstDay)) / (Date.parse(lastDay) - Date.parse(firstDay))
  return fanPanel({
    title: { text: option.label, frame: 'group' },
    rows,
    colour: option.colour,
    quantiles,
    days: [firstDay, lastDay],
    width,
    height,
    top,
    tickCount: 6,
    marks: [publishedLine, ...startMark(input.start, height, before * width > 80)],
  })
}

/** The baseline after the published series, and below it what each option changes. */
function panels(
  input: ChartInput,
  subject: Known,
  { baseline, changes }: { readonly baseline: Path; readonly changes: readonly Change[] },
  history: readonly { readonly date: string; readonly value: number }[],
  quantiles: boolean,
): View {
  const { option } = baseline
  const level = levelPanel(input, baseline, history, quantiles)
  if (changes.length === 0) return { vconcat: [level] }
  const alone = changes.length === 1
  const against = subject.isFlow ? `less ${option.title}, added up` : `less ${option.title}`
  return {
    spacing: 28,
    vconcat: [
      level,
      {
        columns: alone ? 1 : 3,
        spacing: { row: 24, column: 24 },
        concat: changes.map((change) =>
          changePanel({
            title: alone
              ? [`${change.option.label} ${against}: ${change.words}`]
              : [change.option.label, change.words],
            lines: [{ name: '', points: change.points, colour: change.option.colour }],
            interval: change.estimate,
            width: alone ? panelWidth : 225,
            height: alone ? 130 : 110,
            time: true,
          }),
        ),
      },
    ],
  }
}

function describe(
  subject: Known,
  title: string,
  { option, rows }: Path,
  changes: readonly Change[],
  history: readonly { readonly date: string; readonly value: number }[],
  quantiles: boolean,
): string {
  const [oldest, newest] = [history[0], history.at(-1)]
  const peak = history.find((each) => each.value === Math.max(...history.map(({ value }) => value)))
  const published =
    oldest && newest && peak
      ? ` Published: ${formatNumber(oldest.value)} on ${oldest.date}, highest ${formatNumber(peak.value)} on ${peak.date}, ${formatNumber(newest.value)} on ${newest.date}.`
      : ''
  const last = rows.at(-1) as MonthlyRow
  const level = fanEndLabels(last, quantiles).map(({ text }) => text)
  const differences = changes.map((change) => ` ${change.option.label}: ${change.words}.`)
  return `Line chart${quantiles ? ' with bands' : ''}: ${subject.measure}. ${title}.${published} ${option.label}, ${endOf(last.month)}: ${level.join(', ')}.${differences.length === 0 ? '' : ` Differences from it ${subject.isFlow ? 'over the run' : 'at the end'}:${differences.join('')}`}`
}
