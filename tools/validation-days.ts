/** The section of docs/validation.md about single days. */

import { monthNames } from '../src/calendar/in-words.ts'
import { type DailyRow, dailyVerdicts } from '../src/experiments/history/days/daily-check.ts'

type Row = Record<string, string>

/** How each statistic is called, and how its figures are written. */
const statistics: readonly (readonly [string, string, (value: number) => string])[] = [
  ['zero_day_share', 'Share of days without arrivals', percent],
  ['mean_crossing_spell', 'Days with arrivals in a row, mean', oneDecimal],
  ['mean_zero_spell', 'Days without in a row, mean', oneDecimal],
  ['longest_zero_spell', 'Days without in a row, most', whole],
  ['crossing_after_crossing', 'Arrivals the day after arrivals', percent],
  ['crossing_after_none', 'Arrivals the day after none', percent],
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
    (month) => [`share_of_${month.toLowerCase()}`, `Share of arrivals in ${month}`, percent] as const,
  ),
]

function percent(value: number) {
  return `${(100 * value).toFixed(1)} %`
}
function whole(value: number) {
  return Math.round(value).toLocaleString('en-GB')
}
function oneDecimal(value: number) {
  return value.toFixed(1)
}
function twoDecimals(value: number) {
  return value.toFixed(2)
}

const variants = ['in-sample', 'out-of-sample', 'unconditional'] as const

/** The section. @param rows of results/daily.csv; @param replications of each variant; @param picture the chart as Markdown */
export function daysSection(rows: readonly Row[], replications: number, picture: string): string {
  const of = (variant: string, statistic: string) =>
    rows.find((row) => row['variant'] === variant && row['statistic'] === statistic)!
  const outside = (variant: string) =>
    rows.filter((row) => row['variant'] === variant && row['within'] === 'no').length
  const count = rows.filter((row) => row['variant'] === variants[0]).length
  if (count !== statistics.length)
    throw new RangeError(`${count} statistics; ${statistics.length} have labels`)
  const cells = statistics.map(([statistic, label, figure]) => {
    const simulated = variants.map((variant) => {
      const row = of(variant, statistic)
      const [p50, p025, p975] = ['p50', 'p025', 'p975'].map((key) => figure(Number(row[key])))
      const text = `${p50} (${p025} to ${p975})`
      return row['within'] === 'yes' ? text : `**${text}**`
    })
    return `| ${[label, figure(Number(of(variants[0], statistic)['observed'])), ...simulated].join(' | ')} |`
  })
  const [verdict] = dailyVerdicts(rows as unknown as readonly DailyRow[])
  const allowed = verdict!.allowed
  const after = (key: string) => twoDecimals(Number(of('in-sample', 'after_three_days_ratio')[key]))
  const boat = (key: string) => oneDecimal(Number(of('in-sample', 'people_per_boat')[key]))
  return `## Small-boat arrivals by day

The crossing process alone, ${replications} replications of the three years 2022 to 2024, against the published daily record. A statistic is as simulated if
the record's lies within the central 95 % of the replications' (bold: it does not). By chance more than ${allowed} of ${count} would miss with a probability of 0.05 at most,
were they independent. The 95 % was set beforehand; that rule after a first comparison.

**What was set on this record.** At first everyone who waited on the coast left on the next crossable day: days after three or more without had 2.9 times the arrivals of days after one
with (record: 1.0), and boats were too full. Since then a share of those waiting leaves, drawn for each day; its mean and least value, the supply of boats and the load when they are not
short were chosen on a coarse grid with one seed, and held with two others. So that spells of bad weather leave no queue, and the load, are no test; the sizes of days are not fitted one by one.

*In sample:* arrivals and people per boat of each year are given, so that the level is no test. The baseline's chances of a crossable day and its month
shares are derived from these three years: that spells, days without and months come out is expected.
*Out of sample:* the same, with weather and month shares derived from 2019 to 2021. *Unconditional:* only the three years' mean of arrivals a year and of
people per boat is given; the level varies as in the baseline.

| 2022-2024 | record | in sample | out of sample | unconditional |
| --- | ---: | ---: | ---: | ---: |
${cells.join('\n')}
| **Outside, of ${count}** | | ${variants.map((variant) => `${outside(variant)}`).join(' | ')} |

${picture}

- **After bad weather** of three or more days a day has ${after('p50')} times the arrivals of a day after one with (${after('p025')} to ${after('p975')}); in the record ${after('observed')}.
- **People per boat**: ${boat('p50')} (${boat('p025')} to ${boat('p975')}) against ${boat('observed')}.
- **Single days are not to be read from the model**: who leaves when depends on things that it does not have, such as where people are and who patrols.
- **Weather of 2019 to 2021 does not hold for 2022 to 2024**: fewer days had arrivals, as a day counts as crossable only if somebody arrived,
  and most people came in 2021, many of them in November. The chances are those of the years they come from, not of the sea.`
}
