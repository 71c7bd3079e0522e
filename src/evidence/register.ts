/** The register of data files: what each holds, up to when, from which edition, and the digest by which a change is noticed. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parsePeriod } from '../calendar/periods.ts'
import { expanded } from './evidence-rows.ts'
import { type EvidenceBase, pointFiles, type Source, sourceFiles } from './load.ts'

/** One data file. */
export interface RegisteredFile {
  /** Path in the evidence folder: `uk/detention.csv`. */
  readonly file: string
  /** Of the bytes of the file. */
  readonly sha256: string
  readonly rows: number
  /** First and last day of a series file; first and last year named in a file of point values; null where no period is named. */
  readonly first: string | null
  readonly last: string | null
  /** Newest date among the sources that the rows name; null if none is dated. */
  readonly edition: string | null
  /** Rows by confidence; empty for a file of sources. */
  readonly confidence: Readonly<Record<string, number>>
}

/** Every data file of an evidence folder, by path. */
export const dataFiles = (folder: string): readonly string[] =>
  ['policy', 'uk'].flatMap((part) =>
    readdirSync(join(folder, part))
      .sort()
      .map((name) => `${part}/${name}`),
  )

const datesIn = (text: string): string[] =>
  [...text.matchAll(/(?<![\w.])(?:19|20)\d{2}(?:-\d{2}){0,2}(?![\w])/g)].map(([date]) => date)

/** The newest date of a source; what stands in brackets (when a copy was made) counts only if there is no other. */
export function dateOf({ date }: Pick<Source, 'date'>): string | null {
  const outside = datesIn(date.replaceAll(/\([^)]*\)/g, ' '))
  return (outside.length > 0 ? outside : datesIn(date)).sort().at(-1) ?? null
}

/** Ids of the sources that ids of sources or rows come down to. */
export function sourcesBehind(ids: readonly string[], base: EvidenceBase): ReadonlySet<string> {
  const found = new Set<string>()
  const seen = new Set<string>()
  const visit = (id: string): void => {
    if (seen.has(id)) return
    seen.add(id)
    if (base.sources().has(id)) found.add(id)
    for (const next of base.findEvidence(id)?.sources ?? []) expanded(next).forEach(visit)
  }
  ids.flatMap(expanded).forEach(visit)
  return found
}

const tally = (words: readonly string[]): Record<string, number> => {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
}

const newest = (sources: Iterable<Source | undefined>): string | null =>
  [...sources]
    .flatMap((source) => (source ? (dateOf(source) ?? []) : []))
    .sort()
    .at(-1) ?? null

const ends = (texts: readonly string[]) => {
  const sorted = [...texts].sort()
  return { first: sorted[0] ?? null, last: sorted.at(-1) ?? null }
}

/** What the register says of a file, besides its digest. */
function contentOf(file: string, base: EvidenceBase): Omit<RegisteredFile, 'file' | 'sha256'> {
  if (sourceFiles.includes(file)) {
    const own = base.sourcesOf(file)
    return { rows: own.length, first: null, last: null, edition: newest(own), confidence: {} }
  }
  const named = (ids: readonly string[]) =>
    newest([...sourcesBehind(ids, base)].map((id) => base.sources().get(id)))
  if (file in pointFiles) {
    const rows = base.rowsOf(file)
    const years = rows.flatMap(({ period }) => period.match(/(?<!\d)(?:19|20)\d{2}(?!\d)/g) ?? [])
    return {
      rows: rows.length,
      ...ends(years),
      edition: named(rows.flatMap((row) => row.sources)),
      confidence: tally(rows.map((row) => row.confidence)),
    }
  }
  const points = base.loadSeries(file.replace(/^uk\//, ''))
  const spans = points.flatMap(({ period }) => parsePeriod(period) ?? [])
  return {
    rows: points.length,
    first: ends(spans.map((span) => span.first)).first,
    last: ends(spans.map((span) => span.last)).last,
    edition: named([...new Set(points.map((point) => point.source_id))]),
    confidence: tally(points.map((point) => point.confidence)),
  }
}

/** The digest of a data file. */
export const digestOf = (folder: string, file: string): string =>
  createHash('sha256')
    .update(readFileSync(join(folder, file)))
    .digest('hex')

/** The register of an evidence folder, made from its files. Throws RangeError for a data file that the loader does not read. */
export const makeRegister = (base: EvidenceBase): readonly RegisteredFile[] =>
  dataFiles(base.folder).map((file) => ({
    file,
    sha256: digestOf(base.folder, file),
    ...contentOf(file, base),
  }))

/** Where a folder differs from a register, one phrase a file; empty if nowhere. */
export function differencesFrom(register: readonly RegisteredFile[], folder: string): readonly string[] {
  const registered = new Map(register.map((entry) => [entry.file, entry.sha256]))
  const present = dataFiles(folder)
  return [
    ...present.flatMap((file) => {
      const sha256 = registered.get(file)
      if (sha256 === undefined) return [`${file} is not in the register`]
      return sha256 === digestOf(folder, file) ? [] : [`${file} is not as registered`]
    }),
    ...[...registered.keys()].filter((file) => !present.includes(file)).map((file) => `${file} is gone`),
  ]
}
