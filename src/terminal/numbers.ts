/** Reading numbers from options: strict, and never a NaN. */
import type { Problem } from '../input-error.ts'
import { mendedNumber } from '../scenarios/messages/mending.ts'

/** A number read, or what is wrong with its text. */
export type Read = { readonly value: number } | { readonly problem: Problem }

/** Numbers closer to 0 lose digits, and their reciprocals are no numbers. */
const leastNumber = 1e-300

/** A number in decimal or scientific notation; NaN where the text is none, as in hexadecimal. */
const numberIn = (text: string): number =>
  /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(text) ? Number(text) : Number.NaN

/** A whole number in decimal digits. @param option its name with dashes, for the message */
export function wholeNumber(option: string, text: string, min: number, max: number): Read {
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= min && value <= max) return { value }
  return { problem: wrongNumber(option, text, `a whole number from ${min} to ${max}`) }
}

/** A number above 0 and up to `max`, in decimal or scientific notation. */
export function positiveNumber(option: string, text: string, max: number): Read {
  const value = numberIn(text)
  if (value >= leastNumber && value <= max) return { value }
  const top = max === Number.POSITIVE_INFINITY || max === Number.MAX_VALUE ? '' : ` up to ${max}`
  return { problem: wrongNumber(option, text, `a number above 0${top}`) }
}

/** A length of time in years that is a whole number of months. */
export function yearsInMonths(option: string, text: string, most: number): Read {
  const months = numberIn(text) * 12
  const whole = Math.round(months)
  if (Math.abs(months - whole) < 1e-6 && whole >= 1 && whole <= most * 12) {
    return { value: whole / 12 }
  }
  return { problem: wrongNumber(option, text, `years above 0 up to ${most}, in whole months (0.25, 0.5, 5)`) }
}

/** The problem of an option whose value is not allowed. */
export function wrong(option: string, text: string, allowed: string, nearest?: string): Problem {
  return {
    file: option,
    path: '',
    found: `found "${text}"`,
    allowed,
    ...(nearest !== undefined && { nearest }),
  }
}

/** The problem of an option that wants a number, with the number that was probably meant. */
function wrongNumber(option: string, text: string, allowed: string): Problem {
  const mended = mendedNumber(text, undefined)
  return { ...wrong(option, text, allowed), ...(mended !== undefined && { remedy: `write ${mended}` }) }
}

/** Any number, in decimal or scientific notation. */
export function anyNumber(option: string, text: string): Read {
  const value = numberIn(text)
  if (Number.isFinite(value)) return { value: value === 0 ? 0 : value }
  return { problem: wrongNumber(option, text, 'a number') }
}
