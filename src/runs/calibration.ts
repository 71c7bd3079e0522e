/** A calibration: uncertain parameters fitted to the published series, quarter by quarter. */
import { shardOf } from '../execution/shard.ts'
import { type Calibration, calibrate, jobsOfCalibration } from '../experiments/calibration/calibrate.ts'
import { calibrationFiles } from '../run-folder/calibration-files.ts'
import { tool } from '../run-folder/tool.ts'
import {
  type CalibrationAsked,
  type CalibrationRun,
  calibrationDesignFile,
  storedCalibration,
} from './calibration-plan.ts'
import { calibrationSummary } from './calibration-summary.ts'
import { type Kind, otherQuestion } from './kind.ts'
import { scenarioFiles } from './stored-scenarios.ts'

/** The kind of run. */
export const calibrationKind: Kind<CalibrationAsked, CalibrationRun, Calibration> = {
  name: 'calibration',
  noun: 'a calibration',
  plan: storedCalibration,
  foreseen: ({ plan }, shard) => ({ batches: [shardOf(jobsOfCalibration(plan), shard)] }),
  execute: ({ plan }, execution) => calibrate(plan, execution),
  files: ({ plan }, outcome) => calibrationFiles(outcome, plan.dimensions),
  stored: ({ text, scenario }) => new Map([[calibrationDesignFile, text], ...scenarioFiles([scenario])]),
  async charts({ plan: { dimensions } }, { seed }, outcome) {
    const { calibrationCharts } = await import('../charts/history/calibration.ts')
    const input = { ...outcome, dimensions, seed: String(seed), toolVersion: tool.version }
    return calibrationCharts(input)
  },
  summary: ({ folder, manifest }, _run, outcome, asJson) =>
    calibrationSummary(folder, manifest, outcome, asJson),
  digests: ({ design }) => new Map([[calibrationDesignFile, design]]),
  differences: otherQuestion,
  sampled: undefined,
}
