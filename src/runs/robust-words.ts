/** How an analysis of robust choice says things: parameters, ranges, conditions, figures. */

import { labelOf as metricLabel } from '../experiments/metric-label.ts'
import { unitOf } from '../experiments/replications/summarise.ts'
import { type Bounds, boundsOf, limitsOf } from '../experiments/robust/bounds.ts'
import { type Box, isRestricted } from '../experiments/robust/box.ts'
import type { Column } from '../experiments/robust/columns.ts'
import type { Leaf } from '../experiments/robust/tree.ts'
import { findMetric } from '../model/measures/metrics.ts'
import { countedFor } from '../run-folder/sensitivity-files.ts'
import type { SweepDocument } from '../scenarios/load.ts'
import { figureText, formatNumber, percentage } from '../words/numbers.ts'
import { capitalised, inSentence, listed } from '../words/text.ts'
import type { RobustRun } from './robust-plan.ts'

/** What a parameter is called. */
export const parameterLabel = ({ parameters }: SweepDocument, name: string): string =>
  capitalised(parameters[name]?.label ?? name.replaceAll('-', ' '))

/** A number as it stands in a design, with commas: `2,000`, `0.25`. */
export function plainNumber(value: number): string {
  const decimals = (String(value).split('.')[1] ?? '').length
  return formatNumber(value, Math.pow(10, -Math.min(6, decimals)))
}

/** What bounds leave, in words: `from 250 to 400`, `above 250`, `“weeks” or “months”`. */
export function boundsText(document: SweepDocument, name: string, bounds: Bounds): string {
  if (bounds.kind === 'choice') {
    const names = bounds.values.map((value) => `“${document.parameters[name]?.names?.[value] ?? value}”`)
    return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`
  }
  const { from, to } = bounds
  if (from !== null && to !== null) return `from ${plainNumber(from)} to ${plainNumber(to)}`
  if (from !== null) return `above ${plainNumber(from)}`
  return to === null ? 'any' : `below ${plainNumber(to)}`
}

/** One restriction of a box in words: `places in the hub is above 250`. */
const restrictionText = (document: SweepDocument, name: string, bounds: Bounds): string =>
  `${inSentence(parameterLabel(document, name))} is ${boundsText(document, name, bounds)}`

/** A box in words, its restrictions joined; '' for the whole. */
export const boxText = (document: SweepDocument, columns: readonly Column[], box: Box): string =>
  listed(
    columns.flatMap((column, c) =>
      isRestricted(box[c]!, column)
        ? [restrictionText(document, column.name, boundsOf(box[c]!, column))]
        : [],
    ),
  )

/** What leads to a leaf of a tree, in words. */
export const leafText = (document: SweepDocument, columns: readonly Column[], { conditions }: Leaf): string =>
  listed(
    [...conditions].map(([c, levels]) =>
      restrictionText(document, columns[c]!.name, boundsOf(limitsOf(levels, columns[c]!), columns[c]!)),
    ),
  )

/** Unit of a metric's figures here. */
export const unitHere = (metric: string): string => unitOf(findMetric, metric, countedFor(metric))

/** A metric's label here. */
export const labelHere = (metric: string): string => metricLabel(metric, countedFor(metric))

/** A level in words. */
export const levelText = (
  metric: string,
  value: number,
  low: number | null = null,
  high: number | null = null,
) => figureText(value, low, high, unitHere(metric), formatNumber)

/** The title of a scenario of the sweep. */
export const titleOf = ({ source }: RobustRun, scenario: string): string =>
  source.scenarios.find(({ name }) => name === scenario)?.values.title ?? scenario

/** The condition of an option, as a clause: `public cost under Return hubs is no more than under Current policy`. */
export function conditionText(run: RobustRun, scenario: string): string {
  const { metric, of, condition } = run.asked
  const [what, option] = [inSentence(labelHere(metric)), titleOf(run, scenario)]
  const { side, bound } = condition
  const orMore = `or ${side === 'below' ? 'less' : 'more'}`
  if (of === 'level') return `${what} under ${option} is ${levelText(metric, bound)} ${orMore}`
  const baseline = titleOf(run, run.source.manifest.baseline)
  if (bound === 0)
    return `${what} under ${option} is no ${side === 'below' ? 'more' : 'less'} than under ${baseline}`
  const apart = figureText(bound, null, null, unitHere(metric))
  return `the difference in ${what}, ${option} less ${baseline}, is ${apart} ${orMore}`
}

/** A p value in words. */
export const pText = (value: number): string => (value < 0.001 ? 'below 0.001' : formatNumber(value, 0.001))

/** A share as a percentage: `85%`. */
export const percent = (share: number): string => `${percentage(share)}%`
