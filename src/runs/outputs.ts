/** All that a run puts in its folder besides the manifest: written when it is done, and elsewhere again when it is verified. */
import { join } from 'node:path'
import { writeCharts, writeSpecifications } from '../charts/kit/write.ts'
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
import { attempted, type Unmade } from './made-of-results.ts'

/** What the manifest says of all but the files beside the results, and what could not be made of these. */
export interface Written<A extends Asked> {
  readonly reported: Reported<A>
  readonly unmade: readonly Unmade[]
}

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
 * @param draw whether the charts are drawn; unless so the pictures are in the folder already
 */
export async function writeOutputs<A extends Asked, Run, O extends Outcome>(
  folder: string,
  { kind, run, outcome, inputs, circumstances, made }: Done<A, Run, O>,
  draw = true,
): Promise<Written<A>> {
  const unmade: Unmade[] = []
  writeFiles(folder, kind.stored(run, inputs))
  const charts = kind.charts(run, inputs, outcome)
  const put = draw ? writeCharts : writeSpecifications
  // While another thread draws, this one makes the tables.
  const [, results] = await Promise.all([
    attempted('charts', () => put(charts, join(folder, 'charts')), unmade),
    charts.catch(() => []).then(() => kind.files(run, outcome)),
  ])
  writeFiles(folder, results)
  const documents = async () =>
    writeFiles(folder, (await kind.documents?.(folder, run, { ...inputs, ...circumstances })) ?? new Map())
  await attempted('documents', documents, unmade)
  if (outcome.failures.length > 0) writeAtomically(join(folder, 'failures.json'), json(outcome.failures))
  const files = digestsOf(results)
  const reported: Reported<A> = {
    ...made,
    ...inputs,
    inputs: { sha256: inputsDigest(inputs) },
    results: { sha256: filesDigest(files), files },
    ...circumstances,
  }
  const report = async () => writeFiles(folder, (await kind.report?.(folder, reported)) ?? new Map())
  await attempted('report', report, unmade)
  return { reported, unmade }
}

/** Writes files of a run folder, by path. */
export function writeFiles(folder: string, files: Files): void {
  for (const [path, content] of files) writeAtomically(join(folder, path), content)
}
