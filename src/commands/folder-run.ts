/** What every command that fills a run folder shares: refuse or open it, run, write, finish it, say what came out. */
import { randomInt } from 'node:crypto'
import { rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { writeAtomically } from '../execution/files.ts'
import { JobStore } from '../execution/job-store.ts'
import type { Execution, Replicated } from '../experiments/compare.ts'
import { InputError } from '../input-error.ts'
import { findMetric } from '../model/metrics.ts'
import {
  digestsOf,
  filesDigest,
  type Inputs,
  inputsDigest,
  type Manifest,
  manifestSchema,
} from '../reports/manifest.ts'
import {
  checkFolder,
  closeFolder,
  type FolderState,
  inspectFolder,
  json,
  openFolder,
  tidyFolder,
} from '../reports/run-folder.ts'
import { environment, tool } from '../reports/tool.ts'
import { onInterrupt } from './interrupt.ts'
import type { SimulationOptions } from './options.ts'
import type { Output } from './output.ts'
import { progressBar } from './progress.ts'

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

/** Exit code of a run in which some jobs failed. */
const someFailed = 4

/** The seed of a run: the user's, that of the run which is to go on, or a drawn one. */
export function seedOf(options: SimulationOptions): number {
  return options.seed ?? earlierSeed(options) ?? randomInt(2 ** 47)
}

/**
 * Runs and writes everything.
 * @returns the exit code: 0, or 4 if jobs failed
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
    await run.write(finished, outcome)
    if (layer) writeAtomically(join(folder, layerFile), layer.text)
    for (const [path, content] of results) writeAtomically(join(folder, path), content)
    writeFailures(folder, outcome)
    const files = digestsOf(results)
    const manifest: Manifest = {
      schema: manifestSchema,
      tool,
      command_line: commandLine,
      ...finished,
      inputs: { sha256: inputsDigest(finished) },
      results: { sha256: filesDigest(files), files },
      environment: environment(),
      failures: outcome.failures,
      ...(outcome.precision && { precision: outcome.precision }),
      run: {
        started: started.toISOString(),
        seconds: Math.round((Date.now() - started.getTime()) / 100) / 10,
        workers: options.workers,
      },
    }
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
  return state.kind === 'empty' ? undefined : state.run.seed
}

function alreadyFinished(
  folder: string,
  { run }: Extract<FolderState, { kind: 'finished' }>,
  output: Output,
): number {
  tidyFolder(folder)
  output.tell(`The run in ${folder} is finished; there is nothing to resume.\n`)
  return run.failures.length > 0 ? someFailed : 0
}

function writeFailures(folder: string, { failures }: Pick<Replicated, 'failures'>): void {
  const file = join(folder, 'failures.json')
  if (failures.length > 0) writeAtomically(file, json(failures))
  else rmSync(file, { force: true })
}
