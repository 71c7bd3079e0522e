/** Phrases that several messages have: the nearest name, names in a row, what to write instead. */
import { nearestName } from '../../words/nearest.ts'
import { meaningOf } from './meanings.ts'
import { mendedNumber } from './mending.ts'

/** The nearest of some names, if one is near. */
export const suggestion = (wrong: string, names: readonly string[]): { nearest?: string } => {
  const nearest = nearestName(wrong, names)
  return nearest === undefined ? {} : { nearest }
}

/** Names in a row; `none` if there are none. */
export const listed = (names: readonly string[]): string => (names.length === 0 ? 'none' : names.join(', '))

/** What to write instead, if that is known. */
export const write = (mended: string | number | undefined): { remedy?: string } =>
  mended === undefined
    ? {}
    : { remedy: `write ${typeof mended === 'string' ? JSON.stringify(mended) : mended}` }

/** What a key that is none looks like a slip of, besides another key. */
export function slipOfKey(key: string): { remedy?: string } {
  if (/^\w+:/.test(key)) return { remedy: 'a space is missing after the colon' }
  if (/^\d{3}$/.test(key)) return { remedy: 'write a number without commas: 1200, not 1,200' }
  const meaning = meaningOf(key)
  return meaning === undefined ? {} : { remedy: meaning }
}

/** A row with too many cells, neighbours of which are one number with thousands commas; nothing is said if that is not clear. */
export function splitNumber(cells: readonly string[], allowed: number): { remedy?: string } {
  const excess = cells.length - allowed
  if (excess < 1) return {}
  const candidates = cells
    .map((_, start) => cells.slice(start, start + excess + 1).join(','))
    .filter((text) => text.split(',').length === excess + 1 && mendedNumber(text, undefined) !== undefined)
  const [only, ...others] = candidates
  if (only === undefined || others.length > 0) return {}
  return { remedy: `write a number without commas: ${mendedNumber(only, undefined)}, not ${only}` }
}
