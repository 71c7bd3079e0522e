/** A back-test: past forecasts from many quarters, scored on what happened. */
import { shardOf } from '../execution/shard.ts'
import { backtest, jobPlan } from '../experiments/history/backtest.ts'
import { jobsOf } from '../experiments/replications/replicate.ts'
import { backtestFiles } from '../run-folder/backtest-files.ts'
import { dailyFiles } from '../run-folder/daily-files.ts'
import { tool } from '../run-folder/tool.ts'
import { type BacktestWithDays, withDays } from './backtest-daily.ts'
import { type BacktestAsked, type BacktestRun, storedBacktest } from './backtest-plan.ts'
import { backtestSummary } from './backtest-summary.ts'
import { ensembleFile } from './ensemble.ts'
import { type Kind, otherQuestion } from './kind.ts'
import { scenarioFiles } from './stored-scenarios.ts'

/** The kind of run. */
export const backtestKind: Kind<BacktestAsked, BacktestRun, BacktestWithDays> = {
  name: 'backtest',
  noun: 'a back-test',
  plan: storedBacktest,
  foreseen: ({ plan }, shard) => ({
    batches: [shardOf(jobsOf(jobPlan(plan), 0, jobPlan(plan).replications), shard)],
    further: { why: 'runs of the arrivals by day follow, each a fraction of a second', onMerging: true },
  }),
  execute: async ({ plan, days }, execution) => withDays(await backtest(plan, execution), days, execution),
  files: (_run, outcome) => new Map([...backtestFiles(outcome), ...dailyFiles(outcome)]),
  stored: ({ scenarios, fits }) =>
    new Map([...scenarioFiles(scenarios), ...(fits === undefined ? [] : [[ensembleFile, fits] as const])]),
  async charts({ plan: { published } }, { seed }, outcome) {
    const [{ backtestCharts }, { dailyCharts }] = await Promise.all([
      import('../charts/history/backtest.ts'),
      import('../charts/history/daily.ts'),
    ])
    const input = { published, ...outcome, seed: String(seed), toolVersion: tool.version }
    return [...backtestCharts(input), ...dailyCharts(input)]
  },
  summary: ({ folder, manifest }, _run, outcome, asJson) =>
    backtestSummary(folder, manifest, outcome, asJson),
  digests: () => new Map(),
  differences: otherQuestion,
  sampled: undefined,
}
