/** The evidence base as typed rows: point values, published series and their sources. Read once, then kept. */
import { readdirSync } from 'node:fs'
import { evidenceFolder, readTable } from './files.ts'
import { withheldReason } from './withheld.ts'

/** A published or derived point value. */
export interface EvidenceRow {
  /** snake_case for UK figures (`caseworkers_fte`), letters and number for policy figures (`RWA-23`). */
  readonly id: string
  /** Scheme or worked example the row belongs to; '' for UK figures. */
  readonly scheme: string
  readonly description: string
  /** A number, or text (a date, a category), or null where the row has no value of its own. */
  readonly value: number | string | null
  /** Observed extremes over the period named in the note, not a confidence interval. */
  readonly low: number | string | null
  readonly high: number | string | null
  /** As the evidence spells it: `fraction`, `people/year`. */
  readonly unit: string
  readonly period: string
  /** Ids in a sources file, or ids of the rows that the figure is derived from. */
  readonly sources: readonly string[]
  /** `published`, `derived` or `from-memory-unverified`. */
  readonly confidence: string
  readonly note: string
  /** Why the row must not be used as a value; null if it may. */
  readonly withheld: string | null
}

/** Where figures come from. */
export interface Source {
  readonly id: string
  readonly publisher: string
  readonly title: string
  readonly date: string
  readonly reference: string
  /** '' where the source is cited for its figures only. */
  readonly licence: string
}

/** One point of a published series. */
export interface SeriesPoint {
  /** As published: `2024`, `2024-Q4`, `2024-12-31`, `2023/24`, `2018/19-2023/24`. */
  readonly period: string
  readonly series: string
  /** Null where the source has no figure. */
  readonly value: number | null
  readonly unit: string
  readonly source_id: string
  readonly confidence: string
}

const cell = (text: string | undefined): number | string | null => {
  const trimmed = text?.trim() ?? ''
  if (trimmed === '') return null
  return /^-?\d+(\.\d+)?$/.test(trimmed) ? Number(trimmed) : trimmed
}

const toRow = (record: Readonly<Record<string, string>>): EvidenceRow => {
  const id = record.id ?? record.row_id ?? ''
  const confidence = record.confidence ?? ''
  return {
    id,
    scheme: record.scheme ?? record.example ?? '',
    description: record.description ?? record.line ?? '',
    value: cell(record.value),
    low: cell(record.low),
    high: cell(record.high),
    unit: record.unit ?? '',
    period: record.period ?? '',
    sources: (record.source_id ?? '').split(';').filter((source) => source !== ''),
    confidence,
    note: record.note ?? '',
    withheld: withheldReason(id, confidence),
  }
}

const pointFiles = [
  'uk/parameters.csv',
  'policy/parameters.csv',
  'policy/deterrence.csv',
  'policy/break_even_ia.csv',
]
const sourceFiles = ['uk/sources.csv', 'policy/sources.csv']

/** `read` called once, its result kept. */
const once = <T>(read: () => T): (() => T) => {
  let kept: { readonly value: T } | undefined
  return () => {
    kept ??= { value: read() }
    return kept.value
  }
}

/** Every point value, keyed by id, in file order. */
export const evidence: () => ReadonlyMap<string, EvidenceRow> = once(
  () => new Map(pointFiles.flatMap((file) => readTable(file).map(toRow)).map((row) => [row.id, row])),
)

/** The row with this id, withheld or not. */
export const findEvidence = (id: string): EvidenceRow | undefined => evidence().get(id)

/** Every source, keyed by id, in file order. */
export const sources: () => ReadonlyMap<string, Source> = once(
  () =>
    new Map(
      sourceFiles.flatMap(readTable).map((record) => {
        const { id = '', publisher = '', title = '', date = '', url_or_reference = '', licence = '' } = record
        return [id, { id, publisher, title, date, reference: url_or_reference, licence }]
      }),
    ),
)

/** Names of the published series files, in alphabetical order: `small_boats_daily.csv`. */
export const seriesFiles: () => readonly string[] = once(() =>
  readdirSync(`${evidenceFolder}uk`)
    .filter((file) => file.endsWith('.csv') && !['parameters.csv', 'sources.csv'].includes(file))
    .sort(),
)

/** The points of a series file (`small_boats_daily.csv`, with or without `.csv`), in file order. Throws RangeError if there is no such file. */
export function loadSeries(file: string): readonly SeriesPoint[] {
  const name = file.endsWith('.csv') ? file : `${file}.csv`
  if (!seriesFiles().includes(name)) {
    throw new RangeError(`no published series file "${name}"; there are: ${seriesFiles().join(', ')}`)
  }
  return readTable(`uk/${name}`).map((record) => {
    const { period = '', series = '', unit = '', source_id = '', confidence = '' } = record
    const value = cell(record.value)
    return { period, series, value: typeof value === 'number' ? value : null, unit, source_id, confidence }
  })
}
