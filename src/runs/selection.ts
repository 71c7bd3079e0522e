/** A selection: which of several options is best on one metric, in one direction. */
import { shardOf } from '../execution/shard.ts'
import { jobsOf } from '../experiments/replications/replicate.ts'
import {
  type Selection,
  type SelectionPlan,
  type SelectionRule,
  select,
} from '../experiments/selection/selection.ts'
import type { RunInputs } from '../run-folder/manifest.ts'
import { selectionFiles } from '../run-folder/selection-files.ts'
import { tool } from '../run-folder/tool.ts'
import type { LoadedScenario } from '../scenarios/load.ts'
import { type Kind, otherQuestion } from './kind.ts'
import { selectionCharts } from './selection-charts.ts'
import { selectionSummary } from './selection-summary.ts'
import { loadStored, scenarioFiles } from './stored-scenarios.ts'

/** What the manifest says of a selection. */
export interface SelectionAsked {
  readonly kind: 'selection'
  readonly rule: SelectionRule
}

/** What is run. */
export interface SelectionRun {
  readonly plan: SelectionPlan
  /** The baseline first. */
  readonly scenarios: readonly LoadedScenario[]
}

/** The plan of a selection from its inputs. */
export const selectionRun = (
  {
    asked,
    seed,
    horizon_years,
    baseline,
    deterrence,
  }: Pick<RunInputs<SelectionAsked>, 'asked' | 'seed' | 'horizon_years' | 'baseline' | 'deterrence'>,
  scenarios: readonly LoadedScenario[],
): SelectionRun => ({
  plan: {
    rule: asked.rule,
    scenarios,
    baseline,
    deterrence,
    seed: String(seed),
    horizonYears: horizon_years,
    version: tool.version,
  },
  scenarios,
})

/** The kind of run. */
export const selectionKind: Kind<SelectionAsked, SelectionRun, Selection> = {
  name: 'selection',
  noun: 'a selection',
  plan: (folder, manifest) => selectionRun(manifest, loadStored(folder, manifest)),
  foreseen: ({ plan }, shard) => ({
    batches: [shardOf(jobsOf({ ...plan, replications: 0 }, 0, plan.rule.first), shard)],
    further: { why: 'who is run next follows from what came out', onMerging: false },
  }),
  execute: ({ plan }, execution) => select(plan, execution),
  files: ({ plan }, outcome) => selectionFiles(plan.rule, plan.seed, outcome),
  stored: ({ scenarios }) => new Map(scenarioFiles(scenarios)),
  charts: selectionCharts,
  summary: (finished, { plan }, outcome, asJson) => selectionSummary(finished, plan, outcome, asJson),
  digests: () => new Map(),
  differences: otherQuestion,
  sampled: undefined,
}
