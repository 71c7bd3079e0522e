/** What every command that fills a run folder shares: refuse or open it, run, write, finish it, say what came out. */
import { randomInt } from 'node:crypto'
import { basename, join } from 'node:path'
import { writeAtomically } from '../execution/files.ts'
import { shardText } from '../execution/shard.ts'
import { checkStore } from '../execution/store-folder.ts'
import { InputError } from '../input-error.ts'
import { findMetric } from '../model/measures/metrics.ts'
import {
  anotherLayout,
  checkFolder,
  clearOutputs,
  closeFolder,
  damaged,
  type FolderInputs,
  type FolderState,
  inspectFolder,
  makeRunFolder,
  openFolder,
  type Part,
  tidyFolder,
} from '../run-folder/folder.ts'
import { digestsBesideResults } from '../run-folder/folder-files.ts'
import { lockFolder, refuseHeld } from '../run-folder/lock.ts'
import {
  type Asked,
  type Circumstances,
  type Manifest,
  manifestSchema,
  type RunInputs,
} from '../run-folder/manifest.ts'
import { sealed } from '../run-folder/seal.ts'
import { environment, tool } from '../run-folder/tool.ts'
import { describe, storedFaults } from '../run-folder/verify.ts'
import { onInterrupt } from '../terminal/interrupt.ts'
import type { Output } from '../terminal/output.ts'
import { progressBar } from '../terminal/progress.ts'
import { visible } from '../words/visible.ts'
import type { SimulationOptions } from './asked.ts'
import { dryRun } from './dry-run.ts'
import { type Elsewhere, openElsewhere } from './elsewhere.ts'
import { type FolderRun, jobsOfRun, layerFile } from './folder-request.ts'
import type { AnyKind, Outcome } from './kind.ts'
import { type Unmade, unmadeText } from './made-of-results.ts'
import { writeOutputs } from './outputs.ts'
import { refuseUndivided, runPart } from './part-run.ts'

/** Exit codes: the results are there, but something that is made of them is not; a finished run's files are not those that it wrote; some jobs failed. */
const fault = 1
const different = 3
const someFailed = 4

/** The seed of a run: the user's, that of the run which is to go on, or a drawn one. */
export function seedOf(options: SimulationOptions): number {
  return options.seed ?? earlierSeed(options) ?? randomInt(2 ** 47)
}

/**
 * Runs and writes everything.
 * @returns the exit code: 0, 3 if a finished run is resumed whose files were changed, or 4 if jobs failed
 * @throws InputError if the folder may not be used
 */
export async function runInFolder<A extends Asked, Run, O extends Outcome>(
  asked: FolderRun<A, Run, O>,
): Promise<number> {
  const request = { ...asked, folder: folderOf(asked) }
  const { folder, options } = request
  const { layer, shard } = options
  const inputs: RunInputs<A> = {
    ...request.inputs,
    ...(layer && { with: { name: visible(basename(layer.file)), sha256: layer.sha256 } }),
  }
  const here: FolderInputs = { ...inputs, ...(shard && { shard }) }
  const kind: AnyKind = request.kind
  if (options.store !== undefined) checkStore(options.store)
  refuseUndivided(request)
  // What stands in the folder: looked at before it is touched, and again when nobody else can touch it.
  const standing = (): FolderState => {
    const state = inspectFolder(folder)
    checkFolder(folder, state, here, options.onExisting, (then) => kind.differences(then, inputs.asked))
    return state
  }
  if (!options.dryRun) refuseHeld(folder)
  const state = standing()
  if (options.dryRun) return dryRun(request)
  const before = doneBefore(request, state)
  if (before !== undefined) return before
  // A server that cannot be used is told before there is a folder.
  const elsewhere = await openElsewhere(options, request.output)
  try {
    makeRunFolder(folder)
    const unlock = lockFolder(folder)
    try {
      return doneBefore(request, standing()) ?? (await runInLocked(request, inputs, here, elsewhere))
    } finally {
      unlock()
    }
  } finally {
    await elsewhere?.engine.close()
  }
}

/** The exit code where the run that is asked for is there already and is to be gone on with; undefined where there is something to do. */
function doneBefore<A extends Asked, Run, O extends Outcome>(
  { kind, folder, options, output }: FolderRun<A, Run, O>,
  state: FolderState,
): number | undefined {
  if (options.onExisting !== 'resume') return undefined
  if (state.kind === 'part') return partFinished(folder, state.run, output)
  return state.kind === 'finished' ? alreadyFinished(folder, state.run, kind as AnyKind, output) : undefined
}

/** Runs and writes everything in a folder that is this process's own. @returns the exit code */
async function runInLocked<A extends Asked, Run, O extends Outcome>(
  request: FolderRun<A, Run, O>,
  inputs: RunInputs<A>,
  here: FolderInputs,
  elsewhere: Elsewhere | undefined,
): Promise<number> {
  const { folder, options, commandLine, output } = request
  const { shard } = options
  const started = new Date()
  const part = shard === undefined ? '' : ` --shard ${shard.part}/${shard.of}`
  const again = `The run in ${folder} is not finished; what is done is kept. Repeat with --resume --out ${folder} --seed ${inputs.seed}${part} to go on.${elsewhere ? ' Jobs that no worker has begun are taken back.' : ''}`
  const ignore = onInterrupt(output, () => again, elsewhere?.engine.close)
  try {
    openFolder(folder, here, commandLine, options.onExisting === 'force')
    if (!options.quiet) for (const line of request.announcement) output.tell(`${line}\n`)
    if (shard) return (await runPart(request, inputs, shard, elsewhere)).length > 0 ? someFailed : 0
    const outcome = await executed(request, elsewhere)
    const workers = elsewhere?.mostThreads() ?? options.workers
    const { manifest, unmade } = await finish(request, inputs, outcome, { started, workers })
    output.print(request.kind.summary({ folder, manifest }, request.run, outcome, options.json))
    if (unmade.length > 0) output.tell(unmadeText(folder, unmade))
    if (unmade.length > 0) return fault
    return outcome.failures.length > 0 ? someFailed : 0
  } finally {
    ignore()
  }
}

/** The folder of a run; a part that none is named for has one of its own. */
function folderOf<A extends Asked, Run, O extends Outcome>({
  folder,
  options: { out, shard },
}: FolderRun<A, Run, O>): string {
  return shard === undefined || out !== undefined ? folder : `${folder}-part-${shard.part}-of-${shard.of}`
}

/** Runs all jobs that are not stored yet. */
async function executed<A extends Asked, Run, O extends Outcome>(
  request: FolderRun<A, Run, O>,
  elsewhere: Elsewhere | undefined,
): Promise<O> {
  const { kind, run, options, output, worker } = request
  const progress = await progressBar(output, options.quiet)
  elsewhere?.follow(progress.note)
  try {
    return await kind.execute(run, {
      workers: options.workers,
      find: findMetric,
      store: jobsOfRun(request),
      onProgress: progress.update,
      ...(worker && { worker }),
      ...(elsewhere && { engine: elsewhere.engine }),
    })
  } finally {
    await elsewhere?.engine.close()
    progress.stop()
  }
}

/** Writes all files of a run that is done, and the manifest last. */
async function finish<A extends Asked, Run, O extends Outcome>(
  { kind, run, folder, options, commandLine, merged }: FolderRun<A, Run, O>,
  inputs: RunInputs<A>,
  outcome: O,
  { started, workers }: { readonly started: Date; readonly workers: number },
): Promise<{ readonly manifest: Manifest<A>; readonly unmade: readonly Unmade[] }> {
  clearOutputs(folder)
  if (options.layer) writeAtomically(join(folder, layerFile), options.layer.text)
  const circumstances: Circumstances = {
    environment: environment(),
    failures: outcome.failures,
    ...(outcome.precision && { precision: outcome.precision }),
    ...(outcome.confirmation && { confirmation: outcome.confirmation }),
  }
  const { reported, unmade } = await writeOutputs(folder, {
    ...{ kind, run, outcome, circumstances },
    inputs: { ...inputs, replications: outcome.replications },
    made: { schema: manifestSchema, tool, command_line: commandLine, ...(merged && { merged }) },
  })
  const seconds = Math.round((Date.now() - started.getTime()) / 100) / 10
  const manifest = sealed<A>({
    ...reported,
    run: { started: started.toISOString(), seconds, workers },
    files: digestsBesideResults(folder),
  })
  closeFolder(folder, manifest)
  return { manifest, unmade }
}

/** The seed of the run that is to go on, where the command line names none. */
function earlierSeed({ onExisting, out }: SimulationOptions): number | undefined {
  if (onExisting !== 'resume') return undefined
  if (out === undefined) {
    throw new InputError([
      {
        file: '--resume',
        path: '',
        found: 'found neither --out nor --seed',
        allowed: 'one of them, to find the run',
      },
    ])
  }
  const state = inspectFolder(out)
  if (state.kind === 'damaged') throw damaged(state)
  if (state.kind === 'of another layout') throw anotherLayout(state)
  return state.kind === 'empty' ? undefined : state.run.seed
}

function partFinished(folder: string, { shard, failures }: Part, output: Output): number {
  const merging = `When all ${shard.of} are: return-hubs merge PART.. --out DIR`
  output.tell(`The run in ${folder}, ${shardText(shard)}, is finished. ${merging}\n`)
  return failures.length > 0 ? someFailed : 0
}

function alreadyFinished(folder: string, run: Manifest, kind: AnyKind, output: Output): number {
  tidyFolder(folder)
  const faults = storedFaults(folder, run, kind.digests(run.asked))
  if (faults.length > 0) {
    const lines = faults.map((fault) => `  ${describe(fault)}\n`)
    output.tell(
      `The run in ${folder} is finished, but the folder differs from its manifest:\n${lines.join('')}`,
    )
    output.tell('Add --force to run it again.\n')
    return different
  }
  output.tell(`The run in ${folder} is finished; there is nothing to resume.\n`)
  return run.failures.length > 0 ? someFailed : 0
}
