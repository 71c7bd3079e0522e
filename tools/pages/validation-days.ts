/** The section of docs/validation.md about single days. */
import { monthNames } from '../../src/calendar/in-words.ts'
import { dailyVerdicts } from '../../src/experiments/history/days/daily-check.ts'
import type { RowOf } from '../../src/run-folder/table.ts'
import type { backtestTables } from '../../src/run-folder/tables.ts'
import { number, percent } from './formats.ts'
import { filled } from './template.ts'

type Row = RowOf<typeof backtestTables.daily>
type Format = (value: number) => string

const share: Format = (value) => percent(value, 1)
const whole: Format = (value) => number(value)
const oneDecimal: Format = (value) => number(value, 1)
const twoDecimals: Format = (value) => number(value, 2)

/** How each statistic is called, and how its figures are written. */
const statistics: readonly (readonly [string, string, Format])[] = [
  ['zero_day_share', 'Share of days without arrivals', share],
  ['mean_crossing_spell', 'Days with arrivals in a row, mean', oneDecimal],
  ['mean_zero_spell', 'Days without in a row, mean', oneDecimal],
  ['longest_zero_spell', 'Days without in a row, most', whole],
  ['crossing_after_crossing', 'Arrivals the day after arrivals', share],
  ['crossing_after_none', 'Arrivals the day after none', share],
  ['p75_of_days', 'People in a day, 75th percentile of all days', whole],
  ['p90_of_days', '90th percentile', whole],
  ['p95_of_days', '95th percentile', whole],
  ['p99_of_days', '99th percentile', whole],
  ['largest_day', 'largest day', whole],
  ['median_crossing_day', 'People on a day with arrivals, median', whole],
  ['after_three_days_ratio', 'People after three or more days without ÷ after a day with', twoDecimals],
  ['people_per_boat', 'People per boat', oneDecimal],
  ['boats_per_crossing_day', 'Boats on a day with arrivals, mean', oneDecimal],
  ['boats_variance_to_mean', 'Boats on a day with arrivals, variance ÷ mean', oneDecimal],
  ...monthNames.map(
    (month) => [`share_of_${month.toLowerCase()}`, `Share of arrivals in ${month}`, share] as const,
  ),
]

const variants = ['in-sample', 'out-of-sample', 'unconditional'] as const

/** The section. @param replications of each variant; @param picture the chart as Markdown */
export function daysSection(rows: readonly Row[], replications: number, picture: string): string {
  const of = (variant: string, statistic: string) =>
    rows.find((row) => row.variant === variant && row.statistic === statistic)!
  const among = (variant: string) => rows.filter((row) => row.variant === variant)
  const count = among(variants[0]).length
  if (count !== statistics.length)
    throw new RangeError(`${count} statistics; ${statistics.length} have labels`)
  return filled('validation-days', {
    ...{ replications, count, picture },
    allowed: dailyVerdicts(rows)[0]!.allowed,
    outside: variants.map((variant) => among(variant).filter(({ within }) => within === 'no').length),
    statistics: statistics.map(([statistic, label, format]) => ({
      label,
      format,
      record: of(variants[0], statistic).observed,
      variants: variants.map((variant) => of(variant, statistic)),
    })),
    after: of('in-sample', 'after_three_days_ratio'),
    boat: of('in-sample', 'people_per_boat'),
  })
}
