/** The effect at the points of a sample, against each parameter in turn. */
import { duration } from '../../calendar/in-words.ts'
import { isSampled } from '../../scenarios/designs/sweep-schema.ts'
import { plural } from '../../words/numbers.ts'
import { fitTitle } from '../../words/text.ts'
import { framed, type View } from '../kit/frame.ts'
import { background, ink, palette } from '../kit/theme.ts'
import {
  type Cell,
  cellsOf,
  labelOf,
  type SweepChartInput,
  type SweepChartMaker,
  valuesOf,
  valueText,
  verdictOf,
} from './input.ts'
import { sourceOf } from './lines.ts'

export const sweepScatter: SweepChartMaker = (input) => {
  const { design, metric } = input
  if (!isSampled(design.method)) return undefined
  const names = Object.keys(design.parameters).filter((name) => valuesOf(input, name).length > 1)
  const groups = input.scenarios.map((scenario) => ({ scenario, cells: cellsOf(input, scenario.name) }))
  const all = groups.flatMap(({ cells }) => cells)
  if (all.length === 0 || names.length === 0) return undefined
  const title = fitTitle([
    verdictOf(all, metric.label),
    `${metric.label}: ${all.filter(({ sign }) => sign !== 0).length} of ${all.length} points differ clearly from the baseline`,
  ])
  return framed({
    id: 'sweep-scatter',
    title,
    subtitle: `${metric.label}${metric.countedIn === '' ? '' : ` (${metric.countedIn})`}: difference from ${input.baselineTitle} over ${duration(input.horizonYears)}, at each of ${input.points.length} sampled points. No deterrent effect is assumed.`,
    description: `Scatter charts of the difference against each parameter. ${verdictOf(all, metric.label)}. Least ${[...all].sort((a, b) => a.mean - b.mean)[0]!.text}, most ${[...all].sort((a, b) => b.mean - a.mean)[0]!.text}.`,
    source: sourceOf(input),
    note: `Each dot is the mean of ${plural(input.replications, 'replication')} at one point; all parameters differ between points. Filled: the 95% interval of the mean leaves zero out; open: it does not.`,
    panels: {
      columns: 3,
      spacing: { row: 36, column: 30 },
      concat: groups.flatMap(({ scenario, cells }) =>
        names.map((name) => panelOf(input, name, cells, groups.length > 1 ? scenario.title : '')),
      ),
    },
  })
}

function panelOf(input: SweepChartInput, name: string, cells: readonly Cell[], scenario: string): View {
  const numeric = cells.every(({ values }) => typeof values[name] === 'number')
  const data = cells.map(({ values, mean, sign }) => ({
    x: numeric ? (values[name] as number) : valueText(values[name]!),
    y: mean,
    clear: sign !== 0,
  }))
  return {
    ...(scenario === '' ? {} : { title: { text: scenario, frame: 'group' as const } }),
    width: 210,
    height: 200,
    data: { values: data },
    layer: [
      { mark: { type: 'rule', color: ink }, encoding: { y: { datum: 0 } } },
      {
        mark: { type: 'point', filled: true, size: 45, stroke: palette[0], opacity: 1 },
        encoding: {
          x: {
            field: 'x',
            type: numeric ? 'quantitative' : 'ordinal',
            ...(numeric
              ? {
                  // A logarithmic scale has no zero to leave out.
                  scale:
                    input.design.parameters[name]?.scale === 'log'
                      ? { type: 'log' as const }
                      : { type: 'linear' as const, zero: false },
                }
              : {}),
            axis: { title: labelOf(input, name), grid: false, tickCount: 4, labelAngle: 0 },
          },
          y: { field: 'y', type: 'quantitative', axis: { title: null, tickCount: 5, format: ',~f' } },
          fill: { condition: { test: 'datum.clear', value: palette[0] }, value: background },
        },
      },
    ],
  }
}
