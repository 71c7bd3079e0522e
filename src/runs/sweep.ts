/** A sweep: scenarios over a grid or a sample of parameter values. */
import { join } from 'node:path'
import { shardOf } from '../execution/shard.ts'
import { jobsOf } from '../experiments/replications/replicate.ts'
import { jobPlan, type Sweep, sweep } from '../experiments/sweep/sweep.ts'
import { sweepFiles } from '../run-folder/sweep-files.ts'
import { readText } from '../scenarios/document/read.ts'
import { loadSweepDesign, openResolved } from '../scenarios/load.ts'
import type { Kind } from './kind.ts'
import { scenarioFiles, storedScenarios } from './stored-scenarios.ts'
import { chartsOfSweep } from './sweep-charts.ts'
import { planOf, type SweepAsked, type SweepRun, stationsOf } from './sweep-plan.ts'
import { sweepSummary } from './sweep-summary.ts'

/** Name of the stored design in the run folder. */
const designFile = 'design.yaml'

/** The kind of run. */
export const sweepKind: Kind<SweepAsked, SweepRun, Sweep> = {
  name: 'sweep',
  noun: 'a sweep',
  plan(folder, manifest) {
    const file = join(folder, designFile)
    const design = loadSweepDesign(file)
    const references = storedScenarios(folder, manifest)
    const { scenarios, stations } = stationsOf(design, String(manifest.seed), references, [], openResolved)
    return {
      plan: planOf(stations, manifest),
      document: design.document,
      text: readText(file, file),
      scenarios,
    }
  },
  foreseen: ({ plan }, shard) => ({
    batches: [shardOf(jobsOf(jobPlan(plan), 0, plan.replications), shard)],
  }),
  execute: ({ plan }, execution) => sweep(plan, execution),
  files: ({ document }, outcome) => sweepFiles(document, outcome),
  stored: ({ text, scenarios }) => new Map([[designFile, text], ...scenarioFiles(scenarios)]),
  charts: ({ document, scenarios }, inputs, outcome) => chartsOfSweep(document, scenarios, inputs, outcome),
  summary: ({ folder, manifest }, { document }, outcome, asJson) =>
    sweepSummary(folder, manifest, document, outcome, asJson),
  digests: ({ design }) => new Map([[designFile, design.sha256]]),
  differences: (then, now) =>
    then.design.sha256 === now.design.sha256
      ? []
      : [`design ${then.design.sha256}, now ${now.design.sha256}`],
  sampled: undefined,
}
