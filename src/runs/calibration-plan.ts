/** What a calibration runs: for the command and for its repetition. */
import { join } from 'node:path'
import { quarterAfter } from '../calendar/periods.ts'
import type { CalibrationPlan } from '../experiments/calibration/calibrate.ts'
import { dimensionsOf } from '../experiments/calibration/dimensions.ts'
import { targetSeries } from '../experiments/calibration/errors.ts'
import { firstOrigin } from '../experiments/history/first-origin.ts'
import type { RunInputs } from '../run-folder/manifest.ts'
import { tool } from '../run-folder/tool.ts'
import { type CalibrationDesign, loadCalibrationDesign } from '../scenarios/designs/calibration-design.ts'
import { readText } from '../scenarios/document/read.ts'
import { type LoadedScenario, openResolved, parseSetting } from '../scenarios/load.ts'
import { messages } from '../scenarios/messages/messages.ts'
import { lastFit, publishedSeries } from './published-series.ts'
import { storedScenario } from './stored-scenarios.ts'

/** What the manifest says of a calibration. */
export interface CalibrationAsked {
  readonly kind: 'calibration'
  /** Settings of the command line, which hold over those of the openings. */
  readonly set: readonly string[]
  /** SHA-256 of design.yaml. */
  readonly design: string
  /** Last quarter that has a fit. */
  readonly until: string
  /** SHA-256 of the register of published figures. */
  readonly evidence: string
}

/** What is run. */
export interface CalibrationRun {
  readonly plan: CalibrationPlan
  /** The design as its file has it. */
  readonly text: string
  /** The scenario that the model is opened with. */
  readonly scenario: LoadedScenario
}

/** The last quarter at whose end the model can be opened and the year after is published. */
const lastOpening = quarterAfter(lastFit, -4)

/** Name of the stored design in the run folder. */
export const calibrationDesignFile = 'design.yaml'

/** The plan of a calibration from its design and inputs. @throws InputError for targets and quarters that there are not */
export function planOf(
  design: CalibrationDesign,
  { seed, replications }: RunInputs,
  load: CalibrationPlan['load'],
): CalibrationPlan {
  const { document } = design
  for (const series of Object.keys(document.targets))
    if (!targetSeries.includes(series))
      throw design.refusal(['targets', series], messages.unknownTarget(series, targetSeries))
  const named = [
    { path: ['first'], quarter: document.first },
    { path: ['last'], quarter: document.last },
    ...document.also.map((quarter, i) => ({ path: ['also', i], quarter })),
  ]
  for (const { path, quarter } of named)
    if (quarter < firstOrigin || quarter > lastOpening)
      throw design.refusal(path, messages.quarterNotOpen(quarter, firstOrigin, lastOpening))
  return {
    document: { ...document, replications },
    dimensions: dimensionsOf(design, load([])),
    published: publishedSeries(),
    load,
    until: lastFit,
    seed: String(seed),
    version: tool.version,
  }
}

/** What a stored calibration runs. */
export function storedCalibration(folder: string, manifest: RunInputs<CalibrationAsked>): CalibrationRun {
  const file = join(folder, calibrationDesignFile)
  const load = openResolved([storedScenario(folder, manifest.baseline)])
  const own = manifest.asked.set.map(parseSetting)
  const plan = planOf(loadCalibrationDesign(file), manifest, (settings) => load([...settings, ...own])[0]!)
  return { plan, text: readText(file, file), scenario: load([])[0]! }
}
