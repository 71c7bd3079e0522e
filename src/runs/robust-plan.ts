/** From what an analysis of robust choice asks to what it reads and works out: for the command and for its repetition. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Direction } from '../experiments/robust/regret.ts'
import {
  lastBoxes,
  type RobustFindings,
  type RobustQuestion,
  robustFindings,
} from '../experiments/robust/robust.ts'
import type { Subject } from '../experiments/robust/states.ts'
import { InputError } from '../input-error.ts'
import { readManifest } from '../run-folder/folder.ts'
import type { Manifest } from '../run-folder/manifest.ts'
import { readSweepValues } from '../run-folder/sweep-values.ts'
import { type LoadedScenario, loadSweepDesign, type SweepDocument } from '../scenarios/load.ts'
import { plural } from '../words/numbers.ts'
import { loadStored } from './stored-scenarios.ts'
import type { SweepAsked } from './sweep-plan.ts'

/** What the manifest says of an analysis of robust choice. */
export interface RobustAsked {
  readonly kind: 'robust'
  /** The sweep: its folder as seen from that of the analysis, with forward slashes, and the digest of its results. */
  readonly source: { readonly folder: string; readonly results: string }
  readonly metric: string
  readonly of: Subject
  readonly condition: RobustQuestion['condition']
  readonly options: readonly string[]
  readonly box?: number
  readonly regrets: readonly { readonly metric: string; readonly better: Direction }[]
  readonly hypothesis: string
}

/** A stored sweep. */
export interface SourceSweep {
  readonly folder: string
  readonly manifest: Manifest<SweepAsked>
  readonly document: SweepDocument
  /** The baseline first. */
  readonly scenarios: readonly LoadedScenario[]
}

/** What is worked out. */
export interface RobustRun {
  readonly asked: RobustAsked
  readonly source: SourceSweep
}

/** Fewest points of a sweep in which a box is looked for: with fewer a step would take off a tenth of them. */
export const fewestPoints = 10

/** Opens the sweep of a folder. @throws InputError where it holds none, or one of which there is no sample of states */
export function openSweep(folder: string): SourceSweep {
  const manifest = readManifest(folder)
  const { kind } = manifest.asked
  const refuse = (found: string, allowed: string) =>
    new InputError([{ file: folder, path: '', found, allowed }])
  if (kind !== 'sweep') throw refuse(`found a run of the kind "${kind}"`, 'the folder of a finished sweep')
  const { document } = loadSweepDesign(join(folder, 'design.yaml'))
  if (document.method === 'one-at-a-time')
    throw refuse(
      'found a sweep that varies one parameter at a time',
      'a sweep with method: grid, or of a sample such as latin-hypercube, which varies them together',
    )
  return {
    folder,
    manifest: manifest as Manifest<SweepAsked>,
    document,
    scenarios: loadStored(folder, manifest),
  }
}

/** The run of a stored analysis. @throws InputError where the sweep is not where it was, or not the same */
export function storedRun(folder: string, { asked }: Manifest<RobustAsked>): RobustRun {
  const at = resolve(folder, asked.source.folder)
  const file = join(folder, 'manifest.json')
  const refuse = (found: string, allowed: string) =>
    new InputError([{ file, path: 'asked.source', found, allowed }])
  if (!existsSync(join(at, 'manifest.json')))
    throw refuse(`there is no finished run in ${at}`, 'the sweep that was analysed, in its place')
  const source = openSweep(at)
  const { sha256 } = source.manifest.results
  if (sha256 !== asked.source.results)
    throw refuse(`found results ${sha256} in ${at}`, `those that were analysed: ${asked.source.results}`)
  return { asked, source }
}

/** Reads the sweep. */
export const valuesOfRun = ({ asked, source }: RobustRun) =>
  readSweepValues(
    source.folder,
    source.manifest,
    source.document,
    source.scenarios.map(({ name }) => name),
    [...new Set([asked.metric, ...asked.regrets.map(({ metric }) => metric)])],
    asked.hypothesis,
  )

/** The parameters of a design that policy sets. */
export const leversOf = ({ parameters }: SweepDocument): string[] =>
  Object.keys(parameters).filter((name) => parameters[name]!.role === 'lever')

/** The question of the methods. */
function questionOf({ asked, source }: RobustRun): RobustQuestion {
  const { metric, of, condition, options, box, regrets } = asked
  const seed = String(source.manifest.seed)
  const levers = leversOf(source.document)
  return { ...{ metric, of, condition, options, regrets, levers, seed }, ...(box !== undefined && { box }) }
}

/** Reads the sweep and answers. */
export async function findingsOf(run: RobustRun): Promise<RobustFindings> {
  return robustFindings(questionOf(run), await valuesOfRun(run))
}

/** Refuses a sweep of too few points, and the number of a box that some option does not have. @throws InputError */
export async function refuseUnanswerable(run: RobustRun): Promise<void> {
  const values = await valuesOfRun(run)
  const count = values.points.length
  if (count < fewestPoints) {
    const found = `found a sweep of ${plural(count, 'point')}`
    throw new InputError([
      { file: run.source.folder, path: '', found, allowed: `${fewestPoints} points or more` },
    ])
  }
  const { document } = run.source
  if (leversOf(document).length === Object.keys(document.parameters).length) {
    const found = 'found a sweep that varies levers alone'
    const allowed = 'one that varies what nobody controls as well (role: uncertainty, or none)'
    throw new InputError([{ file: run.source.folder, path: '', found, allowed }])
  }
  const { box, options } = run.asked
  if (box === undefined) return
  const last = lastBoxes(questionOf(run), values)
  const short = last.findIndex((number) => number < box)
  if (short < 0) return
  const allowed = `a number up to ${last[short]}, the last box of ${options[short]}`
  throw new InputError([{ file: '--box', path: '', found: `found ${box}`, allowed }])
}

/** Where the folder of the analysis is if none is asked for. */
export const usualFolder = (source: string): string => join(source, 'robust')

/** What chooses a box, for those who read of it. */
export const ruleText =
  'the box with the highest harmonic mean of coverage and density, then made larger where that does not lower its density, and without restrictions whose quasi-p value is 0.05 or more'
