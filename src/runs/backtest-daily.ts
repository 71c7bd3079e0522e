/** The part of a back-test that is about single days. */
import type { Backtest } from '../experiments/history/backtest.ts'
import { dailyVerdicts } from '../experiments/history/days/daily-check.ts'
import {
  type Daily,
  type DailyPlan,
  dailyReplicationsPerReplication,
  runDaily,
} from '../experiments/history/days/daily-runs.ts'
import { dailyYears } from '../experiments/history/days/daily-scenarios.ts'
import type { Published } from '../experiments/history/published.ts'
import type { Execution } from '../experiments/replications/replicate.ts'
import type { Manifest } from '../run-folder/manifest.ts'
import { tool } from '../run-folder/tool.ts'

/** A back-test with its part about single days. */
export type BacktestWithDays = Backtest & Daily

/** What is run for single days: some replications for each of the back-test's. */
export const dailyPlanOf = (
  { seed, replications }: Pick<Manifest, 'seed' | 'replications'>,
  published: Published,
  scenarios: DailyPlan['scenarios'],
): DailyPlan => ({
  published,
  scenarios,
  replications: dailyReplicationsPerReplication * replications,
  seed: String(seed),
  version: tool.version,
})

/** The back-test with what comes of single days. */
export async function withDays(
  outcome: Backtest,
  plan: DailyPlan,
  execution: Execution,
): Promise<BacktestWithDays> {
  const { failures, ...days } = await runDaily(plan, execution)
  return { ...outcome, ...days, failures: [...outcome.failures, ...failures] }
}

/** What the summary says of single days: lines of at most 80 columns. */
export function daysSummary({ daily }: Daily): string[] {
  if (daily.length === 0) return []
  return [
    '',
    `Small-boat arrivals by day, ${dailyYears.first}-${dailyYears.last}: statistics of the record outside the`,
    'central 95% of replications',
    ...dailyVerdicts(daily).flatMap(({ variant, statistics, outside, allowed }) => {
      const missed = daily.filter((row) => row.variant === variant && row.within === 'no')
      const named =
        outside === 0 || outside > allowed ? [] : [missed.map(({ statistic }) => statistic).join(', ')]
      return [
        `  ${variant.padEnd(14)}${String(outside).padStart(3)} of ${statistics}; more than ${allowed} are too many`,
        ...named.map((names) => `    ${names}`),
      ]
    }),
  ]
}
