/** What a back-test prints when it is done. */

import { dailyVerdicts } from '../experiments/history/days/daily-check.ts'
import type { ScoreRow } from '../experiments/history/scoring.ts'
import { json } from '../run-folder/folder.ts'
import type { Manifest } from '../run-folder/manifest.ts'
import { formatNumber, formatSigned, plural } from '../words/numbers.ts'
import { type BacktestWithDays, daysSummary } from './backtest-daily.ts'
import { identityOf } from './kind.ts'

/** Quarters ahead that the summary tells. */
const ahead = 4

/** The summary of a finished back-test, as text of at most 80 columns or as JSON. */
export function backtestSummary(
  folder: string,
  manifest: Manifest,
  outcome: Pick<BacktestWithDays, 'scores' | 'failures' | 'daily' | 'dailyCurves'>,
  asJson: boolean,
): string {
  const { scores, failures, daily } = outcome
  const shown = scores.filter((row) => row.ahead === ahead && row.tier === 'all')
  if (asJson)
    return json({
      ...identityOf(folder, manifest),
      failures: failures.length,
      scores: shown,
      days: dailyVerdicts(daily),
    })
  const lines = [`Errors of forecasts ${ahead} quarters ahead.`]
  for (const mode of ['conditional', 'unconditional'] as const) {
    const own = shown.filter((row) => row.mode === mode)
    if (own.length === 0) continue
    lines.push(
      '',
      mode === 'conditional' ? 'Inputs given as observed' : 'Inputs forecast too',
      '  series                           origins   error    bias  in 90%  beats naive',
      ...own.map(line),
    )
  }
  lines.push('', 'Error: mean absolute error over the value observed. In 90%: share of values')
  lines.push('within the 90% interval. Beats naive: share of origins with a lower CRPS than')
  lines.push('both the last value and the same quarter a year before.')
  lines.push(...daysSummary(outcome))
  if (failures.length > 0) lines.push(`${plural(failures.length, 'job')} FAILED and left out.`)
  lines.push(`Files: ${folder}`)
  return `${lines.join('\n')}\n`
}

function line({ series, origins, mape, bias, coverage_90, beats_both_naive }: ScoreRow): string {
  const share = (value: number | null, step = 1) =>
    value === null ? '–' : `${formatNumber(100 * value, step)}%`
  const small = Math.abs(bias) < 1
  return [
    `  ${series.padEnd(33)}`,
    String(origins).padStart(7),
    share(mape, 0.1).padStart(8),
    formatSigned(bias, small ? 0.001 : 1).padStart(8),
    share(coverage_90).padStart(9),
    share(beats_both_naive).padStart(13),
  ].join('')
}
