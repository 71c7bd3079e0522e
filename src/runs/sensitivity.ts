/** A sensitivity analysis: which declared ranges decide what an option changes. */
import { fixedJobs, type Sensitivity, sensitivity } from '../experiments/sensitivity/sensitivity.ts'
import { sensitivityFiles } from '../run-folder/sensitivity-files.ts'
import type { Kind } from './kind.ts'
import { otherQuestion } from './kind.ts'
import { articleOf } from './sensitivity-article.ts'
import { sensitivityCharts } from './sensitivity-charts.ts'
import {
  type SensitivityAsked,
  type SensitivityRun,
  scenariosOfPair,
  sensitivityRun,
} from './sensitivity-plan.ts'
import { sensitivitySummary } from './sensitivity-summary.ts'
import { openStored, scenarioFiles } from './stored-scenarios.ts'

/** The kind of run. */
export const sensitivityKind: Kind<SensitivityAsked, SensitivityRun, Sensitivity> = {
  name: 'sensitivity',
  noun: 'a sensitivity analysis',
  plan: (folder, manifest) => sensitivityRun(manifest, openStored(folder, manifest), []),
  foreseen({ plan }, shard) {
    const { batches, more } = fixedJobs(plan, shard)
    const why = 'which parameters are run in full follows from a first look at all of them'
    return { batches, ...(more && { further: { why, onMerging: false } }) }
  },
  execute: ({ plan }, execution) => sensitivity(plan, execution),
  files: (run, outcome) => sensitivityFiles(run.option.values, outcome, articleOf(run, outcome)),
  stored: (run) => new Map(scenarioFiles(scenariosOfPair(run))),
  charts: sensitivityCharts,
  summary: (finished, run, outcome, asJson) => sensitivitySummary(finished, run, outcome, asJson),
  digests: () => new Map(),
  differences: otherQuestion,
  sampled: undefined,
}
