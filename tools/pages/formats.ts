/** How figures are written on pages. Minus signs are true ones, thousands are set apart by commas. */
import { unitFactor } from '../../src/words/numbers.ts'

/** A number with so many decimals, or rounded to hundreds by −2; a dash where there is none. */
export function number(value: number | null, digits = 0): string {
  if (value === null) return '–'
  const step = 10 ** -Math.min(0, digits)
  const size = Math.abs(value)
  const text = (step === 1 ? size : Math.round(size / step) * step).toLocaleString('en-GB', {
    maximumFractionDigits: Math.max(0, digits),
    minimumFractionDigits: Math.max(0, digits),
  })
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text
}

/** The same of a difference, which shows its sign unless it is zero. */
export function signed(value: number | null, digits = 0): string {
  const text = number(value, digits)
  return value !== null && value > 0 && /[1-9]/.test(text) ? `+${text}` : text
}

/** A share in per cent; a dash where there is none. */
export const percent = (share: number | null, digits = 0): string =>
  share === null ? '–' : `${number(100 * share, digits)}%`

/** The same of a difference. */
export const signedPercent = (share: number, digits = 0): string => `${signed(100 * share, digits)}%`

/** Pounds in millions: `−£12m`. */
export const pounds = (value: number | null): string =>
  value === null ? '–' : number(value * unitFactor('GBP')).replace(/^(−?)(.*)$/, '$1£$2m')

/** A line of a Markdown table. */
export const line = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`

/** A Markdown table; the columns after the first so many are figures, set to the right. */
export const table = (
  header: readonly string[],
  rows: readonly (readonly string[])[],
  figuresFrom = header.length,
): string =>
  [line(header), line(header.map((_, i) => (i >= figuresFrom ? '---:' : '---'))), ...rows.map(line)].join(
    '\n',
  )

/** A mean with its interval: `−1,234 (−2,000 to −500)`. */
export const withInterval = ({
  mean,
  ci_low,
  ci_high,
}: {
  readonly mean: number | null
  readonly ci_low: number | null
  readonly ci_high: number | null
}): string => `${number(mean)} (${number(ci_low)} to ${number(ci_high)})`

/** A row with a mean and its interval. */
interface Estimate {
  readonly unit: string
  readonly mean: number | null
  readonly ci_low: number | null
  readonly ci_high: number | null
}

/** A figure of a row as tables show it, money in millions; a dash where there is none. */
const shown =
  (format: (value: number | null) => string) =>
  (row: Estimate | undefined, key: 'mean' | 'ci_low' | 'ci_high'): string => {
    const value = row?.[key] ?? null
    return format(value === null ? null : value * unitFactor(row!.unit))
  }
/** Of a level. */
export const level = shown((value) => number(value))
/** Of a difference, with its sign. */
export const change = shown((value) => signed(value))

/** A difference with its interval: `−28 [−40, −16]`. */
export const changeWithInterval = (row: Estimate | undefined): string =>
  `${change(row, 'mean')} [${change(row, 'ci_low')}, ${change(row, 'ci_high')}]`
