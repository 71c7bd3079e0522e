/** A run's results as a forecast of published series, quarter by quarter. */
import { lastDayOf } from '../../evidence/periods.ts'
import { moments } from '../../statistics/interval.ts'
import { quantiles } from '../../statistics/quantiles.ts'
import type { ReplicationSet } from '../replication-set.ts'
import { counterparts } from './counterparts.ts'
import { valuesByQuarter } from './quarters.ts'

/** A row of results/forecast.csv. */
export interface ForecastRow {
  readonly series: string
  /** A quarter for flows, its last day for stocks. */
  readonly period: string
  readonly counted_in: string
  readonly unit: string
  readonly mean: number | null
  readonly p05: number | null
  readonly p25: number | null
  readonly p50: number | null
  readonly p75: number | null
  readonly p95: number | null
}

/** Forecasts of every published series with a counterpart, for each whole quarter of the run. */
export function forecastOf(set: ReplicationSet): ForecastRow[] {
  return counterparts.flatMap((counterpart) => {
    const { series, kind, countedIn, unit } = counterpart
    return [...valuesByQuarter(set, counterpart)].map(([quarter, values]) => {
      const [p05, p25, p50, p75, p95] = quantiles(values, [0.05, 0.25, 0.5, 0.75, 0.95])
      return {
        series,
        period: kind === 'stock' ? lastDayOf(quarter) : quarter,
        counted_in: countedIn,
        unit,
        mean: moments(values)?.mean ?? null,
        p05: p05!,
        p25: p25!,
        p50: p50!,
        p75: p75!,
        p95: p95!,
      }
    })
  })
}
