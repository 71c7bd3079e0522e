/** What a selection prints when it is done. */
import { join } from 'node:path'
import { labelOf } from '../experiments/metric-label.ts'
import { unitOf } from '../experiments/replications/summarise.ts'
import type { Selection, SelectionPlan, SelectionRule } from '../experiments/selection/selection.ts'
import { type StandingRow, standingsOf } from '../experiments/selection/standing.ts'
import { findMetric } from '../model/measures/metrics.ts'
import { json } from '../run-folder/folder.ts'
import type { Manifest } from '../run-folder/manifest.ts'
import { countedInOfSelection } from '../run-folder/selection-files.ts'
import { figureText, formatNumber, plural } from '../words/numbers.ts'
import { wrap } from '../words/text.ts'
import { yearsText } from './comparison-summary.ts'
import { identityOf } from './kind.ts'

/** The summary of a finished selection, as text of at most 80 columns or as JSON. */
export function selectionSummary(
  { folder, manifest }: { readonly folder: string; readonly manifest: Manifest },
  { rule, seed }: SelectionPlan,
  selection: Selection,
  asJson: boolean,
): string {
  const rows = standingsOf(selection, rule, seed)
  const { failures, replications, selected } = selection
  if (asJson)
    return json({
      ...identityOf(folder, manifest),
      rule,
      selected: selected ?? null,
      options: rows,
      failures: failures.length,
    })
  const spent = rows.reduce((sum, row) => sum + row.replications, 0)
  const unit = unitOf(findMetric, rule.metric, countedInOfSelection(rule.metric))
  const reference = (rows.find(({ difference }) => difference === null) ?? rows[0]!).scenario
  const lines = [
    `${labelOf(rule.metric, countedInOfSelection(rule.metric))}: ${rule.better} is better, as asked.`,
    `${spent} runs, at most ${plural(replications, 'replication')} of an option, ${yearsText(manifest.horizon_years)}, seed ${seed}.`,
    '',
    ...rows.flatMap((row) => linesOf(row, reference, unit)),
    '',
    ...wrap(verdictText(rule, selection, rows), 80),
    ...(failures.length > 0
      ? [`${plural(failures.length, 'job')} FAILED and left out; see ${join(folder, 'failures.json')}`]
      : []),
    `Files: ${folder}`,
  ]
  return `${lines.join('\n')}\n`
}

function linesOf(row: StandingRow, reference: string, unit: string): string[] {
  const { scenario, mean, difference, ci_low, ci_high, probability_best, replications, standing } = row
  const probability =
    probability_best === null ? '' : `, best with probability ${probabilityText(probability_best)}`
  const level = mean === null ? 'not defined' : figureText(mean, null, null, unit, formatNumber)
  const against =
    difference === null
      ? ''
      : `    ${figureText(difference, ci_low, ci_high, unit)} beside ${reference}, ${standing}`
  return [
    `  ${scenario}: ${level} (${plural(replications, 'run')})${probability}`,
    ...(against === '' ? [] : [against]),
  ]
}

/** A bootstrap of a few replications says neither never nor always. */
const probabilityText = (share: number): string =>
  share > 0.99 ? 'above 0.99' : share < 0.01 ? 'below 0.01' : share.toFixed(2)

/** What the procedure says. “Best” is always on this metric, in this direction. */
function verdictText(
  rule: SelectionRule,
  { selected, contenders }: Selection,
  rows: readonly StandingRow[],
): string {
  const alike = rows.filter(({ standing }) => standing === 'not separable').map(({ scenario }) => scenario)
  const besides = alike.length === 0 ? '' : ` Not separable from it: ${alike.join(', ')}.`
  if (selected === undefined)
    return `None is selected within ${rule.budget} runs: still in contention are ${contenders.join(', ')}. A larger --budget or --indifference would decide.`
  if (rule.method === 'ocba')
    return `${selected} has the best mean on this metric; OCBA spends ${rule.budget} runs to find it and promises no probability.${besides}`
  const unit = unitOf(findMetric, rule.metric, countedInOfSelection(rule.metric))
  const least = figureText(rule.indifference, null, null, unit, formatNumber)
  return `${selected} is selected on this metric. Where the best is better than every other by ${least} or more, ${Number((100 * rule.confidence).toPrecision(4))} of 100 such selections find it, if not more.${besides}`
}
