/** A break-even run: the values of parameters at which a metric of an option equals the baseline's. */
import { shardOf } from '../execution/shard.ts'
import { firstJobs, type Switching, switching } from '../experiments/break-even/switching.ts'
import { breakEvenFiles } from '../run-folder/break-even-files.ts'
import { tool } from '../run-folder/tool.ts'
import { type BreakEvenAsked, type BreakEvenRun, breakEvenRun } from './break-even-plan.ts'
import { breakEvenSummary } from './break-even-summary.ts'
import type { Kind } from './kind.ts'
import { openStored, scenarioFiles } from './stored-scenarios.ts'

/** The kind of run. */
export const breakEvenKind: Kind<BreakEvenAsked, BreakEvenRun, Switching> = {
  name: 'break-even',
  noun: 'a break-even',
  plan: (folder, manifest) => breakEvenRun(manifest, openStored(folder, manifest), []),
  foreseen: ({ plan }, shard) => ({
    batches: [shardOf(firstJobs(plan), shard)],
    further: {
      why: 'which value is tried next follows from what came out at those before',
      onMerging: false,
    },
  }),
  execute: ({ plan }, execution) => switching(plan, execution),
  files: ({ asked }, outcome) => breakEvenFiles(asked, outcome),
  stored: ({ baseline, option }) => new Map(scenarioFiles([baseline, option])),
  async charts({ asked, baseline, option }, { seed, horizon_years }, { answers }) {
    const { breakEvenChart } = await import('../charts/break-even.ts')
    const chart = breakEvenChart({
      option: option.values.title,
      baseline: baseline.values.title,
      asked,
      horizonYears: horizon_years,
      seed: String(seed),
      toolVersion: tool.version,
      answers,
    })
    return [chart]
  },
  summary: (finished, _run, outcome, asJson) => breakEvenSummary(finished, outcome, asJson),
  digests: () => new Map(),
  // What is done is kept by scenario, so that another question finds what it needs of it.
  differences: () => [],
  sampled: undefined,
}
