/** The run of historic-2018-2024 beside what was published: stocks by quarter, flows by year, and how far apart they are. */
import type { FanPoint } from '../../src/charts/history/free-running.ts'
import type { ReplicationRow } from '../../src/run-folder/parquet-rows.ts'
import { quantiles } from '../../src/statistics/quantiles.ts'

/** The monthly values of a run, by metric and replication. */
export class Run {
  readonly #values = new Map<string, Map<string, number[]>>()
  readonly replications: number

  /** @param rows by month of one scenario; schemes are left out */
  constructor(rows: readonly ReplicationRow[]) {
    const numbers = [...new Set(rows.map(({ replication }) => replication))].sort((a, b) => a - b)
    const position = new Map(numbers.map((each, at) => [each, at]))
    this.replications = numbers.length
    for (const { metric, counted_in, scheme, month, replication, value } of rows) {
      if (scheme !== '' || value === null) continue
      const key = `${metric} ${counted_in}`
      const of = this.#values.get(key) ?? new Map<string, number[]>()
      this.#values.set(key, of)
      const values = of.get(month) ?? numbers.map(() => 0)
      of.set(month, values)
      values[position.get(replication)!] = value
    }
  }

  #of(metric: string, countedIn: string): Map<string, number[]> {
    const found = this.#values.get(`${metric} ${countedIn}`)
    if (found === undefined) throw new RangeError(`the run has no ${metric} in ${countedIn}`)
    return found
  }

  /** A stock at the end of each month that ends a quarter. */
  stock(metric: string, countedIn: string): FanPoint[] {
    return [...this.#of(metric, countedIn)]
      .filter(([month]) => Number(month.slice(5)) % 3 === 0)
      .map(([month, values]) => fanPoint(lastDay(month), values))
  }

  /** A flow summed over spans of months, such as years. */
  flow(
    metric: string,
    countedIn: string,
    spans: readonly (readonly [string, readonly string[]])[],
  ): FanPoint[] {
    const of = this.#of(metric, countedIn)
    return spans.map(([date, months]) => {
      const sums = Array.from({ length: this.replications }, (_, at) =>
        months.reduce((sum, month) => sum + (of.get(month)?.[at] ?? 0), 0),
      )
      return fanPoint(date, sums)
    })
  }
}

const lastDay = (month: string) =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10)

/** Months of a calendar year. */
export const monthsOfYear = (year: number): string[] =>
  Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`)

function fanPoint(date: string, values: readonly number[]): FanPoint {
  const [p05, p25, p50, p75, p95] = quantiles(values, [0.05, 0.25, 0.5, 0.75, 0.95]) as (number | null)[]
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return { date, mean, p05: p05!, p25: p25!, p50: p50!, p75: p75!, p95: p95! }
}

/** How far the model’s mean is from what was published. */
export interface Drift {
  /** Dates compared. */
  readonly dates: number
  readonly first: string
  readonly last: { readonly date: string; readonly model: number; readonly published: number }
  /** Model over published less 1, at the last date. */
  readonly atEnd: number
  /** The largest such, by size, and its date. */
  readonly worst: { readonly date: string; readonly share: number }
  /** Mean of their sizes. */
  readonly typical: number
}

/** Compares by date; dates that only one of them has, and the opening itself, are left out. */
export function drift(model: readonly FanPoint[], published: ReadonlyMap<string, number>): Drift {
  const pairs = model.slice(1).flatMap(({ date, mean }) => {
    const value = published.get(date)
    return value === undefined ? [] : [{ date, model: mean, published: value, share: mean / value - 1 }]
  })
  const last = pairs.at(-1)
  if (last === undefined) throw new RangeError('the model and what is published have no date in common')
  const worst = pairs.reduce((a, b) => (Math.abs(b.share) > Math.abs(a.share) ? b : a))
  return {
    dates: pairs.length,
    first: pairs[0]!.date,
    last,
    atEnd: last.share,
    worst,
    typical: pairs.reduce((sum, { share }) => sum + Math.abs(share), 0) / pairs.length,
  }
}

/** '12% above', '3% below', 'within 0.5% of': to be followed by what was published. */
export function against(share: number): string {
  const percent = 100 * Math.abs(share)
  if (percent < 0.5) return 'within 0.5% of'
  return `${percent.toFixed(percent < 9.95 ? 1 : 0)}% ${share > 0 ? 'above' : 'below'}`
}
