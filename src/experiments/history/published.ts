/** Published series by quarter, month and year, as the back-tests read them. */
import { quarterOf, quarterOfMonth } from '../../calendar/periods.ts'

/** A row of an evidence series file, as far as it is needed here. */
export interface PublishedRow {
  readonly period: string
  readonly series: string
  /** Null where the source has no figure. */
  readonly value: number | null
  readonly source_id?: string
}

type ByPeriod = ReadonlyMap<string, number>

const none: ByPeriod = new Map()

/** Id of the share of those awaiting a decision who have waited for more than six months: worked out, not published. */
export const overSixMonthsShare = 'awaiting_over_6_months_share'

/** The quarter that a period tells of, whole or in part; '' where it is another kind of period. */
export const quarterIn = (period: string): string =>
  quarterOf(period) ?? (/^\d{4}-\d{2}$/.test(period) ? quarterOfMonth(period) : '')

/** Published figures by series. Nothing after `until`, where one is named, is to be seen. */
export class Published {
  readonly #series: ReadonlyMap<string, ByPeriod>
  readonly #byQuarter = new Map<string, ByPeriod>()
  readonly #sources = new Map<string, Map<string, string>>()

  /** @param rows of all files together; a series is in one file only */
  constructor(rows: readonly PublishedRow[]) {
    const series = new Map<string, Map<string, number>>()
    for (const { period, series: id, value, source_id } of rows) {
      if (value === null) continue
      if (source_id !== undefined)
        this.#sources.set(id, (this.#sources.get(id) ?? new Map<string, string>()).set(period, source_id))
      const of = series.get(id) ?? new Map<string, number>()
      series.set(id, of.set(period, value))
    }
    this.#series = series
  }

  /** The series as published, by its own periods; empty where there is none of the name. */
  of(series: string): ByPeriod {
    return this.#series.get(series) ?? none
  }

  /** Sources of the points of a series for periods: of each as published, and of those that make up a quarter. */
  sourcesOf(series: string, periods: readonly string[]): readonly string[] {
    const points = [...(this.#sources.get(series) ?? [])]
    const found = points.filter(([period]) => periods.includes(period) || periods.includes(quarterIn(period)))
    return [...new Set(found.map(([, source]) => source))]
  }

  /** Share of those awaiting a decision who have waited for more than six months, by quarter. */
  overSixMonths(): ByPeriod {
    const all = this.quarterly('awaiting_initial_decision_people')
    const over = this.quarterly('awaiting_over_6_months')
    return new Map(
      [...over].flatMap(([quarter, value]) => {
        const total = all.get(quarter)
        return total === undefined ? [] : [[quarter, value / total] as const]
      }),
    )
  }

  /** By quarter 'YYYY-Qn': quarters as published, stocks of a quarter's last day, sums of three whole months. */
  quarterly(series: string): ByPeriod {
    const kept = this.#byQuarter.get(series)
    if (kept !== undefined) return kept
    const made = series === overSixMonthsShare ? this.overSixMonths() : this.#quartersOf(series)
    this.#byQuarter.set(series, made)
    return made
  }

  #quartersOf(series: string): ByPeriod {
    const values = new Map<string, number>()
    const months = new Map<string, number[]>()
    for (const [period, value] of this.of(series)) {
      const own = quarterOf(period)
      if (own !== undefined) values.set(own, value)
      else if (/^\d{4}-\d{2}$/.test(period)) {
        const quarter = quarterOfMonth(period)
        months.set(quarter, [...(months.get(quarter) ?? []), value])
      }
    }
    for (const [quarter, parts] of months)
      if (parts.length === 3)
        values.set(
          quarter,
          parts.reduce((sum, part) => sum + part, 0),
        )
    return values
  }

  /** One quarter of a series. @throws RangeError where it is not published */
  at(series: string, quarter: string): number {
    const value = this.quarterly(series).get(quarter)
    if (value === undefined) throw new RangeError(`${series} is not published for ${quarter}`)
    return value
  }
}
