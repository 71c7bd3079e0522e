/** `return-hubs merge <part..> --out DIR`: the parts of a run, put together. */
import { mergeParts } from '../../runs/merge.ts'
import type { Output } from '../../terminal/output.ts'
import { type SimulationArguments, simulationOptions } from './options.ts'

/** Arguments of `merge`. */
export interface MergeArguments
  extends Pick<SimulationArguments, 'workers' | 'store' | 'resume' | 'force' | 'quiet' | 'json'> {
  readonly part: readonly string[]
  readonly out: string
  /** Worker module; the simulation unless given. */
  readonly worker?: URL
}

/** Merges the parts and writes the run folder. @returns the exit code */
export async function merge(
  { part: folders, worker, ...argv }: MergeArguments,
  commandLine: readonly string[],
  output: Output,
): Promise<number> {
  const { workers, store, onExisting, quiet, json } = simulationOptions(argv)
  return mergeParts({
    folders,
    out: argv.out,
    options: { workers, onExisting, quiet, json, ...(store !== undefined && { store }) },
    commandLine,
    output,
    worker,
  })
}
