/** What a sweep prints when it is done. */

import { join } from 'node:path'
import type { DifferenceRow, SummaryRow } from '../experiments/replications/tables.ts'
import type { AtPoint, Sweep } from '../experiments/sweep/sweep.ts'
import { countedFor } from '../experiments/sweep/sweep-contrasts.ts'
import { findMetric } from '../model/measures/metrics.ts'
import { json } from '../run-folder/folder.ts'
import type { Manifest } from '../run-folder/manifest.ts'
import type { SweepDocument } from '../scenarios/load.ts'
import { clearSign, fewestForVerdict, verdictOf } from '../statistics/verdict.ts'
import { figureText, formatNumber, inUnit, plural, roundingStep, unitFactor } from '../words/numbers.ts'
import { yearsText } from './comparison-summary.ts'
import { identityOf } from './kind.ts'
import { rejectedText } from './sweep-design-text.ts'
import type { SweepAsked } from './sweep-plan.ts'
import { turnsText } from './turns-text.ts'

/** Differences in the metric of the charts, under the hypothesis `none`. */
export function metricRows(
  { chart }: SweepDocument,
  { points, differences }: Sweep,
): AtPoint<DifferenceRow>[] {
  const set = points[0]?.sets[0]
  const countedIn = set === undefined ? '' : countedFor(set, chart.metric)
  return differences.filter(
    (row) =>
      row.metric === chart.metric &&
      row.scheme === '' &&
      row.counted_in === countedIn &&
      row.deterrence === 'none',
  )
}

/** The summary of a finished sweep, as text of at most 80 columns or as JSON. */
export function sweepSummary(
  folder: string,
  manifest: Manifest<SweepAsked>,
  design: SweepDocument,
  outcome: Sweep,
  asJson: boolean,
): string {
  const rows = metricRows(design, outcome)
  if (asJson) {
    return json({
      ...identityOf(folder, manifest),
      points: outcome.points.length,
      ...(manifest.asked.rejected !== undefined && { points_rejected: manifest.asked.rejected }),
      replications: outcome.replications,
      failures: outcome.failures.length,
      differences: rows.map((row) => ({
        ...outcome.points.find(({ point }) => point.id === row.point)!.point.values,
        ...row,
      })),
    })
  }
  const lines: string[] = [
    design.title,
    `${plural(outcome.points.length, 'point')}, ${plural(outcome.replications, 'replication')} each, ${yearsText(manifest.horizon_years)}, seed ${manifest.seed}.`,
    ...rejectedText(manifest.asked, outcome.points.length),
    '',
  ]
  const label = findMetric(design.chart.metric)?.label ?? design.chart.metric
  if (design.method === 'one-at-a-time') lines.push(...turnsText(design, outcome, manifest.baseline))
  for (const scenario of [...new Set(rows.map((row) => row.scenario))]) {
    if (design.method === 'one-at-a-time') break
    const own = rows.filter((row) => row.scenario === scenario && row.mean !== null)
    const clear = (sign: number) => own.filter((row) => clearSign(row) === sign).length
    const ordered = [...own].sort((a, b) => a.mean! - b.mean!)
    lines.push(
      `${label}, ${scenario} less ${manifest.baseline}:`,
      ...(own.every((row) => verdictOf(row) === 'unknown')
        ? [`  too few replications to call any difference clear: ${fewestForVerdict} are needed`]
        : []),
      `  clearly more at ${clear(1)}, clearly less at ${clear(-1)}, no clear difference at ${own.length - clear(1) - clear(-1)}`,
    )
    if (own.every(({ mean }) => mean === 0)) {
      lines.push(...zeroText(outcome, design, scenario, manifest.baseline), '')
      continue
    }
    for (const [word, row] of [
      ['least', ordered[0]],
      ['most', ordered.at(-1)],
    ] as const) {
      if (row) lines.push(`  ${word} ${figure(row)}`, `    at ${settingText(outcome, row.point)}`)
    }
    lines.push('')
  }
  lines.push('Intervals are 95% intervals of the mean at each point, one by one.')
  if (outcome.failures.length > 0)
    lines.push(
      `${plural(outcome.failures.length, 'job')} FAILED and left out; see ${join(folder, 'failures.json')}`,
    )
  lines.push(`Files: ${folder}`)
  return `${lines.join('\n')}\n`
}

/**
 * What an effect of exactly 0 at every point comes from: that nothing acted, that it acted on something else, or that it
 * acted on the scenario and the baseline alike; with the levels where these move.
 */
function zeroText(
  { points, summary, differences }: Sweep,
  { chart: { metric } }: SweepDocument,
  scenario: string,
  baseline: string,
): string[] {
  const own = summary.filter((row) => row.scenario === scenario && row.deterrence === 'none')
  const [first] = points
  const keyOf = ({ metric: id, scheme, counted_in }: SummaryRow) => [id, scheme, counted_in].join(' ')
  const atFirst = new Map(
    own.filter(({ point }) => point === first?.point.id).map((row) => [keyOf(row), row.mean]),
  )
  if (own.every((row) => atFirst.get(keyOf(row)) === row.mean))
    return ['  exactly 0 at every point: nothing that is varied has acted within the run']
  const isAlike = differences.every(
    (row) => row.scenario !== scenario || row.deterrence !== 'none' || row.mean === 0 || row.mean === null,
  )
  const set = first?.sets.find((each) => each.scenario === scenario)
  const countedIn = set === undefined ? '' : countedFor(set, metric)
  const levels = own
    .filter((row) => row.metric === metric && row.scheme === '' && row.counted_in === countedIn)
    .filter((row) => row.mean !== null)
    .sort((a, b) => a.mean! - b.mean!)
  const [least, most] = [levels[0], levels.at(-1)]
  const level = ({ mean, unit }: SummaryRow) =>
    inUnit(formatNumber(mean! * unitFactor(unit), roundingStep(mean! * unitFactor(unit))), unit)
  return [
    isAlike
      ? `  exactly 0 at every point, in this as in every metric: ${scenario} and ${baseline}`
      : '  exactly 0 at every point in this metric; what is varied has acted on others,',
    isAlike ? '  are the same there, and what is varied acts on both alike' : '  see results/differences.csv',
    ...(least === undefined || most === undefined || least.mean === most.mean
      ? []
      : [
          `  level in ${scenario}: from ${level(least)} at ${settingText({ points }, least.point)}`,
          `    to ${level(most)} at ${settingText({ points }, most.point)}`,
        ]),
  ]
}

const figure = ({ mean, ci_low, ci_high, unit }: DifferenceRow): string =>
  figureText(mean!, ci_low, ci_high, unit)

const settingText = ({ points }: Pick<Sweep, 'points'>, id: string) =>
  Object.entries(points.find(({ point }) => point.id === id)?.point.values ?? {})
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')
