/** What a sweep prints when it is done. */
import { join } from 'node:path'
import { formatNumber, formatSigned, inUnit, roundingStep, unitFactor } from '../charts/text.ts'
import type { AtPoint, Sweep } from '../experiments/sweep.ts'
import { countedFor } from '../experiments/sweep-contrasts.ts'
import type { DifferenceRow } from '../experiments/tables.ts'
import { findMetric } from '../model/metrics.ts'
import type { Manifest } from '../reports/manifest.ts'
import { json } from '../reports/run-folder.ts'
import type { SweepDocument } from '../scenarios/load.ts'
import { clearSign, fewestForVerdict, verdictOf } from '../statistics/verdict.ts'
import { plural } from './plural.ts'
import { yearsText } from './summary-text.ts'

/** Differences in the metric of the charts, under the preset `none`. */
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
  manifest: Manifest,
  design: SweepDocument,
  outcome: Sweep,
  asJson: boolean,
): string {
  const rows = metricRows(design, outcome)
  if (asJson) {
    return json({
      manifest: join(folder, 'manifest.json'),
      results: manifest.results.sha256,
      seed: manifest.seed,
      points: outcome.points.length,
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
    '',
  ]
  const label = findMetric(design.chart.metric)?.label ?? design.chart.metric
  for (const scenario of [...new Set(rows.map((row) => row.scenario))]) {
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
      lines.push('  exactly 0 at every point: nothing that is varied has acted within the run', '')
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
  lines.push('Intervals are 95 % intervals of the mean at each point, one by one.')
  if (outcome.failures.length > 0)
    lines.push(
      `${plural(outcome.failures.length, 'job')} FAILED and left out; see ${join(folder, 'failures.json')}`,
    )
  lines.push(`Files: ${folder}`)
  return `${lines.join('\n')}\n`
}

function figure({ mean, ci_low, ci_high, unit }: DifferenceRow): string {
  const factor = unitFactor(unit)
  const scaled = (value: number | null) => (value === null ? undefined : value * factor)
  const [low, high] = [scaled(ci_low), scaled(ci_high)]
  const step = roundingStep(mean! * factor, low, high)
  const text = inUnit(formatSigned(mean! * factor, step), unit)
  return low === undefined || high === undefined
    ? text
    : `${text} [${formatNumber(low, step)}, ${formatNumber(high, step)}]`
}

const settingText = ({ points }: Sweep, id: string) =>
  Object.entries(points.find(({ point }) => point.id === id)?.point.values ?? {})
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')
