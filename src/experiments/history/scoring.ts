/** Forecasts from many origins against what happened: one row per origin, series and quarters ahead. */

import { quarterAfter } from '../../calendar/periods.ts'
import { quantile, sorted } from '../../statistics/quantiles.ts'
import { crps, meanOf } from '../../statistics/scores.ts'
import { accountingIdentity, lastValue, sameQuarterLastYear } from './naive.ts'
import type { Tier } from './observed.ts'
import type { Published } from './published.ts'

/** Whether the inputs after the origin were given as observed, or forecast too. */
export type Mode = 'conditional' | 'unconditional'

/** A sample of one value that was forecast. */
export interface Forecast {
  readonly mode: Mode
  readonly origin: string
  readonly tier: Tier
  readonly series: string
  /** Quarters after the origin, from 1. */
  readonly ahead: number
  readonly sample: Float64Array
}

/** A row of results/backtest.csv. */
export interface BacktestRow {
  readonly mode: Mode
  readonly tier: Tier
  readonly origin: string
  readonly series: string
  readonly ahead: number
  readonly quarter: string
  readonly observed: number
  readonly mean: number
  readonly p05: number
  readonly p25: number
  readonly p50: number
  readonly p75: number
  readonly p95: number
  readonly crps: number
  /** Absolute errors of the naive forecasts, which are their CRPS; null where not published. */
  readonly crps_last_value: number | null
  readonly crps_last_year: number | null
  /** The same of the accounting identity, for the stock awaiting a decision. */
  readonly crps_identity: number | null
}

/** The series whose values are scored; shares among them are derived. */
export const identitySeries = 'awaiting_initial_decision_people'

/** The row of a forecast, or undefined where what happened is not published. */
export function backtestRow(published: Published, forecast: Forecast): BacktestRow | undefined {
  const { mode, tier, origin, series, ahead, sample } = forecast
  const quarter = quarterAfter(origin, ahead)
  const observed = published.quarterly(series).get(quarter)
  if (observed === undefined || sample.length === 0) return undefined
  const ascending = sorted(sample)
  const error = (value: number | undefined) => (value === undefined ? null : Math.abs(value - observed))
  return {
    mode,
    tier,
    origin,
    series,
    ahead,
    quarter,
    observed,
    mean: meanOf(sample),
    p05: quantile(ascending, 0.05),
    p25: quantile(ascending, 0.25),
    p50: quantile(ascending, 0.5),
    p75: quantile(ascending, 0.75),
    p95: quantile(ascending, 0.95),
    crps: crps(sample, observed),
    crps_last_value: error(lastValue(published, series, origin)),
    crps_last_year: error(sameQuarterLastYear(published, series, origin, ahead)),
    crps_identity: series === identitySeries ? error(accountingIdentity(published, origin, ahead)) : null,
  }
}

/** A row of results/scores.csv: one series so many quarters ahead, over origins. */
export interface ScoreRow {
  readonly mode: Mode
  readonly tier: Tier | 'all'
  readonly series: string
  readonly ahead: number
  readonly origins: number
  /** Mean of forecast less observed. */
  readonly bias: number
  /** Mean absolute error over the observed value; null where one of these is 0. */
  readonly mape: number | null
  /** Largest absolute error, in the unit of the series. */
  readonly largest_error: number
  readonly coverage_50: number
  readonly coverage_90: number
  readonly crps: number
  readonly crps_last_value: number | null
  readonly crps_last_year: number | null
  readonly crps_identity: number | null
  /** 1 − CRPS over that of the accounting identity. */
  readonly skill_identity: number | null
  /** Share of origins whose CRPS is below both naive forecasts’. */
  readonly beats_both_naive: number | null
}

/** Scores over origins, for each mode, tier (and all together), series and number of quarters ahead. */
export function scoresOf(rows: readonly BacktestRow[]): ScoreRow[] {
  const groups = new Map<
    string,
    { of: Pick<ScoreRow, 'mode' | 'tier' | 'series' | 'ahead'>; rows: BacktestRow[] }
  >()
  for (const row of rows) {
    for (const tier of [row.tier, 'all'] as const) {
      const of = { mode: row.mode, tier, series: row.series, ahead: row.ahead }
      const key = JSON.stringify(of)
      const group = groups.get(key) ?? { of, rows: [] }
      group.rows.push(row)
      groups.set(key, group)
    }
  }
  return [...groups.values()].map(({ of, rows: own }) => ({ ...of, ...scoreOf(own) }))
}

function scoreOf(rows: readonly BacktestRow[]): Omit<ScoreRow, 'mode' | 'tier' | 'series' | 'ahead'> {
  const mean = (read: (row: BacktestRow) => number) => meanOf(rows.map(read))
  const meanKnown = (read: (row: BacktestRow) => number | null) => {
    const known = rows.map(read).filter((value) => value !== null)
    return known.length === rows.length ? meanOf(known) : null
  }
  const share = (holds: (row: BacktestRow) => boolean) => rows.filter(holds).length / rows.length
  const identity = meanKnown((row) => row.crps_identity)
  const comparable = rows.filter((row) => row.crps_last_value !== null && row.crps_last_year !== null)
  const own = mean((row) => row.crps)
  return {
    origins: rows.length,
    bias: mean((row) => row.mean - row.observed),
    mape: rows.some((row) => row.observed === 0)
      ? null
      : mean((row) => Math.abs(row.mean - row.observed) / Math.abs(row.observed)),
    largest_error: Math.max(...rows.map((row) => Math.abs(row.mean - row.observed))),
    coverage_50: share((row) => row.observed >= row.p25 && row.observed <= row.p75),
    coverage_90: share((row) => row.observed >= row.p05 && row.observed <= row.p95),
    crps: own,
    crps_last_value: meanKnown((row) => row.crps_last_value),
    crps_last_year: meanKnown((row) => row.crps_last_year),
    crps_identity: identity,
    skill_identity: identity === null || identity === 0 ? null : 1 - own / identity,
    beats_both_naive:
      comparable.length === 0
        ? null
        : comparable.filter((row) => row.crps < row.crps_last_value! && row.crps < row.crps_last_year!)
            .length / comparable.length,
  }
}
