/** What an option costs more or less than the baseline, by how strongly its risk deters people from crossing. */

import { duration } from '../calendar/in-words.ts'
import type { CurveRow } from '../experiments/break-even/deterrence-curve.ts'
import { clearSign, type Judged, verdictOf } from '../statistics/verdict.ts'
import { formatSigned, outOf, roundingStep } from '../words/numbers.ts'
import { fitTitle } from '../words/text.ts'
import type { ChartInput, ChartMaker, Strength } from './kit/chart.ts'
import { dashes } from './kit/dashes.ts'
import { endLabelLayers, type Layer } from './kit/fan.ts'
import { framed, modelSource, type View } from './kit/frame.ts'
import { scenarioColours } from './kit/options.ts'
import { background, ink, mutedInk, palette } from './kit/theme.ts'
import { titleLines } from './kit/title-lines.ts'

/** The cost to the public purse, in pounds; drawn in millions. */
const metric = 'cost.total'
const million = 1e-6
const panelWidth = 255
/** Pixels right of a panel, where its key is and its title may stand out. */
const keyWidth = 80
const panelHeight = 220

/** A panel for each option that was varied, a line for each displaced share. */
export const deterrenceStrength: ChartMaker = (input) => {
  const rows = (input.curve ?? []).filter((row) => row.metric === metric)
  const scenarios = shownOf(input, [...new Set(rows.map(({ scenario }) => scenario))])
  const [first] = rows
  if (first === undefined) return undefined
  const title = fitTitle(findings(input, scenarios))
  return framed({
    id: 'deterrence-strength',
    title,
    subtitle: `Public cost (£ million): difference from ${titleOf(input, first.baseline)} over ${duration(input.horizonYears)}, by strength of deterrence (0: none) and by the share of those deterred who come by another route. Form and lag: ${first.hypothesis}. Whether there is a deterrent effect, and its strength, is not known.`,
    description: `Line charts with intervals. ${title}. ${scenarios
      .map((scenario) => `${titleOf(input, scenario)}: ${describe(input, scenario)}.`)
      .join(' ')}`,
    source: `Source: ${modelSource(input)}; ${first.replications} replications at each strength.`,
    note: `${hypothesisNote(input, first.hypothesis)}${input.replications === 1 ? 'One replication' : `Beside a comparison of ${input.replications} replications`}. Dots: mean, paired with the baseline under the same luck; bars: 95% interval of the mean. Filled: a clear difference; open: not clear.${scenarios.length > 1 ? ' Each panel has its own scale.' : ''} Shown: ${shownNote(input, scenarios)}. Below zero an option costs less than the baseline.`,
    panels: {
      columns: Math.min(2, scenarios.length),
      spacing: { row: 40, column: 30 },
      concat: scenarios.map((scenario) => panel(input, scenario)),
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

/** Most panels. */
const mostPanels = 4

/** The option that is always shown where its strength was varied: return hubs, else the first of the run. */
const leadOf = (input: ChartInput): string | undefined => {
  const names = input.scenarios.map(({ name }) => name).filter((name) => name !== input.baseline)
  return names.find((name) => name === 'return-hubs') ?? names[0]
}

/** At most four of the options that were varied, the leading one among them. */
function shownOf(input: ChartInput, varied: readonly string[]): readonly string[] {
  const lead = leadOf(input)
  const first = varied.slice(0, mostPanels)
  if (lead === undefined || first.includes(lead) || !varied.includes(lead)) return first
  return [...first.slice(0, mostPanels - 1), lead]
}

function shownNote(input: ChartInput, scenarios: readonly string[]): string {
  const lead = leadOf(input)
  const most = 'options that raise the perceived risk of transfer or return most'
  if (lead === undefined) return most
  return scenarios.includes(lead)
    ? `${titleOf(input, lead)} and the ${most}, at most four`
    : `up to four ${most}, without ${titleOf(input, lead)}`
}

/** Where the strength lies that the run's own hypothesis has. */
function hypothesisNote(input: ChartInput, hypothesis: string): string {
  const strength = input.strengths?.[hypothesis]
  if (strength === undefined) return ''
  const { low, value, high } = strength
  const range = low === high ? '' : ` (${low} to ${high})`
  return `Grey mark at the foot: the strength of ${hypothesis} in the run, ${value}${range}. `
}

/** Options that are clearly cheaper at some strength and were not without deterrence; how many were. */
function findings(input: ChartInput, scenarios: readonly string[]): string[] {
  const [least, most] = [sharesOf(input)[0] ?? 0, sharesOf(input).at(-1) ?? 0]
  const points = (scenario: string, displaced: number) => pointsOf(input, scenario, displaced)
  if (scenarios.every((scenario) => points(scenario, least).every((row) => verdictOf(row) === 'unknown')))
    return ['Too few replications to say from what strength of deterrence an option costs less']
  const isCheaper = (row: Judged) => clearSign(row) < 0
  const already = (scenario: string) =>
    points(scenario, least).some((point) => point.strength === 0 && isCheaper(point))
  const open = scenarios.filter((scenario) => !already(scenario))
  const before = scenarios.length - open.length
  const isAre = before === 1 ? 'is' : 'are'
  if (open.length === 0) return ['Every option shown clearly costs less already without deterrence']
  const turning = (displaced: number) =>
    open.filter((scenario) => points(scenario, displaced).some(isCheaper)).length
  const [count, ifDisplaced] = [turning(least), turning(most)]
  if (count === 0) {
    const none = 'Deterrence makes no option clearly cheaper at any strength tried'
    return before === 0 ? [none] : [`${none}; ${before} ${isAre} without it`, none]
  }
  const made = `Deterrence makes ${outOf(count, open.length, 'option')} clearly cheaper`
  return [
    `${made} at some strength; ${ifDisplaced === 0 ? 'none' : ifDisplaced} if all displaced`,
    `${made} at some strength tried`,
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

/** A line through the points, each with its interval, all moved aside a little. */
function lineLayers(
  points: readonly CurveRow[],
  { nudge, colour, dash }: { nudge: number; colour: string; dash: readonly number[] },
): Layer[] {
  const values = points.map((row) => ({
    x: row.strength + nudge,
    y: row.mean * million,
    low: (row.ci_low ?? row.mean) * million,
    high: (row.ci_high ?? row.mean) * million,
    clear: clearSign(row) !== 0,
  }))
  return [
    {
      data: { values },
      mark: { type: 'line', color: colour, strokeWidth: 2.5, strokeDash: [...dash] },
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
        stroke: colour,
        strokeWidth: 2,
        size: 50,
        opacity: 1,
      },
      encoding: {
        x: { field: 'x', type: 'quantitative' },
        y: { field: 'y', type: 'quantitative' },
        fill: { condition: { test: 'datum.clear', value: colour }, value: background },
      },
    },
  ]
}

/** Ends of the axis of costs. */
function endsOf(input: ChartInput, rows: readonly CurveRow[]): { top: number; bottom: number } {
  const extremes = rows.flatMap(({ mean, ci_low, ci_high }) => [mean, ci_low ?? mean, ci_high ?? mean])
  const top = 1.08 * million * Math.max(0, ...extremes)
  const lowest = 1.08 * million * Math.min(0, ...extremes)
  // Room for the mark at the foot below the lowest line.
  const isMarked = rows.some(({ hypothesis }) => input.strengths?.[hypothesis] !== undefined)
  return { top, bottom: isMarked ? lowest - 0.14 * (top - lowest || 1) : lowest }
}

function panel(input: ChartInput, scenario: string): View {
  const shares = sharesOf(input)
  const rows = shares.flatMap((displaced) => pointsOf(input, scenario, displaced))
  const { top, bottom } = endsOf(input, rows)
  const colour = scenarioColours(input.scenarios.map(({ name }) => name)).get(scenario) ?? palette[3]
  const strongest = Math.max(...(input.curve ?? []).map(({ strength }) => strength))
  const nudge = (i: number) => ((i - (shares.length - 1) / 2) * strongest) / 60
  const layers = shares.flatMap((displaced, i) =>
    lineLayers(pointsOf(input, scenario, displaced), {
      nudge: nudge(i),
      colour,
      dash: dashes[i % dashes.length]!,
    }),
  )
  const strength = input.strengths?.[(input.curve ?? [])[0]?.hypothesis ?? '']
  const ends = shares.map((displaced, i) => ({
    text: `${formatShare(displaced)} displaced`,
    value: (pointsOf(input, scenario, displaced).at(-1)?.mean ?? 0) * million - bottom,
    line: { colour, dash: dashes[i % dashes.length]! },
  }))
  return {
    title: { text: titleLines(titleOf(input, scenario), panelWidth + keyWidth), frame: 'group' },
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
        axis: { title: 'Difference in cost, £ million', tickCount: 5, format: ',~f' },
      },
    },
    layer: [
      {
        data: { values: [{ y: 0 }] },
        mark: { type: 'rule', color: ink, strokeWidth: 1.5 },
        encoding: { y: { field: 'y', type: 'quantitative' } },
      },
      ...(strength === undefined ? [] : hypothesisLayers(strength, strongest)),
      ...layers,
      ...endLabelLayers(ends, panelWidth, panelHeight, top - bottom),
    ],
  }
}

/** The range of the run's own hypothesis as a bar at the foot of a panel, its value as a tick. */
function hypothesisLayers({ low, value, high }: Strength, strongest: number): Layer[] {
  const within = (strength: number) => Math.min(Math.max(strength, 0), strongest * 1.04)
  const at = (strength: number) => ({ datum: within(strength), type: 'quantitative' as const })
  return [
    {
      data: { values: [{}] },
      mark: { type: 'rule', color: mutedInk, strokeWidth: 5 },
      encoding: { x: at(low), x2: { datum: within(high) }, y: { value: panelHeight - 5 } },
    },
    {
      data: { values: [{}] },
      mark: { type: 'rule', color: mutedInk, strokeWidth: 3 },
      encoding: { x: at(value), y: { value: panelHeight - 14 }, y2: { value: panelHeight } },
    },
  ]
}

const formatShare = (share: number) => (share === 0 ? 'none' : share === 1 ? 'all' : `${share * 100}%`)
