/** The boxes that were peeled: how much of what is looked for lies in each, and how purely. */
import { percentage, plural } from '../../words/numbers.ts'
import { fitTitle } from '../../words/text.ts'
import type { Chart } from '../kit/chart.ts'
import { framed } from '../kit/frame.ts'
import { ink, mutedInk, palette, textSize } from '../kit/theme.ts'
import { type BoxChartInput, scopeText, sourceOf } from './input.ts'

const percent = (share: number) => Math.round(1000 * share) / 10

/** The chart. */
export function tradeOffChart(input: BoxChartInput): Chart {
  const { quality, trajectory, option, chosen } = input
  const [coverage, density] = [percentage(quality.coverage), percentage(quality.density)]
  const title = input.describes
    ? `${option.title}: a box holds ${coverage}% of the points looked for; they are ${density}% of its points`
    : `${option.title}: no box of parameter ranges describes well the points looked for`
  const counts = [...new Set(trajectory.map(({ restricted }) => restricted))].sort((a, b) => a - b)
  const at = trajectory[chosen]!
  return framed({
    id: `robust-trade-off-${option.name}`,
    title: fitTitle([
      title,
      input.describes
        ? `A box holds ${coverage}% of the points looked for; they are ${density}% of its points`
        : 'No box of parameter ranges describes well the points looked for',
    ]),
    subtitle: `Looked for: points at which ${input.condition}; they are ${percentage(input.base)}% of all. ${scopeText(input)}`,
    description: `Scatter chart of ${trajectory.length} boxes, each smaller than the one before, from coverage 100% and density ${percentage(input.base)}% to coverage ${percentage(trajectory.at(-1)!.coverage)}% and density ${percentage(trajectory.at(-1)!.density)}%. Box ${chosen} was chosen: coverage ${percentage(at.coverage)}%, density ${percentage(at.density)}%, ${plural(at.restricted, 'parameter')} restricted. The box that came of it has coverage ${coverage}%, density ${density}% and ${input.finalRestricted} restricted.`,
    source: sourceOf(input),
    note: `Each dot is a box; the next leaves out a few more points. Coverage: share of the points looked for that lie in the box. Density: share of the box’s points that are looked for. Ring: the box chosen, number ${chosen}. Cross: what came of it, made larger where that costs no density and without restrictions that could be chance.`,
    panels: {
      width: 620,
      height: 380,
      data: {
        values: trajectory.map((row) => ({
          x: percent(row.coverage),
          y: percent(row.density),
          restricted: String(row.restricted),
          number: row.number,
        })),
      },
      encoding: {
        x: {
          field: 'x',
          type: 'quantitative',
          scale: { domain: [0, 100], nice: false },
          axis: { title: 'Coverage (%)', tickCount: 5 },
        },
        y: {
          field: 'y',
          type: 'quantitative',
          scale: { domain: [0, 105], nice: false },
          axis: { title: 'Density (%)', values: [0, 20, 40, 60, 80, 100] },
        },
      },
      layer: [
        { mark: { type: 'line', color: mutedInk, strokeWidth: 1 }, encoding: { order: { field: 'number' } } },
        {
          mark: { type: 'point', filled: true, size: 80, opacity: 1 },
          encoding: {
            color: {
              field: 'restricted',
              type: 'ordinal',
              sort: counts.map(String),
              scale: { domain: counts.map(String), range: coloursOf(counts.length) },
              legend: {
                title: 'Parameters restricted',
                labelFontSize: textSize.label,
                titleFontSize: textSize.label,
                titleFontWeight: 'normal',
                titleLimit: 200,
              },
            },
          },
        },
        {
          transform: [{ filter: `datum.number === ${chosen}` }],
          mark: { type: 'point', size: 330, stroke: ink, strokeWidth: 2.5, filled: false },
        },
        {
          data: { values: [{ x: percent(quality.coverage), y: percent(quality.density) }] },
          mark: { type: 'point', shape: 'cross', size: 170, fill: ink, stroke: ink, opacity: 1 },
        },
      ],
    },
  })
}

/** Light for none restricted, dark for many, so that the order reads without colour. */
function coloursOf(count: number): string[] {
  const scale = ['#B8C7D4', '#4A8AC4', palette[0], palette[1], palette[3], palette[2], '#3D3D3D']
  return Array.from({ length: count }, (_, i) => scale[Math.min(i, scale.length - 1)]!)
}
