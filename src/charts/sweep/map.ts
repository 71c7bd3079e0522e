/** A table of the effect over two parameters of a grid, shaded by its size, a panel for each value of a third. */
import { duration } from '../../calendar/in-words.ts'
import { plural } from '../../words/numbers.ts'
import { fitTitle } from '../../words/text.ts'
import { framed, type View } from '../kit/frame.ts'
import { background, ink, textSize } from '../kit/theme.ts'
import {
  type Cell,
  heldText,
  labelOf,
  nameOf,
  type SweepChartInput,
  type SweepChartMaker,
  shownCells,
  valuesOf,
  verdictOf,
} from './input.ts'
import { sourceOf } from './lines.ts'

/** Blue above zero, orange below: told apart in greyscale by the sign that every cell prints. */
const range = ['#F46A25', '#FBE3D6', '#FFFFFF', '#D6E3F0', '#6F9CC8']

export const sweepMap: SweepChartMaker = (input) => {
  const { design, roles, metric } = input
  const { x, lines } = roles
  if (design.method !== 'grid' || lines === undefined) return undefined
  const shown = [x, lines, roles.panels]
  const groups = input.scenarios.map((scenario) => ({
    scenario,
    cells: shownCells(input, scenario.name, shown),
  }))
  const all = groups.flatMap(({ cells }) => cells)
  if (all.length === 0) return undefined
  const most = Math.max(...all.map(({ mean }) => Math.abs(mean)), 1e-9)
  const panelValues = roles.panels === undefined ? [undefined] : valuesOf(input, roles.panels)
  const panels = groups.flatMap(({ scenario, cells }) =>
    panelValues.map((value) => ({
      title: [
        ...(groups.length > 1 ? [scenario.title] : []),
        ...(roles.panels === undefined
          ? []
          : [`${labelOf(input, roles.panels)}: ${nameOf(input, roles.panels, value!)}`]),
      ].join(', '),
      cells: cells.filter(({ values }) => roles.panels === undefined || values[roles.panels] === value),
    })),
  )
  const title = fitTitle([
    verdictOf(all, metric.label),
    `${metric.label}: ${all.filter(({ sign }) => sign !== 0).length} of ${all.length} points differ clearly from the baseline`,
  ])
  return framed({
    id: 'sweep-map',
    title,
    subtitle: `${metric.label}${metric.countedIn === '' ? '' : ` (${metric.countedIn})`}: difference from ${input.baselineTitle} over ${duration(input.horizonYears)}. No deterrent effect is assumed.${heldText(input, shown)}`,
    description: `Tables shaded by size. ${verdictOf(all, metric.label)}. ${panels
      .map(
        ({ title: name, cells }) =>
          `${name === '' ? '' : `${name}: `}${cells.map((cell) => `${labelOf(input, x)} ${nameOf(input, x, cell.values[x]!)}, ${labelOf(input, lines)} ${nameOf(input, lines, cell.values[lines]!)} ${cell.text}${cell.sign === 0 ? ' (not clear)' : ''}`).join('; ')}.`,
      )
      .join(' ')}`,
    source: sourceOf(input),
    note: `Mean of ${plural(input.replications, 'replication')}, paired with the baseline. In brackets: the 95% interval of the mean includes zero, so no clear difference. Blue: more than the baseline; orange: less.`,
    panels: {
      columns: 1,
      spacing: 28,
      concat: panels.map((panel) => panelOf(input, panel.title, panel.cells, most)),
    },
  })
}

function panelOf(input: SweepChartInput, title: string, cells: readonly Cell[], most: number): View {
  const { x } = input.roles
  const lines = input.roles.lines!
  const columns = valuesOf(input, x).map((value) => nameOf(input, x, value))
  const rows = valuesOf(input, lines).map((value) => nameOf(input, lines, value))
  const data = cells.map((cell) => ({
    x: nameOf(input, x, cell.values[x]!),
    y: nameOf(input, lines, cell.values[lines]!),
    mean: cell.mean,
    text: cell.sign === 0 ? `(${cell.text})` : cell.text,
  }))
  return {
    ...(title === '' ? {} : { title: { text: title, frame: 'group' as const, offset: 30 } }),
    width: Math.min(720, columns.length * 96),
    height: rows.length * 34,
    data: { values: data },
    encoding: {
      x: {
        field: 'x',
        type: 'ordinal',
        sort: columns,
        axis: { title: labelOf(input, x), labelAngle: 0, orient: 'bottom', domain: false, ticks: false },
      },
      y: {
        field: 'y',
        type: 'ordinal',
        sort: rows,
        axis: {
          title: labelOf(input, lines),
          titleAngle: 0,
          titleAlign: 'right',
          titleBaseline: 'bottom',
          titleX: -6,
          titleY: -6,
          domain: false,
          ticks: false,
        },
      },
    },
    layer: [
      {
        mark: { type: 'rect', stroke: background, strokeWidth: 2 },
        encoding: {
          color: {
            field: 'mean',
            type: 'quantitative',
            scale: { domain: [-most, -most / 8, 0, most / 8, most], range },
            legend: null,
          },
        },
      },
      {
        mark: { type: 'text', fontSize: textSize.caption, color: ink },
        encoding: { text: { field: 'text' } },
      },
    ],
  }
}
