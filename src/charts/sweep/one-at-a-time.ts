/** The effect at the usual values, and where one parameter at a time has another: a row for each. */
import { duration } from '../../calendar/in-words.ts'
import { turnOf } from '../../experiments/sweep/turns.ts'
import { plural } from '../../words/numbers.ts'
import { capitalised, fitTitle } from '../../words/text.ts'
import { framed, type View } from '../kit/frame.ts'
import { background, ink, palette } from '../kit/theme.ts'
import { type Cell, cellsOf, labelOf, nameOf, type SweepChartInput, type SweepChartMaker } from './input.ts'
import { sourceOf } from './lines.ts'

const usualName = 'Usual values'

export const sweepOneAtATime: SweepChartMaker = (input) => {
  const { design, metric } = input
  if (design.method !== 'one-at-a-time') return undefined
  const groups = input.scenarios.map((scenario) => ({ scenario, cells: cellsOf(input, scenario.name) }))
  if (groups.every(({ cells }) => cells.every(({ mean }) => mean === 0))) return undefined
  const title = fitTitle([findingOf(input, groups), `${metric.label} where one reading at a time is another`])
  return framed({
    id: 'sweep-one-at-a-time',
    title,
    subtitle: `${metric.label}${unitText(input)}: difference from ${input.baselineTitle} over ${duration(input.horizonYears)}. In each row one thing is otherwise than in the first. No deterrent effect is assumed.`,
    description: `Dot chart with intervals, a row for each reading. ${title}. ${groups
      .map(
        ({ scenario, cells }) =>
          `${scenario.title}: ${cells.map((cell) => `${rowName(input, cell)} ${cell.text}${cell.sign === 0 ? ' (not clear)' : ''}`).join('; ')}.`,
      )
      .join(' ')}`,
    source: sourceOf(input),
    note: `Dots: mean of ${plural(input.replications, 'replication')}, paired with the baseline; bars: 95% interval of the mean. Filled: a clear difference; open: not clear. The dashed line is the mean at the usual values.`,
    panels: {
      columns: 1,
      spacing: { row: 30, column: 24 },
      concat: groups.map(({ scenario, cells }) => panelOf(input, scenario.title, cells)),
    },
  })
}

/** What the metric is counted in, or that it is in millions of pounds. */
function unitText({ metric, differences }: SweepChartInput): string {
  if (metric.countedIn !== '') return ` (${metric.countedIn})`
  const unit = differences[0]?.unit ?? ''
  return unit === '' ? '' : ` (${unit === 'GBP' ? '£m' : unit})`
}

/** What a row is called: by the one value that is otherwise. */
function rowName(input: SweepChartInput, { values }: Cell): string {
  const usual = input.points[0]!.values
  const other = Object.keys(values).find((name) => values[name] !== usual[name])
  if (other === undefined) return usualName
  const named = nameOf(input, other, values[other]!)
  const isWords = input.design.parameters[other]?.names?.[String(values[other])] !== undefined
  return isWords ? capitalised(named) : `${labelOf(input, other)}: ${named}`
}

/** How many conclusions turn, of those that are clear at the usual values and at another. */
function findingOf(
  input: SweepChartInput,
  groups: readonly { readonly scenario: { readonly title: string }; readonly cells: readonly Cell[] }[],
): string {
  const verdict = ({ sign }: Cell) => (sign > 0 ? 'more' : sign < 0 ? 'fewer' : 'unclear')
  const turned = groups.flatMap(({ scenario, cells: [usual, ...others] }) =>
    others
      .filter((cell) => usual !== undefined && turnOf(verdict(usual), verdict(cell)) === 'turns')
      .map((cell) => `${scenario.title}, ${rowName(input, cell).toLowerCase()}`),
  )
  const faded = groups.flatMap(({ cells: [usual, ...others] }) =>
    others.filter(({ sign }) => usual !== undefined && usual.sign !== 0 && sign === 0),
  )
  const all = groups.reduce((sum, { cells }) => sum + Math.max(0, cells.length - 1), 0)
  if (turned.length === 0 && faded.length > 0)
    return `${input.metric.label}: under ${faded.length} of ${all} readings the difference is no longer clear`
  return turned.length === 0
    ? `${input.metric.label}: under no reading does a clear difference change its sign`
    : `${input.metric.label}: the difference changes its sign (${turned.join('; ')})`
}

function panelOf(input: SweepChartInput, title: string, cells: readonly Cell[]): View {
  const rows = cells.map((cell) => ({
    row: rowName(input, cell),
    mean: cell.mean,
    low: cell.low ?? cell.mean,
    high: cell.high ?? cell.mean,
    clear: cell.sign !== 0,
  }))
  const y = {
    field: 'row',
    type: 'ordinal' as const,
    sort: rows.map(({ row }) => row),
    axis: { title: null, labelLimit: 260, grid: false },
  }
  const axis = { title: null, tickCount: 6, format: ',~f' }
  return {
    title: { text: title, frame: 'group' as const },
    width: 470,
    height: 26 * rows.length,
    data: { values: rows },
    layer: [
      { mark: { type: 'rule', color: ink }, encoding: { x: { datum: 0 } } },
      {
        mark: { type: 'rule', color: palette[0], strokeDash: [3, 3] },
        encoding: { x: { datum: rows[0]?.mean ?? 0 } },
      },
      {
        mark: { type: 'rule', color: palette[0], strokeWidth: 2 },
        encoding: { y, x: { field: 'low', type: 'quantitative', axis }, x2: { field: 'high' } },
      },
      {
        mark: { type: 'point', filled: true, size: 60, stroke: palette[0], opacity: 1 },
        encoding: {
          y,
          x: { field: 'mean', type: 'quantitative', axis },
          fill: { condition: { test: 'datum.clear', value: palette[0] }, value: background },
        },
      },
    ],
  }
}
