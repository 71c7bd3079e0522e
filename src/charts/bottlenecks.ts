/** Which resource binds and what limits each scheme, and when: by half-year. */
import { labelOf, resourceIds, useMetrics } from '../model/resources.ts'
import { percentage } from '../words/numbers.ts'
import { fitTitle, listed } from '../words/text.ts'
import type { ChartInput, ChartMaker } from './kit/chart.ts'
import { monthsOf, schemeIn, schemesCompared, schemesShown } from './kit/find-rows.ts'
import { condition, framed, modelSource, withCondition } from './kit/frame.ts'
import { meansNote } from './kit/intervals.ts'
import { type Option, optionsOf } from './kit/options.ts'
import { background, ink, textSize } from './kit/theme.ts'
import { byHalfYear, limitPanels, limitShares } from './limits.ts'

/** Unit-days used and on offer, and the resource’s name. */
const resources: readonly (readonly [used: string, offered: string, resource: string])[] = [
  ...resourceIds.map((id) => [useMetrics(id).used, useMetrics(id).offered, labelOf(id)] as const),
  ['scheme.place_days.used', 'scheme.place_days.offered', 'Scheme places'],
]
const order = resources.map(([, , resource]) => resource)

/** Above this share a resource counts as binding: what waits for it waits for it alone. */
export const binding = 0.98
/** From light to dark as use rises; the figure is printed in each cell. */
const shades = ['#FFFFFF', '#6BACE6', '#12436D'] as const

/** Heat maps per option: a row per resource, and for each scheme a row per step that limits it; a column per half-year. */
export const bottlenecks: ChartMaker = (input) => {
  const all = optionsOf(input).flatMap((option) => {
    const cells = resources.flatMap(([used, offered, resource]) =>
      halfYears(input, option, used, offered).map((cell) => ({ ...cell, resource })),
    )
    const used = cells.length > 0 ? [{ option, title: option.label, order, cells }] : []
    return [...used, ...limitPanels(input, option)]
  })
  const baseline = all.find(({ option }) => option.isBaseline)
  // Of an option, only the resources that it uses otherwise than the baseline are drawn.
  const panels = all.flatMap((panel) => {
    if (baseline === undefined || panel === baseline) return [panel]
    const cells = panel.cells.filter(({ resource }) => !isSame(resource, panel.cells, baseline.cells))
    return cells.length > 0 ? [{ ...panel, cells }] : []
  })
  const same = all.filter((each) => !panels.some(({ option }) => option === each.option))
  const [first] = panels
  if (first === undefined) return undefined
  // A scheme without places is a matter of the scheme, which may not be open yet.
  const without = resources.filter(
    ([, offered]) =>
      !offered.startsWith('scheme.') &&
      all.some(({ option }) => {
        const months = monthsOf(input.monthly, { ...option, metric: offered })
        return months.some(({ mean }) => mean !== null) && months.every(({ mean }) => (mean ?? 0) === 0)
      }),
  )
  const none = listed(without.map(([, , resource]) => resource))
  const always = order.filter((resource) => {
    const own = first.cells.filter((cell) => cell.resource === resource)
    return own.length > 0 && own.every((cell) => cell.share >= binding)
  })
  const finding =
    always.length > 0
      ? `${listed(always)} bind${always.length === 1 ? 's' : ''} throughout (${first.option.title})`
      : without.length > 0
        ? `No capacity at all: ${none} (${first.option.title})`
        : `No resource binds throughout (${first.option.title})`
  const title = fitTitle(withCondition(input, [...mostLimited(input), finding]))
  const halves = [...new Set(panels.flatMap(({ cells }) => cells.map(({ half }) => half)))].sort()
  return framed({
    id: 'bottlenecks',
    title,
    subtitle: `Share of each resource’s time in use, per cent, by half-year. ${condition(input).sentence}`,
    description: `Heat map chart, a panel per option with a row per resource, and a panel per scheme with a row per step that limits it; a column per half-year. ${title}. ${panels
      .map(
        ({ title: panel, order, cells }) =>
          `${panel}: ${order
            .flatMap((resource) => {
              const own = cells.filter((cell) => cell.resource === resource)
              return own.length > 0
                ? [
                    `${resource} from ${Math.round(100 * own[0]!.share)}% to ${Math.round(100 * own.at(-1)!.share)}%`,
                  ]
                : []
            })
            .join(', ')}.`,
      )
      .join(' ')}`,
    source: `Source: ${modelSource(input)}.`,
    note: `${meansNote(input)} Days used over days on offer; units that people keep after a fall in capacity are on offer. At 98% or more a resource is taken to bind: what is waiting, waits for it. What limits a scheme is the step nearest to the facility before which people wait while its capacity is used up.${without.length > 0 ? ` A resource without a row has no capacity at all: ${none.toLowerCase()}.` : ''}${all.length > 1 ? ` Of an option, rows are left out that are within ${notable} points of ${all[0]!.option.title}’s.` : ''}${same.length > 0 ? ` All are so for ${listed(same.map(({ option }) => option.label))}.` : ''}`,
    panels: {
      spacing: 26,
      vconcat: panels.map(({ title: panel, order, cells }) => ({
        title: { text: panel, frame: 'group' },
        data: { values: cells.map((cell) => ({ ...cell, percent: Math.round(100 * cell.share) })) },
        width: 640,
        height: { step: 34 },
        encoding: {
          x: {
            field: 'half',
            type: 'ordinal',
            scale: { domain: halves },
            axis: { title: null, labelAngle: 0, ticks: false, domain: false, grid: false },
          },
          y: {
            field: 'resource',
            type: 'nominal',
            sort: [...order],
            axis: { title: null, ticks: false, domain: false },
          },
        },
        layer: [
          {
            mark: { type: 'rect', stroke: background, strokeWidth: 2 },
            encoding: {
              color: {
                field: 'percent',
                type: 'quantitative',
                scale: { domain: [0, 60, 100], range: [...shades], interpolate: 'rgb' },
                legend: null,
              },
            },
          },
          {
            mark: { type: 'text', fontSize: textSize.label },
            encoding: {
              text: { field: 'percent', type: 'quantitative' },
              color: { condition: { test: 'datum.percent > 75', value: background }, value: ink },
            },
          },
        ],
      })),
    },
  })
}

type Cell = { readonly half: string; readonly share: number; readonly resource: string }

/** Percentage points by which a share has to differ to be drawn again. */
const notable = 2

/** Whether a resource is used about as much in every half-year of both. */
function isSame(resource: string, cells: readonly Cell[], others: readonly Cell[]): boolean {
  const [own, other] = [cells, others].map((each) => each.filter((cell) => cell.resource === resource)) as [
    Cell[],
    Cell[],
  ]
  return (
    own.length === other.length &&
    own.every(({ share }, i) => Math.abs(100 * share - 100 * other[i]!.share) < notable)
  )
}

/** What limits each scheme of the first option that has any, in a sentence. */
function mostLimited(input: ChartInput): string[] {
  for (const option of optionsOf(input)) {
    const rows = input.summary.filter(
      (row) => row.scenario === option.scenario && row.deterrence === option.deterrence,
    )
    const ids = schemesCompared(input, rows, { ...option, metric: 'scheme.limited_by.pace' })
    const said = ids.flatMap((scheme) => {
      const [most] = limitShares(rows, scheme)
      return most === undefined ? [] : [{ scheme, ...most }]
    })
    const [only, ...others] = said
    if (only === undefined) continue
    if (others.length === 0)
      return [`${option.title}: limited most by ${only.words} (${percentage(only.share)}% of days open)`]
    return [
      said
        .map(({ scheme, words }) => `${schemeIn(input, option, scheme).label}: limited most by ${words}`)
        .join('; '),
    ]
  }
  return []
}

/**
 * Share used in each half-year: days used over days on offer, over its months and all replications; of places, those of
 * the schemes that are shown.
 */
function halfYears(
  input: ChartInput,
  option: Option,
  used: string,
  offered: string,
): { half: string; share: number }[] {
  const shown = offered.startsWith('scheme.') ? schemesShown(input, option, offered) : [{ scheme: '' }]
  const sums = (metric: string) =>
    byHalfYear(shown.flatMap(({ scheme }) => monthsOf(input.monthly, { ...option, metric, scheme })))
  const [top, bottom] = [sums(used), sums(offered)]
  return [...bottom].flatMap(([half, days]) =>
    days > 0 ? [{ half, share: (top.get(half) ?? 0) / days }] : [],
  )
}
