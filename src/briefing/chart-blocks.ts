/** The charts of a run as parts of a briefing, each with the figures behind it. */
import { behindOf } from '../run-folder/figures-behind.ts'
import { formatNumber } from '../words/numbers.ts'
import type { BriefingChart, StoredChart } from './briefing.ts'
import type { Material } from './material.ts'

/** Most rows of a table behind a chart; one with more shows the last month of each year, if it has months. */
const mostRows = 150
/** Most rows that are shown at all. */
const limit = 400

type Row = Readonly<Record<string, string | number | null>>

/** A chart with its figures; undefined where the run has none of that name. */
export function chartOf(material: Material, id: string): BriefingChart | undefined {
  const chart = material.charts.find((each) => each.id === id)
  return chart && { kind: 'chart', ...chart, behind: behindChart(material, chart) }
}

function behindChart(material: Material, { id }: StoredChart): BriefingChart['behind'] {
  const behind = behindOf(id)
  const all = behind === undefined ? [] : material.rowsOf(behind).filter((row) => behind.passes(row, id))
  const rows = thinned(all, material)
  const columns = Object.keys(rows[0] ?? {}).filter(
    (column) => !hidden.includes(column) && rows.some((row) => row[column] !== '' && row[column] !== null),
  )
  const same =
    rows.length > 1 ? columns.filter((column) => rows.every((row) => row[column] === rows[0]![column])) : []
  const told = columns.filter((column) => !same.includes(column))
  const kept =
    rows.length < all.length ? ` Shown are ${rows.length} of ${all.length} rows; the file has all.` : ''
  const alike = same.map((column) => `${headOf(column)}: ${cellOf(rows[0]![column]!)}`).join('; ')
  const file = behind === undefined ? '' : `From ${behind.table.path}.`
  return {
    caption: `${file}${alike === '' ? '' : ` In every row, ${alike}.`}${kept}`,
    head: told.map(headOf),
    rows: rows.map((row) => told.map((column) => cellOf(row[column] ?? null))),
  }
}

/** Columns that others say in words. */
const hidden = ['verdict', 'replications', 'note']

/** A table of months that is too long to read, by the last month of each year. */
function thinned(rows: readonly Row[], { monthly }: Material): readonly Row[] {
  if (rows.length <= mostRows || !('month' in (rows[0] ?? {}))) return rows.slice(0, limit)
  const months = [...new Set(monthly.map(({ month }) => month))].toSorted()
  const ends = months.filter((_, i) => i % 12 === 11 || i === months.length - 1)
  return rows.filter(({ month }) => ends.includes(String(month))).slice(0, limit)
}

const heads: Readonly<Record<string, string>> = {
  ci_low: '95% interval, low',
  ci_high: '95% interval, high',
  p05: '5th percentile',
  p25: '25th percentile',
  p50: 'Median',
  p75: '75th percentile',
  p95: '95th percentile',
  mean: 'Average',
  share_of_replications_above_zero: 'Share of runs above zero',
  metric_label: 'Label',
}

const headOf = (column: string) =>
  heads[column] ?? `${column.charAt(0).toUpperCase()}${column.slice(1)}`.replaceAll('_', ' ')

/** Whole numbers from a thousand on, four digits below. */
function cellOf(value: string | number | null): string {
  if (value === null) return '–'
  if (typeof value === 'string') return value
  if (value === 0) return '0'
  const digits = Math.max(0, 3 - Math.floor(Math.log10(Math.abs(value))))
  return Number.isInteger(value)
    ? formatNumber(value)
    : formatNumber(value, Math.pow(10, -Math.min(4, digits)))
}
