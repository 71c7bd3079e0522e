/** How much of the spread of the main outcomes is uncertain parameters, and how much chance. */

import { duration } from '../calendar/in-words.ts'
import type { UncertaintyRow } from '../experiments/replications/tables.ts'
import { formatNumber, inUnit, percentage, roundingStep, unitFactor } from '../words/numbers.ts'
import { fitTitle, listed } from '../words/text.ts'
import { baselineTitle, type ChartInput, type ChartMaker } from './kit/chart.ts'
import type { Layer } from './kit/fan.ts'
import { findRow } from './kit/find-rows.ts'
import { condition, framed, modelSource, type View, withCondition } from './kit/frame.ts'
import { headlineOf } from './kit/headlines.ts'
import { comparedOptions, type Option, optionsOf } from './kit/options.ts'
import { background, chartWidth, ink, mutedInk, palette, textSize } from './kit/theme.ts'

/** Outcomes shown of one option, and of several. */
const outcomes = [
  'returns.total',
  'arrivals.small_boat',
  'backlog.decision',
  'stock.rights_exhausted',
  'support.supported',
  'days.detained',
  'cost.total',
]
const mainOutcomes = ['returns.total', 'backlog.decision', 'cost.total']
/** Outcomes that the title tells of, with the words for them. */
const told = [
  ['returns.total', 'returns'],
  ['cost.total', 'cost'],
] as const

const colours = { parameters: palette[0], chance: palette[3] } as const

/** One bar: the share that is parameters with its interval, from 0 to 1, and the size of the whole. */
interface Row {
  readonly label: string
  readonly share: number
  readonly low: number
  readonly high: number
  readonly spread: string
}

/** Bars under a heading: the outcomes of an option, in two lines each, or an outcome of several options. */
interface Panel {
  readonly title: string
  readonly rows: readonly Row[]
  readonly twoLines: boolean
}

/** Stacked bars: the outcomes of one option, or a panel for each outcome of several; levels where nothing is compared. */
export const uncertainty: ChartMaker = (input) => {
  const compared = comparedOptions(input)
  const options = compared.length > 0 ? compared : optionsOf(input)
  const panels = panelsOf(input, options).filter(({ rows }) => rows.length > 0)
  if (panels.length === 0 || input.parameterSets === undefined) return undefined
  const title = fitTitle(withCondition(input, findings(input, options)))
  const what = compared.length > 0 ? `differences from ${baselineTitle(input)}` : 'outcomes'
  const width = widthBeside(panels)
  const where = `${what} over ${duration(input.horizonYears)}`
  return framed({
    id: 'uncertainty',
    title,
    subtitle: `Variance of ${where}. Blue: what better knowledge of the parameters could take away. Orange: chance, which would stay. ${condition(input).sentence}`,
    description: `Stacked bar chart of the variance of ${where}: what share is uncertain parameters, the rest being chance. ${title}. ${panels
      .map((panel) => `${panel.title}: ${panel.rows.map(inWords).join('; ')}.`)
      .join(' ')}`,
    source: `Source: ${modelSource(input)}; ${input.parameterSets}.`,
    note: `Analysis of variance over ${input.replications} replications and ${input.parameterSets}. Black lines and brackets: 95% interval of where the two parts meet; the fewer the sets, the longer. Chance is all that each replication draws: luck, arrivals level, opening stocks, opening dates, strength of deterrence. ±: standard deviation of one replication, both parts together.${options.length > 1 ? ' Figures: the share that is parameters.' : ''}`,
    panels: {
      spacing: 18,
      vconcat: panels.map((panel, i) => view(panel, width, i === 0, i === panels.length - 1)),
    },
  })
}

function panelsOf(input: ChartInput, options: readonly Option[]): Panel[] {
  const [only, ...others] = options
  const named = (ids: readonly string[]) => ids.flatMap((id) => headlineOf(id) ?? [])
  if (only !== undefined && others.length === 0) {
    const rows = named(outcomes).flatMap(({ id, label }) => rowOf(input, only, id, label))
    return [{ title: only.label, rows, twoLines: true }]
  }
  return named(mainOutcomes).map(({ id, label }) => ({
    title: label,
    rows: options.flatMap((option) => rowOf(input, option, id, option.label)),
    twoLines: false,
  }))
}

function find(input: ChartInput, option: Option, metric: string): UncertaintyRow | undefined {
  const baseline = option.isBaseline ? '' : input.baseline
  const rows = (input.uncertainty ?? []).filter((row) => row.baseline === baseline)
  return findRow(rows, { ...option, metric })
}

function rowOf(input: ChartInput, option: Option, metric: string, label: string): Row[] {
  const row = find(input, option, metric)
  if (row === undefined || row.share_parameters === null) return []
  const size = (row.sd_total ?? 0) * unitFactor(row.unit)
  const unit = row.unit === 'GBP' ? '' : row.unit === 'days' ? ' days' : ` ${row.unit}`
  return [
    {
      label,
      share: row.share_parameters,
      low: row.share_low ?? row.share_parameters,
      high: row.share_high ?? row.share_parameters,
      spread: `±${inUnit(formatNumber(size, roundingStep(size)), row.unit)}${unit}`,
    },
  ]
}

const percent = (share: number) => `${percentage(share)}%`
const range = ({ low, high }: Row) => `${percentage(low)} to ${percent(high)}`

const inWords = (row: Row) =>
  `${row.label}: ${percent(row.share)} parameters (${range(row)}), of ${row.spread} in all`

/** What stands at the left of a bar, and at its right. */
const labelOf = ({ label, spread }: Row, twoLines: boolean) => (twoLines ? [label, spread] : [label])
const figuresOf = (row: Row, twoLines: boolean) =>
  twoLines
    ? [`${percent(row.share)} parameters`, `(${range(row)})`]
    : [`${percent(row.share)} (${range(row)}) of ${row.spread.replace(/ .*/, '')}`]

/** Pixels for the bars: what the words at both sides leave of the chart, the same in all panels. */
function widthBeside(panels: readonly Panel[]): number {
  const longest = (words: typeof labelOf) =>
    Math.max(
      ...panels.flatMap(({ rows, twoLines }) =>
        rows.flatMap((row) => words(row, twoLines).map(({ length }) => length)),
      ),
    )
  return Math.max(250, chartWidth - 28 - 7 * (longest(labelOf) + longest(figuresOf)))
}

/** Pixels of a row. */
const stepOf = ({ twoLines }: Panel) => (twoLines ? 46 : 28)

/** The bars of a panel, with their words at either side. */
function barLayers(panel: Panel, width: number): Layer[] {
  const { rows, twoLines } = panel
  const step = stepOf(panel)
  const at = (share: number) => ({ datum: 100 * share, type: 'quantitative' as const })
  return rows.flatMap((row, index): Layer[] => {
    const middle = (index + 0.5) * step
    const y = { value: middle }
    const line = (from: number, to: number, strokeWidth: number, color: string): Layer[] =>
      to > from
        ? [
            {
              mark: { type: 'rule', strokeWidth, color },
              encoding: { x: at(from), x2: { datum: 100 * to }, y },
            },
          ]
        : []
    const words = (text: string, align: 'left' | 'right', dy: number, color: string = ink): Layer => ({
      mark: { type: 'text', text, align, baseline: 'middle', fontSize: textSize.label, color },
      encoding: { x: { value: align === 'right' ? -10 : width + 12 }, y: { value: middle + dy } },
    })
    const inLines = ([one, two]: readonly string[], align: 'left' | 'right') =>
      two === undefined ? [words(one!, align, 0)] : [words(one!, align, -9), words(two, align, 9, mutedInk)]
    return [
      ...line(0, row.share, 20, colours.parameters),
      ...line(row.share, 1, 20, colours.chance),
      ...line(row.low, row.high, 5, background),
      ...line(row.low, row.high, 2, ink),
      ...inLines(labelOf(row, twoLines), 'right'),
      ...inLines(figuresOf(row, twoLines), 'left'),
    ]
  })
}

/** A square of a colour and what it stands for, above the bars. */
function keyLayers(text: string, x: number, align: 'left' | 'right', color: string): Layer[] {
  return [
    {
      mark: { type: 'text', text: '■', align, baseline: 'middle', fontSize: textSize.panel, color },
      encoding: { x: { value: x }, y: { value: -10 } },
    },
    {
      mark: {
        type: 'text',
        text,
        align,
        baseline: 'middle',
        fontSize: textSize.label,
        fontWeight: 'bold',
        color: ink,
      },
      encoding: { x: { value: align === 'left' ? x + 18 : x - 18 }, y: { value: -10 } },
    },
  ]
}

function view(panel: Panel, width: number, first: boolean, last: boolean): View {
  const { title, rows } = panel
  return {
    title: { text: title, limit: chartWidth, frame: 'group', offset: 10 },
    width,
    height: rows.length * stepOf(panel),
    data: { values: [{}] },
    encoding: {
      x: {
        type: 'quantitative',
        scale: { domain: [0, 100], nice: false },
        axis: last
          ? { title: 'Per cent of the variance', values: [0, 25, 50, 75, 100] }
          : { labels: false, ticks: false, domain: false, title: null, values: [0, 25, 50, 75, 100] },
      },
    },
    layer: [
      ...barLayers(panel, width),
      ...(first
        ? [
            ...keyLayers('Uncertain parameters', 0, 'left', colours.parameters),
            ...keyLayers('Chance', width, 'right', colours.chance),
          ]
        : []),
    ],
  }
}

/** Width of the interval of a share from which on a share about a half is not known to be one. */
const wide = 0.4

/** What the interval of the share allows to be said; undefined where it allows nothing. */
function verdict({ share_low, share_high }: UncertaintyRow): string | undefined {
  const [low, high] = [share_low ?? 0, share_high ?? 1]
  if (low > 0.5) return 'mostly from uncertain parameters'
  if (high < 0.5) return 'mostly from chance'
  return high - low < wide ? 'from parameters and chance alike' : undefined
}

/** Findings about the options without deterrence, in the outcomes of the title. */
function findings(input: ChartInput, options: readonly Option[]): string[] {
  const own = options.filter(({ deterrence }) => deterrence === 'none')
  const known = own.flatMap((option) =>
    told.flatMap(([metric, words]) => {
      const row = find(input, option, metric)
      return row === undefined || row.share_parameters === null ? [] : [{ words, said: verdict(row) }]
    }),
  )
  const [first, ...others] = known
  if (first === undefined) return ['How much of the spread is parameters, and how much chance']
  const subjects = listed([...new Set(known.map(({ words }) => words))])
  if (others.every(({ said }) => said === first.said))
    return first.said === undefined
      ? [`Too few parameter sets to tell parameters from chance in ${subjects}`]
      : [`The spread of ${subjects} comes ${first.said}`]
  if (own.length > 1) return ['Whether the spread is parameters or chance depends on option and outcome']
  return [
    `Spread of ${known.map(({ words, said }) => `${words}: ${said ?? 'cannot be told'}`).join('; of ')}`,
  ]
}
