/** Parts of a run, put together: the run folder that one run would have written. */
import { join, resolve } from 'node:path'
import { JobStore } from '../execution/job-store.ts'
import { InputError, type Problem } from '../input-error.ts'
import type { Part } from '../run-folder/folder.ts'
import type { RunInputs } from '../run-folder/manifest.ts'
import { modelDigest } from '../run-folder/model.ts'
import { readPart, type StoredPart } from '../run-folder/part.ts'
import { tool } from '../run-folder/tool.ts'
import { readText } from '../scenarios/document/read.ts'
import type { Output } from '../terminal/output.ts'
import { plural } from '../words/numbers.ts'
import type { SimulationOptions } from './asked.ts'
import { layerFile } from './folder-request.ts'
import { runInFolder } from './folder-run.ts'
import { kindOf } from './kinds.ts'

/** What merging is asked for. */
export interface MergeRequest {
  /** Folders of the parts, in any order. */
  readonly folders: readonly string[]
  readonly out: string
  readonly options: Pick<SimulationOptions, 'workers' | 'store' | 'onExisting' | 'quiet' | 'json'>
  readonly commandLine: readonly string[]
  readonly output: Output
  readonly worker?: URL | undefined
}

/**
 * Merges parts. Their jobs are not run again; those that follow from what came out of all parts are run here.
 * @returns the exit code, as of the run
 * @throws InputError where they are not all parts of one run, each once
 */
export async function mergeParts({ folders, out, options, ...request }: MergeRequest): Promise<number> {
  const parts = inOrder(folders, out)
  const [{ folder, part }] = parts as [StoredPart]
  const kind = kindOf(folder, part)
  const { worker, commandLine, output } = request
  const inputs = inputsOf(part)
  return runInFolder({
    kind,
    run: kind.plan(folder, inputs),
    folder: out,
    inputs,
    options: { ...options, out, ...settingsOf(folder, part) },
    commandLine,
    output,
    worker,
    announcement: [
      `Merging ${plural(parts.length, 'part')} with ${plural(
        parts.reduce((sum, { part: { jobs } }) => sum + jobs, 0),
        'job',
      )} into ${out}.`,
    ],
    sources: parts.map(
      (each) => new JobStore(join(each.folder, 'jobs'), modelDigest(), { takesFailures: true }),
    ),
    merged: parts.map(({ part: { shard, command_line } }) => ({ part: shard.part, command_line })),
  })
}

/** What the run asks, without what a part says besides. */
function inputsOf({ asked, seed, replications, ...part }: Part): RunInputs {
  const { horizon_years, baseline, deterrence, scenarios, ensemble } = part
  return {
    ...{ asked, seed, replications, horizon_years, baseline, deterrence, scenarios },
    ...(ensemble && { ensemble }),
    ...(part.with && { with: part.with }),
  }
}

/** The options that a run of these inputs has, as far as writing it needs them: what they set is in the stored scenarios. */
const settingsOf = (folder: string, part: Part) => ({
  seed: part.seed,
  replications: part.replications,
  horizonYears: part.horizon_years,
  baseline: part.baseline,
  deterrence: part.deterrence,
  responses: [],
  settings: [],
  ...(part.with && {
    layer: {
      file: part.with.name,
      sha256: part.with.sha256,
      text: readText(join(folder, layerFile), layerFile),
      settings: [],
    },
  }),
})

/** The parts by their number, all of one run and each once. @throws InputError */
function inOrder(folders: readonly string[], out: string): readonly StoredPart[] {
  const own = folders.find((folder) => resolve(folder) === resolve(out))
  if (own !== undefined)
    throw new InputError([
      { file: '--out', path: '', found: `found ${out}, one of the parts`, allowed: 'a folder of its own' },
    ])
  const parts = folders.map(readPart)
  const problems = parts.flatMap((part) => strangers(parts[0]!, part))
  if (problems.length === 0) problems.push(...gaps(parts))
  if (problems.length > 0) throw new InputError(problems)
  return parts.toSorted((a, b) => a.part.shard.part - b.part.shard.part)
}

/** Why a part cannot be merged with the first one, or not here. */
function strangers(first: StoredPart, { folder, part }: StoredPart): Problem[] {
  const problem = (found: string, more: Pick<Problem, 'allowed' | 'remedy'>): Problem[] => [
    { file: folder, path: '', found, ...more },
  ]
  if (part.inputs.sha256 !== first.part.inputs.sha256)
    return problem(`found a part of another run than ${first.folder}: ${difference(first.part, part)}`, {
      allowed: 'parts of one run',
    })
  if (part.shard.of !== first.part.shard.of)
    return problem(`found one of ${part.shard.of} parts`, {
      allowed: `parts of a run in ${first.part.shard.of}, as ${first.folder}`,
    })
  if (part.model !== modelDigest()) {
    const by =
      part.tool.version === tool.version
        ? 'another build, Node or package'
        : `version ${part.tool.version}, here ${tool.version}`
    return problem(`found jobs that were run with ${by}`, {
      remedy: 'merge with what ran the parts, on Node of the same version',
    })
  }
  return []
}

/** The first of the inputs that two runs differ in, by its name in part.json. */
function difference(first: Part, other: Part): string {
  const [a, b] = [inputsOf(first), inputsOf(other)].map((inputs) => inputs as unknown as Inputs) as [
    Inputs,
    Inputs,
  ]
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])]
  const differing = names.filter((name) => JSON.stringify(a[name]) !== JSON.stringify(b[name]))
  return `it differs in ${differing.join(', ')}`
}
type Inputs = Readonly<Record<string, unknown>>

/** Parts that are missing or there more than once. */
function gaps(parts: readonly StoredPart[]): Problem[] {
  const { of } = parts[0]!.part.shard
  const numbers = Array.from({ length: of }, (_, i) => i + 1)
  const having = (n: number) => parts.filter(({ part }) => part.shard.part === n)
  const missing = numbers.filter((n) => having(n).length === 0)
  const doubled = numbers.filter((n) => having(n).length > 1)
  const wrong = (found: string): Problem => ({
    file: 'merge',
    path: '',
    found,
    allowed: `each of the ${of} parts once`,
  })
  return [
    ...(missing.length > 0 ? [wrong(`part ${missing.join(', ')} of ${of} is missing`)] : []),
    ...doubled.map((n) =>
      wrong(
        `part ${n} of ${of} is there more than once: ${having(n)
          .map(({ folder }) => folder)
          .join(', ')}`,
      ),
    ),
  ]
}
