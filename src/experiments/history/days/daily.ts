/** What a series of daily arrivals is like: how often nobody comes, how large days are, how they follow one another. */
import type { ArrivalsByDay } from '../../../model/measures/daily-arrivals.ts'
import { moments } from '../../../statistics/interval.ts'
import { quantile, sorted } from '../../../statistics/quantiles.ts'
import { sum } from '../../../statistics/scores.ts'

/** Ids of the statistics, in the order in which they are shown. */
export const dailyStatisticIds = [
  'zero_day_share',
  'p75_of_days',
  'p90_of_days',
  'p95_of_days',
  'p99_of_days',
  'largest_day',
  'median_crossing_day',
  'mean_crossing_spell',
  'mean_zero_spell',
  'longest_zero_spell',
  'crossing_after_crossing',
  'crossing_after_none',
  'after_three_days_ratio',
  'people_per_boat',
  'boats_per_crossing_day',
  'boats_variance_to_mean',
  'share_of_january',
  'share_of_february',
  'share_of_march',
  'share_of_april',
  'share_of_may',
  'share_of_june',
  'share_of_july',
  'share_of_august',
  'share_of_september',
  'share_of_october',
  'share_of_november',
  'share_of_december',
] as const

export type DailyStatistic = (typeof dailyStatisticIds)[number]

/**
 * The statistics of a series of days; a crossing day is one on which somebody arrived. Where there is nothing to take a mean
 * of, it is 0. The median of all days is left out: it is 0 wherever more than half of them are without arrivals.
 */
export function dailyStatistics(days: ArrivalsByDay): Record<DailyStatistic, number> {
  const { people, boats } = days
  const ascending = sorted(people)
  const crossing = people.map((number) => number > 0)
  const onCrossing = <T>(values: readonly T[]) => values.filter((_, day) => crossing[day])
  const spells = spellsOf(crossing)
  const lengths = (crosses: boolean) =>
    spells.filter((each) => each.crosses === crosses).map(({ days }) => days)
  const followed = (before: boolean) => crossing.slice(1).filter((_, day) => crossing[day] === before)
  const gaps = afterDaysWithout(people)
  const shares = monthShares(days)
  const boatMoments = moments(onCrossing(boats))
  return {
    zero_day_share: mean(crossing.map((crosses) => (crosses ? 0 : 1))),
    p75_of_days: quantile(ascending, 0.75),
    p90_of_days: quantile(ascending, 0.9),
    p95_of_days: quantile(ascending, 0.95),
    p99_of_days: quantile(ascending, 0.99),
    largest_day: ascending.at(-1)!,
    median_crossing_day: boatMoments === null ? 0 : quantile(sorted(onCrossing(people)), 0.5),
    mean_crossing_spell: mean(lengths(true)),
    mean_zero_spell: mean(lengths(false)),
    longest_zero_spell: Math.max(0, ...lengths(false)),
    crossing_after_crossing: mean(followed(true).map(Number)),
    crossing_after_none: mean(followed(false).map(Number)),
    after_three_days_ratio: ratio(
      mean(gaps.filter(({ without }) => without >= 3).map((each) => each.people)),
      mean(gaps.filter(({ without }) => without === 0).map((each) => each.people)),
    ),
    people_per_boat: ratio(sum(people), sum(boats)),
    boats_per_crossing_day: mean(onCrossing(boats)),
    boats_variance_to_mean:
      boatMoments === null ? 0 : ratio((boatMoments.standardDeviation ?? 0) ** 2, boatMoments.mean),
    share_of_january: shares[0]!,
    share_of_february: shares[1]!,
    share_of_march: shares[2]!,
    share_of_april: shares[3]!,
    share_of_may: shares[4]!,
    share_of_june: shares[5]!,
    share_of_july: shares[6]!,
    share_of_august: shares[7]!,
    share_of_september: shares[8]!,
    share_of_october: shares[9]!,
    share_of_november: shares[10]!,
    share_of_december: shares[11]!,
  }
}

/** Days in a row that are alike. */
export function spellsOf(crossing: readonly boolean[]): { crosses: boolean; days: number }[] {
  const spells: { crosses: boolean; days: number }[] = []
  for (const crosses of crossing) {
    const last = spells.at(-1)
    if (last?.crosses === crosses) last.days++
    else spells.push({ crosses, days: 1 })
  }
  return spells
}

/** Each crossing day: the people who arrived, and the days without arrivals before it. */
export function afterDaysWithout(people: readonly number[]): { people: number; without: number }[] {
  const found: { people: number; without: number }[] = []
  let without = 0
  for (const number of people) {
    if (number === 0) without++
    else {
      found.push({ people: number, without })
      without = 0
    }
  }
  return found
}

/** Share of all arrivals that came in each month of the year, January to December. */
export function monthShares({ start, people }: Pick<ArrivalsByDay, 'start' | 'people'>): number[] {
  const shares = new Array<number>(12).fill(0)
  const total = sum(people)
  for (const [day, number] of people.entries()) shares[monthOf(start, day)]! += ratio(number, total)
  return shares
}

/** Month, 0 to 11, of a day counted from a date. */
export const monthOf = (start: string, day: number): number =>
  new Date(Date.parse(start) + 86_400_000 * day).getUTCMonth()

const ratio = (numerator: number, denominator: number) => (denominator === 0 ? 0 : numerator / denominator)
const mean = (values: readonly number[]) => ratio(sum(values), values.length)
