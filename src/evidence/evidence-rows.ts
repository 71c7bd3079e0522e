/** What the evidence files hold, as types, and how a line of text becomes one. */
import type { Cells } from './files.ts'
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

/** Who speaks in a source: a public body, people who study the matter, the press and copies of it, or nobody outside this project. */
export const kindsOfSource = ['official', 'research', 'press', 'none'] as const
export type KindOfSource = (typeof kindsOfSource)[number]

/** Whether a cell names a kind of source. */
export const isKindOfSource = (text: string): text is KindOfSource =>
  (kindsOfSource as readonly string[]).includes(text)

/** Where figures come from. */
export interface Source {
  readonly id: string
  readonly publisher: string
  /** `official` where the file has no such column. */
  readonly kind: KindOfSource
  readonly title: string
  readonly date: string
  readonly reference: string
  /** '' where the source is cited for its figures only. */
  readonly licence: string
  /** Edition of this evidence by which the source came in, `2026-06`; '' for what it began with. */
  readonly takenIn: string
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

/** Whether a cell is written as a number. */
export const isNumber = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text.trim())

const cell = (text: string | undefined): number | string | null => {
  const trimmed = text?.trim() ?? ''
  if (trimmed === '') return null
  return isNumber(trimmed) ? Number(trimmed) : trimmed
}

/** Ids of a cell that has several: `S019;S020`. */
export const idsOf = (text: string | undefined): string[] => (text ?? '').split(';').filter((id) => id !== '')

/** `BE-A01..A05` as the five row ids that it stands for; any other id as it is. */
export function expanded(id: string): readonly string[] {
  const range = /^([A-Z]+-[A-Z])(\d+)\.\.[A-Z](\d+)$/.exec(id)
  if (!range) return [id]
  const [, stem = '', from = '', to = ''] = range
  const count = Math.max(0, Number(to) - Number(from) + 1)
  return Array.from(
    { length: count },
    (_, index) => stem + String(Number(from) + index).padStart(from.length, '0'),
  )
}

/** The id of a line of point values. */
export const rowIdOf = (cells: Cells): string => cells.id ?? cells.row_id ?? ''

/** A line of a file of point values. */
export const toRow = (cells: Cells): EvidenceRow => {
  const id = rowIdOf(cells)
  const confidence = cells.confidence ?? ''
  return {
    id,
    scheme: cells.scheme ?? cells.example ?? '',
    description: cells.description ?? cells.line ?? '',
    value: cell(cells.value),
    low: cell(cells.low),
    high: cell(cells.high),
    unit: cells.unit ?? '',
    period: cells.period ?? '',
    sources: idsOf(cells.source_id),
    confidence,
    note: cells.note ?? '',
    withheld: withheldReason(id, confidence),
  }
}

/** A line of a sources file. */
export const toSource = (cells: Cells): Source => {
  const { id = '', publisher = '', title = '', date = '', url_or_reference = '', licence = '' } = cells
  const kind = kindsOfSource.find((known) => known === cells.kind) ?? 'official'
  return {
    id,
    publisher,
    kind,
    title,
    date,
    reference: url_or_reference,
    licence,
    takenIn: cells.taken_in ?? '',
  }
}

/** A line of a series file. */
export const toPoint = (cells: Cells): SeriesPoint => {
  const { period = '', series = '', unit = '', source_id = '', confidence = '' } = cells
  const value = cell(cells.value)
  return { period, series, value: typeof value === 'number' ? value : null, unit, source_id, confidence }
}
