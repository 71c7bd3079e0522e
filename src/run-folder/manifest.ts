/** manifest.json: what a finished run was, and the digests by which it can be checked. Written last. */
import { sha256 } from '../digest.ts'
import type { Failure } from '../execution/job.ts'
import type { Confirmation, PrecisionReached } from '../experiments/replications/precision.ts'
import { compareKeys } from '../experiments/replications/row-order.ts'
import type { Environment } from './tool.ts'

/** Version of the layout of manifest.json and of the run folder. */
export const manifestSchema = 3

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

/** What a run asks: its kind and the fields of that kind, which the kind declares in `src/runs`. */
export interface Asked {
  readonly kind: string
}

/** All that results depend on besides the tool and its environment. */
export interface RunInputs<A extends Asked = Asked> {
  readonly asked: A
  readonly seed: number
  readonly replications: number
  readonly horizon_years: number
  readonly baseline: string
  readonly deterrence: readonly string[]
  readonly scenarios: readonly ScenarioDigest[]
  /** The parameter sets that replications are run with in turn. */
  readonly ensemble?: EnsembleInputs
  /** The layer of changes in every scenario: its file's name without the folder, and the SHA-256 of with.yaml. */
  readonly with?: ScenarioDigest
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

/** The manifest of a run folder, before it is sealed. */
export interface Unsealed<A extends Asked = Asked> extends RunInputs<A> {
  readonly schema: number
  readonly tool: { readonly name: string; readonly version: string }
  /** What followed `return-hubs` on the command line. */
  readonly command_line: readonly string[]
  /** Present where parts of the run were merged: the commands that ran them. */
  readonly merged?: readonly { readonly part: number; readonly command_line: readonly string[] }[]
  readonly inputs: { readonly sha256: string }
  /** What the jobs gave: the digest of results/ does not depend on workers, order, charts or clock. */
  readonly results: { readonly sha256: string; readonly files: readonly FileDigest[] }
  /** All other files of the folder: scenarios, charts, assumptions, design, failures … */
  readonly files: readonly FileDigest[]
  readonly environment: Environment
  readonly failures: readonly Failure[]
  /** Present where the number of replications followed from a precision. */
  readonly precision?: readonly PrecisionReached[]
  /** Present where that precision was put to the test by replications of its own. */
  readonly confirmation?: Confirmation
  /** Circumstances that no result depends on. */
  readonly run: { readonly started: string; readonly seconds: number; readonly workers: number }
}

/** How a run was made, beside its inputs: what documents of it tell and no result depends on but by way of the version. */
export type Circumstances = Pick<Unsealed, 'environment' | 'failures' | 'precision' | 'confirmation'>

/** The manifest of a run folder. */
export interface Manifest<A extends Asked = Asked> extends Unsealed<A> {
  /** SHA-256 of this document without this line. */
  readonly sha256: string
}

/** Digest of a run's inputs: the same in whatever order scenarios and hypotheses were named. */
export function inputsDigest(inputs: RunInputs): string {
  const { asked, seed, replications, horizon_years, baseline, deterrence, scenarios, ensemble } = inputs
  const byName = scenarios.map(({ name, sha256: digest }) => [name, digest] as const).sort(compareKeys)
  const run = [asked, seed, replications, horizon_years, baseline, [...deterrence].sort(), byName]
  const besides = { ensemble: ensemble?.sha256, with: inputs.with?.sha256 }
  return sha256(JSON.stringify([...run, besides]))
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
