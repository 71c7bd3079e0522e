/** All that a run puts in its folder besides the manifest: written when it is done, and elsewhere again when it is verified. */
import { join } from 'node:path'
import { writeCharts } from '../charts/kit/write.ts'
import { writeAtomically } from '../execution/files.ts'
import { json } from '../run-folder/folder.ts'
import {
  type Asked,
  type Circumstances,
  digestsOf,
  filesDigest,
  inputsDigest,
  type RunInputs,
  type Unsealed,
} from '../run-folder/manifest.ts'
import type { Files, Kind, Outcome, Reported } from './kind.ts'

/** A run that is done. */
export interface Done<A extends Asked, Run, O extends Outcome> {
  readonly kind: Kind<A, Run, O>
  readonly run: Run
  readonly outcome: O
  /** With the replications that were run. */
  readonly inputs: RunInputs<A>
  readonly circumstances: Circumstances
  /** What the manifest says besides: who made it and how. */
  readonly made: Pick<Unsealed, 'schema' | 'tool' | 'command_line' | 'merged'>
}

/**
 * Writes the outputs of a run.
 * @param draw whether the charts are drawn; unless so they are in the folder already
 * @returns what the manifest says of all but the files beside the results
 */
export async function writeOutputs<A extends Asked, Run, O extends Outcome>(
  folder: string,
  { kind, run, outcome, inputs, circumstances, made }: Done<A, Run, O>,
  draw = true,
): Promise<Reported<A>> {
  writeFiles(folder, kind.stored(run, inputs))
  const charts = draw ? kind.charts(run, inputs, outcome) : Promise.resolve([])
  // While another thread draws, this one makes the tables.
  const [, results] = await Promise.all([
    writeCharts(charts, join(folder, 'charts')),
    charts.then(() => kind.files(run, outcome)),
  ])
  writeFiles(folder, results)
  writeFiles(folder, (await kind.documents?.(folder, run, { ...inputs, ...circumstances })) ?? new Map())
  if (outcome.failures.length > 0) writeAtomically(join(folder, 'failures.json'), json(outcome.failures))
  const files = digestsOf(results)
  const reported: Reported<A> = {
    ...made,
    ...inputs,
    inputs: { sha256: inputsDigest(inputs) },
    results: { sha256: filesDigest(files), files },
    ...circumstances,
  }
  if (kind.report) writeFiles(folder, await kind.report(folder, reported))
  return reported
}

function writeFiles(folder: string, files: Files): void {
  for (const [path, content] of files) writeAtomically(join(folder, path), content)
}
