/** Cells of spreadsheets: figures rounded to what their interval supports, and words for what a table leaves blank. */
import { type Cell, mostDecimals } from '../../run-folder/spreadsheet/book.ts'
import { roundingStep, unitFactor } from '../../words/numbers.ts'

/** A figure that is not there: not defined, or too few replications. */
export const unavailable = '[x]'
/** What has no meaning in a row. */
export const inapplicable = '[z]'

/** Decimals of numbers that are rounded to a step. */
export const decimalsOf = (step: number): number =>
  Math.min(mostDecimals, Math.max(0, Math.round(-Math.log10(step))))

/** A number as it is, of which so many decimals as the step has are shown. */
export const exact = (value: number | null, step = 1): Cell =>
  value === null ? unavailable : { value, decimals: decimalsOf(step) }

/** A number rounded to a step. */
export function rounded(value: number | null, step: number): Cell {
  if (value === null) return unavailable
  const near = Math.round(Math.abs(value) / step) * step * Math.sign(value)
  // Without the tail that a product with a power of ten leaves, and without the sign of a zero.
  return { value: Number(near.toPrecision(12)) + 0, decimals: decimalsOf(step) }
}

/** A figure with the bounds of its interval. */
export interface Figure {
  readonly mean: number | null
  readonly ci_low: number | null
  readonly ci_high: number | null
}

/** The step to which a figure is rounded. */
export const stepOf = ({ mean, ci_low, ci_high }: Figure, factor = 1): number =>
  mean === null
    ? 1
    : roundingStep(
        mean * factor,
        ci_low === null ? undefined : ci_low * factor,
        ci_high === null ? undefined : ci_high * factor,
      )

/** A figure and its bounds in the unit in which people read it, rounded to what the interval supports. */
export function figureCells(figure: Figure, unit: string): readonly [mean: Cell, low: Cell, high: Cell] {
  const factor = unitFactor(unit)
  const step = stepOf(figure, factor)
  const cell = (value: number | null) => rounded(value === null ? null : value * factor, step)
  return [cell(figure.mean), cell(figure.ci_low), cell(figure.ci_high)]
}

/** The unit that such cells are in. */
export const unitWords = (unit: string): string =>
  unit === 'GBP' ? '£ million' : unit === '' ? inapplicable : unit.replace('GBP', '£')

/** Text, or words for none. */
export const words = (text: string, none = inapplicable): Cell => (text.trim() === '' ? none : text)

/** A number that a text is, with its decimals; else the text. */
export function numberOrText(text: string, none: string): Cell {
  if (!/^-?\d+(\.\d+)?$/.test(text)) return words(text, none)
  return { value: Number(text), decimals: Math.min(mostDecimals, text.split('.')[1]?.length ?? 0) }
}
