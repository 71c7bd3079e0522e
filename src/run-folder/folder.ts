/** The run folder: what may be written where, what marks it unfinished, and how it is finished. */
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { flush, makeFolder, writeDurably } from '../execution/files.ts'
import type { Failure } from '../execution/job.ts'
import { type Shard, shardText } from '../execution/shard.ts'
import { InputError, type Problem } from '../input-error.ts'
import { textOrNothing } from '../regular-file.ts'
import { filesIn, isPartial, ownEntries, workEntries } from './folder-files.ts'
import { lockFile } from './lock.ts'
import { type Asked, type FileDigest, type Manifest, manifestSchema, type RunInputs } from './manifest.ts'
import { type MarkFile, shapeProblems } from './manifest-schema.ts'
import { tool } from './tool.ts'

/** What a folder is of: a run, or a part of one. */
export interface FolderInputs extends RunInputs {
  readonly shard?: Shard
}

/** What marks a folder as an unfinished run: enough to know whether a run may go on there. */
export interface Unfinished extends FolderInputs {
  readonly schema: number
  readonly tool: { readonly name: string; readonly version: string }
  readonly note: string
  readonly command_line: readonly string[]
}

/** What marks a folder as a finished part of a run. */
export interface Part extends Unfinished {
  readonly shard: Shard
  /** Digest of the inputs of the whole run. */
  readonly inputs: { readonly sha256: string }
  /** Digest of the model that its jobs were run with. */
  readonly model: string
  /** Jobs of this part, failed ones included. */
  readonly jobs: number
  readonly failures: readonly Failure[]
  /** The files of the folder that are not jobs. */
  readonly files: readonly FileDigest[]
}

/** Name of the file that marks an unfinished run. */
const markFile = 'unfinished.json'

/** Name of the file that marks a finished part. */
export const partFile = 'part.json'

/** How a run treats a folder that holds a run already. */
export type OnExisting = 'refuse' | 'resume' | 'force'

/** A folder that was written with another schema. */
interface AnotherLayout {
  readonly kind: 'of another layout'
  readonly folder: string
  readonly finished: boolean
  readonly schema: number
  /** Version of this tool that wrote it. */
  readonly version: string
}

/** A folder whose mark says that it is ours and is not as we write it. */
interface Damaged {
  readonly kind: 'damaged'
  readonly problems: readonly Problem[]
}

/** State of a folder in which a run is to be written. */
export type FolderState =
  | { readonly kind: 'empty' }
  | { readonly kind: 'unfinished'; readonly run: Unfinished }
  | { readonly kind: 'finished'; readonly run: Manifest }
  | { readonly kind: 'part'; readonly run: Part }
  | Damaged
  | AnotherLayout

/** Looks into a folder. @throws InputError if it is neither empty, nor absent, nor a run folder */
export function inspectFolder(folder: string): FolderState {
  if (!existsSync(folder)) return { kind: 'empty' }
  if (!statSync(folder).isDirectory()) {
    throw refusal(folder, 'found a file', { allowed: 'a folder for the run' })
  }
  // A process that was killed before it could say what it is about leaves a lock or part of a file.
  const entries = readdirSync(folder).filter((entry) => entry !== lockFile && !isPartial(entry))
  if (entries.length === 0) return { kind: 'empty' }
  const finished = readOwn<Manifest>(folder, 'manifest.json')
  const part = finished === undefined ? readOwn<Part>(folder, partFile) : undefined
  const marked = finished ?? part
  const unfinished = marked === undefined ? readOwn<Unfinished>(folder, markFile) : undefined
  const own = marked ?? unfinished
  const mark = finished ? 'manifest.json' : part ? partFile : markFile
  const problems = own?.schema === manifestSchema ? shapeProblems(mark, own, join(folder, mark)) : []
  if (problems.length > 0) return { kind: 'damaged', problems }
  if (own !== undefined && own.schema !== manifestSchema) {
    const { schema, tool: by } = own
    return {
      kind: 'of another layout',
      folder,
      finished: marked !== undefined,
      schema,
      version: by.version,
    }
  }
  if (finished) return { kind: 'finished', run: finished }
  if (part) return { kind: 'part', run: part }
  if (unfinished) return { kind: 'unfinished', run: unfinished }
  if (entries.every((entry) => workEntries.includes(entry)))
    return { kind: 'damaged', problems: [remains(folder)] }
  const foreign = existsSync(join(folder, 'manifest.json'))
    ? ': its manifest.json is not of this program'
    : ''
  throw refusal(folder, `found a folder that is not empty and not a run folder${foreign}`, {
    allowed: 'a new or empty folder, or a run folder with --resume or --force',
  })
}

const remains = (folder: string): Problem => ({
  file: folder,
  path: '',
  found: 'found what is left of a run, and nothing that says which',
  remedy: 'add --force to replace it, or choose another --out',
})

/**
 * Decides whether a run may be written to a folder, before anything is touched.
 * @param differences what sets the question of an unfinished run of the same kind apart from that of this one
 * @throws InputError naming what stands in the way
 */
export function checkFolder(
  folder: string,
  state: FolderState,
  inputs: FolderInputs,
  onExisting: OnExisting,
  differences: (then: Asked) => readonly string[],
): void {
  if (state.kind === 'empty' || onExisting === 'force') return
  if (state.kind === 'damaged') throw damaged(state)
  if (state.kind === 'of another layout') throw anotherLayout(state)
  if (onExisting === 'refuse') {
    throw state.kind !== 'unfinished'
      ? refusal(
          folder,
          state.kind === 'part' ? `found ${shardText(state.run.shard)} of a run` : 'found a finished run',
          {
            remedy: 'add --force to replace it, or choose another --out',
          },
        )
      : refusal(folder, 'found an unfinished run', {
          remedy: 'add --resume to go on with it, --force to start again, or choose another --out',
        })
  }
  const found = inputDifferences(state.run, inputs, differences)
  if (
    state.kind !== 'unfinished' &&
    state.run.replications !== inputs.replications &&
    inputs.replications > 0
  ) {
    found.push(`replications ${state.run.replications}, now ${inputs.replications}, and the run is finished`)
  }
  if (found.length > 0) {
    throw refusal(folder, `found a run with other inputs (${found.join('; ')})`, {
      remedy: 'resume with the same inputs, or choose another --out',
    })
  }
}

/** Makes the folder of a run where it is not there. @throws InputError if it cannot be made */
export function makeRunFolder(folder: string): void {
  try {
    makeFolder(folder)
  } catch (error) {
    // On a read-only file system Node says ENOENT here, so the code is shown but not explained.
    const { code } = error as NodeJS.ErrnoException
    throw refusal(folder, `the folder cannot be made (${code})`, {
      allowed: 'a place that can be written to',
    })
  }
}

/**
 * Marks the run as unfinished and clears what an earlier run left if it is to be replaced: the mark first, so that there is one
 * whenever this stops.
 */
export function openFolder(
  folder: string,
  inputs: FolderInputs,
  commandLine: readonly string[],
  replace: boolean,
): void {
  const unfinished: Unfinished = {
    schema: manifestSchema,
    tool,
    note: 'This run has not finished. Repeat its command with --resume to go on; what is done is kept.',
    command_line: commandLine,
    ...inputs,
  }
  if (replace) remove(folder, [...workEntries.filter((entry) => entry !== lockFile && entry !== markFile)])
  writeDurably(join(folder, markFile), json(unfinished))
  if (replace) {
    const ours = ownEntries.filter((entry) => !workEntries.includes(entry))
    remove(folder, ours)
  }
  remove(folder, readdirSync(folder).filter(isPartial))
}

/** Writes the manifest, which makes the run finished, and then removes what only an unfinished run needs. */
export function closeFolder(folder: string, manifest: Manifest): void {
  for (const path of filesIn(folder).own) flush(join(folder, path))
  writeDurably(join(folder, 'manifest.json'), json(manifest))
  tidyFolder(folder)
}

/** Removes the traces of work in progress from a finished run's folder. */
export function tidyFolder(folder: string): void {
  remove(
    folder,
    workEntries.filter((entry) => entry !== lockFile),
  )
}

/** Removes what says that a folder is of an unfinished run; its jobs stay. */
export function removeMark(folder: string): void {
  remove(folder, [markFile])
}

/** Removes what an interrupted run may have written, so that the folder holds only what is written from here on. */
export function clearOutputs(folder: string): void {
  remove(
    folder,
    ownEntries.filter((entry) => !workEntries.includes(entry)),
  )
}

function remove(folder: string, entries: readonly string[]): void {
  for (const entry of entries) rmSync(join(folder, entry), { recursive: true, force: true })
}

/** The manifest of a finished run. @throws InputError if the folder holds none */
export function readManifest(folder: string): Manifest {
  if (!existsSync(folder)) throw refusal(folder, 'there is no such folder', { allowed: 'a run folder' })
  const state = inspectFolder(folder)
  if (state.kind === 'finished') return state.run
  if (state.kind === 'damaged') throw damaged(state)
  if (state.kind === 'of another layout') throw anotherLayout(state)
  if (state.kind === 'part')
    throw refusal(folder, `found ${shardText(state.run.shard)} of a run`, {
      remedy: 'merge it with the others: return-hubs merge PART.. --out DIR',
    })
  throw state.kind === 'unfinished'
    ? refusal(folder, 'found an unfinished run', { remedy: 'repeat its command with --resume' })
    : refusal(folder, 'found an empty folder', { allowed: 'a run folder' })
}

/** Indented JSON with a line end. */
export const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

/** The refusal of a folder that was written with another schema: with what it can be verified or gone on with. */
export function anotherLayout({ folder, finished, schema, version }: AnotherLayout): InputError {
  const [file, use] = finished ? ['manifest.json', 'verify it'] : ['unfinished.json', 'go on with it']
  const by = version === tool.version ? `the build of version ${version} that wrote it` : `version ${version}`
  return refusal(
    join(folder, file),
    `written by schema ${schema}, and this build reads schema ${manifestSchema}`,
    {
      remedy: `${use} with ${by}, or run it again with --force`,
    },
  )
}

function refusal(folder: string, found: string, more: Pick<Problem, 'allowed' | 'remedy'>): InputError {
  return new InputError([{ file: folder, path: '', found, ...more }])
}

/** What a damaged folder has wrong. */
export const damaged = ({ problems }: Damaged): InputError => new InputError(problems)

/** A file of ours in the folder, or undefined where there is none or it is not ours. */
function readOwn<T extends { readonly schema: number; readonly tool: { readonly name: string } }>(
  folder: string,
  file: MarkFile,
): T | undefined {
  try {
    const own = JSON.parse(textOrNothing(join(folder, file)) ?? '') as T
    return own?.tool?.name === tool.name ? own : undefined
  } catch {
    return undefined
  }
}

const partOf = ({ shard }: FolderInputs): string => (shard ? `${shard.part} of ${shard.of}` : 'all of it')

function inputDifferences(
  then: FolderInputs & { tool: { version: string } },
  now: FolderInputs,
  differencesOfKind: (then: Asked) => readonly string[],
): string[] {
  const differences: string[] = []
  const note = (name: string, was: unknown, is: unknown) => {
    if (String(was) !== String(is)) differences.push(`${name} ${String(was)}, now ${String(is)}`)
  }
  note('version', then.tool.version, tool.version)
  note('part', partOf(then), partOf(now))
  note('seed', then.seed, now.seed)
  note('horizon', `${then.horizon_years} years`, `${now.horizon_years} years`)
  note('baseline', then.baseline, now.baseline)
  if (then.asked.kind === now.asked.kind) differences.push(...differencesOfKind(then.asked))
  else note('kind of run', then.asked.kind, now.asked.kind)
  note('ensemble', then.ensemble?.sha256 ?? 'none', now.ensemble?.sha256 ?? 'none')
  note('layer of changes', then.with?.sha256 ?? 'none', now.with?.sha256 ?? 'none')
  note('deterrence', [...then.deterrence].sort(), [...now.deterrence].sort())
  const digest = (of: RunInputs, name: string) =>
    of.scenarios.find((scenario) => scenario.name === name)?.sha256
  const names = new Set([...then.scenarios, ...now.scenarios].map(({ name }) => name))
  for (const name of [...names].sort()) {
    const was = digest(then, name)
    const is = digest(now, name)
    if (was === undefined) differences.push(`scenario ${name} is new`)
    else if (is === undefined) differences.push(`scenario ${name} is missing now`)
    else if (was !== is) differences.push(`scenario ${name} has changed`)
  }
  return differences
}
