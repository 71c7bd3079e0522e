/** Past forecasts four quarters ahead beside what happened: one chart for each published series. */
import { lastDayOf } from '../../calendar/periods.ts'
import { counterparts } from '../../experiments/history/counterparts.ts'
import { overSixMonthsShare, type Published } from '../../experiments/history/published.ts'
import type { BacktestRow, Mode, ScoreRow } from '../../experiments/history/scoring.ts'
import { formatNumber } from '../../words/numbers.ts'
import { fitTitle } from '../../words/text.ts'
import type { Chart } from '../kit/chart.ts'
import type { Layer } from '../kit/fan.ts'
import { framed, type View } from '../kit/frame.ts'
import { background, ink, palette } from '../kit/theme.ts'
import { timeAxis } from '../kit/time-axis.ts'

/** What the charts of a back-test read. */
export interface BacktestChartInput {
  readonly published: Published
  readonly rows: readonly BacktestRow[]
  readonly scores: readonly ScoreRow[]
  readonly seed: string
  readonly toolVersion: string
}

const ahead = 4

const modes: readonly (readonly [Mode, string])[] = [
  ['conditional', 'Inputs given as observed'],
  ['unconditional', 'Inputs forecast too'],
]

/** A chart for each series of which something was forecast and is known. */
export function backtestCharts(input: BacktestChartInput): Chart[] {
  const series = [...new Set(input.rows.filter((row) => row.ahead === ahead).map((row) => row.series))]
  return series.flatMap((each) => chartOf(input, each) ?? [])
}

const labelOf = (series: string) =>
  series === overSixMonthsShare
    ? 'Share awaiting a decision for more than six months'
    : (counterparts.find((each) => each.series === series)?.label ?? series)

function chartOf(input: BacktestChartInput, series: string): Chart | undefined {
  const own = input.rows.filter((row) => row.series === series && row.ahead === ahead)
  const panels = modes.flatMap(([mode, words]) => {
    const rows = own.filter((row) => row.mode === mode)
    return rows.length === 0 ? [] : [{ mode, words, rows }]
  })
  if (panels.length === 0) return undefined
  const quarters = own.map(({ quarter }) => quarter).toSorted()
  const [from, to] = [quarters[0]!, quarters.at(-1)!]
  const observed = [...input.published.quarterly(series)]
    .filter(([quarter]) => quarter >= from && quarter <= to)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([quarter, value]) => ({ x: lastDayOf(quarter), y: value }))
  const share = series === overSixMonthsShare
  const top = 1.05 * Math.max(...observed.map(({ y }) => y), ...own.map(({ p75 }) => p75))
  const label = labelOf(series)
  const title = fitTitle(findings(input, series, label))
  return framed({
    id: `backtest-${series.replaceAll('_', '-')}`,
    title,
    subtitle: `${label}${share ? '' : `, ${counterparts.find((each) => each.series === series)?.unit ?? ''}`}: forecasts made four quarters before, by quarter forecast, and what was published.`,
    description: `Interval charts with a line. ${title}. ${panels
      .map(
        ({ words, rows }) =>
          `${words}: ${rows
            .map(
              (row) =>
                `${row.quarter} forecast ${figure(row.mean, share)} (${figure(row.p05, share)} to ${figure(row.p95, share)}), published ${figure(row.observed, share)}`,
            )
            .join('; ')}.`,
      )
      .join(' ')}`,
    source: `Source: published series ${series}; forecasts: return-hubs ${input.toolVersion}, seed ${input.seed}.`,
    note: 'Line: published. Dots: mean forecast; thick bars hold 50%, thin bars 90%. Filled dot: the published figure lies within the 90% interval. Bars may reach beyond the frame.',
    panels: {
      columns: 1,
      spacing: 28,
      concat: panels.map(({ words, rows }) => panel(words, rows, observed, { from, to, top, share })),
    },
  })
}

const figure = (value: number, share: boolean) =>
  share ? `${formatNumber(100 * value)}%` : formatNumber(value)

function findings({ scores }: BacktestChartInput, series: string, label: string): string[] {
  const of = (mode: Mode) =>
    scores.find(
      (row) => row.mode === mode && row.tier === 'all' && row.series === series && row.ahead === ahead,
    )
  const [given, free] = [of('conditional'), of('unconditional')]
  const error = (row: ScoreRow) => (row.mape === null ? 'unknown' : `${formatNumber(100 * row.mape)}%`)
  const parts = [
    ...(given === undefined ? [] : [`${error(given)} with inputs given`]),
    ...(free === undefined ? [] : [`${error(free)} with inputs forecast`]),
  ].join(', ')
  return [`${label}, a year ahead: mean error ${parts}`, `A year ahead: mean error ${parts}`]
}

function panel(
  title: string,
  rows: readonly BacktestRow[],
  observed: readonly { readonly x: string; readonly y: number }[],
  { from, to, top, share }: { from: string; to: string; top: number; share: boolean },
): View {
  const width = 760
  return {
    title: { text: title, frame: 'group' },
    width,
    height: 250,
    view: { fill: background },
    encoding: {
      x: {
        type: 'temporal',
        scale: { type: 'utc', padding: 10 },
        axis: timeAxis(lastDayOf(from), lastDayOf(to), width),
      },
      y: {
        type: 'quantitative',
        scale: { domain: [0, top], nice: false },
        axis: { title: null, format: share ? '.0%' : ',~f', tickCount: 5 },
      },
    },
    layer: layersOf(rows, observed),
  }
}

/** Forecasts as dots with their ranges, and what was observed as a line. */
function layersOf(
  rows: readonly BacktestRow[],
  observed: readonly { readonly x: string; readonly y: number }[],
): Layer[] {
  const colour = palette[1]
  const clip = true
  const values = rows.map((row) => ({
    x: lastDayOf(row.quarter),
    mean: row.mean,
    p05: Math.max(0, row.p05),
    p25: row.p25,
    p75: row.p75,
    p95: row.p95,
    within: row.observed >= row.p05 && row.observed <= row.p95,
  }))
  const bar = (low: string, high: string, strokeWidth: number): Layer => ({
    data: { values },
    mark: { type: 'rule', color: colour, strokeWidth, clip },
    encoding: {
      x: { field: 'x', type: 'temporal' },
      y: { field: low, type: 'quantitative' },
      y2: { field: high },
    },
  })
  return [
    bar('p05', 'p95', 2),
    bar('p25', 'p75', 7),
    {
      data: { values: [...observed] },
      mark: { type: 'line', color: ink, strokeWidth: 2.5, clip },
      encoding: { x: { field: 'x', type: 'temporal' }, y: { field: 'y', type: 'quantitative' } },
    },
    {
      data: { values },
      mark: { type: 'point', shape: 'circle', size: 60, color: colour, strokeWidth: 2, clip, opacity: 1 },
      encoding: {
        x: { field: 'x', type: 'temporal' },
        y: { field: 'mean', type: 'quantitative' },
        fill: { condition: { test: 'datum.within', value: colour }, value: background },
      },
    },
  ]
}
