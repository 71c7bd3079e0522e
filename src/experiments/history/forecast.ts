/** A run's results as a forecast of published series, quarter by quarter. */
import { lastDayOf } from '../../calendar/periods.ts'
import { moments } from '../../statistics/interval.ts'
import { quantiles } from '../../statistics/quantiles.ts'
import type { ReplicationSet } from '../replications/replication-set.ts'
import { conditionalSeries } from './backtest.ts'
import { counterparts } from './counterparts.ts'
import { dress, type PastError, type Undressed } from './dressing.ts'
import { simulatedQuarters } from './simulated.ts'

/** A row of results/forecast.csv. */
export interface ForecastRow {
  readonly series: string
  /** A quarter for flows, its last day for stocks: what the figure is dated by. `quarter` is the same for both. */
  readonly period: string
  readonly counted_in: string
  readonly unit: string
  readonly mean: number | null
  readonly p05: number | null
  readonly p25: number | null
  readonly p50: number | null
  readonly p75: number | null
  readonly p95: number | null
  /** The quarter that the figure is of, such as 2025-Q1. */
  readonly quarter: string
  /** Whether it is a total over the quarter, or a number at its end. */
  readonly kind: 'flow' | 'stock'
  readonly series_label: string
}

/** How a forecast is widened by the errors of past ones. */
export interface Dressing {
  /** Quarter at whose end the model is opened. */
  readonly origin: string
  /** Quarters from there in which the inputs are given, as in the conditional back-test. */
  readonly given: number
  /** For series that are inputs themselves, quarters from there in which they are given. */
  readonly given_series: Readonly<Record<string, number>>
  /** What is added to a quarter of a series beside what the model counts. */
  readonly added?: Readonly<Record<string, number>>
  readonly errors: readonly PastError[]
}

/**
 * Forecasts of every published series with a counterpart, for each whole quarter of the run.
 * @param dressing none: the spread is chance alone
 */
export function forecastOf(set: ReplicationSet, dressing?: Dressing): ForecastRow[] {
  const simulated = simulatedQuarters(set)
  return counterparts.flatMap(({ series, kind, countedIn, unit, label }) =>
    [...simulated.get(series)!].map(([quarter, counted], i) => {
      const more = dressing?.added?.[series] ?? 0
      const sample = more === 0 ? counted : counted.map((n) => n + more)
      const values = dressing === undefined ? sample : dressed(dressing, series, i + 1, sample)
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
        quarter,
        kind,
        series_label: label,
      }
    }),
  )
}

/** A sample with past errors; as it is where it follows from inputs that are given. */
function dressed(
  { origin, given, given_series, errors }: Dressing,
  series: string,
  ahead: number,
  sample: Float64Array,
): Float64Array {
  if (ahead <= (given_series[series] ?? 0)) return sample
  const conditional = ahead <= given
  if (conditional && !conditionalSeries.includes(series)) return sample
  const mode = conditional ? 'conditional' : 'unconditional'
  const forecast: Undressed = { mode, origin, series, ahead, sample }
  return dress(errors, [forecast])[0]!.sample
}
