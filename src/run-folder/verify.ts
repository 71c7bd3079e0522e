/** Checking a run folder against its manifest, and against a repetition of the run. */
import { join } from 'node:path'
import { sha256 } from '../digest.ts'
import { encodeResult } from '../execution/encode.ts'
import type { Job } from '../execution/job.ts'
import { compareKeys } from '../experiments/replications/row-order.ts'
import { describeProblem } from '../input-error.ts'
import type { ReplicationResult } from '../model/result.ts'
import { readRegularFile, textOrNothing } from '../regular-file.ts'
import { filesIn } from './folder-files.ts'
import { filesDigest, inputsDigest, type Manifest, manifestSchema } from './manifest.ts'
import { shapeProblems } from './manifest-schema.ts'
import type { ReplicationRow } from './parquet-rows.ts'
import { isSealed } from './seal.ts'
import { tool } from './tool.ts'

/** What is wrong with a file of a run folder. */
export interface FileFault {
  readonly path: string
  readonly fault:
    | 'missing'
    | 'altered'
    | 'not in the manifest'
    | 'not as when run again'
    | 'not made when run again'
    | 'missing, and made when run again'
}

/** A fault in words: `results/summary.csv: altered`. */
export const describe = ({ path, fault }: FileFault): string => `${path}: ${fault}`

/** The manifest is not as it was written. */
export const alteredManifest: FileFault = { path: 'manifest.json', fault: 'altered' }

/** What keeps a folder's manifest from being read: it is no JSON, or no run writes it so. Empty if nothing does. */
export function manifestProblems(folder: string): string[] {
  const text = contentOf(folder, 'manifest.json')
  if (text === undefined) return []
  try {
    const content = JSON.parse(new TextDecoder().decode(text)) as Partial<Manifest> | null
    if (content?.tool?.name !== tool.name || content.schema !== manifestSchema) return []
    return shapeProblems('manifest.json', content, 'manifest.json').map(describeProblem)
  } catch {
    return ['manifest.json: no JSON']
  }
}

/** Whether a folder's manifest is as it was sealed; of one that is not, nothing else is believed. */
export const hasSealedManifest = (folder: string, manifest: Manifest): boolean =>
  isSealed(textOrNothing(join(folder, 'manifest.json')) ?? '', manifest)

/**
 * Compares every file of the folder, and the manifest's own digests, with what the manifest says. Sorted by path.
 * @param asked digests of files that are in what the run asks, by path
 */
export function storedFaults(
  folder: string,
  manifest: Manifest,
  asked: ReadonlyMap<string, string>,
): FileFault[] {
  if (!hasSealedManifest(folder, manifest)) return [alteredManifest]
  const { results, files, scenarios, ensemble, with: layer } = manifest
  const expected = new Map<string, string>()
  let agrees =
    results.sha256 === filesDigest(results.files) && manifest.inputs.sha256 === inputsDigest(manifest)
  const expect = (path: string, digest: string | undefined) => {
    if (digest === undefined) return
    agrees &&= (expected.get(path) ?? digest) === digest
    expected.set(path, digest)
  }
  for (const { path, sha256: digest } of [...results.files, ...files]) expect(path, digest)
  for (const { name, sha256: digest } of scenarios) expect(`scenarios/${name}.yaml`, digest)
  for (const [path, digest] of asked) expect(path, digest)
  expect('ensemble.csv', ensemble?.sha256)
  expect('with.yaml', layer?.sha256)

  const faults: FileFault[] = agrees ? [] : [alteredManifest]
  for (const [path, digest] of expected) {
    const content = contentOf(folder, path)
    if (content === undefined) faults.push({ path, fault: 'missing' })
    else if (sha256(content) !== digest) faults.push({ path, fault: 'altered' })
  }
  for (const path of filesIn(folder).own)
    if (!expected.has(path)) faults.push({ path, fault: 'not in the manifest' })
  return faults.sort((a, b) => compareKeys([a.path], [b.path]))
}

/**
 * Compares a folder with one that was written again, file by file and in both directions. Sorted by path.
 * @param given what was not written again but taken as it is
 */
export function repetitionFaults(
  folder: string,
  again: string,
  given: (path: string) => boolean,
): FileFault[] {
  const [stored, made] = [folder, again].map(
    (each) => new Set(filesIn(each).own.filter((path) => !given(path))),
  )
  const digest = (of: string, path: string) => sha256(contentOf(of, path) ?? '')
  const faultOf = (path: string): FileFault['fault'] | undefined => {
    if (!made!.has(path)) return 'not made when run again'
    if (!stored!.has(path)) return 'missing, and made when run again'
    return digest(folder, path) === digest(again, path) ? undefined : 'not as when run again'
  }
  return [...new Set([...stored!, ...made!])]
    .sort((a, b) => compareKeys([a], [b]))
    .flatMap((path) => {
      const fault = faultOf(path)
      return fault === undefined ? [] : [{ path, fault }]
    })
}

/** So many of a list, spread evenly over all: the same ones every time. */
export function spread<T>(list: readonly T[], count: number): T[] {
  if (count >= list.length) return [...list]
  return Array.from({ length: count }, (_, i) => list[Math.floor(((i + 0.5) * list.length) / count)]!)
}

/**
 * The first value of a repeated job that differs from the stored rows of that replication, as a phrase.
 * @param rows stored rows of the job's scenario and hypothesis
 */
export function firstDifference(
  job: Job,
  result: ReplicationResult,
  rows: readonly ReplicationRow[],
): string | undefined {
  const stored = new Map<string, number | null>()
  for (const row of rows) {
    if (row.replication === job.key.replication)
      stored.set(rowKey(row.month, row.metric, row.scheme, row.counted_in), row.value)
  }
  const { months, series } = JSON.parse(encodeResult(result)) as ReplicationResult
  let matched = 0
  for (const { metric, scheme, countedIn, monthly, total } of series) {
    for (const [month, value] of [
      ['', total] as const,
      ...months.map((month, m) => [month, monthly[m] ?? null] as const),
    ]) {
      const was = stored.get(rowKey(month, metric, scheme, countedIn))
      if (was !== undefined) matched++
      if ((was ?? null) !== value) {
        const place = [metric, scheme, countedIn, month].filter((part) => part !== '').join(' ')
        return `${place} of ${job.name}, replication ${job.key.replication}: stored ${was ?? 'nothing'}, now ${value}`
      }
    }
  }
  if (matched === stored.size) return undefined
  return `${job.name}, replication ${job.key.replication}: ${stored.size - matched} stored rows that are not made now`
}

const rowKey = (...parts: readonly string[]) => parts.join('\t')

function contentOf(folder: string, path: string): Uint8Array | undefined {
  const read = readRegularFile(join(folder, path), undefined, false)
  return Buffer.isBuffer(read) ? read : undefined
}
