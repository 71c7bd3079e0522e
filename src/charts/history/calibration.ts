/** What the published series tell of each parameter: its place in the declared range, by the last quarter fitted. */
import type { Calibration, IdentifiabilityRow } from '../../experiments/calibration/calibrate.ts'
import type { Dimension } from '../../experiments/calibration/dimensions.ts'
import { formatNumber } from '../../words/numbers.ts'
import { fitTitle, wrap } from '../../words/text.ts'
import type { Chart } from '../kit/chart.ts'
import { type EstimatePanel, type EstimateRow, estimateView, marginsOf } from '../kit/estimates.ts'
import { framed } from '../kit/frame.ts'
import { palette } from '../kit/theme.ts'

/** What the chart of a calibration reads. */
export interface CalibrationChartInput extends Pick<Calibration, 'identifiability' | 'points'> {
  readonly dimensions: readonly Dimension[]
  readonly seed: string
  readonly toolVersion: string
}

/** The chart of a calibration. */
export function calibrationCharts(input: CalibrationChartInput): Chart[] {
  const { identifiability, points, dimensions } = input
  const { origin } = identifiability.at(-1)!
  // Choices have no place in a range.
  const rows = identifiability.filter((row) => row.origin === origin && row.p05 !== null)
  if (rows.length === 0) return []
  const fitted = rows.filter(({ identified }) => identified)
  const groups = [
    ['Told by the series: fitted', fitted],
    [
      'Not told: keep their full range',
      rows.filter(({ identified, declared }) => !identified && declared === 'fitted'),
    ],
    [
      'Assumptions, never fitted: keep their full range',
      rows.filter(({ declared }) => declared === 'assumption'),
    ],
  ] as const
  const shown = groups.filter(([, own]) => own.length > 0)
  const all = shown.map(([title, own]) => ({
    title,
    rows: own.map((row) => estimateOf(row, dimensions.find(({ name }) => name === row.parameter)!)),
  }))
  const margins = marginsOf(all.flatMap((group) => group.rows))
  const title = fitTitle([
    `Published series narrow ${fitted.length} of ${rows.length} uncertain parameters`,
    `${fitted.length} of ${rows.length} uncertain parameters are narrowed`,
  ])
  const kept = points.filter(({ accepted }) => accepted).length
  return [
    framed({
      id: 'calibration',
      title,
      subtitle: `Where the ${kept} parameter sets nearest to the series published by the end of ${origin} lie in the range declared for each parameter.`,
      description: `Dot and interval chart. ${title}. ${all
        .flatMap((group) => group.rows)
        .map(({ label, text }) => `${label.join(' ')}: ${text}.`)
        .join(' ')}`,
      source: `Source: return-hubs ${input.toolVersion}, seed ${input.seed}, ${points.length} parameter sets.`,
      note: 'Dot: median of the sets kept; line: from the 5% to the 95% quantile. A line across nearly the whole axis says that the series do not tell.',
      panels: {
        spacing: 30,
        vconcat: all.map(
          (group, i): ReturnType<typeof estimateView> =>
            estimateView({
              title: group.title,
              rows: group.rows,
              mark: 'dot',
              domain: [0, 1],
              step: 44,
              margins,
              ...(i === all.length - 1 && {
                axisTitle: 'Place in the declared range: 0 its low end, 1 its high end',
              }),
            } satisfies EstimatePanel),
        ),
      },
    }),
  ]
}

const percentOf = (position: number) => Math.round(100 * position)

function estimateOf(row: IdentifiabilityRow, { ranges }: Dimension): EstimateRow {
  const { p05, p50, p95, identified } = row
  const [first, ...others] = ranges
  const at = (position: number) => formatNumber(first!.low + (first!.high - first!.low) * position, 0.01)
  const text =
    others.length > 0
      ? `${percentOf(p05!)} to ${percentOf(p95!)}% of each group’s range`
      : `${at(p05!)} to ${at(p95!)} of ${at(0)} to ${at(1)}`
  return {
    label: wrap(row.label, 26),
    value: p50!,
    low: p05!,
    high: p95!,
    text,
    colour: palette[identified ? 1 : 3],
    clear: identified,
  }
}
