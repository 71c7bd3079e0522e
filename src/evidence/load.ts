/** The evidence base as typed rows: point values, published series and their sources. Read once, then kept. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { checkPoints, checkSeries, checkSources, columnsOf } from './check.ts'
import {
  type EvidenceRow,
  rowIdOf,
  type SeriesPoint,
  type Source,
  toPoint,
  toRow,
  toSource,
} from './evidence-rows.ts'
import { faults } from './faults.ts'
import { evidenceFolder, readTable, refusal } from './files.ts'

export type { EvidenceRow, SeriesPoint, Source } from './evidence-rows.ts'

/** Files of point values, with the columns each must have. */
export const pointFiles: Readonly<Record<string, readonly string[]>> = {
  'uk/parameters.csv': columnsOf.points,
  'policy/parameters.csv': columnsOf.points,
  'policy/deterrence.csv': columnsOf.points,
  'policy/break_even_ia.csv': columnsOf.workedExample,
}

/** Files of sources. */
export const sourceFiles: readonly string[] = ['uk/sources.csv', 'policy/sources.csv']

/** The evidence of one folder. Everything is read when first asked for; a malformed file throws InputError with file and line. */
export interface EvidenceBase {
  readonly folder: string
  /** Every point value, keyed by id, in file order. */
  evidence(): ReadonlyMap<string, EvidenceRow>
  /** The point values of one file. */
  rowsOf(file: string): readonly EvidenceRow[]
  /** The row with this id, withheld or not. */
  findEvidence(id: string): EvidenceRow | undefined
  /** Every source, keyed by id, in file order. */
  sources(): ReadonlyMap<string, Source>
  /** The sources of one file. */
  sourcesOf(file: string): readonly Source[]
  /** Names of the published series files, in alphabetical order: `small_boats_daily.csv`. */
  seriesFiles(): readonly string[]
  /** The points of a series file (`small_boats_daily.csv`, with or without `.csv`), in file order. Throws RangeError if there is no such file. */
  loadSeries(file: string): readonly SeriesPoint[]
}

/** `read` called once, its result kept. */
const once = <T>(read: () => T): (() => T) => {
  let kept: { readonly value: T } | undefined
  return () => {
    kept ??= { value: read() }
    return kept.value
  }
}

/** The lines of several files; an id that an earlier file has is refused. */
function readAll(folder: string, files: Readonly<Record<string, readonly string[]>>) {
  const firstFile = new Map<string, string>()
  return Object.entries(files).map(([file, columns]) => {
    const path = join(folder, file)
    const lines = readTable(folder, file, columns)
    for (const { line, cells } of lines) {
      const id = rowIdOf(cells)
      const earlier = firstFile.get(id)
      if (earlier !== undefined && earlier !== file)
        throw refusal(path, [{ line, fault: faults.inOtherFile(id, earlier) }])
      firstFile.set(id, file)
    }
    return { file, path, lines }
  })
}

/** The evidence in a folder laid out as `src/evidence` is; a newer edition of the same files needs no change of code. */
export function openEvidence(folder: string = evidenceFolder): EvidenceBase {
  const sourceTables = once(() => {
    const tables = readAll(folder, Object.fromEntries(sourceFiles.map((file) => [file, columnsOf.sources])))
    for (const { path, lines } of tables) checkSources(path, lines)
    return new Map(tables.map(({ file, lines }) => [file, lines.map(({ cells }) => toSource(cells))]))
  })
  const sources = once(
    () => new Map([...sourceTables().values()].flat().map((source) => [source.id, source])),
  )
  const sourceIds = once(() => new Set(sources().keys()))

  const pointTables = once(() => {
    const tables = readAll(folder, pointFiles)
    const rowIds = new Set(tables.flatMap(({ lines }) => lines.map(({ cells }) => rowIdOf(cells))))
    for (const { path, lines } of tables) checkPoints(path, lines, sourceIds(), rowIds)
    return new Map(tables.map(({ file, lines }) => [file, lines.map(({ cells }) => toRow(cells))]))
  })
  const evidence = once(() => new Map([...pointTables().values()].flat().map((row) => [row.id, row])))

  const seriesFiles = once(() =>
    readdirSync(join(folder, 'uk'))
      .filter((file) => file.endsWith('.csv') && !['parameters.csv', 'sources.csv'].includes(file))
      .sort(),
  )
  const points = new Map<string, readonly SeriesPoint[]>()
  const loadSeries = (file: string): readonly SeriesPoint[] => {
    const name = file.endsWith('.csv') ? file : `${file}.csv`
    if (!seriesFiles().includes(name)) {
      throw new RangeError(`no published series file "${name}"; there are: ${seriesFiles().join(', ')}`)
    }
    const kept = points.get(name)
    if (kept) return kept
    const lines = readTable(folder, join('uk', name), columnsOf.series)
    checkSeries(join(folder, 'uk', name), lines, sourceIds())
    const read = lines.map(({ cells }) => toPoint(cells))
    points.set(name, read)
    return read
  }
  return {
    folder,
    evidence,
    rowsOf: (file) => pointTables().get(file) ?? [],
    findEvidence: (id) => evidence().get(id),
    sources,
    sourcesOf: (file) => sourceTables().get(file) ?? [],
    seriesFiles,
    loadSeries,
  }
}

/** The evidence of this package. */
export const builtInEvidence: EvidenceBase = openEvidence()

/** Of the evidence of this package; see `EvidenceBase`. */
export const { evidence, findEvidence, sources, seriesFiles, loadSeries } = builtInEvidence
