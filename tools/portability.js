/**
 * Digests of a small comparison's results, worked out in this one process: the same on every machine and processor with one version of
 * this tool. It runs the compiled code and nothing that is made for one processor. `docs/how-to.md` says how to compare two.
 */
import '../dist/portable/install.js'
import runJob from '../dist/execution/worker.js'
import { compare } from '../dist/experiments/replications/replicate.js'
import { findMetric } from '../dist/model/measures/metrics.js'
import { digestsOf } from '../dist/run-folder/manifest.js'
import { resultFiles } from '../dist/run-folder/result-files.js'
import { tool } from '../dist/run-folder/tool.js'
import { loadScenarios } from '../dist/scenarios/load.js'

const engine = { run: async (job, _work, keep) => keep(runJob(job)), close: async () => {} }

const scenarios = loadScenarios(['current-policy', 'return-hubs'], [])
const plan = {
  scenarios,
  baseline: 'current-policy',
  deterrence: ['none', 'illustrative-high'],
  seed: '2025',
  horizonYears: 0.25,
  replications: 1,
  version: tool.version,
  followed: true,
}
const { sets, tables, failures } = await compare(plan, { workers: 1, engine, find: findMetric })
if (failures.length > 0) throw new Error(JSON.stringify(failures))
for (const { path, sha256 } of digestsOf(resultFiles(sets, tables)))
  process.stdout.write(`${sha256}  ${path}\n`)
process.stderr.write(`${process.arch}, Node ${process.version}, hypotheses ${plan.deterrence.join(', ')}\n`)
