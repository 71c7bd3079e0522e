/** A run that is to be written to a folder, and where its finished jobs are kept. */
import { join } from 'node:path'
import { JobStore, JobStores, type Jobs } from '../execution/job-store.ts'
import type { Asked, Manifest, RunInputs } from '../run-folder/manifest.ts'
import { modelDigest } from '../run-folder/model.ts'
import type { Output } from '../terminal/output.ts'
import type { SimulationOptions } from './asked.ts'
import type { Kind, Outcome } from './kind.ts'

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
  /** The parts that it is merged from. */
  readonly merged?: Manifest['merged']
  /** Where finished jobs are looked for besides. */
  readonly sources?: readonly Jobs[]
}

/** Name of the stored layer of changes in the run folder. */
export const layerFile = 'with.yaml'

/**
 * Where the jobs of a run are kept: in the store that it shares with others, else in its own folder. A part keeps them in its
 * folder in any case, from which it is merged.
 */
export function jobsOfRun({
  folder,
  options: { store, shard },
  sources = [],
}: Pick<FolderRun<Asked, unknown, Outcome>, 'folder' | 'options' | 'sources'>): Jobs {
  const own = new JobStore(join(folder, 'jobs'), modelDigest())
  const shared = store === undefined ? [] : [new JobStore(store, modelDigest())]
  if (shared.length === 0 && sources.length === 0) return own
  if (shared.length === 0 || shard !== undefined) return new JobStores([own, ...shared], sources)
  return new JobStores(shared, [own, ...sources])
}
