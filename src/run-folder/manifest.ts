/** manifest.json: what a finished run was, and the digests by which it can be checked. Written last. */
import { sha256 } from '../digest.ts'
import type { Failure } from '../execution/job.ts'
import type { PrecisionReached } from '../experiments/replications/precision.ts'
import { compareKeys } from '../experiments/replications/row-order.ts'
import type { Environment } from './tool.ts'

/** Version of the layout of manifest.json and of the run folder. */
export const manifestSchema = 2

/** A scenario of a run: its name, and the SHA-256 of its resolved document. */
export interface ScenarioDigest {
  readonly name: string
  readonly sha256: string
}

/** A file of a run, its path relative to the run folder with forward slashes. */
export interface FileDigest {
  readonly path: string
  readonly sha256: string
}

/** All that results depend on besides the tool and its environment. */
export interface Inputs {
  readonly seed: number
  readonly replications: number
  readonly horizon_years: number
  readonly baseline: string
  readonly deterrence: readonly string[]
  readonly scenarios: readonly ScenarioDigest[]
  /** The design of a sweep: its name, and the SHA-256 of design.yaml. */
  readonly design?: ScenarioDigest
  /** What a break-even run asks. */
  readonly break_even?: BreakEvenInputs
  /** How deterrence strength was varied besides. */
  readonly curve?: CurveInputs
  /** Whether the run is a forecast of published series, and by which past errors it is widened. */
  readonly forecast?: true | ForecastInputs
  /** What a back-test runs: its scenarios are openings of the model. */
  readonly backtest?: BacktestInputs
  /** The parameter sets that replications are run with in turn. */
  readonly ensemble?: EnsembleInputs
  /** The layer of changes in every scenario: its file's name without the folder, and the SHA-256 of with.yaml. */
  readonly with?: ScenarioDigest
  /** What a calibration fits. */
  readonly calibration?: CalibrationInputs
}

/** The design and data of a calibration. */
export interface CalibrationInputs {
  /** Settings of the command line, which hold over those of the openings. */
  readonly set: readonly string[]
  /** SHA-256 of design.yaml. */
  readonly design: string
  /** Last quarter that has a fit. */
  readonly until: string
  /** SHA-256 of the register of published figures. */
  readonly evidence: string
}

/** What a forecast by the back-tested method rests on. */
export interface ForecastInputs {
  /** Quarter at whose end the model is opened. */
  readonly origin: string
  /** Quarters from there with all inputs given. */
  readonly given: number
  /** For series that are inputs themselves, quarters from there in which they are given. */
  readonly given_series: Readonly<Record<string, number>>
  /** SHA-256 of the stored errors of past forecasts. */
  readonly errors: string
}

/** An ensemble of parameter sets, whose rows are stored as ensemble.csv. */
export interface EnsembleInputs {
  /** Name of the file it was read from, without its folder. */
  readonly file: string
  /** Quarter up to whose end the parameters were fitted; absent where the file does not say. */
  readonly origin?: string
  /** Parameter sets; how many of them a run reaches follows from its replications. */
  readonly members: number
  /** Of ensemble.csv. */
  readonly sha256: string
}

/** The extent of a back-test. */
export interface BacktestInputs {
  /** First and last quarter at whose end the model is opened. */
  readonly from: string
  readonly to: string
  /** Quarters forecast from each. */
  readonly ahead: number
  /** SHA-256 of the register of published figures, with which forecasts are compared. */
  readonly evidence: string
}

/** The questions of a break-even run. */
export interface BreakEvenInputs {
  readonly scenario: string
  readonly metric: string
  readonly hypothesis: string
  readonly questions: readonly {
    readonly parameter: string
    readonly unit: string
    readonly low: number
    readonly high: number
  }[]
  readonly replications: number
  readonly most: number
  readonly precision: number
}

/** Strengths and displaced shares at which the options of a comparison were run besides. */
export interface CurveInputs {
  readonly hypothesis: string
  readonly strengths: readonly number[]
  readonly displaced: readonly number[]
  readonly replications: number
}

/** The manifest of a run folder, before it is sealed. */
export interface Unsealed extends Inputs {
  readonly schema: number
  readonly tool: { readonly name: string; readonly version: string }
  /** What followed `return-hubs` on the command line. */
  readonly command_line: readonly string[]
  readonly inputs: { readonly sha256: string }
  /** What the jobs gave: the digest of results/ does not depend on workers, order, charts or clock. */
  readonly results: { readonly sha256: string; readonly files: readonly FileDigest[] }
  /** All other files of the folder: scenarios, charts, assumptions, design, failures … */
  readonly files: readonly FileDigest[]
  readonly environment: Environment
  readonly failures: readonly Failure[]
  /** Present where the number of replications followed from a precision. */
  readonly precision?: readonly PrecisionReached[]
  /** Circumstances that no result depends on. */
  readonly run: { readonly started: string; readonly seconds: number; readonly workers: number }
}

/** The manifest of a run folder. */
export interface Manifest extends Unsealed {
  /** SHA-256 of this document without this line. */
  readonly sha256: string
}

/** Digest of a run's inputs: the same in whatever order scenarios and hypotheses were named. */
export function inputsDigest({
  seed,
  replications,
  horizon_years,
  baseline,
  deterrence,
  scenarios,
  design,
  break_even,
  curve,
  forecast,
  backtest,
  calibration,
  ensemble,
  with: layer,
}: Inputs): string {
  const byName = scenarios.map(({ name, sha256: digest }) => [name, digest] as const).sort(compareKeys)
  const inputs = [seed, replications, horizon_years, baseline, [...deterrence].sort(), byName]
  const sets = ensemble && { ensemble: ensemble.sha256 }
  const world = layer && { with: layer.sha256 }
  const asked = [design?.sha256, break_even, curve, forecast, backtest, calibration, sets, world].filter(
    (more) => more !== undefined,
  )
  return sha256(JSON.stringify([...inputs, ...asked]))
}

/** Digest of a set of files from their own digests: the SHA-256 of lines `sha256  path`, sorted by path. */
export function filesDigest(files: readonly FileDigest[]): string {
  const lines = files.map(({ path, sha256: digest }) => [path, digest] as const).sort(compareKeys)
  return sha256(lines.map(([path, digest]) => `${digest}  ${path}\n`).join(''))
}

/** The files with their digests, sorted by path. */
export function digestsOf(files: ReadonlyMap<string, string | Uint8Array>): FileDigest[] {
  return [...files]
    .map(([path, content]) => ({ path, sha256: sha256(content) }))
    .sort((a, b) => compareKeys([a.path], [b.path]))
}
