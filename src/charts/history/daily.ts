/** Small-boat arrivals by day: the published record beside replications of the crossing process. */
import {
  type DailyCurveRow,
  type DailyRow,
  dailyVerdicts,
  daysWithout,
} from '../../experiments/history/days/daily-check.ts'
import { type DailyVariant, dailyYears } from '../../experiments/history/days/daily-scenarios.ts'
import { formatNumber } from '../../words/numbers.ts'
import { fitTitle } from '../../words/text.ts'
import type { Chart } from '../kit/chart.ts'
import type { Layer } from '../kit/fan.ts'
import { framed, type View } from '../kit/frame.ts'
import { background, bandOpacity, ink, palette, textSize } from '../kit/theme.ts'

/** What the chart reads. */
export interface DailyChartInput {
  readonly daily: readonly DailyRow[]
  readonly dailyCurves: readonly DailyCurveRow[]
  readonly seed: string
  readonly toolVersion: string
}

/** The variant that is drawn: level given, so that what is left is the process. */
const drawn: DailyVariant = 'in-sample'

const colour = palette[1]
const [width, height] = [365, 270]
const mostDrawn = 1000
/** The axis of means ends at a multiple of this. */
const topStep = 200

/** The chart, where the variant was run. */
export function dailyCharts(input: DailyChartInput): Chart[] {
  const own = input.dailyCurves.filter(({ variant }) => variant === drawn)
  const above = own.filter(({ curve, x }) => curve === 'share_of_days_above' && x <= mostDrawn)
  const after = own.filter(({ curve }) => curve === 'mean_after_days_without')
  const [none] = above
  if (none === undefined || after.length === 0) return []
  const title = fitTitle(findings(input))
  const years = `${dailyYears.first}-${dailyYears.last}`
  return [
    framed({
      id: 'daily-arrivals',
      title,
      subtitle: `People arriving by small boat each day, ${years}: the published record, and replications of the model given each year’s total. On ${percent(1 - none.observed)} of days nobody arrived (simulated: ${percent(1 - none.p975)} to ${percent(1 - none.p025)}).`,
      description: `A line over a band, and dots over intervals. ${title}. Share of days with more than so many arrivals: ${above
        .filter(({ x }) => x % 200 === 0)
        .map(
          (row) =>
            `${formatNumber(row.x)}: published ${percent(row.observed)}, simulated ${percent(row.p025)} to ${percent(row.p975)}`,
        )
        .join('; ')}. Mean arrivals on a day with arrivals, by days without before it: ${after
        .map(
          (row) =>
            `${labelOf(row.x)}: published ${formatNumber(row.observed)}, simulated ${formatNumber(row.p025)} to ${formatNumber(row.p975)}`,
        )
        .join('; ')}.`,
      source: `Source: published series small_boat_arrivals, by day; simulated: return-hubs ${input.toolVersion}, seed ${input.seed}.`,
      note: 'Black: published. Green: simulated, median and the interval that holds 95% of replications. The weather of the model is derived from the same three years, and the share of those waiting who leave is set on them.',
      panels: {
        columns: 2,
        spacing: 40,
        concat: [sizes(above), afterSpells(after)],
      },
    }),
  ]
}

const percent = (share: number) => `${formatNumber(100 * share, share < 0.02 ? 0.1 : 1)}%`
const labelOf = (without: number) => (without === daysWithout.at(-1) ? `${without}+` : String(without))

/** What is found, longest first. */
function findings({ daily, dailyCurves }: DailyChartInput): string[] {
  const own = dailyVerdicts(daily).find(({ variant }) => variant === drawn)
  if (own === undefined) return ['Small-boat arrivals by day']
  const match = `${own.statistics - own.outside} of ${own.statistics} statistics of daily arrivals match`
  const last = dailyCurves
    .filter(({ variant, curve }) => variant === drawn && curve === 'mean_after_days_without')
    .at(-1)
  const tooMany = last !== undefined && last.observed < last.p025
  return [...(tooMany ? [`${match}; simulated days after a gap are too large`] : []), match]
}

const shared = {
  width,
  height,
  view: { fill: background },
} as const

function sizes(rows: readonly DailyCurveRow[]): View {
  const values = rows.map(({ x, observed, p50, p025, p975 }) => ({ x, observed, p50, p025, p975 }))
  const line = (field: string, of: string, strokeWidth: number): Layer => ({
    mark: { type: 'line', color: of, strokeWidth },
    encoding: { y: { field, type: 'quantitative' } },
  })
  return {
    ...shared,
    title: { text: 'Share of days with more arrivals than', frame: 'group' },
    data: { values },
    encoding: {
      x: {
        field: 'x',
        type: 'quantitative',
        scale: { domain: [0, mostDrawn], nice: false },
        axis: { title: 'people in a day', tickCount: 5, grid: false, format: ',~f' },
      },
      y: {
        type: 'quantitative',
        scale: { domain: [0, 0.5], nice: false },
        axis: { title: null, format: '.0%', tickCount: 5 },
      },
    },
    layer: [
      {
        mark: { type: 'area', color: colour, opacity: bandOpacity.inner, line: false },
        encoding: { y: { field: 'p025', type: 'quantitative' }, y2: { field: 'p975' } },
      },
      line('p50', colour, 3),
      line('observed', ink, 2.5),
    ],
  }
}

function afterSpells(rows: readonly DailyCurveRow[]): View {
  const values = rows.map(({ x, observed, p50, p025, p975 }) => ({
    x: labelOf(x),
    observed,
    p50,
    p025,
    p975,
  }))
  const most = Math.max(...rows.flatMap(({ observed, p975 }) => [observed, p975]))
  const top = topStep * Math.ceil(most / topStep)
  const words = (text: string, at: number, field: string, fill: string, dy: number): Layer => ({
    data: { values: values.slice(at, at + 1) },
    mark: { type: 'text', text, color: fill, fontSize: textSize.label, fontWeight: 'bold', dy },
    encoding: { y: { field, type: 'quantitative' } },
  })
  return {
    ...shared,
    title: { text: 'Mean arrivals on a day that has any', frame: 'group' },
    data: { values },
    encoding: {
      x: {
        field: 'x',
        type: 'ordinal',
        sort: null,
        axis: { title: 'days without arrivals before it', labelAngle: 0, grid: false },
      },
      y: {
        type: 'quantitative',
        scale: { domain: [0, top], nice: false },
        axis: { title: null, format: ',~f', tickCount: 5 },
      },
    },
    layer: [
      {
        mark: { type: 'rule', color: colour, strokeWidth: 4 },
        encoding: { y: { field: 'p025', type: 'quantitative' }, y2: { field: 'p975' } },
      },
      {
        mark: { type: 'point', shape: 'circle', filled: true, size: 90, color: colour, opacity: 1 },
        encoding: { y: { field: 'p50', type: 'quantitative' } },
      },
      {
        mark: { type: 'line', color: ink, strokeWidth: 2.5, point: { color: ink, size: 70 } },
        encoding: { y: { field: 'observed', type: 'quantitative' } },
      },
      words('simulated', 2, 'p975', colour, -12),
      words('published', 3, 'observed', ink, 20),
    ],
  }
}
