/** What docs/validation.md holds the back-test to: targets set before the runs. Why one is missed is in the template. */

import { type BacktestRow, type ScoreRow, scoresOf } from '../../src/experiments/history/scoring.ts'
import { meanOf } from '../../src/statistics/scores.ts'
import { number, percent } from './formats.ts'

interface Target {
  /** What the template calls it: it has the reason why it is missed. */
  readonly id: string
  readonly series: string
  readonly label: string
  /** Largest mean error: a share of what was observed, or for a share its points over a hundred. */
  readonly most: number
  /** Only origins from this quarter on. */
  readonly from?: string
}

const targets: readonly Target[] = [
  {
    id: 'awaiting',
    series: 'awaiting_initial_decision_people',
    label: 'Awaiting an initial decision',
    most: 0.03,
  },
  { id: 'supported', series: 'supported_asylum_people', label: 'Supported', most: 0.05 },
  { id: 'hotels', series: 'hotel_people', label: 'In hotels', most: 0.15 },
  { id: 'appeals', series: 'ftt_asylum_open_caseload', label: 'Open first-tier appeals', most: 0.1 },
  {
    id: 'recentAppeals',
    series: 'ftt_asylum_open_caseload',
    label: 'the same, origins from 2022-Q4',
    most: 0.1,
    from: '2022-Q4',
  },
  {
    id: 'overSixMonths',
    series: 'awaiting_over_6_months_share',
    label: 'Share over six months, points',
    most: 0.06,
  },
]

/** Series whose unconditional forecasts are to be better than both naive ones at most origins. */
const free = {
  awaiting_initial_decision_people: 'Awaiting an initial decision',
  supported_asylum_people: 'Supported',
  ftt_asylum_open_caseload: 'Open first-tier appeals',
  asylum_claims_people: 'Asylum claims',
}

/** Targets with what came out, from the forecasts of every origin. */
export function targetsOf(rows: readonly BacktestRow[]) {
  const of = (mode: string, series: string, from = '') =>
    rows.filter((row) => row.mode === mode && row.series === series && row.ahead === 4 && row.origin >= from)
  const scored = (some: readonly BacktestRow[]): ScoreRow | undefined =>
    scoresOf(some).find(({ tier }) => tier === 'all')
  const found = targets.flatMap(({ id, series, label, most, from }) => {
    const own = of('conditional', series, from)
    const score = scored(own)
    if (score === undefined) return []
    const isShare = series.endsWith('_share')
    const size = isShare ? meanOf(own.map((row) => Math.abs(row.mean - row.observed))) : score.mape!
    const text = (value: number) => (isShare ? number(100 * value, 1) : percent(value, 1))
    const held = score.coverage_90 >= 0.8 && score.coverage_90 <= 0.98
    return [{ id, label, score, error: text(size), target: text(most), met: size <= most, held }]
  })
  return {
    targets: found,
    missed: found.filter(({ met }) => !met),
    unaided: Object.entries(free).flatMap(([series, label]) => {
      const score = scored(of('unconditional', series))
      return score === undefined ? [] : [{ label, score }]
    }),
  }
}
