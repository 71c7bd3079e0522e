/** What every command that fills a run folder shares: refuse or open it, run, write, finish it, say what came out. */
import { randomInt } from 'node:crypto'
import { basename, join } from 'node:path'
import { writeCharts } from '../charts/kit/write.ts'
import { writeAtomically } from '../execution/files.ts'
import { JobStore } from '../execution/job-store.ts'
import { InputError } from '../input-error.ts'
import { findMetric } from '../model/measures/metrics.ts'
import {
  anotherLayout,
  checkFolder,
  clearOutputs,
  closeFolder,
  inspectFolder,
  json,
  openFolder,
  tidyFolder,
} from '../run-folder/folder.ts'
import { digestsBesideResults } from '../run-folder/folder-files.ts'
import {
  type Asked,
  type Circumstances,
  digestsOf,
  filesDigest,
  inputsDigest,
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
import type { SimulationOptions } from './asked.ts'
import { type Elsewhere, openElsewhere } from './elsewhere.ts'
import type { AnyKind, Files, Kind, Outcome } from './kind.ts'

/** A run and where it is written. */
export interface FolderRun<A extends Asked, Run, O extends Outcome> {
  readonly kind: Kind<A, Run, O>
  readonly run: Run
  readonly folder: string
  readonly inputs: RunInputs<A>
  readonly options: SimulationOptions
  /** What followed `return-hubs`. */
  readonly commandLine: readonly string[]
  readonly output: Output
  /** Worker module; the simulation unless given. */
  readonly worker?: URL | undefined
  /** Said before the first job. */
  readonly announcement: readonly string[]
}

/** Name of the stored layer of changes in the run folder. */
const layerFile = 'with.yaml'

/** Exit codes: a finished run's files are not those that it wrote; some jobs failed. */
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
  request: FolderRun<A, Run, O>,
): Promise<number> {
  const { folder, options, commandLine, output } = request
  const { layer } = options
  const inputs: RunInputs<A> = {
    ...request.inputs,
    ...(layer && { with: { name: basename(layer.file), sha256: layer.sha256 } }),
  }
  const kind: AnyKind = request.kind
  const state = inspectFolder(folder)
  checkFolder(folder, state, inputs, options.onExisting, (then) => kind.differences(then, inputs.asked))
  if (state.kind === 'finished' && options.onExisting === 'resume')
    return alreadyFinished(folder, state.run, kind, output)

  const elsewhere = await openElsewhere(options, output)
  const started = new Date()
  const again = `The run in ${folder} is not finished; what is done is kept. Repeat with --resume --out ${folder} --seed ${inputs.seed} to go on.${elsewhere ? ' Jobs that no worker has begun are taken back.' : ''}`
  const ignore = onInterrupt(output, () => again, elsewhere?.engine.close)
  try {
    openFolder(folder, inputs, commandLine, options.onExisting === 'force')
    if (!options.quiet) for (const line of request.announcement) output.tell(`${line}\n`)
    const outcome = await executed(request, elsewhere)
    const workers = elsewhere?.mostThreads() ?? options.workers
    const manifest = await finish(request, inputs, outcome, { started, workers })
    output.print(request.kind.summary({ folder, manifest }, request.run, outcome, options.json))
    return outcome.failures.length > 0 ? someFailed : 0
  } finally {
    await elsewhere?.engine.close()
    ignore()
  }
}

/** Runs all jobs that the folder does not hold yet. */
async function executed<A extends Asked, Run, O extends Outcome>(
  { kind, run, folder, options, output, worker }: FolderRun<A, Run, O>,
  elsewhere: Elsewhere | undefined,
): Promise<O> {
  const progress = await progressBar(output, options.quiet)
  elsewhere?.follow(progress.note)
  try {
    return await kind.execute(run, {
      workers: options.workers,
      find: findMetric,
      store: new JobStore(join(folder, 'jobs')),
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
  { kind, run, folder, options, commandLine }: FolderRun<A, Run, O>,
  inputs: RunInputs<A>,
  outcome: O,
  { started, workers }: { readonly started: Date; readonly workers: number },
): Promise<Manifest<A>> {
  const finished: RunInputs<A> = { ...inputs, replications: outcome.replications }
  clearOutputs(folder)
  writeFiles(folder, kind.stored(run, finished))
  const charts = kind.charts(run, finished, outcome)
  // While another thread draws, this one makes the tables.
  const [, results] = await Promise.all([
    writeCharts(charts, join(folder, 'charts')),
    charts.then(() => kind.files(run, outcome)),
  ])
  if (options.layer) writeAtomically(join(folder, layerFile), options.layer.text)
  writeFiles(folder, results)
  const circumstances: Circumstances = {
    environment: environment(),
    failures: outcome.failures,
    ...(outcome.precision && { precision: outcome.precision }),
  }
  writeFiles(folder, (await kind.documents?.(folder, run, { ...finished, ...circumstances })) ?? new Map())
  if (outcome.failures.length > 0) writeAtomically(join(folder, 'failures.json'), json(outcome.failures))
  const files = digestsOf(results)
  const manifest = sealed<A>({
    schema: manifestSchema,
    tool,
    command_line: commandLine,
    ...finished,
    inputs: { sha256: inputsDigest(finished) },
    results: { sha256: filesDigest(files), files },
    files: digestsBesideResults(folder),
    ...circumstances,
    run: {
      started: started.toISOString(),
      seconds: Math.round((Date.now() - started.getTime()) / 100) / 10,
      workers,
    },
  })
  closeFolder(folder, manifest)
  return manifest
}

function writeFiles(folder: string, files: Files): void {
  for (const [path, content] of files) writeAtomically(join(folder, path), content)
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
  if (state.kind === 'of another layout') throw anotherLayout(state)
  return state.kind === 'empty' ? undefined : state.run.seed
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
