/** A model run freely from one opening, beside what was published afterwards. One chart for each output. */

import { endOf } from '../../calendar/in-words.ts'
import { formatNumber, roundingStep } from '../../words/numbers.ts'
import { fitTitle } from '../../words/text.ts'
import type { Chart } from '../kit/chart.ts'
import { endLabelLayers, fanLayers, type Layer } from '../kit/fan.ts'
import { type Data, framed, type View } from '../kit/frame.ts'
import { background, ink, mutedInk, palette } from '../kit/theme.ts'
import { timeAxis } from '../kit/time-axis.ts'

/** The model on a day: mean and quantiles over replications. */
export interface FanPoint {
  readonly date: string
  readonly mean: number
  readonly p05: number | null
  readonly p25: number | null
  readonly p50: number | null
  readonly p75: number | null
  readonly p95: number | null
}

/** A published series; a hollow mark for one that counts something else than the model does. */
export interface PublishedPoints {
  /** What the key calls it: 'published'. */
  readonly words: string
  readonly isSame: boolean
  readonly values: readonly { readonly date: string; readonly value: number }[]
}

/** One measure. */
export interface FreePanel {
  /** Over the panel, where there are several. */
  readonly title?: string
  /** Whether a point is a whole year, dated at its middle. */
  readonly yearly?: true
  readonly model: readonly FanPoint[]
  readonly published: readonly PublishedPoints[]
}

/** What the chart is of. */
export interface FreeRunningInput {
  readonly id: string
  /** Candidates for the finding, longest first. */
  readonly titles: readonly string[]
  readonly subtitle: string
  readonly note: string
  /** Words for what was published. */
  readonly sources: string
  readonly run: string
  readonly panels: readonly FreePanel[]
}

const colour = palette[1]

/** The chart. */
export function freeRunning(input: FreeRunningInput): Chart {
  const { id, panels, note, subtitle } = input
  const title = fitTitle(input.titles)
  const top =
    1.12 *
    Math.max(
      ...panels.flatMap(({ model, published }) => [
        ...model.map((each) => each.p95 ?? each.mean),
        ...published.flatMap(({ values }) => values.map(({ value }) => value)),
      ]),
    )
  return framed({
    id,
    title,
    subtitle,
    description: `Line chart with dots${panels.length > 1 ? ', one panel for each measure' : ''}. ${title}. ${panels.map(inWords).join(' ')}`,
    source: `Source: ${input.sources}; model: ${input.run}.`,
    note,
    panels: {
      columns: 1,
      spacing: 26,
      concat: panels.map((panel) => view(panel, top, panels.length === 1 ? 340 : 190)),
    },
  })
}

const width = 680

function view({ title, model, published, yearly }: FreePanel, top: number, height: number): View {
  const days = [
    ...model.map(({ date }) => date),
    ...published.flatMap(({ values }) => values.map((v) => v.date)),
  ]
  const [from, to] = [days.toSorted()[0]!, days.toSorted().at(-1)!]
  const quantiles = model.every(({ p05, p95 }) => p05 !== null && p95 !== null)
  const [last] = model.slice(-1)
  const parted = published.some(({ values }) => values.at(-1)!.date !== last!.date)
  const when = (date: string) => (parted ? `, ${yearly ? date.slice(0, 4) : monthInWords(date)}` : '')
  const ends = [
    { text: `model ${rounded(last!)}${when(last!.date)}`, value: last!.mean },
    ...published.map(({ words, values }) => {
      const end = values.at(-1)!
      return { text: `${words} ${formatNumber(end.value)}${when(end.date)}`, value: end.value }
    }),
  ]
  const years = { title: null, format: '%Y', values: model.map(({ date }) => Date.parse(date)), grid: false }
  return {
    ...(title === undefined ? {} : { title: { text: title, frame: 'group' } }),
    width,
    height,
    data: { values: model.map((each) => ({ ...each })) as Data },
    encoding: {
      x: {
        field: 'date',
        type: 'temporal',
        scale: { type: 'utc', domain: [Date.parse(from), Date.parse(to)], padding: 6 },
        axis: yearly ? years : timeAxis(from, to, width),
      },
      y: {
        type: 'quantitative',
        scale: { domain: [0, top], nice: false },
        axis: { title: null, format: ',~f', tickCount: 6 },
      },
    },
    layer: [
      ...fanLayers(colour, quantiles),
      ...published.map((each) => dots(each)),
      ...endLabelLayers(ends, width, height, top),
    ],
  }
}

const dots = ({ values, isSame }: PublishedPoints): Layer => ({
  data: { values: values.map((each) => ({ ...each })) },
  mark: {
    type: 'point',
    shape: 'circle',
    size: 46,
    color: isSame ? ink : mutedInk,
    fill: isSame ? ink : background,
    strokeWidth: isSame ? 1 : 2,
    opacity: 1,
  },
  encoding: { y: { field: 'value', type: 'quantitative' } },
})

const monthInWords = (date: string) => endOf(date.slice(0, 7)).replace('end ', '')

const rounded = ({ mean, p05, p95 }: FanPoint) =>
  formatNumber(mean, mean < 1000 ? 1 : roundingStep(mean, p05 ?? undefined, p95 ?? undefined))

function inWords({ title, model, published, yearly }: FreePanel): string {
  const on = (date: string) => (yearly ? date.slice(0, 4) : date)
  const yearEnds = model.filter((each, i) => model[i + 1]?.date.slice(0, 4) !== each.date.slice(0, 4))
  const parts = [
    `model ${yearEnds.map((each) => `${rounded(each)} (${on(each.date)})`).join(', ')}`,
    ...published.map(({ words, values }) => {
      const shown = values.length <= 10 ? values : values.filter(({ date }) => date.endsWith('12-31'))
      return `${words} ${shown.map(({ date, value }) => `${formatNumber(value)} (${on(date)})`).join(', ')}`
    }),
  ]
  return `${title === undefined ? '' : `${title}: `}${parts.join('; ')}.`
}
