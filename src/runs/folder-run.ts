/** What every command that fills a run folder shares: refuse or open it, run, write, finish it, say what came out. */
import { randomInt } from 'node:crypto'
import { basename, join } from 'node:path'
import type { SimulationOptions } from '../commands/options.ts'
import { writeAtomically } from '../execution/files.ts'
import { JobStore } from '../execution/job-store.ts'
import type { Execution, Replicated } from '../experiments/replications/replicate.ts'
import { InputError } from '../input-error.ts'
import { findMetric } from '../model/measures/metrics.ts'
import {
  anotherLayout,
  checkFolder,
  clearOutputs,
  closeFolder,
  type FolderState,
  inspectFolder,
  json,
  openFolder,
  tidyFolder,
} from '../run-folder/folder.ts'
import { digestsBesideResults } from '../run-folder/folder-files.ts'
import {
  digestsOf,
  filesDigest,
  type Inputs,
  inputsDigest,
  type Manifest,
  manifestSchema,
} from '../run-folder/manifest.ts'
import { sealed } from '../run-folder/seal.ts'
import { environment, tool } from '../run-folder/tool.ts'
import { storedFaults } from '../run-folder/verify.ts'
import { onInterrupt } from '../terminal/interrupt.ts'
import type { Output } from '../terminal/output.ts'
import { progressBar } from '../terminal/progress.ts'

/** A run and what becomes of it. */
export interface FolderRun<Outcome extends Omit<Replicated, 'sets'>> {
  readonly folder: string
  readonly inputs: Inputs
  readonly options: SimulationOptions
  /** What followed `return-hubs`. */
  readonly commandLine: readonly string[]
  readonly output: Output
  /** Worker module; the simulation unless given. */
  readonly worker?: URL | undefined
  /** Said before the first job. */
  readonly announcement: readonly string[]
  readonly execute: (execution: Execution) => Promise<Outcome>
  /** Writes all but the results. */
  readonly write: (finished: Inputs, outcome: Outcome) => Promise<void>
  /** Content of results/ by path. */
  readonly results: (outcome: Outcome) => ReadonlyMap<string, string | Uint8Array>
  readonly summary: (manifest: Manifest, outcome: Outcome) => string
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
export async function runInFolder<Outcome extends Omit<Replicated, 'sets'>>(
  run: FolderRun<Outcome>,
): Promise<number> {
  const { folder, options, commandLine, output, worker } = run
  const { layer } = options
  const inputs: Inputs = {
    ...run.inputs,
    ...(layer && { with: { name: basename(layer.file), sha256: layer.sha256 } }),
  }
  const state = inspectFolder(folder)
  checkFolder(folder, state, inputs, options.onExisting)
  if (state.kind === 'finished' && options.onExisting === 'resume')
    return alreadyFinished(folder, state, output)

  openFolder(folder, inputs, commandLine, options.onExisting === 'force')
  const started = new Date()
  const again = `The run in ${folder} is not finished; what is done is kept. Repeat with --resume --out ${folder} --seed ${inputs.seed} to go on.`
  const ignore = onInterrupt(output, () => again)
  try {
    if (!options.quiet) for (const line of run.announcement) output.tell(`${line}\n`)
    const progress = progressBar(output, options.quiet)
    let outcome: Outcome
    try {
      outcome = await run.execute({
        workers: options.workers,
        find: findMetric,
        store: new JobStore(join(folder, 'jobs')),
        onProgress: progress.update,
        ...(worker && { worker }),
      })
    } finally {
      progress.stop()
    }
    const finished: Inputs = { ...inputs, replications: outcome.replications }
    const results = run.results(outcome)
    clearOutputs(folder)
    await run.write(finished, outcome)
    if (layer) writeAtomically(join(folder, layerFile), layer.text)
    for (const [path, content] of results) writeAtomically(join(folder, path), content)
    writeFailures(folder, outcome)
    const files = digestsOf(results)
    const manifest = sealed({
      schema: manifestSchema,
      tool,
      command_line: commandLine,
      ...finished,
      inputs: { sha256: inputsDigest(finished) },
      results: { sha256: filesDigest(files), files },
      files: digestsBesideResults(folder),
      environment: environment(),
      failures: outcome.failures,
      ...(outcome.precision && { precision: outcome.precision }),
      run: {
        started: started.toISOString(),
        seconds: Math.round((Date.now() - started.getTime()) / 100) / 10,
        workers: options.workers,
      },
    })
    closeFolder(folder, manifest)
    output.print(run.summary(manifest, outcome))
    return outcome.failures.length > 0 ? someFailed : 0
  } finally {
    ignore()
  }
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

function alreadyFinished(
  folder: string,
  { run }: Extract<FolderState, { kind: 'finished' }>,
  output: Output,
): number {
  tidyFolder(folder)
  const faults = storedFaults(folder, run)
  if (faults.length > 0) {
    const lines = faults.map(({ path, fault }) => `  ${path}: ${fault}\n`)
    output.tell(
      `The run in ${folder} is finished, but the folder differs from its manifest:\n${lines.join('')}`,
    )
    output.tell('Add --force to run it again.\n')
    return different
  }
  output.tell(`The run in ${folder} is finished; there is nothing to resume.\n`)
  return run.failures.length > 0 ? someFailed : 0
}

function writeFailures(folder: string, { failures }: Pick<Replicated, 'failures'>): void {
  if (failures.length > 0) writeAtomically(join(folder, 'failures.json'), json(failures))
}
