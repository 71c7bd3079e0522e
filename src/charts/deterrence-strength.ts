/** What an option costs more or less than the baseline, by how strongly its risk deters people from crossing. */
import { duration } from './dates.ts'
import type { Layer } from './fan.ts'
import { endLabelLayers } from './fan.ts'
import { framed, modelSource, type View } from './frame.ts'
import { scenarioColours } from './options.ts'
import { dashes } from './panels.ts'
import type { ChartInput, ChartMaker } from './results.ts'
import { fitTitle, formatSigned, outOf, roundingStep, wrap } from './text.ts'
import { background, ink, palette } from './theme.ts'

/** The cost to the public purse, in pounds; drawn in millions. */
const metric = 'cost.total'
const million = 1e-6
const panelWidth = 290
const panelHeight = 220

/** A panel for each option that was varied, a line for each displaced share. */
export const deterrenceStrength: ChartMaker = (input) => {
  const rows = (input.curve ?? []).filter((row) => row.metric === metric)
  const scenarios = [...new Set(rows.map(({ scenario }) => scenario))]
  const [first] = rows
  if (first === undefined) return undefined
  const ends = rows.flatMap(({ mean, ci_low, ci_high }) => [mean, ci_low ?? mean, ci_high ?? mean])
  const top = 1.08 * million * Math.max(0, ...ends)
  const bottom = 1.08 * million * Math.min(0, ...ends)
  const title = fitTitle(findings(input, scenarios))
  return framed({
    id: 'deterrence-strength',
    title,
    subtitle: `Public cost (£ million): difference from ${titleOf(input, first.baseline)} over ${duration(input.horizonYears)}, by strength of deterrence (0: none) and by the share of those deterred who come by another route. Form and lag: ${first.hypothesis}. Whether there is a deterrent effect, and its strength, is not known.`,
    description: `Line charts with intervals. ${title}. ${scenarios
      .map((scenario) => `${titleOf(input, scenario)}: ${describe(input, scenario)}.`)
      .join(' ')}`,
    source: `Source: ${modelSource(input)}; ${first.replications} replications at each strength.`,
    note: `${input.replications === 1 ? 'One replication' : `Beside a comparison of ${input.replications} replications`}. Dots: mean, paired with the baseline under the same luck; bars: 95 % interval of the mean. Up to four options are shown: those that raise the perceived risk of transfer or return most. Below zero an option costs less than the baseline.`,
    panels: {
      columns: Math.min(2, scenarios.length),
      spacing: { row: 40, column: 30 },
      concat: scenarios.map((scenario) => panel(input, scenario, top, bottom)),
    },
  })
}

const titleOf = (input: ChartInput, name: string) =>
  input.scenarios.find((scenario) => scenario.name === name)?.title ?? name

const pointsOf = (input: ChartInput, scenario: string, displaced: number) =>
  (input.curve ?? [])
    .filter((row) => row.scenario === scenario && row.metric === metric && row.displaced_share === displaced)
    .sort((a, b) => a.strength - b.strength)

const sharesOf = (input: ChartInput) =>
  [...new Set((input.curve ?? []).map(({ displaced_share }) => displaced_share))].sort((a, b) => a - b)

function findings(input: ChartInput, scenarios: readonly string[]): string[] {
  const paying = (displaced: number) =>
    scenarios.filter((scenario) =>
      pointsOf(input, scenario, displaced).some(({ ci_high, mean }) => (ci_high ?? mean) < 0),
    ).length
  const [least, most] = [sharesOf(input)[0] ?? 0, sharesOf(input).at(-1) ?? 0]
  const costs = (count: number) => (count === 1 ? 'costs' : 'cost')
  return [
    `${outOf(paying(least), scenarios.length, 'option')} ${costs(paying(least))} less at some strength; ${paying(most)} if all those deterred are displaced`,
    `${outOf(paying(least), scenarios.length, 'option')} ${costs(paying(least))} less at some strength tried`,
  ]
}

function describe(input: ChartInput, scenario: string): string {
  return sharesOf(input)
    .map((displaced) => {
      const points = pointsOf(input, scenario, displaced).map(
        ({ strength, mean }) =>
          `${formatSigned(mean * million, roundingStep(mean * million))} at strength ${strength}`,
      )
      return `displaced share ${displaced}: ${points.join(', ')}`
    })
    .join('; ')
}

function panel(input: ChartInput, scenario: string, top: number, bottom: number): View {
  const shares = sharesOf(input)
  const colour = scenarioColours(input.scenarios.map(({ name }) => name)).get(scenario) ?? palette[3]
  const strongest = Math.max(...(input.curve ?? []).map(({ strength }) => strength))
  const nudge = (i: number) => ((i - (shares.length - 1) / 2) * strongest) / 60
  const layers = shares.flatMap((displaced, i): Layer[] => {
    const values = pointsOf(input, scenario, displaced).map(({ strength, mean, ci_low, ci_high }) => ({
      x: strength + nudge(i),
      y: mean * million,
      low: (ci_low ?? mean) * million,
      high: (ci_high ?? mean) * million,
    }))
    return [
      {
        data: { values },
        mark: { type: 'line', color: colour, strokeWidth: 2.5, strokeDash: [...dashes[i % dashes.length]!] },
        encoding: { x: { field: 'x', type: 'quantitative' }, y: { field: 'y', type: 'quantitative' } },
      },
      {
        data: { values },
        mark: { type: 'rule', color: colour, strokeWidth: 2 },
        encoding: {
          x: { field: 'x', type: 'quantitative' },
          y: { field: 'low', type: 'quantitative' },
          y2: { field: 'high' },
        },
      },
      {
        data: { values },
        mark: {
          type: 'point',
          filled: true,
          fill: i === 0 ? colour : background,
          stroke: colour,
          strokeWidth: 2,
          size: 50,
          opacity: 1,
        },
        encoding: { x: { field: 'x', type: 'quantitative' }, y: { field: 'y', type: 'quantitative' } },
      },
    ]
  })
  const ends = shares.map((displaced) => ({
    text: `${formatShare(displaced)} displaced`,
    value: (pointsOf(input, scenario, displaced).at(-1)?.mean ?? 0) * million - bottom,
  }))
  return {
    title: { text: wrap(titleOf(input, scenario), 40), frame: 'group' },
    width: panelWidth,
    height: panelHeight,
    encoding: {
      x: {
        type: 'quantitative',
        scale: { domain: [-strongest / 30, strongest * 1.04], nice: false },
        axis: { title: 'Strength of deterrence', tickCount: 5, grid: false },
      },
      y: {
        type: 'quantitative',
        scale: { domain: [bottom, top], nice: false },
        axis: { title: null, tickCount: 5, format: ',~f' },
      },
    },
    layer: [
      {
        data: { values: [{ y: 0 }] },
        mark: { type: 'rule', color: ink, strokeWidth: 1.5 },
        encoding: { y: { field: 'y', type: 'quantitative' } },
      },
      ...layers,
      ...endLabelLayers(ends, panelWidth, panelHeight, top - bottom),
    ],
  }
}

const formatShare = (share: number) => (share === 0 ? 'none' : share === 1 ? 'all' : `${share * 100} %`)
