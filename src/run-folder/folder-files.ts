/** Which files a run folder holds: those of the run, and those that somebody else put there. */
import { existsSync, readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { sha256 } from '../digest.ts'
import { meantBy } from '../execution/files.ts'
import { compareKeys } from '../experiments/replications/row-order.ts'
import { lockFile } from './lock.ts'
import type { FileDigest } from './manifest.ts'
import { storedFile } from './stored-file.ts'

/** What only an unfinished run needs; a finished one has removed it. */
export const workEntries = ['unfinished.json', 'jobs', lockFile]

/** What is made of the results alone, and what people put beside them for it: `report` makes these again. */
export const madeEntries = [
  'report',
  'report.html',
  'report.docx',
  'briefing.pptx',
  'tables.xlsx',
  'tables.ods',
  'stress-des.md',
]

/** What a finished run puts in its folder besides the manifest. */
const outputEntries = [
  'scenarios',
  'results',
  'charts',
  'failures.json',
  'design.yaml',
  'ensemble.csv',
  'with.yaml',
  'assumptions.csv',
  ...madeEntries,
]

/** Everything that a run or a report puts in its folder; anything else there is the user's and is left alone. */
export const ownEntries = ['manifest.json', 'part.json', ...workEntries, ...outputEntries]

/** Whether an entry of a folder is one of ours that was being written, by a process that may be gone. */
export const isPartial = (entry: string): boolean => {
  const meant = meantBy(entry)
  return meant !== undefined && ownEntries.includes(meant)
}

/**
 * The files of a finished run folder by path relative to it, with forward slashes and sorted, without the manifest: those of the run,
 * and all others but the lock of who is at work there. The folder of another run in it counts as one.
 */
export function filesIn(folder: string): {
  readonly own: readonly string[]
  readonly others: readonly string[]
} {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort((a, b) => compareKeys([a], [b]))
  const isIn = (entries: readonly string[]) => (path: string) => entries.includes(path.split('/')[0]!)
  const isOther = (path: string) => !isIn(['manifest.json', lockFile, ...outputEntries])(path)
  const others = paths.filter(isOther).map((path) => runOr(folder, path))
  return { own: paths.filter(isIn(outputEntries)), others: [...new Set(others)] }
}

/** The path, or where it lies in the folder of another run, such as an analysis of this one, that folder. */
function runOr(folder: string, path: string): string {
  const [top] = path.split('/') as [string]
  return existsSync(join(folder, top, 'manifest.json')) ? `${top}/` : path
}

/** Digests of the run's files outside results/, sorted by path. */
export function digestsBesideResults(folder: string): FileDigest[] {
  return filesIn(folder)
    .own.filter((path) => !path.startsWith('results/'))
    .map((path) => ({ path, sha256: sha256(storedFile(join(folder, path), false)) }))
}
