/** part.json: what marks a folder as a finished part of a run, with all that merging needs to know of it. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from '../digest.ts'
import { writeDurably } from '../execution/files.ts'
import type { Failure } from '../execution/job.ts'
import { type Shard, shardText } from '../execution/shard.ts'
import { InputError } from '../input-error.ts'
import { readRegularFile } from '../regular-file.ts'
import { inspectFolder, json, type Part, partFile, removeMark } from './folder.ts'
import { digestsBesideResults } from './folder-files.ts'
import { inputsDigest, manifestSchema, type RunInputs } from './manifest.ts'
import { modelDigest } from './model.ts'
import { tool } from './tool.ts'

/** Marks a part as finished: all that is not a job is written, and all of its jobs have been run. */
export function closePart(
  folder: string,
  shard: Shard,
  inputs: RunInputs,
  commandLine: readonly string[],
  done: { readonly jobs: number; readonly failures: readonly Failure[] },
): void {
  const part: Part = {
    schema: manifestSchema,
    tool,
    note: `This is ${shardText(shard)} of a run; jobs/ holds what its jobs gave. When all ${shard.of} are finished: return-hubs merge PART.. --out DIR`,
    command_line: commandLine,
    ...inputs,
    shard,
    inputs: { sha256: inputsDigest(inputs) },
    model: modelDigest(),
    jobs: done.jobs,
    failures: done.failures,
    files: digestsBesideResults(folder),
  }
  writeDurably(join(folder, partFile), json(part))
  removeMark(folder)
}

/** A part as it stands in its folder. */
export interface StoredPart {
  readonly folder: string
  readonly part: Part
}

/** The part of a run that a folder holds. @throws InputError where it holds none, an unfinished one or one that was altered */
export function readPart(folder: string): StoredPart {
  const refuse = (found: string, more: { readonly allowed?: string; readonly remedy?: string }) =>
    new InputError([{ file: folder, path: '', found, ...more }])
  const allowed = 'the folder of a part, made with --shard'
  if (!existsSync(folder)) throw refuse('there is no such folder', { allowed })
  const state = inspectFolder(folder)
  if (state.kind === 'unfinished' && state.run.shard !== undefined)
    throw refuse(`found ${shardText(state.run.shard)} of a run, which is not finished`, {
      remedy: 'repeat its command with --resume',
    })
  if (state.kind !== 'part') throw refuse('found no part of a run', { allowed })
  const altered = state.run.files.filter(({ path, sha256: digest }) => digestIn(folder, path) !== digest)
  if (altered.length > 0 || state.run.inputs.sha256 !== inputsDigest(state.run))
    throw refuse(`found files that were altered: ${altered.map(({ path }) => path).join(', ') || partFile}`, {
      remedy: 'run the part again with --force',
    })
  return { folder, part: state.run }
}

function digestIn(folder: string, path: string): string | undefined {
  const read = readRegularFile(join(folder, path))
  return Buffer.isBuffer(read) ? sha256(read) : undefined
}
