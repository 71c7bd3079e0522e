/** Which resource binds, and when: share of its time in use, quarter by quarter. */
import type { MonthlyRow } from '../experiments/tables.ts'
import { condition, framed, modelSource, withCondition } from './frame.ts'
import { meansNote } from './intervals.ts'
import { optionsOf } from './options.ts'
import type { ChartMaker } from './results.ts'
import { monthsOf } from './rows.ts'
import { fitTitle, listed } from './text.ts'
import { background, ink, textSize } from './theme.ts'

const resources = [
  ['utilisation.caseworkers', 'Caseworkers'],
  ['utilisation.tribunal', 'Tribunal'],
  ['utilisation.detention', 'Detention beds'],
  ['utilisation.escorts', 'Escort teams'],
  ['scheme.utilisation', 'Scheme places'],
] as const

/** Above this share a resource counts as binding: what waits for it waits for it alone. */
export const binding = 0.98
/** From light to dark as use rises; the figure is printed in each cell. */
const shades = ['#FFFFFF', '#6BACE6', '#12436D'] as const

/** A heat map per option: a row per resource, a column per half-year. */
export const bottlenecks: ChartMaker = (input) => {
  const panels = optionsOf(input).flatMap((option) => {
    const cells = resources.flatMap(([metric, resource]) =>
      halfYears(monthsOf(input.monthly, { ...option, metric })).map((cell) => ({ ...cell, resource })),
    )
    return cells.length > 0 ? [{ option, cells }] : []
  })
  const [first] = panels
  if (first === undefined) return undefined
  const without = resources.filter(
    ([metric]) =>
      metric !== 'scheme.utilisation' &&
      panels.some(({ option }) => {
        const months = monthsOf(input.monthly, { ...option, metric })
        return months.length > 0 && months.every(({ mean }) => mean === null)
      }),
  )
  const always = resources
    .map(([, resource]) => resource)
    .filter((resource) => {
      const own = first.cells.filter((cell) => cell.resource === resource)
      return own.length > 0 && own.every((cell) => cell.share >= binding)
    })
  const finding =
    always.length > 0
      ? `${listed(always)} bind${always.length === 1 ? 's' : ''} throughout (${first.option.title})`
      : without.length > 0
        ? `No capacity at all: ${listed(without.map(([, resource]) => resource))} (${first.option.title})`
        : `No resource binds throughout (${first.option.title})`
  const title = fitTitle(withCondition(input, [finding]))
  const order = resources.map(([, resource]) => resource)
  return framed({
    id: 'bottlenecks',
    title,
    subtitle: `Share of each resource’s time in use, per cent, by half-year. ${condition(input).sentence}`,
    description: `Heat map chart, one panel per option, a row per resource and a column per half-year. ${title}. ${panels
      .map(
        ({ option, cells }) =>
          `${option.label}: ${order
            .flatMap((resource) => {
              const own = cells.filter((cell) => cell.resource === resource)
              return own.length > 0
                ? [
                    `${resource} from ${Math.round(100 * own[0]!.share)} % to ${Math.round(100 * own.at(-1)!.share)} %`,
                  ]
                : []
            })
            .join(', ')}.`,
      )
      .join(' ')}`,
    source: `Source: ${modelSource(input)}.`,
    note: `${meansNote(input)} Schemes: over replications in which places were open. At 98 % or more a resource is taken to bind: what is waiting, waits for it.${without.length > 0 ? ` A resource without a row has no capacity at all: ${listed(without.map(([, resource]) => resource.toLowerCase()))}.` : ''}`,
    panels: {
      spacing: 26,
      vconcat: panels.map(({ option, cells }) => ({
        title: { text: option.label, frame: 'group' },
        data: { values: cells.map((cell) => ({ ...cell, percent: Math.round(100 * cell.share) })) },
        width: 640,
        height: { step: 34 },
        encoding: {
          x: {
            field: 'half',
            type: 'ordinal',
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
                scale: { domain: [0, 60, 100], range: [...shades] },
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

function halfYears(rows: readonly MonthlyRow[]): { half: string; share: number }[] {
  const groups = new Map<string, number[]>()
  for (const { month, mean } of rows) {
    if (mean === null) continue
    const half = `${month.slice(0, 4)} ${Number(month.slice(5)) <= 6 ? 'H1' : 'H2'}`
    groups.set(half, [...(groups.get(half) ?? []), mean])
  }
  return [...groups].map(([half, shares]) => ({
    half,
    share: shares.reduce((s, x) => s + x, 0) / shares.length,
  }))
}
